import type Fraction from 'fraction.js';
import type { PastKind } from '../rules/indicator.ts';
import { calculate, exactColumn, extremeIn } from './arithmetic.ts';
import { type Column, type End, FALSE, type NumberColumn, numberColumn, TRUE, UNKNOWN } from './columns.ts';
import { errorAt, fractionAt } from './exact.ts';
import type { Interval } from './intervals.ts';

/** An expression for all areas as of an earlier day. */
export interface Earlier {
  readonly daysBack: number;
  readonly column: Column;
}

/**
 * What an expression's own past comes to. An unknown day makes it unknown, unless the other days decide what is asked of
 * it: a greatest value that is at least 60 on some day is over 50 whatever it was on another.
 *
 * @param days the newest first
 */
export function overDays(over: PastKind, days: readonly Earlier[], rows: number): Column {
  const numbers = (): NumberColumn[] =>
    days.flatMap(({ column }) => (column.kind === 'number' ? [column] : unknownNumbers(rows)));
  // A window that has not begun: as of rows, the count and the sum of nothing are 0.
  if (days.length === 0) return over === 'count' || over === 'sum' ? count(0, rows) : unknownNumbers(rows);
  switch (over) {
    case 'count':
      return daysTrue(days, rows);
    case 'max':
    case 'min':
      return extremeOf(over, numbers());
    case 'sum':
      return total(numbers());
    case 'mean':
      return calculate('/', total(numbers()), count(days.length, rows));
    case 'latest':
      return days[0]?.column ?? unknownNumbers(rows);
    case 'days_since':
      return daysSince(days, rows);
  }
}

function unknownNumbers(rows: number): NumberColumn {
  return count(Number.NaN, rows);
}

function count(value: number, rows: number): NumberColumn {
  return numberColumn(new Float64Array(rows).fill(value));
}

function total(columns: readonly NumberColumn[]): NumberColumn {
  return columns.reduce((sum, column) => calculate('+', sum, column));
}

/** Of the days' intervals: an unknown day may have been anything, and leaves a bound on one side. */
function extremeOf(which: 'max' | 'min', columns: readonly NumberColumn[]): NumberColumn {
  const pick = which === 'max' ? Math.max : Math.min;
  const interval = (row: number): Interval => {
    let [lo, hi] = which === 'max' ? [-Infinity, -Infinity] : [Infinity, Infinity];
    for (const column of columns) {
      const [least, most] = [column.lo[row] ?? Number.NaN, column.hi[row] ?? Number.NaN];
      lo = pick(lo, Number.isNaN(least) ? -Infinity : least);
      hi = pick(hi, Number.isNaN(most) ? Infinity : most);
    }
    return lo === -Infinity && hi === Infinity ? [Number.NaN, Number.NaN] : [lo, hi];
  };
  const exactly = (row: number, end?: End): Fraction | null =>
    extremeIn(
      which,
      columns.map((column) => fractionAt(column, row, end)),
      end,
    );
  const error = (row: number): number => Math.max(...columns.map((column) => errorAt(column, row)));
  const rows = columns[0]?.lo.length ?? 0;
  return columns.some((column) => column.exactly !== undefined)
    ? exactColumn(rows, interval, exactly, error)
    : plainColumn(rows, interval);
}

function plainColumn(rows: number, interval: (row: number) => Interval): NumberColumn {
  const lo = new Float64Array(rows);
  const hi = new Float64Array(rows);
  for (let row = 0; row < rows; row++) [lo[row], hi[row]] = interval(row);
  return { kind: 'number', lo, hi };
}

/** On how many it was true: at least those, and at most those on which it was not false. */
function daysTrue(days: readonly Earlier[], rows: number): NumberColumn {
  const lo = new Float64Array(rows);
  const hi = new Float64Array(rows);
  for (const { column } of days) {
    for (let row = 0; row < rows; row++) {
      const truth = column.kind === 'truth' ? (column.values[row] ?? UNKNOWN) : UNKNOWN;
      if (truth === TRUE) lo[row] = (lo[row] ?? 0) + 1;
      if (truth !== FALSE) hi[row] = (hi[row] ?? 0) + 1;
    }
  }
  // Neither true nor false on any day: nothing is known.
  for (let row = 0; row < rows; row++)
    if (lo[row] === 0 && hi[row] === days.length) lo[row] = hi[row] = Number.NaN;
  return { kind: 'number', lo, hi };
}

/** Days back to the last on which it was true; unknown if a day on which that is unknown comes first, or none was. */
function daysSince(days: readonly Earlier[], rows: number): NumberColumn {
  const values = new Float64Array(rows).fill(Number.NaN);
  for (let row = 0; row < rows; row++) {
    for (const { daysBack, column } of days) {
      const truth = column.kind === 'truth' ? (column.values[row] ?? UNKNOWN) : UNKNOWN;
      if (truth === TRUE) values[row] = daysBack;
      if (truth === TRUE || truth === UNKNOWN) break;
    }
  }
  return numberColumn(values);
}
