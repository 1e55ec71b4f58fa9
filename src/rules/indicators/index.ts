import type { Indicator } from '../pack.ts';
import { count, lookbackOfCount } from './count.ts';
import { daysSince, lookbackOfDaysSince } from './days-since.ts';
import { expr } from './expr.ts';
import type { IndicatorKind } from './kind.ts';
import { latest, lookbackOfLatest } from './latest.ts';
import { lookbackOfSum, sum } from './sum.ts';

/** The kinds of indicator, in the order in which the documentation lists them. */
export const KINDS: readonly IndicatorKind[] = [count, sum, latest, daysSince, expr];

/** Kinds of the rule language that this version does not know. */
export const LATER_KINDS: readonly string[] = ['min', 'max', 'mean', 'rank'];

/** Days back from the as-of day, itself included, that an indicator depends on by itself; Infinity if all of them. */
export function lookbackOf(indicator: Indicator): number {
  switch (indicator.kind) {
    case 'count':
      return lookbackOfCount(indicator);
    case 'sum':
      return lookbackOfSum(indicator);
    case 'latest':
      return lookbackOfLatest(indicator);
    case 'days_since':
      return lookbackOfDaysSince(indicator);
    case 'expr':
      return 0;
  }
}
