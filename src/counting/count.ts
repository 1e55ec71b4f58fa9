import type { Day } from '../days.ts';
import type { Engine } from '../engine/duckdb.ts';
import { literal } from '../engine/sql.ts';
import type { RowIndicator } from '../rules/indicator.ts';
import type { CountingPlan } from './plan.ts';
import { groupingSetsSql, resultName } from './sql.ts';
import { tally } from './tally.ts';
import { aboveSql, aboveTable, withinSetSql, withinSql } from './within.ts';

/**
 * The counted indicators: for each as-of day and indicator one number a position (an area of the plan's level, in order
 * of code; with `plan.positions`, in the order given there). NaN is unknown.
 */
export type Counts = ReadonlyMap<Day, ReadonlyMap<string, Float64Array>>;

/**
 * Makes ready to count at a level; afterwards its areas have positions 0 … `areas` − 1.
 *
 * @param levels the levels it is made of, where it is several
 */
export async function prepareLevel(
  engine: Engine,
  level: string,
  levels: readonly string[] = [level],
): Promise<void> {
  await engine.run(levels.length === 1 ? withinSql(level) : withinSetSql(level, areasOf(levels)));
}

/** A query for the areas of some levels. */
export function areasOf(levels: readonly string[]): string {
  const among = levels.length === 0 ? 'false' : `level IN (${levels.map(literal).join(', ')})`;
  return `SELECT ix FROM areas WHERE ${among}`;
}

/** Carries out a counting plan for its numbers alone. */
export async function count(engine: Engine, plan: CountingPlan, areas: number): Promise<Counts> {
  const tallies = await tally(engine, plan, areas);
  return new Map(
    [...tallies].map(([day, byName]) => [
      day,
      new Map([...byName].map(([name, { values }]) => [name, values])),
    ]),
  );
}

/**
 * Rows placed only above the level, which count for no area of it: for each such place (an area's ix) and indicator the
 * number of rows, or the days since the last one. Groups are counted as rows: one row more can complete one group.
 */
export async function countAbove(
  engine: Engine,
  plan: CountingPlan,
): Promise<Map<number, Map<string, number>>> {
  const above = new Map<number, Map<string, number>>();
  const indicators = plan.indicators
    .filter((each) => each.table === 'cases' && ABOVE_KINDS.has(each.kind))
    .map(ungrouped);
  if (indicators.length === 0) return above;
  await engine.run(aboveSql(plan.level, 'cases'));
  const within = aboveTable(plan.level);
  const [any] = await engine.rows(`SELECT 1 AS one FROM ${within} LIMIT 1`);
  if (any === undefined) return above;
  for (const row of await engine.rows(groupingSetsSql({ ...plan, indicators }, 'cases', within))) {
    const values = indicators.map(({ name }, i) => [name, Number(row[resultName(i)] ?? Number.NaN)] as const);
    above.set(Number(row['position']), new Map(values.filter(([, value]) => value !== 0)));
  }
  return above;
}

function ungrouped(indicator: RowIndicator): RowIndicator {
  if (indicator.kind !== 'count') return indicator;
  const { groupBy: _groups, distinct: _distinct, ...plain } = indicator;
  return plain;
}

/** Of what could come on top, only what adds up to what is there. */
const ABOVE_KINDS: ReadonlySet<RowIndicator['kind']> = new Set(['count', 'sum', 'days_since']);
