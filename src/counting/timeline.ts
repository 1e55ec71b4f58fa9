import { addDays, type Day, dayNumber } from '../days.ts';
import type { Engine } from '../engine/duckdb.ts';
import type { CountIndicator } from '../rules/pack.ts';
import { windowBounds } from './plan.ts';
import { type EventSource, eventsSql } from './sql.ts';

/** Rows that count indicators count on some day, of some areas; those of one group of an area stand together. */
interface Events {
  /** Which of the areas asked for; -1 for another. */
  readonly rows: Int32Array;
  /** Days, as numbers of `dayNumber`: on the indicator's clock, and when the row was known. */
  readonly days: Int32Array;
  readonly known: Int32Array;
  /** Two numbers that name the group within its area; both 0 for none. */
  readonly groups: readonly [Int32Array, Int32Array];
  /** How many rows stand for this one. */
  readonly counts: Int32Array;
}

interface Counted {
  readonly indicator: CountIndicator;
  readonly events: Events;
  /** For a count without end and groups: its value as of the last day known, from which later rows are taken away. */
  readonly totals: Float64Array | undefined;
}

/** Enough to count some areas as of any day of a span without going through the table again. */
export interface Timeline {
  readonly areas: number;
  readonly counted: readonly Counted[];
}

export interface TimelinePlan {
  readonly level: string;
  readonly indicators: readonly CountIndicator[];
  /** The first of the as-of days it must answer for. */
  readonly from: Day;
  /** Rows dated after this day are not known. */
  readonly knownOn: Day;
  readonly positions: readonly number[];
  /** The indicators as of `knownOn`, by position. */
  readonly totals: (indicator: string, position: number) => number;
}

/** Fetches what it takes to count the plan's indicators as of any day from `from` on. */
export async function openTimeline(engine: Engine, plan: TimelinePlan, areas: number): Promise<Timeline> {
  const rowOf = new Int32Array(areas).fill(-1);
  plan.positions.forEach((position, row) => {
    rowOf[position] = row;
  });
  const counted: Counted[] = [];
  for (const { source, indicators } of sourcesOf(plan)) {
    const events = await fetchEvents(engine, plan, source, rowOf);
    for (const indicator of indicators)
      counted.push({ indicator, events, totals: totalsOf(plan, indicator) });
  }
  return { areas: plan.positions.length, counted };
}

/** The timeline's indicators as of a day, by name. */
export function countsOn({ areas, counted }: Timeline, day: Day): Map<string, Float64Array> {
  return new Map(
    counted.map(({ indicator, events, totals }) => {
      const values =
        totals === undefined
          ? countWindow(indicator, events, day, areas)
          : withoutLater(events, totals, dayNumber(day));
      return [indicator.name, values] as const;
    }),
  );
}

/** Indicators that count the same rows are served by one source, so long as at most one column groups them. */
function sourcesOf(plan: TimelinePlan): { source: EventSource; indicators: CountIndicator[] }[] {
  const sources = new Map<string, { source: EventSource; indicators: CountIndicator[] }>();
  for (const indicator of [...plan.indicators].sort((a, b) => Number(isGrouped(b)) - Number(isGrouped(a)))) {
    const rows = `${indicator.table}|${indicator.clock}|${indicator.where?.text ?? ''}`;
    const group = indicator.groupBy ?? indicator.distinct;
    const late = subtracts(indicator);
    const from = late ? laterThan(plan, indicator) : windowBounds(indicator.window, plan.from).from;
    const key = `${rows}|${late}|${group ?? ''}`;
    const shared =
      group === undefined ? [...sources].find(([other]) => other.startsWith(`${rows}|${late}|`)) : undefined;
    const known = shared?.[1] ?? sources.get(key);
    if (known === undefined)
      sources.set(key, { source: { indicator, group, from, late }, indicators: [indicator] });
    else {
      known.indicators.push(indicator);
      known.source = { ...known.source, from: earlier(known.source.from, from) };
    }
  }
  return [...sources.values()];
}

