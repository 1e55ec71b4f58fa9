import type Fraction from 'fraction.js';
import { addDays } from '../../days.ts';
import { fractionIn, fractionOf } from '../../judging/fractions.ts';
import { measuresFor } from '../../measures/applying.ts';
import { tierForMeasures } from '../../measures/measure-list.ts';
import type { ContextSeries } from '../../workspace/workspace.ts';
import type { IndicatorValue } from '../../zoning/verdict.ts';
import type { Difference, Reason, Value } from './difference.ts';
import type { Expectation, ExpectedValue } from './pack-test.ts';
import { type Judged, whyInForce, whyThisRawTier, whyThisTier, whyThisValue } from './reasons.ts';

/** What differs between a verdict and what a test expects of it. */
export function differences(expected: Expectation, judged: Judged, context: ContextSeries): Difference[] {
  const { verdict } = judged;
  const found: Difference[] = [];
  const compare = (what: string, wanted: Value | undefined, actual: Value, because: () => Reason[]): void => {
    if (wanted !== undefined && !sameValue(wanted, actual))
      found.push({ what, expected: wanted, actual, because: because() });
  };
  const nothing = (): Reason[] => [];
  const raw = verdict.rawTier === 'unknown' ? null : verdict.rawTier;
  compare('tier', expected.tier, verdict.tier, () => whyThisTier(judged, expected.tier ?? null));
  compare('raw_tier', expected.rawTier, raw, () => whyThisRawTier(judged, expected.rawTier ?? null));
  compare('at_least', expected.atLeast, verdict.atLeast, nothing);
  compare('at_most', expected.atMost, verdict.atMost, nothing);
  compare('since', expected.since, verdict.since, nothing);
  compare('in_force', expected.inForce, verdict.tierInForce, () =>
    found.some(({ what }) => what === 'tier') ? [] : whyInForce(judged, expected.inForce ?? null),
  );
  compare('effective_from', expected.effectiveFrom, verdict.effectiveFrom, nothing);
  compare('evaluated_on', expected.evaluatedOn, verdict.evaluatedOn, nothing);
  compare('held_by', expected.heldBy, verdict.heldBy.map(holderOf), nothing);
  for (const [name, wanted] of Object.entries(expected.indicators ?? {})) {
    const actual = verdict.indicators[name] ?? null;
    if (!sameNumber(wanted, actual)) {
      const because = whyThisValue(judged, name);
      found.push({ what: `indicators.${name}`, expected: wanted, actual, because });
    }
  }
  if (expected.measures !== undefined) {
    const tier = tierForMeasures(verdict);
    const actual = applying(judged, tier, context);
    compare('measures', [...expected.measures].sort(), actual, () => [{ kind: 'in_force', tier }]);
  }
  return found;
}

/** The measures that are known to apply to an area from the night on, by id, sorted. */
export function applying({ pack, day, area }: Judged, tier: string | null, context: ContextSeries): string[] {
  return measuresFor(pack, tier, addDays(day, 1), context, area)
    .flatMap(({ measure, undecided }) => (undecided ? [] : measure.id))
    .sort();
}

/** What holds, without the reason: `release: rounds >= 1 is unknown` is a `release`. */
function holderOf(heldBy: string): string {
  return heldBy.split(':')[0] ?? heldBy;
}

function sameValue(expected: Value, actual: Value): boolean {
  return JSON.stringify(expected) === JSON.stringify(actual);
}

/** Numbers are compared as numbers, however they are written: `10.0` is 10, and `100/3` can be said exactly. */
function sameNumber(expected: ExpectedValue, actual: IndicatorValue): boolean {
  const wanted = asFraction(expected);
  const found = asFraction(actual);
  if (wanted === null || found === null) return expected === actual;
  // A value without a last digit is told as the double nearest to it.
  return wanted.equals(found) || wanted.valueOf() === actual;
}

function asFraction(value: ExpectedValue): Fraction | null {
  if (typeof value === 'number') return fractionOf(value);
  return typeof value === 'string' && NUMBER.test(value) ? fractionIn(value) : null;
}

const NUMBER = /^-?\d+(\.\d+)?(\/\d+)?$/;
