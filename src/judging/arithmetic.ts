import Fraction from 'fraction.js';
import type { Arithmetic } from '../rules/expression.ts';
import { type End, FALSE, type NumberColumn, TRUE, type TruthColumn } from './columns.ts';
import { errorAt, fractionAt, HALF_A_DIGIT, sizeOf } from './exact.ts';
import { fractionOf } from './fractions.ts';
import { endOf, type Interval, NOTHING, onFractions, onIntervals } from './intervals.ts';

/** `left op right` row by row: intervals in doubles at once, exact fractions on demand. Division by zero is unknown. */
export function calculate(op: Arithmetic, left: NumberColumn, right: NumberColumn): NumberColumn {
  const rows = left.lo.length;
  const lo = new Float64Array(rows);
  const hi = new Float64Array(rows);
  const error = new Float64Array(rows);
  const exactly: Exactly = (row, end) => {
    if (end === undefined) return onFractions(op, fractionAt(left, row), fractionAt(right, row));
    return Number.isFinite((end === 'lo' ? lo : hi)[row]) ? endOf(op, left, right, row, end) : null;
  };
  for (let row = 0; row < rows; row++) {
    const [a, b] = [at(left, row), at(right, row)];
    const [aError, bError] = [errorAt(left, row), errorAt(right, row)];
    const isKnown = a[0] === a[1] && b[0] === b[1];
    if (op === '/' && isKnown && Math.abs(b[0]) <= bError) {
      // Whether it is zero only the exact value can tell.
      lo[row] = hi[row] = exactly(row)?.valueOf() ?? Number.NaN;
      error[row] = Math.abs(lo[row] ?? 0) * HALF_A_DIGIT;
      continue;
    }
    [lo[row], hi[row]] = onIntervals(op, a, b);
    if (isKnown) error[row] = errorOf(op, a[0], b[0], aError, bError) + Math.abs(lo[row] ?? 0) * HALF_A_DIGIT;
    else if (!Number.isNaN(lo[row])) {
      const divisor = op === '/' ? Math.min(Math.abs(b[0]), Math.abs(b[1])) : sizeOf(b);
      const own = sizeOf([lo[row] ?? 0, hi[row] ?? 0]) * HALF_A_DIGIT;
      error[row] = errorOf(op, sizeOf(a), divisor, aError, bError) + own;
    }
  }
  return { kind: 'number', lo, hi, exactly, error };
}

type Exactly = Exclude<NumberColumn['exactly'], undefined>;

/** How far the errors of two numbers of some size carry into what is calculated from them, its own rounding apart. */
function errorOf(op: Arithmetic, a: number, b: number, aError: number, bError: number): number {
  switch (op) {
    case '+':
    case '-':
      return (aError + bError) * SAFE;
    case '*':
      return (Math.abs(a) * bError + Math.abs(b) * aError + aError * bError) * SAFE;
    case '/':
      return ((aError + Math.abs(a / b) * bError) / (Math.abs(b) - bError)) * SAFE;
  }
}

/** Errors are themselves calculated with errors, far smaller ones. */
const SAFE = 1 + 2 ** -40;

export function negate(of: NumberColumn): NumberColumn {
  return exactColumn(
    of.lo.length,
    (row) => negative(at(of, row)),
    (row, end) => fractionAt(of, row, end && (end === 'lo' ? 'hi' : 'lo'))?.neg() ?? null,
    (row) => errorAt(of, row),
  );
}

export function absolute(of: NumberColumn): NumberColumn {
  const interval = (row: number): Interval => {
    const [lo, hi] = at(of, row);
    return lo >= 0 ? [lo, hi] : hi <= 0 ? [-hi, -lo] : Number.isNaN(lo) ? NOTHING : [0, Math.max(-lo, hi)];
  };
  return exactColumn(
    of.lo.length,
    interval,
    (row) => fractionAt(of, row)?.abs() ?? null,
    (row) => errorAt(of, row),
  );
}