/** The day after which rows are taken from the total; a window that begins later has no rows before. */
function laterThan(plan: TimelinePlan, { window }: CountIndicator): Day {
  const next = addDays(plan.from, 1);
  return window.kind === 'since' && window.since > next ? window.since : next;
}

function earlier(a: Day | undefined, b: Day | undefined): Day | undefined {
  if (a === undefined || b === undefined) return undefined;
  return a < b ? a : b;
}

function isGrouped(indicator: CountIndicator): boolean {
  return indicator.groupBy !== undefined || indicator.distinct !== undefined;
}

/** A count whose window never moves on is its total less what came later; its older rows need not be fetched. */
function subtracts(indicator: CountIndicator): boolean {
  return indicator.window.kind !== 'days' && !isGrouped(indicator);
}

function totalsOf(plan: TimelinePlan, indicator: CountIndicator): Float64Array | undefined {
  if (!subtracts(indicator)) return undefined;
  return Float64Array.from(plan.positions, (position) => plan.totals(indicator.name, position));
}

async function fetchEvents(
  engine: Engine,
  plan: TimelinePlan,
  source: EventSource,
  rowOf: Int32Array,
): Promise<Events> {
  const [positions, days, known, high, low, counts] = await engine.integers(eventsSql(plan, source));
  if (!positions || !days || !known || !high || !low || !counts)
    throw new RangeError('events have six columns');
  return {
    rows: positions.map((position) => rowOf[position] ?? -1),
    days,
    known,
    groups: [high, low],
    counts,
  };
}

function withoutLater(
  { rows, days, known, counts }: Events,
  totals: Float64Array,
  asOf: number,
): Float64Array {
  const values = Float64Array.from(totals);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? -1;
    const later = Math.max(days[i] ?? 0, known[i] ?? 0) > asOf;
    if (row >= 0 && later) values[row] = (values[row] ?? 0) - (counts[i] ?? 0);
  }
  return values;
}

function countWindow(indicator: CountIndicator, events: Events, day: Day, areas: number): Float64Array {
  const asOf = dayNumber(day);
  const { from, to } = windowBounds(indicator.window, day);
  const first = from === undefined ? Number.NEGATIVE_INFINITY : dayNumber(from);
  const inWindow = { first, last: dayNumber(to), asOf };
  return isGrouped(indicator)
    ? countGroups(events, inWindow, indicator.groupBy === undefined ? 1 : indicator.atLeast, areas)
    : countRows(events, inWindow, areas);
}

interface InWindow {
  readonly first: number;
  readonly last: number;
  readonly asOf: number;
}

function countRows(
  { rows, days, known, counts }: Events,
  { first, last, asOf }: InWindow,
  areas: number,
): Float64Array {
  const values = new Float64Array(areas);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? -1;
    const on = days[i] ?? 0;
    if (row >= 0 && on >= first && on <= last && (known[i] ?? 0) <= asOf)
      values[row] = (values[row] ?? 0) + (counts[i] ?? 0);
  }
  return values;
}

function countGroups(
  events: Events,
  { first, last, asOf }: InWindow,
  needed: number,
  areas: number,
): Float64Array {
  const { rows, days, known, counts } = events;
  const [high, low] = events.groups;
  const values = new Float64Array(areas);
  let inGroup = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? -1;
    const on = days[i] ?? 0;
    if (on >= first && on <= last && (known[i] ?? 0) <= asOf) inGroup += counts[i] ?? 0;
    if (rows[i + 1] === row && high[i + 1] === high[i] && low[i + 1] === low[i]) continue;
    const isGroup = high[i] !== 0 || low[i] !== 0;
    if (isGroup && row >= 0 && inGroup >= needed) values[row] = (values[row] ?? 0) + 1;
    inGroup = 0;
  }
  return values;
}
