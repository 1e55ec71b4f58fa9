import Fraction from 'fraction.js';
import type { Arithmetic } from '../rules/expression.ts';
import { FALSE, type NumberColumn, TRUE, type TruthColumn, UNKNOWN } from './columns.ts';
import { fractionAt } from './compare.ts';

type Interval = readonly [number, number];
const NOTHING: Interval = [Number.NaN, Number.NaN];

/** `left op right` row by row: intervals in doubles at once, exact fractions on demand. Division by zero is unknown. */
export function calculate(op: Arithmetic, left: NumberColumn, right: NumberColumn): NumberColumn {
  return exactColumn(
    left.lo.length,
    (row) => onIntervals(op, at(left, row), at(right, row)),
    (row) => onFractions(op, fractionAt(left, row), fractionAt(right, row)),
  );
}

export function negate(of: NumberColumn): NumberColumn {
  return exactColumn(
    of.lo.length,
    (row) => negative(at(of, row)),
    (row) => fractionAt(of, row)?.neg() ?? null,
  );
}

export function absolute(of: NumberColumn): NumberColumn {
  const interval = (row: number): Interval => {
    const [lo, hi] = at(of, row);
    return lo >= 0 ? [lo, hi] : hi <= 0 ? [-hi, -lo] : Number.isNaN(lo) ? NOTHING : [0, Math.max(-lo, hi)];
  };
  return exactColumn(of.lo.length, interval, (row) => fractionAt(of, row)?.abs() ?? null);
}

/** A fraction rounded to some digits after the point, halves away from zero. */
export function rounded(value: Fraction, digits: number): Fraction {
  const scale = new Fraction(10n ** BigInt(digits));
  const magnitude = value.abs().mul(scale).add(new Fraction(1, 2)).floor().div(scale);
  return value.compare(0) < 0 ? magnitude.neg() : magnitude;
}

/** Rounds to `digits` after the point, halves away from zero. */
export function roundTo(of: NumberColumn, digits: NumberColumn): NumberColumn {
  const exactly = (row: number): Fraction | null => {
    const value = fractionAt(of, row);
    const places = digits.lo[row];
    if (value === null || places === undefined || !Number.isInteger(places) || places < 0) return null;
    return rounded(value, places);
  };
  const interval = (row: number): Interval => {
    const value = exactly(row)?.valueOf() ?? Number.NaN;
    return [value, value];
  };
  return exactColumn(of.lo.length, interval, exactly);
}

/** The least (or greatest) of several columns; unknown where any is. */
export function extreme(which: 'min' | 'max', of: readonly NumberColumn[]): NumberColumn {
  const pick = which === 'min' ? Math.min : Math.max;
  const rows = of[0]?.lo.length ?? 0;
  const interval = (row: number): Interval => {
    const parts = of.map((column) => at(column, row));
    return [pick(...parts.map(([lo]) => lo)), pick(...parts.map(([, hi]) => hi))];
  };
  const exactly = (row: number): Fraction | null => {
    let best: Fraction | null = null;
    for (const column of of) {
      const value = fractionAt(column, row);
      if (value === null) return null;
      const order = best === null ? 0 : value.compare(best);
      if (best === null || (which === 'min' ? order < 0 : order > 0)) best = value;
    }
    return best;
  };
  return exactColumn(rows, interval, exactly);
}

/** Functions that leave the fractions: `pow`, `ln`, `exp`. Unknown where the result is no number. */
export function transcendental(
  of: readonly NumberColumn[],
  f: (...values: number[]) => number,
): NumberColumn {
  const rows = of[0]?.lo.length ?? 0;
  const values = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const args = of.map((column) =>
      column.lo[row] === column.hi[row] ? (column.lo[row] ?? Number.NaN) : Number.NaN,
    );
    const value = f(...args);
    values[row] = Number.isFinite(value) ? value : Number.NaN;
  }
  return { kind: 'number', lo: values, hi: values };
}

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
    const agree = c === UNKNOWN && fractionAt(then, row)?.equals(fractionAt(otherwise, row) ?? Number.NaN);
    return agree ? then : null;
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
  return { kind: 'number', lo, hi, exactly: (row) => fractionOrNull(source(row), row) };
}

function fractionOrNull(column: NumberColumn | null, row: number): Fraction | null {
  return column === null ? null : fractionAt(column, row);
}

function exactColumn(
  rows: number,
  interval: (row: number) => Interval,
  exactly: (row: number) => Fraction | null,
): NumberColumn {
  const lo = new Float64Array(rows);
  const hi = new Float64Array(rows);
  for (let row = 0; row < rows; row++) [lo[row], hi[row]] = interval(row);
  return { kind: 'number', lo, hi, exactly };
}

function at(column: NumberColumn, row: number): Interval {
  return [column.lo[row] ?? Number.NaN, column.hi[row] ?? Number.NaN];
}

function onIntervals(op: Arithmetic, [a, A]: Interval, [b, B]: Interval): Interval {
  switch (op) {
    case '+':
      return [a + b, A + B];
    case '-':
      return [a - B, A - b];
    case '*':
      return hull(a * b, a * B, A * b, A * B);
    case '/':
      return b <= 0 && B >= 0 ? NOTHING : hull(a / b, a / B, A / b, A / B);
  }
}

function hull(...corners: number[]): Interval {
  return [Math.min(...corners), Math.max(...corners)];
}

function negative([lo, hi]: Interval): Interval {
  return [-hi, -lo];
}

function onFractions(op: Arithmetic, a: Fraction | null, b: Fraction | null): Fraction | null {
  if (a === null || b === null) return null;
  switch (op) {
    case '+':
      return a.add(b);
    case '-':
      return a.sub(b);
    case '*':
      return a.mul(b);
    case '/':
      return b.equals(0) ? null : a.div(b);
  }
}
