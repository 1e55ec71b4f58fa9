import type { CountIndicator, RowIndicator } from '../rules/indicator.ts';
import { type CountingPlan, isEventTable } from './plan.ts';
import {
  condition,
  countedFrom,
  countedIn,
  dayExpression,
  groupColumn,
  groupingSetsSql,
  keySql,
  resultName,
  rowFilter,
} from './sql.ts';

/**
 * Counts the plan's indicators over one table: a row `(day, position, v0, v1 …)`, an indicator each, where any row was
 * found. Nearly all packs count events, by at most one column: that takes fewer steps than what any pack could ask for.
 *
 * @param within the table of `(area, position)` that says where the rows of an area count, if not that of the level
 */
export function countingSql(plan: CountingPlan, table: string, within?: string): string {
  const indicators = countedIn(plan, table);
  return arePlain(indicators)
    ? plainCountsSql(plan, table, indicators, within)
    : groupingSetsSql(plan, table, within);
}

function arePlain(indicators: readonly RowIndicator[]): indicators is readonly CountIndicator[] {
  const keys = indicators.flatMap((indicator) => groupColumn(indicator) ?? []);
  const areCounts = indicators.every(({ kind, table }) => kind === 'count' && isEventTable(table));
  return areCounts && new Set(keys).size <= 1;
}

/** Rows of each group of an area, then groups of each area. Rows that no indicator counts are left out at once. */
function plainCountsSql(
  plan: CountingPlan,
  table: string,
  indicators: readonly CountIndicator[],
  within: string | undefined,
): string {
  const day = dayExpression(plan);
  const conditions = indicators.map((indicator) => condition(indicator, day));
  const all = [...new Set(conditions)];
  // What all of them count needs no telling apart.
  const rows = (i: number): string =>
    all.length === 1 ? 'count(*)' : `count(CASE WHEN ${conditions[i]} THEN 1 END)`;
  const [key] = indicators.flatMap((indicator) => groupColumn(indicator) ?? []);
  const group = key === undefined ? [] : [`${keySql(key)} AS k`];
  const isCounted = all.map((each) => `(${each})`).join(' OR ');
  const values = indicators.map(
    (indicator, i) => `CAST(${countOf(indicator, `n${i}`)} AS INTEGER) AS ${resultName(i)}`,
  );
  return `SELECT CAST(day AS VARCHAR) AS day, position, ${values.join(', ')} FROM (
  SELECT ${[`${day} AS day`, 'w.position', ...group, ...indicators.map((_, i) => `${rows(i)} AS n${i}`)].join(', ')}
  FROM ${countedFrom(plan, table, indicators, within)}
  WHERE ${rowFilter(plan, indicators, table, day)} AND (${isCounted}) GROUP BY ALL
) GROUP BY day, position`;
}

function countOf(indicator: CountIndicator, rows: string): string {
  if (groupColumn(indicator) === undefined) return `sum(${rows})`;
  const least = indicator.groupBy === undefined ? 1 : indicator.atLeast;
  return `count(*) FILTER (WHERE k IS NOT NULL AND ${rows} >= ${least})`;
}
