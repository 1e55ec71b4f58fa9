import type Fraction from 'fraction.js';
import { plainNumber } from './fractions.ts';

/** Truth of a condition for one area. Unknown is a value, never an exception. */
export const FALSE = 0;
export const TRUE = 1;
export const UNKNOWN = 2;

/** One truth value (FALSE, TRUE, UNKNOWN) an area. */
export interface TruthColumn {
  readonly kind: 'truth';
  readonly values: Uint8Array;
}

/**
 * One number an area, as the interval [lo, hi] in which it lies. Known: lo = hi, and then both may be one array.
 * Unknown: NaN in both. Known only as a lower bound: hi = Infinity. Comparisons decide what the interval decides.
 */
export interface NumberColumn {
  readonly kind: 'number';
  readonly lo: Float64Array;
  readonly hi: Float64Array;
  /**
   * The exact value at a row, for columns made by arithmetic, whose doubles are rounded; with `end` that end of its
   * interval. Comparisons ask for it where the doubles are too close to tell.
   */
  readonly exactly?: (row: number, end?: End) => Fraction | null;
  /** How far at most the doubles are from the exact values; where absent, as far as one rounding goes. */
  readonly error?: Float64Array;
  /** Rows whose number rests on fewer reported days than its window has. */
  readonly reduced?: ReadonlySet<number>;
}

/** An end of the interval in which a number lies. */
export type End = 'lo' | 'hi';

/** One text (or civil date) an area; null where unknown. */
export interface TextColumn {
  readonly kind: 'text';
  readonly values: readonly (string | null)[];
}

export type Column = TruthColumn | NumberColumn | TextColumn;

export function truthColumn(values: Uint8Array): TruthColumn {
  return { kind: 'truth', values };
}

/** A column of exactly known numbers (NaN where unknown). */
export function numberColumn(values: Float64Array): NumberColumn {
  return { kind: 'number', lo: values, hi: values };
}

export function textColumn(values: readonly (string | null)[]): TextColumn {
  return { kind: 'text', values };
}

/** The same value in every row; `undefined` is unknown. */
export function constantColumn(
  value: number | string | boolean | undefined,
  type: Column['kind'],
  rows: number,
): Column {
  if (type === 'truth')
    return truthColumn(new Uint8Array(rows).fill(value === undefined ? UNKNOWN : value ? TRUE : FALSE));
  if (type === 'number')
    return numberColumn(new Float64Array(rows).fill(typeof value === 'number' ? value : Number.NaN));
  return textColumn(new Array<string | null>(rows).fill(typeof value === 'string' ? value : null));
}

/** What a column holds at a row, as plain data: null is unknown. */
export function valueAt(column: Column, row: number): number | string | boolean | null {
  switch (column.kind) {
    case 'truth': {
      const truth = column.values[row];
      return truth === TRUE ? true : truth === FALSE ? false : null;
    }
    case 'number':
      return numberAt(column, row);
    case 'text':
      return column.values[row] ?? null;
  }
}

/** A known number, or a lower bound; what is known only as anything else is unknown to a reader. */
function numberAt(column: NumberColumn, row: number): number | string | null {
  const lo = column.lo[row] ?? Number.NaN;
  const hi = column.hi[row] ?? Number.NaN;
  if (!Number.isFinite(lo) || (lo !== hi && hi !== Number.POSITIVE_INFINITY)) return null;
  const exact = lo === hi ? column.exactly?.(row) : undefined;
  return exact ? plainNumber(exact) : lo;
}

/** Whether a number is only a lower or an upper bound, or rests on fewer reported days than its window has. */
export function isPartial(column: Column, row: number): boolean {
  if (column.kind !== 'number') return false;
  const [lo, hi] = [column.lo[row], column.hi[row]];
  return column.reduced?.has(row) === true || (lo !== hi && !Number.isNaN(lo) && !Number.isNaN(hi));
}
