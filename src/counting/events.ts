import type { Day } from '../days.ts';
import type { CountIndicator, DaysSinceIndicator, RowIndicator } from '../rules/indicator.ts';
import { type CountingPlan, isEventTable } from './plan.ts';
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
 * The whole numbers that an indicator reads, as `eventsSql` has its rows, each with its number in place of how many it
 * stands for; and a query for how many numbers are none that can be told so: fractions, and those that are too great.
 */
export function numbersSql(
  plan: Pick<CountingPlan, 'level' | 'knownOn' | 'traits' | 'positions'>,
  indicator: Extract<RowIndicator, { kind: 'sum' | 'latest' }>,
): { readonly rows: string; readonly others: string } {
  const value = columnOfRow(indicator.column);
  const known = knownSql(plan.traits, indicator.table);
  const conditions = [`${known} <= ${date(plan.knownOn)}`, `${value} IS NOT NULL`];
  if (!isEventTable(indicator.table)) conditions.push('w.own');
  if (indicator.where !== undefined) conditions.push(whereSql(indicator.where, columnOfRow));
  const source = sourceSql({ ...plan, table: indicator.table, indicators: [indicator] });
  const from = `FROM ${source} WHERE ${conditions.join(' AND ')}`;
  const columns = [
    dayNumberSql(columnOfRow(indicator.clock)),
    dayNumberSql(known),
    '0::INTEGER',
    '0::INTEGER',
  ];
  return {
    rows: `SELECT w.position, ${columns.join(', ')}, CAST(${value} AS INTEGER) ${from} ORDER BY w.position`,
    others: `SELECT count(*) AS n ${from} AND (abs(${value}) > ${GREATEST} OR ${value} <> round(${value}, 0))`,
  };
}

/** Ten thousand of them are added up exactly. */
const GREATEST = 1_000_000_000;

function dayNumberSql(day: string): string {
  return `CAST(${day} - DATE '1970-01-01' AS INTEGER)`;
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
  // A hash in two numbers: only groups of one area are told apart by it. It is never 0, which stands for no group.
  const hash =
    group === undefined
      ? '0::UBIGINT'
      : `CASE WHEN ${keySql(group)} IS NULL THEN 0 ELSE hash(${keySql(group)}) | 1 END`;
  // Most rows are known from their day on, and need not say it twice.
  const isKnownLater = known !== clock;
  return `SELECT position, ${dayNumberSql('day')}, ${dayNumberSql(isKnownLater ? 'known' : 'day')}, CAST(grp >> 33 AS INTEGER), CAST(grp & 2147483647 AS INTEGER), n FROM (
  SELECT w.position, ${clock} AS day, ${isKnownLater ? `${known} AS known, ` : ''}${hash} AS grp, CAST(count(*) AS INTEGER) AS n
  FROM ${sourceSql({ ...plan, table: indicator.table, indicators: [indicator] })}
  WHERE ${conditions.join(' AND ')} GROUP BY ALL
) ORDER BY position, grp`;
}
