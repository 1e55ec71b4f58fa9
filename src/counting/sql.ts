import type { Day } from '../days.ts';
import { identifier, literal } from '../engine/sql.ts';
import type { RowIndicator } from '../rules/indicator.ts';
import { levelOfKey } from '../rules/indicators/keys.ts';
import { type CountingPlan, defaultClock, isEventTable } from './plan.ts';
import { sourceSql } from './source.ts';
import { whereSql } from './where.ts';
import { upTable } from './within.ts';

/** Counts the plan's indicators over one table, whatever they are: a row `(day, position, v0, v1 …)`, an indicator each. */
export function groupingSetsSql(plan: CountingPlan, table: string, within?: string): string {
  const indicators = countedIn(plan, table);
  const grouped = indicators.filter((indicator) => groupColumn(indicator) !== undefined);
  const day = dayExpression(plan);
  const flags = indicators.map((indicator, i) => flagColumn(indicator, i, day));
  const keys = grouped.map((indicator) => keyName(indicators.indexOf(indicator)));
  const sets = ['(day, position)', ...keys.map((key) => `(day, position, ${key})`)].join(', ');
  const aggregates = indicators.flatMap((indicator, i) => aggregate(indicator, i));
  const groupings = keys.map((key) => `grouping(${key}) AS ${key}_out`);
  return `WITH flagged AS (
  SELECT ${[`${day} AS day`, 'w.position', ...flags].join(',\n    ')}
  FROM ${countedFrom(plan, table, indicators, within)}
  WHERE ${rowFilter(plan, indicators, table, day)}
), counted AS (
  SELECT ${['day', 'position', ...keys, ...groupings, 'count(*) AS n', ...aggregates].join(', ')}
  FROM flagged GROUP BY GROUPING SETS (${sets})
)
SELECT CAST(day AS VARCHAR) AS day, position, ${indicators.map((indicator, i) => resultColumn(indicator, i, keys)).join(', ')}
FROM counted GROUP BY day, position`;
}

/** The indicators that are counted over a table's rows; what is new in totals is another matter. */
export function countedIn(plan: CountingPlan, table: string): readonly RowIndicator[] {
  return plan.traits?.[table]?.cumulative === true
    ? []
    : plan.indicators.filter((indicator) => indicator.table === table);
}

/** What an indicator's rows are grouped by within an area, if by anything: its clusters, or, for `latest`, the day. */
export function groupColumn(indicator: RowIndicator): string | undefined {
  if (indicator.kind === 'latest') return indicator.clock;
  return indicator.kind === 'count' ? (indicator.groupBy ?? indicator.distinct) : undefined;
}

/** One as-of day is a literal, so that the engine can skip what lies outside its window; several are a joined table. */
export function dayExpression(plan: CountingPlan): string {
  const [only] = plan.days;
  return plan.days.length === 1 && only !== undefined ? date(only) : 'd.day';
}

/** The rows of a table, once for each of several days. */
export function countedFrom(
  { level, positions, days }: CountingPlan,
  table: string,
  indicators: readonly RowIndicator[],
  within: string | undefined,
): string {
  const rows = sourceSql({ table, level, indicators, positions, ...(within !== undefined && { within }) });
  return days.length === 1 ? rows : `${rows} CROSS JOIN ${daysSql(days)}`;
}

export function daysSql(days: readonly Day[]): string {
  return `(VALUES ${days.map((value) => `(${date(value)})`).join(', ')}) AS d(day)`;
}

/** The day from which a row is known. */
export function knownSql(traits: CountingPlan['traits'], table: string): string {
  const clock = `r.${identifier(defaultClock(table))}`;
  const column = table === 'visits' ? 'case.date_known' : 'date_known';
  return traits?.[table]?.dateKnown === true ? `coalesce(${columnOfRow(column)}, ${clock})` : clock;
}

/** Rows known by the as-of day; of reports those of the area itself. */
export function knownRows(plan: CountingPlan, table: string, day: string): string[] {
  const known = knownSql(plan.traits, table);
  const conditions = [`${known} <= ${day}`, `${known} <= ${date(plan.knownOn)}`];
  if (!isEventTable(table)) conditions.push('w.own');
  return conditions;
}

