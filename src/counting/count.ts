import type { DuckDBValue } from '@duckdb/node-api';
import type { Day } from '../days.ts';
import type { Engine } from '../engine/duckdb.ts';
import type { RowIndicator } from '../rules/pack.ts';
import { type CountingPlan, valueOfNothing } from './plan.ts';
import { aboveSql, aboveTable, countingSql, resultName, withinSql } from './sql.ts';

/**
 * The counted indicators: for each as-of day and indicator one number a position (an area of the plan's level, in order
 * of code; with `plan.positions`, in the order given there). NaN is unknown.
 */
export type Counts = ReadonlyMap<Day, ReadonlyMap<string, Float64Array>>;

/** Makes ready to count at a level; afterwards the level's areas have positions 0 … `areas` − 1. */
export async function prepareLevel(engine: Engine, level: string): Promise<void> {
  await engine.run(withinSql(level));
}

/** Carries out a counting plan in the embedded engine. The rows of each table are gone through once. */
export async function count(engine: Engine, plan: CountingPlan, areas: number): Promise<Counts> {
  const rows = plan.positions?.length ?? areas;
  if (plan.days.length === 0) return new Map();
  const counts = new Map(plan.days.map((day) => [day, emptyColumns(plan, rows)]));
  const rowOf = plan.positions && new Map(plan.positions.map((position, row) => [position, row]));
  for (const table of new Set(plan.indicators.map((indicator) => indicator.table))) {
    const found = await engine.columns(countingSql(plan, table));
    const places = (found['position'] ?? []).map((position) => rowAt(plan, rowOf, Number(position)));
    const days = found['day'] ?? [];
    for (const [nth, indicator] of plan.indicators.filter((each) => each.table === table).entries()) {
      (found[resultName(nth)] ?? []).forEach((value, i) => {
        const column = counts.get(String(days[i]))?.get(indicator.name);
        if (value !== null && column !== undefined) column[places[i] ?? -1] = numberOf(indicator, value);
      });
    }
  }
  return counts;
}

function rowAt(plan: CountingPlan, rowOf: ReadonlyMap<number, number> | undefined, position: number): number {
  return plan.positions === undefined ? position : (rowOf?.get(position) ?? -1);
}

function emptyColumns(plan: CountingPlan, rows: number): Map<string, Float64Array> {
  return new Map(
    plan.indicators.map((indicator) => [
      indicator.name,
      new Float64Array(rows).fill(valueOfNothing(indicator)),
    ]),
  );
}

/** `missing: unknown` takes away the zero of a count; a sum that was found to be zero is known. */
function numberOf({ kind, missing }: RowIndicator, value: DuckDBValue): number {
  const number = Number(value);
  return kind === 'count' && missing === 'unknown' && number === 0 ? Number.NaN : number;
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
    .filter((each) => each.table === 'cases' && each.kind !== 'latest')
    .map(ungrouped);
  if (indicators.length === 0) return above;
  await engine.run(aboveSql(plan.level));
  for (const row of await engine.rows(
    countingSql({ ...plan, indicators }, 'cases', aboveTable(plan.level)),
  )) {
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
