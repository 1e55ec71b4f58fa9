import { identifier } from '../engine/sql.ts';
import type { RowIndicator } from '../rules/indicator.ts';
import type { CountingPlan } from './plan.ts';
import { sourceSql } from './source.ts';
import { columnOfRow, daysSql, knownRows, resultName, windowEnd, windowStart } from './sql.ts';
import { whereSql } from './where.ts';

/** The column with the number of areas that reported, and that with how many of them are known in the window. */
export const REPORTERS = 'reporters';
export const KNOWN_REPORTERS = 'known_reporters';

/**
 * What is new in a window of totals so far: of every reporting area the newest total of the window less the newest
 * before it, added up. A row `(day, position, v0, reporters, known_reporters)` where any area ever reported.
 */
export function cumulativeSql(plan: CountingPlan, indicator: Extract<RowIndicator, { kind: 'sum' }>): string {
  const { table } = indicator;
  const value = columnOfRow(indicator.column);
  const clock = `r.${identifier(indicator.clock)}`;
  const where = indicator.where === undefined ? [] : [whereSql(indicator.where, columnOfRow)];
  const conditions = [...knownRows(plan, table, 'd.day'), `${value} IS NOT NULL`, ...where];
  const start = windowStart(indicator, 'd.day');
  const end = windowEnd(indicator, 'd.day');
  const before = start === undefined ? '0' : `arg_max(${value}, ${clock}) FILTER (WHERE ${clock} < ${start})`;
  const inWindow =
    start === undefined ? 'newest_on IS NOT NULL' : `newest_on >= ${start.replaceAll('d.day', 'day')}`;
  const { level, positions } = plan;
  const source = sourceSql({ table, level, indicators: [indicator], positions });
  return `WITH reports AS (
  SELECT d.day AS day, w.position, w.area, ${before} AS before,
    arg_max(${value}, ${clock}) FILTER (WHERE ${clock} <= ${end}) AS newest,
    max(${clock}) FILTER (WHERE ${clock} <= ${end}) AS newest_on
  FROM ${source} CROSS JOIN ${daysSql(plan.days)}
  WHERE ${conditions.join(' AND ')} GROUP BY d.day, w.position, w.area
), differences AS (
  SELECT day, position, CASE WHEN ${inWindow} THEN newest - before END AS difference FROM reports
)
SELECT CAST(day AS VARCHAR) AS day, position, CAST(sum(difference) AS VARCHAR) AS ${resultName(0)},
  CAST(count(*) AS INTEGER) AS ${REPORTERS}, CAST(count(difference) AS INTEGER) AS ${KNOWN_REPORTERS}
FROM differences GROUP BY day, position`;
}
