import type { Indicator, PastIndicator } from '../../rules/indicator.ts';
import type { Pack } from '../../rules/pack.ts';
import { compare } from '../meaning/compare.ts';
import { surely } from '../meaning/numbers.ts';
import type { Space } from '../meaning/space.ts';
import { meaningOf, type Names } from '../meaning/translate.ts';
import { knownness, type Value } from '../meaning/value.ts';
import {
  ALWAYS,
  and,
  constant,
  constantOf,
  type Formula,
  type Linear,
  minus,
  not,
  or,
} from '../solver/index.ts';

/** What always holds of a value that is made of others, and what is 0 in its plainest case. */
interface Standing {
  readonly axiom: Formula;
  readonly near: readonly Linear[];
}

/** What holds of an indicator that is made of others' values, on other days or in other areas. */
export function standingOf(
  indicator: Indicator,
  value: Value,
  { indicators }: Pack,
  names: Names,
): Standing | undefined {
  if (indicator.kind === 'past') {
    const wanted = indicator.of.tree.type === 'boolean' ? 'truth' : 'number';
    return pastToNow(indicator, value, meaningOf(indicator.of, wanted, { names }), names.space);
  }
  if (indicator.kind !== 'rank') return undefined;
  const base = indicators.find(({ name }) => name === indicator.of);
  const tree = { kind: 'name', name: indicator.of, type: 'number', start: 0, end: 0 } as const;
  return base && rankOf(value, names.value(tree, 'number'), names.space);
}

/**
 * How an expression's past goes with its value now, where the window looks at that: no greatest value is below it, no least
 * one above it. In the plainest case every day was like today.
 */
function pastToNow({ over, window }: PastIndicator, past: Value, now: Value, space: Space): Standing {
  const near = [plain(past), plain(now)] as const;
  const [a, b] = near;
  const steady = a && b ? [minus(a, b)] : [];
  if (window.kind !== 'days' || window.lag > 0) return { axiom: ALWAYS, near: steady };
  switch (over) {
    case 'max':
      return { axiom: notFalse(past, '>=', now, space), near: steady };
    case 'min':
      return { axiom: notFalse(past, '<=', now, space), near: steady };
    case 'latest':
      return { axiom: and(notFalse(past, '==', now, space), alikeKnown(past, now)), near: steady };
    case 'days_since':
      return { axiom: sinceTrue(past, now, space), near: [] };
    case 'mean':
      return { axiom: ALWAYS, near: steady };
    case 'count':
      return { axiom: countsToday(past, now, space), near: [] };
    case 'sum':
      return { axiom: ALWAYS, near: [] };
  }
}

/**
 * A rank is above 0 and at most 1, and known only where what it ranks is: an area outside of any such ancestor has none. An
 * area alone is the first of one.
 */
function rankOf(rank: Value, base: Value, space: Space): Standing {
  const [none, all] = [0, 1].map(
    (each): Value => ({ kind: 'number', cases: surely(constant(each), ALWAYS) }),
  );
  const own = plain(rank);
  if (none === undefined || all === undefined) return { axiom: ALWAYS, near: [] };
  return {
    axiom: and(
      notFalse(rank, '>', none, space),
      notFalse(rank, '<=', all, space),
      or(not(knownness(rank).yes), knownness(base).yes),
    ),
    near: own === undefined ? [] : [minus(constant(1), own)],
  };
}

type Relation = Parameters<typeof compare>[1];

/** A comparison that is not known to be false. */
function notFalse(a: Value, relation: Relation, b: Value, space: Space): Formula {
  const truth = compare(a, relation, b, space);
  return truth === undefined ? ALWAYS : not(truth.no);
}

function alikeKnown(a: Value, b: Value): Formula {
  const [one, two] = [knownness(a).yes, knownness(b).yes];
  return or(and(one, two), and(not(one), not(two)));
}

/** Days since something was true are none today exactly where it is true today. */
function sinceTrue(past: Value, now: Value, space: Space): Formula {
  const none: Value = { kind: 'number', cases: surely(constant(0), ALWAYS) };
  const isToday = compare(past, '==', none, space);
  if (now.kind !== 'truth' || isToday === undefined) return ALWAYS;
  return and(not(and(now.yes, isToday.no)), not(and(now.no, isToday.yes)));
}

/** A condition that is true today held on one day at least. */
function countsToday(past: Value, now: Value, space: Space): Formula {
  const none: Value = { kind: 'number', cases: surely(constant(0), ALWAYS) };
  const isNever = compare(past, '==', none, space);
  return now.kind !== 'truth' || isNever === undefined ? ALWAYS : not(and(now.yes, isNever.yes));
}

/** The sum of a number that is one wherever it is known. */
function plain(value: Value): Linear | undefined {
  const known = value.kind === 'number' ? value.cases.flatMap((each) => each.value ?? []) : [];
  const [only] = known;
  return known.length === 1 && only && constantOf(only.under)?.equals(1) ? only.over : undefined;
}
