import { type Indicator, isRowIndicator } from '../indicator.ts';
import { lookbackOfWindow } from '../window.ts';
import { count } from './count.ts';
import { daysSince } from './days-since.ts';
import { expr } from './expr.ts';
import { max, min } from './extremes.ts';
import type { IndicatorKind } from './kind.ts';
import { latest } from './latest.ts';
import { mean } from './mean.ts';
import { past } from './past.ts';
import { rank } from './rank.ts';
import { sum } from './sum.ts';

/** The kinds of indicator, in the order in which the documentation lists them. */
export const KINDS: readonly IndicatorKind[] = [count, sum, min, max, mean, latest, daysSince, expr, rank];

/** The kinds that speak of an expression's own past: the same keys, with `{ of: … }` behind them. */
export const PASTS: readonly IndicatorKind[] = past;

/** Days back from the as-of day, itself included, that an indicator depends on by itself; Infinity if all of them. */
export function lookbackOf(indicator: Indicator): number {
  return isRowIndicator(indicator) || indicator.kind === 'past' ? lookbackOfWindow(indicator.window) : 0;
}
