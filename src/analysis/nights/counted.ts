import { dayNumber } from '../../days.ts';
import type { CountIndicator, RowIndicator } from '../../rules/indicator.ts';
import type { DatedRow, Life, Nights } from './life.ts';

/** Rows that are alike, and how many there are. */
export interface Several {
  readonly row: DatedRow;
  readonly times: number;
}

/** Rows, those that are the same one taken together. */
export function several(rows: readonly DatedRow[]): Several[] {
  const times = new Map<DatedRow, number>();
  for (const row of rows) times.set(row, (times.get(row) ?? 0) + 1);
  return [...times].map(([row, count]) => ({ row, times: count }));
}

/** The value of an indicator over the rows of one area as of a day, counted one by one; NaN is unknown. */
export function countedOn(
  indicator: RowIndicator,
  rows: readonly Several[],
  reports: Life['reports'],
  day: number,
  { begin }: Nights,
): number {
  if (indicator.table === 'metrics') return reportedOn(indicator, reports, day, begin);
  const found = rows.filter(({ row }) => isCounted(indicator, row, day));
  switch (indicator.kind) {
    case 'count': {
      const count = countOf(indicator, found);
      return count === 0 && indicator.missing === 'unknown' ? Number.NaN : count;
    }
    case 'sum':
      return found.length === 0 && indicator.missing === 'unknown'
        ? Number.NaN
        : found.reduce((sum, { row, times }) => sum + times * Number(row.columns[indicator.column] ?? 0), 0);
    case 'days_since':
      return found.length === 0
        ? Number.NaN
        : Math.min(...found.map(({ row }) => day - dateOf(row, indicator.clock)));
    case 'min':
    case 'max':
    case 'mean':
    case 'latest':
      return Number.NaN;
  }
}

function dateOf({ day, dates }: DatedRow, clock: string): number {
  return day + (dates[clock] ?? 0);
}

/** Rows of the table, known by the day, that meet the condition and lie in the window. */
function isCounted({ name, table, clock, window }: RowIndicator, row: DatedRow, day: number): boolean {
  if (row.table !== table || row.day > day || !row.counts.has(name)) return false;
  const date = dateOf(row, clock);
  return isIn(window, date, day);
}

function isIn(window: RowIndicator['window'], date: number, day: number): boolean {
  if (date > day) return false;
  switch (window.kind) {
    case 'all':
      return true;
    case 'since':
      return date >= dayNumber(window.since);
    case 'days':
      return date <= day - window.lag && date > day - window.lag - window.days;
  }
}

function countOf({ groupBy, distinct, atLeast }: CountIndicator, rows: readonly Several[]): number {
  const key = groupBy ?? distinct;
  if (key === undefined) return rows.reduce((count, { times }) => count + times, 0);
  const sizes = new Map<string, number>();
  for (const { row, times } of rows) {
    const group = row.columns[key] ?? '';
    if (group !== '') sizes.set(group, (sizes.get(group) ?? 0) + times);
  }
  return [...sizes.values()].filter((size) => size >= (groupBy === undefined ? 1 : atLeast)).length;
}

function reportedOn(indicator: RowIndicator, reports: Life['reports'], day: number, begin: number): number {
  if (!('column' in indicator)) return Number.NaN;
  const column = reports.get(indicator.column) ?? [];
  const values: number[] = [];
  const { window } = indicator;
  const from = window.kind === 'days' ? day - window.lag - window.days + 1 : begin;
  const to = window.kind === 'days' ? day - window.lag : day;
  for (let at = Math.max(from, begin); at <= to; at++) {
    const value = column[at - begin];
    if (value !== undefined && value !== null && isIn(window, at, day)) values.push(value);
  }
  const isFew = 'daysAtLeast' in indicator && values.length < (indicator.daysAtLeast ?? 0);
  if (values.length === 0 || isFew) return indicator.missing === 'zero' ? 0 : Number.NaN;
  const sum = values.reduce((total, value) => total + value, 0);
  switch (indicator.kind) {
    case 'sum':
      return sum;
    case 'mean':
      return sum / values.length;
    case 'min':
      return Math.min(...values);
    case 'max':
      return Math.max(...values);
    case 'latest':
      return values.at(-1) ?? Number.NaN;
  }
}
