import Fraction from 'fraction.js';
import type { Expression } from '../../rules/expression.ts';
import {
  ALWAYS,
  and,
  compared,
  constant,
  constantOf,
  type Formula,
  type Linear,
  NEVER,
  not,
  ONE,
  or,
  plus,
  times,
  variable,
  ZERO,
} from '../solver/index.ts';
import { type Kind, kindOf, type Read } from './kinds.ts';
import { related, whole } from './numbers.ts';
import type { Space } from './space.ts';
import { asTruth, type Case, knownness, paired, type Quotient, type Truth, type Value } from './value.ts';

type Call = Extract<Expression, { kind: 'call' }>;

/** What a function's call means; nothing if it is beyond exact reasoning. */
export function callMeaning(tree: Call, wanted: Kind, read: Read, space: Space): Value | undefined {
  const [first, second] = tree.args;
  if (first === undefined) return undefined;
  switch (tree.call) {
    case 'known':
      return knownness(read(first, kindOf(first)));
    case 'or_else': {
      const kind = second === undefined ? wanted : kindOf(first, second);
      return second && insteadOf(read(first, kind), read(second, kind));
    }
    case 'at_least': {
      const needed = numberIn(read(first, 'number'));
      const conditions = tree.args.slice(1).map((each) => asTruth(read(each, 'truth')));
      return needed && atLeast(Number(needed.ceil().valueOf()), conditions);
    }
    case 'min':
    case 'max':
      return tree.args
        .map((each) => read(each, 'number'))
        .reduce<Value | undefined>(
          (best, each) => best && extreme(tree.call === 'min' ? '<=' : '>=', best, each, space),
          read(first, 'number'),
        );
    case 'abs':
      return extreme('>=', read(first, 'number'), negated(read(first, 'number')), space);
    case 'round':
      return second && rounded(read(first, 'number'), numberIn(read(second, 'number')), space);
    case 'zones':
      return { kind: 'number', cases: [{ when: ALWAYS, value: whole(space.whole(zonesName(tree), 0)) }] };
    case 'days_between':
      return second && difference(read(second, 'number'), read(first, 'number'));
    default:
      return undefined;
  }
}

/** How many areas have some tiers tonight: any number of them. */
function zonesName({ args }: Call): string {
  return `zones ${args.map((each) => (each.kind === 'text' ? each.value : '')).join(' ')}`;
}

function insteadOf(value: Value, instead: Value): Value | undefined {
  if (value.kind === 'truth' && instead.kind === 'truth') {
    const open = and(not(value.yes), not(value.no));
    return {
      kind: 'truth',
      yes: or(value.yes, and(open, instead.yes)),
      no: or(value.no, and(open, instead.no)),
    };
  }
  if (value.kind === 'number' && instead.kind === 'number')
    return { kind: 'number', cases: filledIn(value.cases, instead.cases) };
  if (value.kind === 'text' && instead.kind === 'text')
    return { kind: 'text', cases: filledIn(value.cases, instead.cases) };
  return undefined;
}

function filledIn<Of>(cases: readonly Case<Of>[], instead: readonly Case<Of>[]): Case<Of>[] {
  return cases.flatMap((one) =>
    one.value === null ? instead.map(({ when, value }) => ({ when: and(one.when, when), value })) : [one],
  );
}

/** True once `needed` are true, false once that many cannot be reached. */
function atLeast(needed: number, conditions: readonly Truth[]): Truth {
  const most = conditions.length - needed + 1;
  return {
    kind: 'truth',
    yes: several(
      needed,
      conditions.map(({ yes }) => yes),
    ),
    no: several(
      most,
      conditions.map(({ no }) => no),
    ),
  };
}

/** When `needed` or more of several formulas hold. */
function several(needed: number, formulas: readonly Formula[]): Formula {
  if (needed <= 0) return ALWAYS;
  const [first, ...rest] = formulas;
  if (first === undefined) return NEVER;
  return or(and(first, several(needed - 1, rest)), several(needed, rest));
}

function extreme(better: '<=' | '>=', left: Value, right: Value, space: Space): Value | undefined {
  if (left.kind !== 'number' || right.kind !== 'number') return undefined;
  let isBeyond = false;
  const cases = paired(left.cases, right.cases, (a, b): Case<Quotient>[] => {
    const isLeft = related(a, better, b, space.variables);
    isBeyond ||= isLeft === undefined;
    const when = isLeft ?? ALWAYS;
    return [
      { when, value: a },
      { when: not(when), value: b },
    ].filter((each) => each.when !== NEVER);
  });
  return isBeyond ? undefined : { kind: 'number', cases };
}

function negated(value: Value): Value {
  if (value.kind !== 'number') return value;
  const minusOne = ONE.neg();
  return {
    kind: 'number',
    cases: value.cases.map(({ when, value: of }) => ({
      when,
      value: of && { over: times(of.over, minusOne), under: of.under },
    })),
  };
}

function difference(left: Value, right: Value): Value | undefined {
  if (left.kind !== 'number' || right.kind !== 'number') return undefined;
  const other = negated(right);
  if (other.kind !== 'number') return undefined;
  return {
    kind: 'number',
    cases: paired(left.cases, other.cases, (a, b) => [{ when: ALWAYS, value: whole(plus(a.over, b.over)) }]),
  };
}

/** The number a value always is, if it is one. */
function numberIn(value: Value): Fraction | undefined {
  if (value.kind !== 'number') return undefined;
  const [only, ...others] = value.cases;
  return only?.value && others.length === 0 ? constantOf(only.value.over) : undefined;
}

/** A rounded number is a whole number of tenths (hundredths …), not further than half of one from what is rounded. */
function rounded(value: Value, digits: Fraction | undefined, space: Space): Value | undefined {
  if (value.kind !== 'number' || digits === undefined || digits.d !== 1n || digits.compare(ZERO) < 0)
    return undefined;
  const step = new Fraction(10).pow(digits).inverse();
  if (value.cases.some((each) => each.value !== null && constantOf(each.value.under) === undefined))
    return undefined;
  const cases = value.cases.map(({ when, value: of }): Case<Quotient> => {
    const under = of && constantOf(of.under);
    if (!of || !under) return { when, value: null };
    const exact = times(of.over, under.inverse());
    return { when, value: whole(times(stepsOf(exact, step, space), step)) };
  });
  return { kind: 'number', cases };
}

function stepsOf(exact: Linear, step: Fraction, space: Space): Linear {
  const name = `round(${[...exact.terms].map(([each, by]) => `${by.toFraction()}·${each}`).join('+')}+${exact.constant.toFraction()}, ${step.toFraction()})`;
  if (space.variables.has(name)) return variable(name);
  const steps = space.whole(name);
  const half = constant(step.div(2));
  const at = times(steps, step);
  const below = plus(at, times(half, ONE.neg()));
  const above = plus(at, half);
  const { variables } = space;
  const zero = constant(ZERO);
  space.require(
    or(
      and(
        compared(exact, '>=', zero, variables),
        compared(exact, '>=', below, variables),
        compared(exact, '<', above, variables),
      ),
      and(
        compared(exact, '<', zero, variables),
        compared(exact, '>', below, variables),
        compared(exact, '<=', above, variables),
      ),
    ),
  );
  return steps;
}
