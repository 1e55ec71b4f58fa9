import type Fraction from 'fraction.js';

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
   * The exact value at a row, for columns made by arithmetic, whose doubles are rounded. Comparisons ask for it where
   * the doubles are too close to tell.
   */
  readonly exactly?: (row: number) => Fraction | null;
}

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
    case 'number': {
      const value = column.lo[row];
      return value === undefined || Number.isNaN(value) ? null : value;
    }
    case 'text':
      return column.values[row] ?? null;
  }
}
