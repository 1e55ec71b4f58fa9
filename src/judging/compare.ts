import type { Comparison } from '../rules/expression.ts';
import {
  type End,
  FALSE,
  type NumberColumn,
  type TextColumn,
  TRUE,
  type TruthColumn,
  truthColumn,
  UNKNOWN,
} from './columns.ts';
import { errorAt, fractionAt } from './exact.ts';

/** Compares two number columns row by row; decided wherever the intervals decide it. */
export function compareNumbers(op: Comparison, left: NumberColumn, right: NumberColumn): TruthColumn {
  const out = new Uint8Array(left.lo.length);
  // Nearly all numbers are known or not at all, and by far most of the work is here.
  if (left.lo === left.hi && right.lo === right.hi) decideKnown(TRUTHS[op], left.lo, right.lo, out);
  else decide(KERNELS[op], left, right, out);
  if (left.exactly !== undefined || right.exactly !== undefined) decideCloseOnes(op, left, right, out);
  return truthColumn(out);
}

/** What a comparison says of a number that is less than another, the same, greater, or not known: the same loop for all. */
const TRUTHS: Readonly<Record<Comparison, Uint8Array>> = {
  '>': Uint8Array.of(FALSE, FALSE, TRUE, UNKNOWN),
  '>=': Uint8Array.of(FALSE, TRUE, TRUE, UNKNOWN),
  '<': Uint8Array.of(TRUE, FALSE, FALSE, UNKNOWN),
  '<=': Uint8Array.of(TRUE, TRUE, FALSE, UNKNOWN),
  '==': Uint8Array.of(FALSE, TRUE, FALSE, UNKNOWN),
  '!=': Uint8Array.of(TRUE, FALSE, TRUE, UNKNOWN),
};

function decideKnown(truths: Uint8Array, left: Float64Array, right: Float64Array, out: Uint8Array): void {
  for (let row = 0; row < out.length; row++) {
    const a = left[row] ?? Number.NaN;
    const b = right[row] ?? Number.NaN;
    out[row] = truths[a < b ? 0 : a === b ? 1 : a > b ? 2 : 3] ?? UNKNOWN;
  }
}

/** What one comparison says of the intervals [a, A] and [b, B]; NaN (unknown) fails every test. */
type Kernel = (a: number, A: number, b: number, B: number) => number;

const greater: Kernel = (a, A, b, B) => (a > B ? TRUE : A <= b ? FALSE : UNKNOWN);
const notLess: Kernel = (a, A, b, B) => (a >= B ? TRUE : A < b ? FALSE : UNKNOWN);
const equal: Kernel = (a, A, b, B) =>
  a === A && b === B && a === b ? TRUE : b > A || a > B ? FALSE : UNKNOWN;
const negated =
  (kernel: Kernel): Kernel =>
  (a, A, b, B) => {
    const truth = kernel(a, A, b, B);
    return truth === UNKNOWN ? UNKNOWN : 1 - truth;
  };

const KERNELS: Readonly<Record<Comparison, Kernel>> = {
  '>': greater,
  '>=': notLess,
  '<': negated(notLess),
  '<=': negated(greater),
  '==': equal,
  '!=': negated(equal),
};

function decide(kernel: Kernel, left: NumberColumn, right: NumberColumn, out: Uint8Array): void {
  const unknown = Number.NaN;
  for (let i = 0; i < out.length; i++) {
    out[i] = kernel(
      left.lo[i] ?? unknown,
      left.hi[i] ?? unknown,
      right.lo[i] ?? unknown,
      right.hi[i] ?? unknown,
    );
  }
}

/** Decides again, by their exact values, the numbers whose doubles are too close to tell. */
function decideCloseOnes(op: Comparison, left: NumberColumn, right: NumberColumn, out: Uint8Array): void {
  for (let row = 0; row < out.length; row++) {
    const a = left.lo[row] ?? Number.NaN;
    const b = right.lo[row] ?? Number.NaN;
    if (a !== left.hi[row] || b !== right.hi[row]) {
      if (!Number.isNaN(a) && !Number.isNaN(b)) out[row] = decideBounds(op, left, right, row);
      continue;
    }
    if (!(Math.abs(a - b) <= errorAt(left, row) + errorAt(right, row))) continue;
    const x = fractionAt(left, row);
    const y = fractionAt(right, row);
    if (x !== null && y !== null) out[row] = holds(op, x.compare(y)) ? TRUE : FALSE;
  }
}

/** What the ends of two intervals decide, exactly where their doubles are too close to tell. */
function decideBounds(op: Comparison, left: NumberColumn, right: NumberColumn, row: number): number {
  // Kernels ask how the lower end of each stands to the upper end of the other, and no more: as it would stand to 0.
  return KERNELS[op](order(left, 'lo', right, 'hi', row), order(left, 'hi', right, 'lo', row), 0, 0);
}

function order(left: NumberColumn, a: End, right: NumberColumn, b: End, row: number): number {
  const [x, y] = [left[a][row] ?? Number.NaN, right[b][row] ?? Number.NaN];
  if (Math.abs(x - y) <= errorAt(left, row) + errorAt(right, row)) {
    const [exactX, exactY] = [fractionAt(left, row, a), fractionAt(right, row, b)];
    if (exactX !== null && exactY !== null) return exactX.compare(exactY);
  }
  return x < y ? -1 : x > y ? 1 : 0;
}

function holds(op: Comparison, order: number): boolean {
  switch (op) {
    case '==':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

/** Compares texts, or civil dates, which order as texts. */
export function compareTexts(op: Comparison, left: TextColumn, right: TextColumn): TruthColumn {
  const out = new Uint8Array(left.values.length);
  for (let row = 0; row < out.length; row++) {
    const a = left.values[row] ?? null;
    const b = right.values[row] ?? null;
    out[row] = a === null || b === null ? UNKNOWN : holds(op, a < b ? -1 : a > b ? 1 : 0) ? TRUE : FALSE;
  }
  return truthColumn(out);
}

/** Compares truth values for `==` and `!=`. */
export function compareTruths(op: Comparison, left: TruthColumn, right: TruthColumn): TruthColumn {
  const out = new Uint8Array(left.values.length);
  for (let row = 0; row < out.length; row++) {
    const a = left.values[row];
    const b = right.values[row];
    out[row] = a === UNKNOWN || b === UNKNOWN ? UNKNOWN : (a === b) === (op === '==') ? TRUE : FALSE;
  }
  return truthColumn(out);
}