/** Rows that any indicator could count: known by the as-of day, not before the longest window. */
export function rowFilter(
  plan: CountingPlan,
  indicators: readonly RowIndicator[],
  table: string,
  day: string,
): string {
  const conditions = knownRows(plan, table, day);
  const ownDates = indicators.every((indicator) => indicator.clock === defaultClock(table));
  const starts = indicators.map((indicator) => windowStart(indicator, day));
  if (ownDates && starts.length > 0 && starts.every((start) => start !== undefined)) {
    const first = starts.length === 1 ? starts[0] : `least(${starts.join(', ')})`;
    conditions.push(`r.${identifier(defaultClock(table))} >= ${first}`);
  }
  return conditions.join(' AND ');
}

export function windowStart({ window }: RowIndicator, day: string): string | undefined {
  switch (window.kind) {
    case 'days':
      return `${day} - ${window.days + window.lag - 1}`;
    case 'since':
      return date(window.since);
    case 'all':
      return undefined;
  }
}

/** The last day of an indicator's window. */
export function windowEnd({ window }: RowIndicator, day: string): string {
  const lag = window.kind === 'days' ? window.lag : 0;
  return `${day}${lag === 0 ? '' : ` - ${lag}`}`;
}

/** Whether a row lies in an indicator's window. */
function isInWindow(indicator: RowIndicator, day: string): string {
  const clock = `r.${identifier(indicator.clock)}`;
  const start = windowStart(indicator, day);
  const parts = [`${clock} <= ${windowEnd(indicator, day)}`];
  if (start !== undefined) parts.push(`${clock} >= ${start}`);
  return parts.join(' AND ');
}

/** Whether a row counts for an indicator: its `where` and its window. */
export function condition(indicator: RowIndicator, day: string): string {
  const window = isInWindow(indicator, day);
  return indicator.where === undefined ? window : `${window} AND ${whereSql(indicator.where, columnOfRow)}`;
}

/** A column of the row at hand: `class`, or `case.class` of a visit. */
export function columnOfRow(name: string): string {
  return `r.${identifier(name)}`;
}

/**
 * What rows are grouped by, or told apart by: a column, the area a row is placed in (`area`), or that area's ancestor at a
 * level (`area.street`), which a row placed above that level has not.
 */
export function keySql(name: string): string {
  if (name === 'area') return 'w.area';
  const level = levelOfKey(name);
  if (level === undefined) return columnOfRow(name);
  return `(SELECT min(u.up) FROM ${upTable(level)} AS u WHERE u.ix = w.area)`;
}

function flagName(i: number): string {
  return `f${i}`;
}

function keyName(i: number): string {
  return `k${i}`;
}

/** What of a row an indicator needs: whether it counts, its group, its number or its day. NULL where it does not count. */
function flagColumn(indicator: RowIndicator, i: number, day: string): string {
  const counts = condition(indicator, day);
  const only = (value: string, name: string): string => `CASE WHEN ${counts} THEN ${value} END AS ${name}`;
  switch (indicator.kind) {
    case 'count': {
      const group = groupColumn(indicator);
      if (group !== undefined)
        return [only(keySql(group), keyName(i)), ...reported(indicator, i, day)].join(', ');
      return isEventTable(indicator.table)
        ? only('1', flagName(i))
        : [`CAST((${counts}) AS INTEGER) AS ${flagName(i)}`, ...reported(indicator, i, day)].join(', ');
    }
    case 'sum':
    case 'min':
    case 'max':
    case 'mean':
      return only(columnOfRow(indicator.column), flagName(i));
    case 'latest': {
      const value = columnOfRow(indicator.column);
      const key = `CASE WHEN ${counts} AND ${value} IS NOT NULL THEN r.${identifier(indicator.clock)} END AS ${keyName(i)}`;
      return `${only(value, flagName(i))}, ${key}`;
    }
    case 'days_since':
      return only(columnOfRow(indicator.clock), flagName(i));
  }
}

