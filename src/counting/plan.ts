import { addDays, type Day } from '../days.ts';
import type { RowIndicator, Window } from '../rules/indicator.ts';
import type { EventStore } from './fetched.ts';
import type { TableTraits } from './traits.ts';

export type { TableTraits } from './traits.ts';

/**
 * What to count, without saying how: the same plan is written as SQL for whichever engine holds the rows.
 * The answer is one number an area of `level`, indicator and as-of day.
 */
export interface CountingPlan {
  readonly level: string;
  readonly indicators: readonly RowIndicator[];
  /** The as-of days; as of each, only rows known by then count. */
  readonly days: readonly Day[];
  /** Rows dated after this day are not known, even to a later as-of day (a look ahead assumes nothing new). */
  readonly knownOn: Day;
  /** Only these areas, by position among the areas of the level; all of them if absent. */
  readonly positions?: readonly number[];
  /** What is out of the ordinary about tables, by table. */
  readonly traits?: TableTraits;
  /** Rows of the tables that were fetched already: what they tell need not be asked of the engine. */
  readonly events?: EventStore | undefined;
}

/** Tables whose rows are events: nothing found means none happened, and an area has its descendants' rows too. */
const EVENT_TABLES: ReadonlySet<string> = new Set(['cases', 'visits', 'counts']);

export function isEventTable(table: string): boolean {
  return EVENT_TABLES.has(table);
}

/** The date column that says when a row of a table is known. */
export function defaultClock(table: string): string {
  return table === 'cases' || table === 'visits' ? 'date_report' : 'date';
}

/** First and last day of a window as of a day, both in; `from` is absent where the window reaches back for ever. */
export function windowBounds(window: Window, asOf: Day): { from?: Day; to: Day } {
  switch (window.kind) {
    case 'days':
      return { from: addDays(asOf, 1 - window.days - window.lag), to: addDays(asOf, -window.lag) };
    case 'since':
      return { from: window.since, to: asOf };
    case 'all':
      return { to: asOf };
  }
}

/** The value of an indicator for an area in which no row was found; NaN is unknown. */
export function valueOfNothing(indicator: RowIndicator): number {
  if (indicator.missing === 'zero') return 0;
  if (indicator.missing === 'unknown') return Number.NaN;
  const adds = indicator.kind === 'count' || indicator.kind === 'sum';
  return adds && isEventTable(indicator.table) ? 0 : Number.NaN;
}
