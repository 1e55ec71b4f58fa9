import Fraction from 'fraction.js';
import { dayNumber } from '../../days.ts';
import type { Expression, Written } from '../../rules/expression.ts';
import { ALWAYS, and, constant, type Formula, NEVER, not, or } from '../solver/index.ts';
import { callMeaning } from './calls.ts';
import { compare } from './compare.ts';
import { type Kind, kindOf, type Read } from './kinds.ts';
import { calculated, isZero, surely } from './numbers.ts';
import type { Space } from './space.ts';
import { asTruth, type Case, certain, paired, type Truth, type Value } from './value.ts';

type Named = Extract<Expression, { kind: 'name' | 'member' }>;

/** What the names of an expression stand for. */
export interface Names {
  readonly space: Space;
  /** The value of a name, of the kind that is wanted where it stands. */
  value(tree: Named, wanted: Kind): Value;
  /** A value about which nothing is known, for a part that is beyond exact reasoning. */
  beyond(tree: Expression, wanted: Kind, text: string): Value;
}

/** How to read an expression: its names, and parts that are to be taken as true or false. */
export interface Reading {
  readonly names: Names;
  readonly taken?: ReadonlyMap<Expression, boolean>;
}

/** The formulas of a condition. */
export function truthOf(written: Written, reading: Reading): Truth {
  const value = translated(written, reading)(written.tree, 'truth');
  return value.kind === 'truth' ? value : { kind: 'truth', yes: NEVER, no: NEVER };
}

/** The value of an expression of any kind. */
export function meaningOf(written: Written, wanted: Kind, reading: Reading): Value {
  return translated(written, reading)(written.tree, wanted);
}

function translated({ text }: Written, { names, taken }: Reading): Read {
  const { space } = names;
  const read: Read = (tree, wanted) => {
    const constantTruth = taken?.get(tree);
    if (constantTruth !== undefined) return certain(constantTruth);
    return meaning(tree, wanted) ?? names.beyond(tree, wanted, text.slice(tree.start, tree.end));
  };
  const truth = (tree: Expression): Truth => asTruth(read(tree, 'truth'));
  const meaning = (tree: Expression, wanted: Kind): Value | undefined => {
    switch (tree.kind) {
      case 'number':
        return { kind: 'number', cases: surely(constant(new Fraction(tree.written)), ALWAYS) };
      case 'text':
        return tree.type === 'date' || wanted === 'number'
          ? { kind: 'number', cases: surely(constant(dayNumber(tree.value)), ALWAYS) }
          : { kind: 'text', cases: [{ when: ALWAYS, value: { kind: 'literal', text: tree.value } }] };
      case 'boolean':
        return certain(tree.value);
      case 'name':
      case 'member':
        return names.value(tree, wanted);
      case 'not': {
        const { yes, no } = truth(tree.of);
        return { kind: 'truth', yes: no, no: yes };
      }
      case 'negate':
        return arithmetic(
          '-',
          { kind: 'number', cases: surely(constant(0), ALWAYS) },
          read(tree.of, 'number'),
          space,
        );
      case 'and':
        return both(truth(tree.left), truth(tree.right));
      case 'or':
        return either(truth(tree.left), truth(tree.right));
      case 'compare': {
        const kind = kindOf(tree.left, tree.right);
        return compare(read(tree.left, kind), tree.op, read(tree.right, kind), space);
      }
      case 'arithmetic':
        return arithmetic(tree.op, read(tree.left, 'number'), read(tree.right, 'number'), space);
      case 'in': {
        const kind = kindOf(tree.item, ...tree.list);
        const item = read(tree.item, kind);
        const equal = tree.list.map((each) => compare(item, '==', read(each, kind), space));
        return equal.every((each) => each !== undefined) ? equal.reduce(either, certain(false)) : undefined;
      }
      case 'if':
        return chosen(truth(tree.condition), read(tree.then, wanted), read(tree.otherwise, wanted), space);
      case 'call':
        return callMeaning(tree, wanted, read, space);
    }
  };
  return read;
}

function both(left: Truth, right: Truth): Truth {
  return { kind: 'truth', yes: and(left.yes, right.yes), no: or(left.no, right.no) };
}

function either(left: Truth, right: Truth): Truth {
  return { kind: 'truth', yes: or(left.yes, right.yes), no: and(left.no, right.no) };
}

type Operator = Extract<Expression, { kind: 'arithmetic' }>['op'];

/** Division by 0 is unknown. What stands below a line is taken not to be negative: people, beds, tests. */
function arithmetic(op: Operator, left: Value, right: Value, space: Space): Value | undefined {
  if (left.kind !== 'number' || right.kind !== 'number') return undefined;
  let isBeyond = false;
  const cases = paired(left.cases, right.cases, (a, b) => {
    const value = calculated(op, a, b);
    if (value === undefined) {
      isBeyond = true;
      return [];
    }
    if (op !== '/') return [{ when: ALWAYS, value }];
    for (const name of b.over.terms.keys()) space.notNegative(name);
    const zero = isZero(b.over, space.variables);
    return [
      { when: zero, value: null },
      { when: not(zero), value },
    ].filter(({ when }) => when !== NEVER);
  });
  return isBeyond ? undefined : { kind: 'number', cases };
}

/** `c ? a : b`; with unknown `c` known only where both agree. */
function chosen(condition: Truth, then: Value, otherwise: Value, space: Space): Value | undefined {
  const { yes, no } = condition;
  const open = and(not(yes), not(no));
  if (then.kind === 'truth' && otherwise.kind === 'truth') {
    const pick = (side: 'yes' | 'no'): Formula =>
      or(and(yes, then[side]), and(no, otherwise[side]), and(then[side], otherwise[side]));
    return { kind: 'truth', yes: pick('yes'), no: pick('no') };
  }
  const agree = compare(then, '==', otherwise, space);
  if (agree === undefined && open !== NEVER) return undefined;
  const agreed = agree?.yes ?? NEVER;
  if (then.kind === 'number' && otherwise.kind === 'number')
    return { kind: 'number', cases: byCondition(yes, no, open, agreed, then.cases, otherwise.cases) };
  if (then.kind === 'text' && otherwise.kind === 'text')
    return { kind: 'text', cases: byCondition(yes, no, open, agreed, then.cases, otherwise.cases) };
  return undefined;
}

function byCondition<Of>(
  yes: Formula,
  no: Formula,
  open: Formula,
  agreed: Formula,
  then: readonly Case<Of>[],
  otherwise: readonly Case<Of>[],
): Case<Of>[] {
  return [
    ...then.map(({ when, value }) => ({ when: and(yes, when), value })),
    ...otherwise.map(({ when, value }) => ({ when: and(no, when), value })),
    ...then.map(({ when, value }) => ({ when: and(open, agreed, when), value })),
    { when: and(open, not(agreed)), value: null },
  ].filter(({ when }) => when !== NEVER);
}
