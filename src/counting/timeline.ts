import { addDays, type Day, dayNumber, daysBetween } from '../days.ts';
import type { Engine } from '../engine/duckdb.ts';
import type { CountIndicator } from '../rules/indicator.ts';
import { eventsFor } from './event-store.ts';
import { type EventSource, eventsSql } from './events.ts';
import type { EventStore, Fetched } from './fetched.ts';
import { type TableTraits, windowBounds } from './plan.ts';

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

/** Counts of some areas as of every day of a span. */
export interface Timeline {
  /** The indicators as of a day of the span, by name: one number an area, in the order asked for. */
  countsOn(day: Day): Map<string, Float64Array>;
}

export interface TimelinePlan {
  readonly level: string;
  readonly indicators: readonly CountIndicator[];
  /** The first and last of the as-of days it must answer for. */
  readonly from: Day;
  readonly to: Day;
  /** Rows dated after this day are not known. */
  readonly knownOn: Day;
  readonly traits?: TableTraits;
  /** Rows that were fetched already. */
  readonly events?: EventStore | undefined;
  readonly positions: readonly number[];
  /** Of how many areas the rows are fetched at a time, if not of very many. */
  readonly areasAtATime?: number;
  /** The indicators as of `knownOn`, by position. */
  readonly totals: (indicator: string, position: number) => number;
}

/** Counts the plan's indicators as of every day of its span, going through each table once. */
export async function openTimeline(engine: Engine, plan: TimelinePlan, areas: number): Promise<Timeline> {
  const rowOf = new Int32Array(areas).fill(-1);
  plan.positions.forEach((position, row) => {
    rowOf[position] = row;
  });
  const grids = new Map<string, Grid>();
  for (const { source, indicators } of sourcesOf(plan)) {
    for (const indicator of indicators) grids.set(indicator.name, emptyGrid(plan, indicator));
    const parts = partsOf(plan).map((part) => () => fetchEvents(engine, part, source, rowOf));
    for await (const events of oneAhead(parts))
      for (const indicator of indicators) addEvents(grids.get(indicator.name) ?? [], plan, indicator, events);
    for (const { name } of indicators.filter((each) => !isGrouped(each))) addUp(grids.get(name) ?? []);
  }
  const first = dayNumber(plan.from);
  const at = (grid: Grid, day: Day): Float64Array => new Float64Array(grid[dayNumber(day) - first] ?? []);
  return { countsOn: (day) => new Map([...grids].map(([name, grid]) => [name, at(grid, day)])) };
}

/** The rows of so many areas are fetched at a time: a nation's would fill the memory. */
const AREAS_AT_A_TIME = 16_384;

/** The same plan for some of its areas at a time; what was fetched already is there at once. */
function partsOf(plan: TimelinePlan): TimelinePlan[] {
  const { positions, events, areasAtATime = AREAS_AT_A_TIME } = plan;
  if (events !== undefined || positions.length <= areasAtATime) return [plan];
  const count = Math.ceil(positions.length / areasAtATime);
  return Array.from({ length: count }, (_, part) => ({
    ...plan,
    positions: positions.slice(part * areasAtATime, (part + 1) * areasAtATime),
  }));
}

/** What each of some tasks yields, in their order: the next is begun before what one yielded is worked on. */
async function* oneAhead<T>(tasks: readonly (() => Promise<T>)[]): AsyncGenerator<T> {
  let next = tasks[0]?.();
  for (const following of [...tasks.slice(1), undefined]) {
    if (next === undefined) return;
    const done = await next;
    next = following?.();
    // Whoever waits for it is told.
    next?.catch(() => {});
    yield done;
  }
}

/** For every day of the span one number an area. */
type Grid = readonly Int32Array[];

