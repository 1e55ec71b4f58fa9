import Fraction from 'fraction.js';
import { exactColumn, extremeIn } from './arithmetic.ts';
import { type Column, type End, type NumberColumn, textColumn, truthColumn, UNKNOWN } from './columns.ts';
import { errorAt, fractionAt, HALF_A_DIGIT, sizeOf } from './exact.ts';
import type { Interval } from './intervals.ts';

/** For each row the rows of another column that it looks at: those of `targets` from `starts[row]` to `starts[row + 1]`. */
export interface Links {
  readonly starts: Int32Array;
  readonly targets: Int32Array;
}

/** A column read at other rows: `rows[i]` for row i, unknown where that is −1. */
export function readAt(column: Column, rows: ArrayLike<number>): Column {
  switch (column.kind) {
    case 'truth':
      return truthColumn(Uint8Array.from(rows, (row) => column.values[row] ?? UNKNOWN));
    case 'text':
      return textColumn(Array.from(rows, (row) => column.values[row] ?? null));
    case 'number':
      return numbersAt(column, rows);
  }
}

function numbersAt(column: NumberColumn, rows: ArrayLike<number>): NumberColumn {
  const { exactly, error, reduced } = column;
  const at = (values: Float64Array): Float64Array =>
    Float64Array.from(rows, (row) => values[row] ?? Number.NaN);
  const lo = at(column.lo);
  const fewer = reduced && new Set(Array.from(rows).flatMap((row, i) => (reduced.has(row) ? [i] : [])));
  return {
    kind: 'number',
    lo,
    hi: column.hi === column.lo ? lo : at(column.hi),
    ...(exactly && {
      exactly: (row: number, end?: End) => (rows[row] === -1 ? null : exactly(rows[row] ?? -1, end)),
    }),
    ...(error && { error: at(error) }),
    ...(fewer && { reduced: fewer }),
  };
}

/** The sum of the rows looked at, 0 of none; unknown with any unknown one. */
export function sumOver(column: NumberColumn, links: Links): NumberColumn {
  const interval = (row: number): Interval => {
    let [lo, hi] = [0, 0];
    for (const target of targetsOf(links, row)) {
      lo += column.lo[target] ?? Number.NaN;
      hi += column.hi[target] ?? Number.NaN;
    }
    return [lo, hi];
  };
  const exactly = (row: number, end?: End): Fraction | null => {
    const values = targetsOf(links, row).map((target) => fractionAt(column, target, end));
    return values.reduce<Fraction | null>((sum, value) => (sum && value ? sum.add(value) : null), ZERO);
  };
  const error = (row: number): number => {
    let [sum, size] = [0, 0];
    for (const target of targetsOf(links, row)) {
      sum += errorAt(column, target);
      size += sizeOf([column.lo[target] ?? 0, column.hi[target] ?? 0]);
    }
    return sum + size * targetsOf(links, row).length * HALF_A_DIGIT;
  };
  return exactColumn(links.starts.length - 1, interval, exactly, error);
}

/** The greatest of the rows looked at; unknown of none, and with any unknown one. */
export function maxOver(column: NumberColumn, links: Links): NumberColumn {
  const interval = (row: number): Interval => {
    const targets = targetsOf(links, row);
    if (targets.length === 0) return [Number.NaN, Number.NaN];
    const of = (values: Float64Array): number =>
      targets.reduce((most, target) => Math.max(most, values[target] ?? Number.NaN), -Infinity);
    return [of(column.lo), of(column.hi)];
  };
  const exactly = (row: number, end?: End): Fraction | null =>
    extremeIn(
      'max',
      targetsOf(links, row).map((target) => fractionAt(column, target, end)),
      end,
    );
  const error = (row: number): number =>
    targetsOf(links, row).reduce((most, target) => Math.max(most, errorAt(column, target)), 0);
  return exactColumn(links.starts.length - 1, interval, exactly, error);
}

const ZERO = new Fraction(0);

function targetsOf({ starts, targets }: Links, row: number): readonly number[] {
  return [...targets.subarray(starts[row] ?? 0, starts[row + 1] ?? 0)];
}
