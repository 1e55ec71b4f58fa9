import type { Day } from '../days.ts';
import type { CountIndicator, DaysSinceIndicator } from '../rules/indicator.ts';
import type { CountingPlan } from './plan.ts';
import { sourceSql } from './source.ts';
import { columnOfRow, date, keySql, knownSql } from './sql.ts';
import { whereSql } from './where.ts';

/** The rows that some count indicators have in common: of one table, by one condition, on one clock. */
export interface EventSource {
  readonly indicator: CountIndicator | DaysSinceIndicator;
  /** The column by which one of the indicators groups, if any does. */
  readonly group: string | undefined;
  /** Rows dated before are left out; all are taken where this is undefined. */
  readonly from: Day | undefined;
  /** Takes rows dated before `from` as well, if they became known only then. */
  readonly late: boolean;
}

/**
 * The rows of an event source: `position, day, known, group, group, n`, all INTEGER; those of one group of an area
 * together, its two numbers being the same, and both 0 where the row belongs to none.
 */
export function eventsSql(
  plan: Pick<CountingPlan, 'level' | 'knownOn' | 'traits' | 'positions'>,
  { indicator, group, from, late }: EventSource,
): string {
  const column = columnOfRow;
  const clock = column(indicator.clock);
  const known = knownSql(plan.traits, indicator.table);
  const conditions = [`${known} <= ${date(plan.knownOn)}`];
  if (from !== undefined)
    conditions.push(`${late ? `greatest(${clock}, ${known})` : clock} >= ${date(from)}`);
  if (indicator.window.kind === 'since') conditions.push(`${clock} >= ${date(indicator.window.since)}`);
  if (indicator.where !== undefined) conditions.push(whereSql(indicator.where, column));
  const number = (day: string): string => `CAST(${day} - DATE '1970-01-01' AS INTEGER)`;
  // A hash in two numbers: only groups of one area are told apart by it. It is never 0, which stands for no group.
  const hash =
    group === undefined
      ? '0::UBIGINT'
      : `CASE WHEN ${keySql(group)} IS NULL THEN 0 ELSE hash(${keySql(group)}) | 1 END`;
  return `SELECT position, ${number('day')}, ${number('known')}, CAST(grp >> 33 AS INTEGER), CAST(grp & 2147483647 AS INTEGER), n FROM (
  SELECT w.position, ${clock} AS day, ${known} AS known, ${hash} AS grp, CAST(count(*) AS INTEGER) AS n
  FROM ${sourceSql({ ...plan, table: indicator.table, indicators: [indicator] })}
  WHERE ${conditions.join(' AND ')} GROUP BY ALL
) ORDER BY position, grp`;
}
