import type Fraction from 'fraction.js';
import type { Arithmetic } from '../rules/expression.ts';
import type { End, NumberColumn } from './columns.ts';
import { fractionAt } from './exact.ts';
import { fractionOf } from './fractions.ts';

export type Interval = readonly [number, number];
export const NOTHING: Interval = [Number.NaN, Number.NaN];

/** `left op right` for numbers known only as intervals, in doubles. */
export function onIntervals(op: Arithmetic, [a, A]: Interval, [b, B]: Interval): Interval {
  switch (op) {
    case '+':
      return [a + b, A + B];
    case '-':
      return [a - B, A - b];
    case '*':
      return hull(times(a, b), times(a, B), times(A, b), times(A, B));
    case '/':
      return b <= 0 && B >= 0 ? NOTHING : hull(a / b, a / B, A / b, A / B);
  }
}

/** Nothing times however much is nothing: no bound does not mean infinitely many. */
function times(a: number, b: number): number {
  return (a === 0 && !Number.isNaN(b)) || (b === 0 && !Number.isNaN(a)) ? 0 : a * b;
}

function hull(...corners: number[]): Interval {
  return [Math.min(...corners), Math.max(...corners)];
}

/** `a op b` exactly; null where either is unknown, or b is the zero by which it would be divided. */
export function onFractions(op: Arithmetic, a: Fraction | null, b: Fraction | null): Fraction | null {
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

/** An end of the interval of `left op right`, which is known to have it, exactly. */
export function endOf(
  op: Arithmetic,
  left: NumberColumn,
  right: NumberColumn,
  row: number,
  end: End,
): Fraction | null {
  const other = end === 'lo' ? 'hi' : 'lo';
  if (op === '+' || op === '-')
    return onFractions(op, fractionAt(left, row, end), fractionAt(right, row, op === '+' ? end : other));
  const corners = ENDS.flatMap((a) =>
    ENDS.map((b) => cornerOf(op, fractionAt(left, row, a), fractionAt(right, row, b))),
  );
  return corners.reduce((best, corner) => {
    if (best === null || corner === null) return best ?? corner;
    return corner.compare(best) < 0 === (end === 'lo') ? corner : best;
  }, null);
}

const ENDS: readonly End[] = ['lo', 'hi'];
const ZERO = fractionOf(0);

/** What two ends come to, of which null is no bound; null where that has none either. */
function cornerOf(op: '*' | '/', a: Fraction | null, b: Fraction | null): Fraction | null {
  const nothing = op === '*' ? (a?.equals(0) ?? false) || (b?.equals(0) ?? false) : b === null;
  return nothing ? ZERO : onFractions(op, a, b);
}
