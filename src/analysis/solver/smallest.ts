import type Fraction from 'fraction.js';
import { type Ranges, withBound } from './bounds.ts';
import { compared, type Formula, type Variables } from './formula.ts';
import { limitsOf } from './limits.ts';
import { constant, constantOf, type Linear, ONE, valueAt, ZERO } from './linear.ts';
import type { Found } from './solve.ts';
import { wholePoint } from './whole.ts';

type Values = ReadonlyMap<string, Fraction>;

/**
 * A plain point among those that were found: each wish in turn is made as small as the earlier ones leave room for; one
 * that takes fractions is brought to the nearest short decimal instead.
 *
 * @param wishes sums that are not below 0, or single variables
 */
export function smallest(found: Found, wishes: readonly Linear[], variables: Variables): Values {
  const names = new Set(wishes.flatMap((wish) => [...wish.terms.keys()]));
  // Of variables the question did not speak of, nothing is held yet.
  const ranges = withAll(found.ranges, limitsOf(names, variables)) ?? found.ranges;
  let best: Held = { point: found.point, ranges };
  for (const wish of wishes) {
    if (constantOf(wish) !== undefined) continue;
    const isWhole = [...wish.terms.keys()].every((name) => variables.get(name)?.whole === true);
    best = isWhole ? leastWhole(wish, best, variables) : plainest(wish, best, variables);
  }
  return best.point;
}

type Held = Pick<Found, 'point' | 'ranges'>;

function leastWhole(wish: Linear, from: Held, variables: Variables): Held {
  let best = from;
  let low = ZERO;
  let high = valueAt(wish, from.point);
  while (low.compare(high) < 0) {
    const middle = low.add(high).div(2).floor();
    const tried = held(wish, '<=', middle, best.ranges, variables);
    if (tried === undefined) low = middle.add(ONE);
    else {
      best = tried;
      high = valueAt(wish, tried.point);
    }
  }
  return held(wish, '==', high, best.ranges, variables) ?? best;
}

/** Digits after the point that are tried, from none on. */
const DIGITS = [0, 1, 2];

function plainest(wish: Linear, from: Held, variables: Variables): Held {
  const now = valueAt(wish, from.point);
  const candidates = [ZERO, ...DIGITS.flatMap((digits) => [now.floor(digits), now.ceil(digits)]), now];
  for (const candidate of candidates) {
    const tried = held(wish, '==', candidate, from.ranges, variables);
    if (tried !== undefined) return tried;
  }
  return from;
}

function held(
  wish: Linear,
  relation: '<=' | '==',
  value: Fraction,
  ranges: Ranges,
  variables: Variables,
): Held | undefined {
  const narrowed = withAll(ranges, compared(wish, relation, constant(value), variables));
  if (narrowed === undefined) return undefined;
  const point = wholePoint(narrowed, variables);
  return typeof point === 'string' ? undefined : { point, ranges: narrowed };
}

function withAll(ranges: Ranges, formula: Formula): Ranges | undefined {
  if (formula.kind === 'constant') return formula.value ? ranges : undefined;
  if (formula.kind === 'atom') return withBound(ranges, formula);
  let narrowed: Ranges | undefined = ranges;
  for (const part of formula.parts) narrowed = narrowed && withAll(narrowed, part);
  return narrowed;
}
