import type { Arithmetic } from '../../rules/expression.ts';
import {
  and,
  compared,
  constant,
  constantOf,
  type Formula,
  type Linear,
  minus,
  ONE,
  or,
  plus,
  type Relation,
  times,
  type Variables,
  ZERO,
} from '../solver/index.ts';
import type { Case, Quotient } from './value.ts';

export function whole(linear: Linear): Quotient {
  return { over: linear, under: constant(ONE) };
}

/** A number that is always known, in one case. */
export function surely(linear: Linear, when: Formula): Case<Quotient>[] {
  return [{ when, value: whole(linear) }];
}

/** `a op b` as sums over sums, or nothing if it leaves them: a product of variables. `/` is only asked where b is not 0. */
export function calculated(op: Arithmetic, a: Quotient, b: Quotient): Quotient | undefined {
  switch (op) {
    case '+':
    case '-': {
      const add = op === '+' ? plus : minus;
      if (isSame(a.under, b.under)) return { over: add(a.over, b.over), under: a.under };
      const [left, right] = [product(a.over, b.under), product(b.over, a.under)];
      const under = product(a.under, b.under);
      return left && right && under && { over: add(left, right), under };
    }
    case '*': {
      const [over, under] = [product(a.over, b.over), product(a.under, b.under)];
      return over && under && { over, under };
    }
    case '/': {
      if (isSame(a.under, b.under)) return { over: a.over, under: b.over };
      const [over, under] = [product(a.over, b.under), product(a.under, b.over)];
      return over && under && { over, under };
    }
  }
}

/** When `a relation b`, or nothing if that is no matter of sums. */
export function related(
  a: Quotient,
  relation: Relation,
  b: Quotient,
  variables: Variables,
): Formula | undefined {
  const same = isSame(a.under, b.under);
  const [left, right] = same ? [a.over, b.over] : [product(a.over, b.under), product(b.over, a.under)];
  const under = same ? a.under : product(a.under, b.under);
  if (left === undefined || right === undefined || under === undefined) return undefined;
  const zero = constant(ZERO);
  return or(
    and(compared(under, '>', zero, variables), compared(left, relation, right, variables)),
    and(compared(under, '<', zero, variables), compared(right, relation, left, variables)),
  );
}

/** When a quotient's divisor is 0. */
export function isZero(linear: Linear, variables: Variables): Formula {
  return compared(linear, '==', constant(ZERO), variables);
}

function product(a: Linear, b: Linear): Linear | undefined {
  const [left, right] = [constantOf(a), constantOf(b)];
  if (left !== undefined) return times(b, left);
  return right === undefined ? undefined : times(a, right);
}

function isSame(a: Linear, b: Linear): boolean {
  const difference = minus(a, b);
  return difference.terms.size === 0 && difference.constant.equals(ZERO);
}