/** Indicators that count the same rows are served by one source, so long as at most one column groups them. */
function sourcesOf(plan: TimelinePlan): { source: EventSource; indicators: CountIndicator[] }[] {
  const sources = new Map<string, { source: EventSource; indicators: CountIndicator[] }>();
  for (const indicator of [...plan.indicators].sort((a, b) => Number(isGrouped(b)) - Number(isGrouped(a)))) {
    const since = indicator.window.kind === 'since' ? indicator.window.since : '';
    const rows = `${indicator.table}|${indicator.clock}|${since}|${indicator.where?.text ?? ''}`;
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

async function fetchEvents(
  engine: Engine,
  plan: TimelinePlan,
  source: EventSource,
  rowOf: Int32Array,
): Promise<Events> {
  const there = eventsFor(plan.events, plan, source.indicator);
  if (there !== undefined) return eventsOf(there.rows, plan, source);
  const [positions, days, known, high, low, counts] = await engine.integers(eventsSql(plan, source));
  if (!positions || !days || !known || !high || !low || !counts)
    throw new RangeError('events have six columns');
  // These are many: their place is taken.
  for (let i = 0; i < positions.length; i++) positions[i] = rowOf[positions[i] ?? -1] ?? -1;
  return {
    rows: positions,
    days,
    known,
    groups: [high, low],
    counts,
  };
}

/** Of rows that were fetched already those that a source asks for. */
function eventsOf(
  there: Fetched,
  { positions, knownOn }: TimelinePlan,
  { indicator, from, late }: EventSource,
): Events {
  const { starts, days, known } = there;
  const first = from === undefined ? Number.MIN_SAFE_INTEGER : dayNumber(from);
  const last = dayNumber(knownOn);
  const { window } = indicator;
  const least = window.kind === 'since' ? dayNumber(window.since) : Number.MIN_SAFE_INTEGER;
  const mayBe = positions.reduce((sum, at) => sum + (starts[at + 1] ?? 0) - (starts[at] ?? 0), 0);
  const rows = new Int32Array(mayBe);
  const taken = new Int32Array(mayBe);
  let length = 0;
  for (let row = 0; row < positions.length; row++) {
    const position = positions[row] ?? -1;
    for (let i = starts[position] ?? 0; i < (starts[position + 1] ?? 0); i++) {
      const day = days[i] ?? 0;
      const knownFrom = known[i] ?? 0;
      if (knownFrom > last || day < least || (late ? Math.max(day, knownFrom) : day) < first) continue;
      rows[length] = row;
      taken[length] = i;
      length++;
    }
  }
  const of = (column: Int32Array): Int32Array => {
    const values = new Int32Array(length);
    for (let i = 0; i < length; i++) values[i] = column[taken[i] ?? 0] ?? 0;
    return values;
  };
  const groups = [of(there.groups[0]), of(there.groups[1])] as const;
  return {
    rows: rows.subarray(0, length),
    days: of(days),
    known: of(known),
    groups,
    counts: of(there.counts),
  };
}

function emptyGrid(plan: TimelinePlan, indicator: CountIndicator): Grid {
  const days = daysBetween(plan.from, plan.to) + 1;
  const grid = Array.from({ length: days }, () => new Int32Array(plan.positions.length));
  if (subtracts(indicator)) addTotals(grid[0], plan, indicator);
  return grid;
}

/**
 * Every row counts on an unbroken run of as-of days: from the day it is in the window and known to the day it leaves the
 * window. So it is enough to note where each run begins and ends, and to add up along the days in the end; groups are
 * counted at once.
 */
function addEvents(grid: Grid, plan: TimelinePlan, indicator: CountIndicator, events: Events): void {
  const runs = runsOf(plan, indicator, events);
  if (isGrouped(indicator))
    addGroups(grid, events, runs, indicator.groupBy === undefined ? 1 : indicator.atLeast);
  else addRows(grid, events, runs, subtracts(indicator) ? dayNumber(plan.knownOn) : undefined);
}

/** For each event the first day of the span on which it counts, and the first on which it no longer does. */
interface Runs {
  readonly begin: Int32Array;
  readonly end: Int32Array;
}

function runsOf({ from, to }: TimelinePlan, { window }: CountIndicator, { days, known }: Events): Runs {
  const first = dayNumber(from);
  const last = dayNumber(to) - first + 1;
  const [lag, length] = window.kind === 'days' ? [window.lag, window.days] : [0, Number.POSITIVE_INFINITY];
  const clip = (day: number): number => Math.min(last, Math.max(0, day - first));
  const begin = days.map((day, i) => clip(Math.max(day + lag, known[i] ?? day)));
  const end = days.map((day) => clip(day + lag + length));
  return { begin, end };
}

function addTotals(onFirstDay: Int32Array | undefined, plan: TimelinePlan, { name }: CountIndicator): void {
  plan.positions.forEach((position, row) => {
    if (onFirstDay !== undefined) onFirstDay[row] = plan.totals(name, position);
  });
}

/**
 * Adds each row where its run begins and takes it away where it ends; of a total, takes it away until it begins.
 *
 * @param totalOn the day of the total, if there is one: rows dated later are known, and not in it
 */
function addRows(
  grid: Grid,
  { rows, days, counts }: Events,
  { begin, end }: Runs,
  totalOn: number | undefined,
): void {
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? -1;
    const n = counts[i] ?? 0;
    const [plus, minus] = [begin[i] ?? 0, totalOn === undefined ? (end[i] ?? 0) : 0];
    if (row < 0 || (totalOn === undefined && plus >= minus)) continue;
    add(grid, plus, row, n);
    if (totalOn === undefined || (days[i] ?? 0) <= totalOn) add(grid, minus, row, -n);
  }
}

function add(grid: Grid, day: number, row: number, n: number): void {
  const values = grid[day];
  if (values !== undefined) values[row] = (values[row] ?? 0) + n;
}

function addUp(grid: Grid): void {
  for (let day = 1; day < grid.length; day++) {
    const before = grid[day - 1];
    const values = grid[day];
    if (before === undefined || values === undefined) continue;
    for (let row = 0; row < values.length; row++) values[row] = (values[row] ?? 0) + (before[row] ?? 0);
  }
}

/** Adds one on every day on which a group of an area has as many rows as it needs. */
function addGroups(grid: Grid, events: Events, { begin, end }: Runs, needed: number): void {
  const steps = new Int32Array(grid.length + 1);
  for (let i = 0; i < events.rows.length; i++) {
    if ((begin[i] ?? 0) < (end[i] ?? 0)) {
      steps[begin[i] ?? 0] = (steps[begin[i] ?? 0] ?? 0) + (events.counts[i] ?? 0);
      steps[end[i] ?? 0] = (steps[end[i] ?? 0] ?? 0) - (events.counts[i] ?? 0);
    }
    if (goesOn(events, i)) continue;
    const row = events.rows[i] ?? -1;
    if (row >= 0 && events.groups[1][i] !== 0) addGroup(grid, row, steps, needed);
    steps.fill(0);
  }
}

/** Whether the next event is of the same group of the same area. */
function goesOn({ rows, groups: [high, low] }: Events, i: number): boolean {
  return rows[i + 1] === rows[i] && high[i + 1] === high[i] && low[i + 1] === low[i];
}

function addGroup(grid: Grid, row: number, steps: Int32Array, needed: number): void {
  let inGroup = 0;
  for (let day = 0; day < grid.length; day++) {
    inGroup += steps[day] ?? 0;
    if (inGroup >= needed) add(grid, day, row, 1);
  }
}
