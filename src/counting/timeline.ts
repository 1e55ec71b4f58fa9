import { addDays, type Day, dayNumber } from '../days.ts';
import type { Engine } from '../engine/duckdb.ts';
import type { CountIndicator } from '../rules/pack.ts';
import { windowBounds } from './plan.ts';
import { eventsSql } from './sql.ts';

/**
 * The rows that one indicator counts, whatever the day, of some areas: enough to count it as of many days without going
 * through the table again. Runs of the same row and group stand together.
 */
interface Events {
  readonly indicator: CountIndicator;
  /** Which of the areas asked for. */
  readonly rows: Int32Array;
  /** Days, as numbers of `dayNumber`: on the indicator's clock, and when the row was known. */
  readonly days: Int32Array;
  readonly known: Int32Array;
  /** A number for the group within its area; the same for all where the indicator counts rows. */
  readonly groups: Int32Array;
  /** How many rows stand for this one. */
  readonly counts: Int32Array;
  /** For a count without end and groups: its value as of the last day known, from which later rows are taken away. */
  readonly totals: Float64Array | undefined;
  /** How many areas were asked for. */
  readonly areas: number;
}

/** Counts of count indicators as of any day between two days, for some areas. */
export interface Timeline {
  readonly rows: number;
  readonly events: readonly Events[];
}

export interface TimelinePlan {
  readonly level: string;
  readonly indicators: readonly CountIndicator[];
  /** The as-of days it must answer for. */
  readonly from: Day;
  readonly to: Day;
  /** Rows dated after this day are not known. */
  readonly knownOn: Day;
  readonly positions: readonly number[];
  /** The indicators as of `knownOn`, by position. */
  readonly totals: (indicator: string, position: number) => number;
}

/** Fetches what it takes to count the plan's indicators as of any of its days. */
export async function openTimeline(engine: Engine, plan: TimelinePlan, areas: number): Promise<Timeline> {
  const rowOf = new Int32Array(areas).fill(-1);
  plan.positions.forEach((position, row) => {
    rowOf[position] = row;
  });
  const events: Events[] = [];
  for (const indicator of plan.indicators) events.push(await fetchEvents(engine, plan, indicator, rowOf));
  return { rows: plan.positions.length, events };
}

async function fetchEvents(
  engine: Engine,
  plan: TimelinePlan,
  indicator: CountIndicator,
  rowOf: Int32Array,
): Promise<Events> {
  const subtracts = indicator.window.kind !== 'days' && !isGrouped(indicator);
  const { from } = subtracts ? { from: addDays(plan.from, 1) } : windowBounds(indicator.window, plan.from);
  const found = await engine.integers(eventsSql(plan, indicator, from, subtracts));
  const [positions, days, known, groups, counts] = found;
  if (!positions || !days || !known || !groups || !counts) throw new RangeError('events have five columns');
  const rows = positions.map((position) => rowOf[position] ?? -1);
  const totals = Float64Array.from(plan.positions, (position) => plan.totals(indicator.name, position));
  return {
    indicator,
    rows,
    days,
    known,
    groups,
    counts,
    totals: subtracts ? totals : undefined,
    areas: totals.length,
  };
}

function isGrouped(indicator: CountIndicator): boolean {
  return indicator.groupBy !== undefined || indicator.distinct !== undefined;
}

/** Counts one indicator as of a day: one number an area. */
function countOn(events: Events, day: Day): Float64Array {
  const { indicator, totals } = events;
  const asOf = dayNumber(day);
  const { from, to } = windowBounds(indicator.window, day);
  if (totals !== undefined) return withoutLater(events, totals, asOf);
  return countWindow(
    events,
    from === undefined ? Number.NEGATIVE_INFINITY : dayNumber(from),
    dayNumber(to),
    asOf,
  );
}

function withoutLater(
  { rows, days, known, counts }: Events,
  totals: Float64Array,
  asOf: number,
): Float64Array {
  const values = Float64Array.from(totals);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? -1;
    if (row >= 0 && Math.max(days[i] ?? 0, known[i] ?? 0) > asOf)
      values[row] = (values[row] ?? 0) - (counts[i] ?? 0);
  }
  return values;
}

function countWindow(events: Events, first: number, last: number, asOf: number): Float64Array {
  const { indicator, rows, days, known, groups, counts } = events;
  const values = new Float64Array(events.areas);
  const grouped = isGrouped(indicator);
  const needed = grouped ? indicator.atLeast : 1;
  let inGroup = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? -1;
    const on = days[i] ?? 0;
    if (on >= first && on <= last && (known[i] ?? 0) <= asOf) inGroup += counts[i] ?? 0;
    if (rows[i + 1] === row && groups[i + 1] === groups[i]) continue;
    if (row >= 0 && inGroup >= needed) values[row] = (values[row] ?? 0) + (grouped ? 1 : inGroup);
    inGroup = 0;
  }
  return values;
}

/** The timeline's indicators as of a day, by name. */
export function countsOn(timeline: Timeline, day: Day): Map<string, Float64Array> {
  return new Map(timeline.events.map((events) => [events.indicator.name, countOn(events, day)] as const));
}