/** Whether a report lies in the window and says yes or no: where none does, its count is unknown and not 0. */
function reported(indicator: RowIndicator, i: number, day: string): string[] {
  if (isEventTable(indicator.table)) return [];
  const decided = indicator.where && `${whereSql(indicator.where, columnOfRow)} IS NOT NULL`;
  const counts = [isInWindow(indicator, day), ...(decided === undefined ? [] : [decided])].join(' AND ');
  return [`CASE WHEN ${counts} THEN 1 END AS ${reportName(i)}`];
}

function aggregate(indicator: RowIndicator, i: number): string[] {
  const flag = flagName(i);
  switch (indicator.kind) {
    case 'count': {
      const reports = `count(${reportName(i)})`;
      if (isEventTable(indicator.table))
        return groupColumn(indicator) === undefined ? [`CAST(count(${flag}) AS INTEGER) AS ${flag}`] : [];
      return groupColumn(indicator) !== undefined
        ? [`${reports} AS ${reportName(i)}`]
        : [`CASE WHEN ${reports} > 0 THEN CAST(sum(${flag}) AS INTEGER) END AS ${flag}`];
    }
    case 'sum':
      return [`CAST(sum(${flag}) AS VARCHAR) AS ${flag}`, ...daysReported(indicator, i)];
    case 'latest':
      return [`CAST(sum(${flag}) AS VARCHAR) AS ${flag}`];
    case 'min':
    case 'max':
      return [`CAST(${indicator.kind}(${flag}) AS VARCHAR) AS ${flag}`];
    case 'mean':
      return [
        `CAST(sum(${flag}) AS VARCHAR) || '/' || count(${flag}) AS ${flag}`,
        ...daysReported(indicator, i),
      ];
    case 'days_since':
      return [`CAST(date_diff('day', max(${flag}), day) AS INTEGER) AS ${flag}`];
  }
}

/** Of reports there is one an area and day, so that as many values are as many days. */
function daysReported(indicator: RowIndicator, i: number): string[] {
  return asksForDays(indicator) ? [`CAST(count(${flagName(i)}) AS INTEGER) AS ${reportName(i)}`] : [];
}

export function asksForDays(indicator: RowIndicator): boolean {
  return 'daysAtLeast' in indicator && indicator.daysAtLeast !== undefined;
}

/** The column of a result that says on how many days the i-th indicator of its table was reported. */
export function reportedName(i: number): string {
  return `n${i}`;
}

function reportName(i: number): string {
  return `p${i}`;
}

/** The column of a result in which the i-th indicator of its table stands. */
export function resultName(i: number): string {
  return `v${i}`;
}

function resultColumn(indicator: RowIndicator, i: number, keys: readonly string[]): string {
  const name = resultName(i);
  const key = keyName(i);
  const inGroups = `${key}_out = 0 AND ${key} IS NOT NULL`;
  const ofAll = (column: string): string => {
    const plain = keys.map((other) => `${other}_out = 1`);
    return `any_value(${column})${plain.length === 0 ? '' : ` FILTER (WHERE ${plain.join(' AND ')})`}`;
  };
  if (indicator.kind === 'latest')
    return `arg_max(${flagName(i)}, ${key}) FILTER (WHERE ${inGroups}) AS ${name}`;
  if (indicator.kind === 'count' && groupColumn(indicator) !== undefined) {
    const least = indicator.groupBy === undefined ? 1 : indicator.atLeast;
    const groups = `CAST(count(*) FILTER (WHERE ${inGroups} AND n >= ${least}) AS INTEGER)`;
    return isEventTable(indicator.table)
      ? `${groups} AS ${name}`
      : `CASE WHEN ${ofAll(reportName(i))} > 0 THEN ${groups} END AS ${name}`;
  }
  const days = asksForDays(indicator) ? `, ${ofAll(reportName(i))} AS ${reportedName(i)}` : '';
  return `${ofAll(flagName(i))} AS ${name}${days}`;
}

export function date(day: Day): string {
  return `DATE ${literal(day)}`;
}
