import { count } from '../counting/count.ts';
import { isEventTable } from '../counting/plan.ts';
import { withinTable } from '../counting/sql.ts';
import { addDays, type Day } from '../days.ts';
import type { Engine } from '../engine/duckdb.ts';
import { identifier, literal } from '../engine/sql.ts';
import { type Column, constantColumn, numberColumn, textColumn } from '../judging/columns.ts';
import { type Judgement, judge } from '../judging/judge.ts';
import { error, FenquError } from '../problems/problem.ts';
import type { Expression } from '../rules/expression.ts';
import type { Pack, RowIndicator } from '../rules/pack.ts';
import { allParts, expressionsOf, membersOf } from '../rules/walk.ts';
import { contextOn } from '../workspace/context.ts';
import type { ContextSeries } from '../workspace/workspace.ts';

/** What it takes to judge a night: the staged rows, the pack, and what does not change from night to night. */
export interface Bench {
  readonly engine: Engine;
  readonly pack: Pack;
  /** How many areas the pack's level has. */
  readonly areas: number;
  readonly context: ContextSeries;
  /** Attributes of the level's areas that the pack's expressions read, by position. */
  readonly attributes: ReadonlyMap<string, Column>;
  /** Where cases are stale and that is tolerated: later than this day, up to tonight, a count is only a lower bound. */
  readonly stale?: { readonly through: Day; readonly tonight: Day };
}

/** Reads the area attributes that the pack's expressions use. */
export async function readAttributes(engine: Engine, pack: Pack): Promise<Map<string, Column>> {
  const attributes = new Map<string, Column>();
  for (const tree of expressionsOf(pack).flatMap(membersOf)) {
    if (tree.scope !== 'area' || attributes.has(tree.name)) continue;
    attributes.set(tree.name, await readAttribute(engine, pack.level, tree));
  }
  return attributes;
}

async function readAttribute(
  engine: Engine,
  level: string,
  tree: Extract<Expression, { kind: 'member' }>,
): Promise<Column> {
  const columns = await engine.rows('DESCRIBE areas');
  const given = columns.some((row) => row['column_name'] === tree.name);
  if (!given || tree.name === 'ix' || tree.name === 'parent') {
    throw new FenquError(error('area-attribute', { value: tree.name }));
  }
  const column = `a.${identifier(tree.name)}`;
  const value = tree.type === 'number' ? `TRY_CAST(${column} AS DOUBLE)` : `CAST(${column} AS VARCHAR)`;
  const found = await engine.columns(
    `SELECT ${value} AS value FROM areas a JOIN ${withinTable(level)} w ON w.area = a.ix WHERE a.level = ${literal(level)} ORDER BY w.position`,
  );
  const values = found['value'] ?? [];
  if (tree.type !== 'number') return textColumn(values.map((text) => (text === null ? null : String(text))));
  return numberColumn(Float64Array.from(values, (number) => (number === null ? Number.NaN : Number(number))));
}

/**
 * Judges the areas as of each of the days, by the rules alone. Rows dated after `knownOn` are not known, so that days
 * after it show what comes if nothing new happens.
 *
 * @param positions the areas wanted, or all of the level
 */
export async function judgeDays(
  bench: Bench,
  days: readonly Day[],
  knownOn: Day,
  positions?: readonly number[],
): Promise<Map<Day, Judgement>> {
  if (days.length === 0) return new Map();
  const indicators = rowIndicators(bench.pack);
  const plan = { level: bench.pack.level, indicators, days, knownOn, ...(positions && { positions }) };
  const counts = await count(bench.engine, plan, bench.areas);
  const rows = positions?.length ?? bench.areas;
  return new Map(
    days.map((day) => [day, judgeOn(bench, day, rows, counts.get(day) ?? new Map(), positions)]),
  );
}

/** Names in a scope that judging reads beside those of the bench: those of the night before. */
export type Members = (scope: string, name: string) => Column | undefined;

/** Judges areas by counts that are there already. */
export function judgeOn(
  bench: Bench,
  day: Day,
  rows: number,
  counted: ReadonlyMap<string, Float64Array>,
  positions: readonly number[] | undefined,
  more?: Members,
): Judgement {
  const indicator = (name: string): Column | undefined => {
    const values = counted.get(name);
    return values && (isPartial(bench, name, day) ? lowerBound(values) : numberColumn(values));
  };
  const known = membersOn(bench, day, rows, positions);
  return judge(bench.pack, {
    rows,
    indicator,
    member: (scope, name) => more?.(scope, name) ?? known(scope, name),
  });
}

/** Whether cases that are not in yet could add to an indicator. A look ahead assumes nothing new. */
function isPartial({ pack, stale }: Bench, name: string, day: Day): boolean {
  if (stale === undefined || (day < stale.tonight ? day : stale.tonight) <= stale.through) return false;
  return pack.indicators.some(
    (each) => each.name === name && each.kind === 'count' && isEventTable(each.table),
  );
}

function lowerBound(values: Float64Array): Column {
  return { kind: 'number', lo: values, hi: new Float64Array(values.length).fill(Number.POSITIVE_INFINITY) };
}

/** The indicators that are counted from rows of tables. */
export function rowIndicators(pack: Pack): RowIndicator[] {
  return pack.indicators.filter((indicator): indicator is RowIndicator => indicator.kind !== 'expr');
}

/** The members an expression may read, as of a day. A day's context holds from its 0:00 until the next entry. */
export function membersOn(bench: Bench, day: Day, rows: number, positions?: readonly number[]) {
  return (scope: string, name: string): Column | undefined => {
    if (scope === 'area') return pick(bench.attributes.get(name), positions);
    if (scope !== 'context') return undefined;
    const value = contextOn(bench.context, day)[name];
    const type = typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'truth' : 'text';
    return constantColumn(value, type, rows);
  };
}

function pick(column: Column | undefined, positions: readonly number[] | undefined): Column | undefined {
  if (column === undefined || positions === undefined) return column;
  if (column.kind === 'text') return textColumn(positions.map((position) => column.values[position] ?? null));
  if (column.kind === 'truth') return column;
  return numberColumn(Float64Array.from(positions, (position) => column.lo[position] ?? Number.NaN));
}

/**
 * How many days after the last new event the rules can still change their mind by themselves: as long as any window, or,
 * where days since an event are compared with a number, until that number.
 */
export function lookback(pack: Pack): number {
  const windows = pack.indicators.map((indicator) =>
    indicator.kind === 'expr' || indicator.window.kind !== 'days'
      ? 0
      : indicator.window.days + indicator.window.lag,
  );
  const waits = pack.indicators.some(({ kind }) => kind === 'days_since')
    ? numbersIn(pack).filter((n) => n <= LONGEST_WAIT)
    : [];
  return Math.max(0, ...windows, ...waits.map((n) => Math.max(SHORTEST_LOOK, Math.ceil(n) + 1)));
}

/** No published standard waits longer for clear days; larger numbers stand for "never" or count something else. */
const LONGEST_WAIT = 366;
/** A wait may be written as a sum or a product. */
const SHORTEST_LOOK = 60;

function numbersIn(pack: Pack): number[] {
  return expressionsOf(pack)
    .flatMap(allParts)
    .flatMap((part) => (part.kind === 'number' ? [part.value] : []));
}

/** The days `count` back from the day before `day`, oldest first, not before `first`. */
export function daysBefore(day: Day, count: number, first: Day): Day[] {
  const days: Day[] = [];
  for (let back = count; back >= 1; back--) {
    const earlier = addDays(day, -back);
    if (earlier >= first) days.push(earlier);
  }
  return days;
}
