export {
  ALWAYS,
  and,
  compared,
  type Formula,
  NEVER,
  not,
  or,
  type Relation,
  type Variable,
  type Variables,
} from './formula.ts';
export {
  constant,
  constantOf,
  type Linear,
  minus,
  ONE,
  plus,
  sumOf,
  times,
  valueAt,
  variable,
  ZERO,
} from './linear.ts';
export { holdsAt, type Point } from './point.ts';
export { smallest } from './smallest.ts';
export { type Answer, type Found, solve } from './solve.ts';