/** A fraction rounded to some digits after the point, halves away from zero. */
export function rounded(value: Fraction, digits: number): Fraction {
  const scale = new Fraction(10n ** BigInt(digits));
  const magnitude = value.abs().mul(scale).add(new Fraction(1, 2)).floor().div(scale);
  return value.compare(0) < 0 ? magnitude.neg() : magnitude;
}

/** Rounds to `digits` after the point, halves away from zero. */
export function roundTo(of: NumberColumn, digits: NumberColumn): NumberColumn {
  const placesAt = (row: number): number | undefined => {
    const places = digits.lo[row];
    return places !== undefined && Number.isInteger(places) && places >= 0 ? places : undefined;
  };
  const exactly: Exactly = (row, end) => {
    const [value, places] = [fractionAt(of, row, end), placesAt(row)];
    return value === null || places === undefined ? null : rounded(value, places);
  };
  return growingColumn(of, exactly, (row) => placesAt(row) !== undefined);
}

/** What only ever grows with a number: a bound of it is one of the result. Unknown where it is not `defined`. */
function growingColumn(of: NumberColumn, exactly: Exactly, defined: (row: number) => boolean): NumberColumn {
  const interval = (row: number): Interval => {
    const [least, most] = at(of, row);
    if (Number.isNaN(least) || !defined(row)) return NOTHING;
    const value = least === most ? exactly(row)?.valueOf() : undefined;
    if (least === most) return [value ?? Number.NaN, value ?? Number.NaN];
    return [exactly(row, 'lo')?.valueOf() ?? -Infinity, exactly(row, 'hi')?.valueOf() ?? Infinity];
  };
  return exactColumn(of.lo.length, interval, exactly, (row) => sizeOf(interval(row)) * HALF_A_DIGIT);
}

/** The least (or greatest) of several columns; unknown where any is. */
export function extreme(which: 'min' | 'max', of: readonly NumberColumn[]): NumberColumn {
  const pick = which === 'min' ? Math.min : Math.max;
  const rows = of[0]?.lo.length ?? 0;
  const interval = (row: number): Interval => {
    const parts = of.map((column) => at(column, row));
    return [pick(...parts.map(([lo]) => lo)), pick(...parts.map(([, hi]) => hi))];
  };
  const exactly: Exactly = (row, end) =>
    extremeIn(
      which,
      of.map((column) => fractionAt(column, row, end)),
      end,
    );
  return exactColumn(rows, interval, exactly, (row) => Math.max(...of.map((column) => errorAt(column, row))));
}

/**
 * The least (or greatest) of some exact numbers; unknown of none, and with any unknown one.
 *
 * @param end takes the numbers for ends of intervals: those that have no such end bound the least (or greatest) no more
 */
export function extremeIn(
  which: 'min' | 'max',
  values: readonly (Fraction | null)[],
  end?: End,
): Fraction | null {
  const isOneEnough = end === (which === 'max' ? 'lo' : 'hi');
  const [first = null, ...others] = isOneEnough ? values.filter((value) => value !== null) : values;
  return others.reduce((best, value) => {
    if (best === null || value === null) return null;
    const order = value.compare(best);
    return (which === 'min' ? order < 0 : order > 0) ? value : best;
  }, first);
}

/** `ln` and `exp` leave the fractions; both only ever grow. Unknown where the result is no number. */
export function growing(of: NumberColumn, f: (value: number) => number): NumberColumn {
  const rows = of.lo.length;
  const lo = new Float64Array(rows);
  const hi = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const [least, most] = at(of, row);
    const [a, b] = [f(nearest(of, row, least)), least === most ? Number.NaN : f(most)];
    const isKnown = least === most ? Number.isFinite(a) : !Number.isNaN(a) && !Number.isNaN(b);
    lo[row] = isKnown ? a : Number.NaN;
    hi[row] = isKnown ? (least === most ? a : b) : Number.NaN;
  }
  return { kind: 'number', lo, hi };
}

