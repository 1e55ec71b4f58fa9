import { type Day, dayNumber } from '../days.ts';
import type { CountIndicator, DaysSinceIndicator, RowIndicator } from '../rules/indicator.ts';
import type { TableTraits } from './traits.ts';

/** Indicators that a list of days tells: how many, in how many groups, since when; and of whole numbers, how much. */
export type EventIndicator = CountIndicator | DaysSinceIndicator | SumIndicator;

type SumIndicator = Extract<RowIndicator, { kind: 'sum' | 'latest' }>;

/** The rows that a pack's indicators count, fetched once for many nights. */
export interface EventStore {
  readonly level: string;
  /** Rows known by the end of this day are there, and since when each is known goes by these traits. */
  readonly through: Day;
  readonly traits: TableTraits;
  /** By what rows they are. */
  readonly sources: ReadonlyMap<string, readonly Fetched[]>;
}

/** Rows by the area they count for; those of one group of an area stand together. */
export interface Fetched {
  /** The column by which they are grouped, if they are. */
  readonly group: string | undefined;
  /** Those of a position are from `starts[position]` on, up to `starts[position + 1]`. */
  readonly starts: Int32Array;
  /** Days, as numbers of `dayNumber`: on the clock, and from which the row is known. */
  readonly days: Int32Array;
  readonly known: Int32Array;
  /** Two numbers that name the group within its area; both 0 for none. */
  readonly groups: readonly [Int32Array, Int32Array];
  /** How many rows stand for this one; or its number, where numbers are fetched. */
  readonly counts: Int32Array;
  readonly byDay: ByDay;
}

/** The positions of rows in order of their day: from which place on those of each day stand. */
export interface ByDay {
  readonly firstDay: number;
  readonly starts: Int32Array;
  readonly positions: Int32Array;
}

/** The column by which an indicator groups rows, or tells them apart. */
export function groupOf(indicator: EventIndicator): string | undefined {
  return indicator.kind === 'count' ? (indicator.groupBy ?? indicator.distinct) : undefined;
}

/** The positions of rows dated within some days, both in; one may come several times. */
export function positionsBetween({ byDay }: Fetched, from: number, to: number): Int32Array {
  const { firstDay, starts, positions } = byDay;
  const place = (day: number): number =>
    starts[Math.min(starts.length - 1, Math.max(0, day - firstDay))] ?? 0;
  return from > to ? new Int32Array() : positions.subarray(place(from), place(to + 1));
}

/** Days of a window as of a day, as numbers; both in. */
export interface Bounds {
  readonly from: number;
  readonly to: number;
}

export function boundsOf({ window }: EventIndicator, asOf: Day): Bounds {
  const day = dayNumber(asOf);
  switch (window.kind) {
    case 'days':
      return { from: day - window.lag - window.days + 1, to: day - window.lag };
    case 'since':
      return { from: dayNumber(window.since), to: day };
    case 'all':
      return { from: Number.MIN_SAFE_INTEGER, to: day };
  }
}

/** Which rows count: those of a window that are known by a day. */
export interface Counting extends Bounds {
  readonly knownBy: number;
}

/** What an indicator comes to at a position: a count, or the newest day; undefined if no row counts. */
export function toldAt(
  rows: Fetched,
  indicator: EventIndicator,
  position: number,
  counting: Counting,
): number | undefined {
  if (indicator.kind === 'days_since') return newestDay(rows, position, counting);
  if (indicator.kind === 'sum') return sumAt(rows, position, counting);
  if (indicator.kind === 'latest') {
    const day = newestDay(rows, position, counting);
    return day === undefined ? undefined : sumAt(rows, position, { ...counting, from: day, to: day });
  }
  if (groupOf(indicator) === undefined) return rowsAt(rows, position, counting) || undefined;
  return (
    groupsAt(rows, position, counting, indicator.groupBy === undefined ? 1 : indicator.atLeast) || undefined
  );
}

function isCounted({ days, known }: Fetched, i: number, { from, to, knownBy }: Counting): boolean {
  const day = days[i] ?? 0;
  return day >= from && day <= to && (known[i] ?? 0) <= knownBy;
}

function newestDay(rows: Fetched, position: number, counting: Counting): number | undefined {
  let newest: number | undefined;
  for (let i = rows.starts[position] ?? 0; i < (rows.starts[position + 1] ?? 0); i++)
    if (isCounted(rows, i, counting)) newest = Math.max(newest ?? Number.MIN_SAFE_INTEGER, rows.days[i] ?? 0);
  return newest;
}

function rowsAt(rows: Fetched, position: number, counting: Counting): number {
  let found = 0;
  for (let i = rows.starts[position] ?? 0; i < (rows.starts[position + 1] ?? 0); i++)
    if (isCounted(rows, i, counting)) found += rows.counts[i] ?? 0;
  return found;
}

/** The sum of the numbers that count; undefined where there is none. */
function sumAt(rows: Fetched, position: number, counting: Counting): number | undefined {
  let sum: number | undefined;
  for (let i = rows.starts[position] ?? 0; i < (rows.starts[position + 1] ?? 0); i++)
    if (isCounted(rows, i, counting)) sum = (sum ?? 0) + (rows.counts[i] ?? 0);
  return sum;
}

/** The groups that have so many rows that count. */
function groupsAt(rows: Fetched, position: number, counting: Counting, least: number): number {
  const end = rows.starts[position + 1] ?? 0;
  let groups = 0;
  let inGroup = 0;
  for (let i = rows.starts[position] ?? 0; i < end; i++) {
    if (isCounted(rows, i, counting)) inGroup += rows.counts[i] ?? 0;
    if (i + 1 < end && isSameGroup(rows, i, i + 1)) continue;
    if (rows.groups[1][i] !== 0 && inGroup >= least) groups++;
    inGroup = 0;
  }
  return groups;
}

function isSameGroup({ groups: [high, low] }: Fetched, a: number, b: number): boolean {
  return high[a] === high[b] && low[a] === low[b];
}
