import type Fraction from 'fraction.js';
import type { End, NumberColumn } from './columns.ts';
import { fractionIn, fractionOf } from './fractions.ts';

/**
 * The exact value of a known number: as arithmetic made it, or as its shortest decimal says.
 *
 * @param end asks for an end of the interval in which the number lies, known or not; null where it has no such end
 */
export function fractionAt(column: NumberColumn, row: number, end?: End): Fraction | null {
  return column.exactly === undefined ? fractionOfDouble(column, row, end) : column.exactly(row, end);
}

function fractionOfDouble(column: Pick<NumberColumn, End>, row: number, end?: End): Fraction | null {
  const value = column[end ?? 'lo'][row];
  if (value === undefined || !Number.isFinite(value)) return null;
  if (end === undefined && value !== column.hi[row]) return null;
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
  const exactly = (row: number, end?: End): Fraction | null => {
    const text = lo[row] === hi[row] ? exact.get(row) : undefined;
    return text === undefined ? fractionOfDouble({ lo, hi }, row, end) : fractionIn(text);
  };
  return { kind: 'number', lo, hi, exactly };
}

/** How far at most the doubles of a number, or of the ends of its interval, are from the exact values. */
export function errorAt(column: NumberColumn, row: number): number {
  if (column.error !== undefined) return column.error[row] ?? 0;
  const [lo, hi] = [column.lo[row] ?? Number.NaN, column.hi[row] ?? Number.NaN];
  const whole = column.exactly === undefined && isWhole(lo) && isWhole(hi);
  return whole ? 0 : sizeOf([lo, hi]) * HALF_A_DIGIT;
}

function isWhole(end: number): boolean {
  return Number.isSafeInteger(end) || !Number.isFinite(end);
}

/** The greatest size of a number's ends, those apart at which it has no bound. */
export function sizeOf(ends: readonly number[]): number {
  return Math.max(0, ...ends.filter(Number.isFinite).map(Math.abs));
}

/** Doubles keep so much of a number, twice over to be on the safe side. */
export const HALF_A_DIGIT = 2 ** -52;