/** The double nearest to a number's exact value. */
function nearest(column: NumberColumn, row: number, double: number): number {
  return column.error === undefined ? double : (fractionAt(column, row)?.valueOf() ?? double);
}

/** `pow(x, y)`: exact for whole powers of reasonable size. Unknown where the result is no number. */
export function power(of: NumberColumn, by: NumberColumn): NumberColumn {
  const exactly: Exactly = (row, end) => {
    const base = fractionAt(of, row, end);
    const exponent = by.lo[row] ?? Number.NaN;
    if (base === null || by.hi[row] !== exponent) return null;
    if (Number.isInteger(exponent) && Math.abs(exponent) <= LARGEST_POWER)
      return exponent < 0 && base.equals(0) ? null : base.pow(exponent);
    const value = base.valueOf() ** exponent;
    return Number.isFinite(value) ? fractionOf(value) : null;
  };
  // A bound of a number is one of its power where powers grow with it.
  const grows = (row: number): boolean => {
    const [least, most] = at(of, row);
    const [exponent, other] = at(by, row);
    return exponent === other && (least === most || (least >= 0 && exponent > 0));
  };
  return growingColumn(of, exactly, grows);
}

const LARGEST_POWER = 100;

/** `or_else(x, v)`: v where x is unknown. */
export function orElse(of: NumberColumn, instead: NumberColumn): NumberColumn {
  const source = (row: number): NumberColumn => (Number.isNaN(of.lo[row]) ? instead : of);
  const inexact = of.exactly !== undefined || instead.exactly !== undefined;
  return pickedColumn(of.lo.length, source, inexact);
}

/** `c ? a : b` for numbers; with unknown `c` known only where both agree. */
export function chooseNumber(
  condition: TruthColumn,
  then: NumberColumn,
  otherwise: NumberColumn,
): NumberColumn {
  const source = (row: number): NumberColumn | null => {
    const c = condition.values[row];
    if (c === TRUE) return then;
    if (c === FALSE) return otherwise;
    const [a, b] = [fractionAt(then, row), fractionAt(otherwise, row)];
    return a !== null && b !== null && a.equals(b) ? then : null;
  };
  return pickedColumn(
    condition.values.length,
    source,
    then.exactly !== undefined || otherwise.exactly !== undefined,
  );
}

function pickedColumn(
  rows: number,
  source: (row: number) => NumberColumn | null,
  inexact: boolean,
): NumberColumn {
  const lo = new Float64Array(rows);
  const hi = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const column = source(row);
    lo[row] = column?.lo[row] ?? Number.NaN;
    hi[row] = column?.hi[row] ?? Number.NaN;
  }
  if (!inexact) return { kind: 'number', lo, hi };
  const error = Float64Array.from(lo, (_, row) => errorOrNone(source(row), row));
  return { kind: 'number', lo, hi, exactly: (row, end) => fractionOrNull(source(row), row, end), error };
}

function errorOrNone(column: NumberColumn | null, row: number): number {
  return column === null ? 0 : errorAt(column, row);
}

function fractionOrNull(column: NumberColumn | null, row: number, end?: End): Fraction | null {
  return column === null ? null : fractionAt(column, row, end);
}

/** A column of numbers with their exact values on demand. */
export function exactColumn(
  rows: number,
  interval: (row: number) => Interval,
  exactly: Exactly,
  errorOf: (row: number) => number,
): NumberColumn {
  const lo = new Float64Array(rows);
  const hi = new Float64Array(rows);
  const error = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    [lo[row], hi[row]] = interval(row);
    error[row] = errorOf(row);
  }
  return { kind: 'number', lo, hi, exactly, error };
}

function at(column: NumberColumn, row: number): Interval {
  return [column.lo[row] ?? Number.NaN, column.hi[row] ?? Number.NaN];
}

function negative([lo, hi]: Interval): Interval {
  return [-hi, -lo];
}
