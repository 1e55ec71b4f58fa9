import type { Day } from '../days.ts';
import type { Text } from '../language/text.ts';
import type { Written } from './expression.ts';

/** The days an indicator counts, relative to the as-of day. */
export type Window =
  | { readonly kind: 'days'; readonly days: number; readonly lag: number }
  | { readonly kind: 'all' }
  | { readonly kind: 'since'; readonly since: Day };

interface IndicatorBase {
  readonly name: string;
  readonly title: Text;
  /** `rules/…/pack.yaml:31` */
  readonly clause: string;
  /** Shown behind the value, e.g. `%`. */
  readonly unit?: Text;
  /** Digits after the point in output. */
  readonly round?: number;
  readonly note?: Text;
}

/** What an indicator over a table's rows has in common. */
interface OverRows extends IndicatorBase {
  readonly table: string;
  readonly where?: Written;
  readonly window: Window;
  /** The date column the window runs on. */
  readonly clock: string;
  /** What stands for a value that would be unknown (`zero`), or takes away a covered zero (`unknown`). */
  readonly missing?: 'zero' | 'unknown';
}

export interface CountIndicator extends OverRows {
  readonly kind: 'count';
  readonly distinct?: string;
  readonly groupBy?: string;
  /** Rows a group needs to count; with `groupBy` only. */
  readonly atLeast: number;
}

export interface SumIndicator extends OverRows {
  readonly kind: 'sum';
  readonly column: string;
  /** Reported days below which the value is unknown; with fewer than the window's it is flagged. Of `metrics` only. */
  readonly daysAtLeast?: number;
}

/** The least, the greatest or the average of a number column over the rows. */
export interface ValueIndicator extends OverRows {
  readonly kind: 'min' | 'max' | 'mean';
  readonly column: string;
  /** As of a sum; of a `mean` only. */
  readonly daysAtLeast?: number;
}

export interface LatestIndicator extends OverRows {
  readonly kind: 'latest';
  readonly column: string;
}

export interface DaysSinceIndicator extends OverRows {
  readonly kind: 'days_since';
}

export interface ExprIndicator extends IndicatorBase {
  readonly kind: 'expr';
  readonly expr: Written;
}

/** What is made of the values an expression had on earlier days. */
export const PAST_KINDS = ['count', 'max', 'min', 'mean', 'sum', 'latest', 'days_since'] as const;
export type PastKind = (typeof PAST_KINDS)[number];

/** An expression's own past: its values as of the days of the window, every so many days back from its end. */
export interface PastIndicator extends IndicatorBase {
  readonly kind: 'past';
  readonly over: PastKind;
  readonly of: Written;
  readonly window: Window;
  /** Days from one value to the next. */
  readonly every: number;
}

/** Where an area stands by an indicator among those of its own level inside an ancestor: 0.1 is the top tenth. */
export interface RankIndicator extends IndicatorBase {
  readonly kind: 'rank';
  readonly of: string;
  /** The level of the ancestor. */
  readonly among: string;
}

/** Indicators that are counted from rows of a table, in SQL. */
export type RowIndicator =
  | CountIndicator
  | SumIndicator
  | ValueIndicator
  | LatestIndicator
  | DaysSinceIndicator;
export type Indicator = RowIndicator | ExprIndicator | PastIndicator | RankIndicator;

/** The indicators that are counted from rows of tables. */
export function isRowIndicator(indicator: Indicator): indicator is RowIndicator {
  return indicator.kind !== 'expr' && indicator.kind !== 'past' && indicator.kind !== 'rank';
}
