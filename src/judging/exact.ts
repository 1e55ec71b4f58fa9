import type Fraction from 'fraction.js';
import type { NumberColumn } from './columns.ts';
import { fractionIn, fractionOf } from './fractions.ts';

/** The exact value of a known number: as arithmetic made it, or as its shortest decimal says. */
export function fractionAt(column: NumberColumn, row: number): Fraction | null {
  return column.exactly === undefined ? fractionOfDouble(column, row) : column.exactly(row);
}

function fractionOfDouble({ lo, hi }: Pick<NumberColumn, 'lo' | 'hi'>, row: number): Fraction | null {
  const value = lo[row];
  if (value === undefined || !Number.isFinite(value) || value !== hi[row]) return null;
  return fractionOf(value);
}

/**
 * A column of numbers of which some are exact only as texts: a decimal, or a sum and what it is to be divided by, `7/3`.
 */
export function withExact(
  { lo, hi }: Pick<NumberColumn, 'lo' | 'hi'>,
  exact: ReadonlyMap<number, string>,
): NumberColumn {
  if (exact.size === 0) return { kind: 'number', lo, hi };
  const exactly = (row: number): Fraction | null => {
    const text = lo[row] === hi[row] ? exact.get(row) : undefined;
    return text === undefined ? fractionOfDouble({ lo, hi }, row) : fractionIn(text);
  };
  return { kind: 'number', lo, hi, exactly };
}

/** How far at most a known number's double is from its exact value. */
export function errorAt(column: NumberColumn, row: number): number {
  if (column.error !== undefined) return column.error[row] ?? 0;
  const value = column.lo[row] ?? Number.NaN;
  const whole = column.exactly === undefined && Number.isSafeInteger(value);
  return whole ? 0 : Math.abs(value) * HALF_A_DIGIT;
}

/** Doubles keep so much of a number, twice over to be on the safe side. */
export const HALF_A_DIGIT = 2 ** -52;
