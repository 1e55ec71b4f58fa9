import { broken } from './broken.ts';
import type { RawCell } from './cell-text.ts';
import type { Merge } from './merges.ts';
import type { RawRow } from './rows.ts';

/** A cell that may be part of a merged one. */
export interface FilledCell {
  readonly cell: RawCell;
  /** It is of several rows or columns. */
  readonly shared: boolean;
}

/** A row in which merged cells have the value of their first cell. */
export interface FilledRow {
  /** One more than the last column, from 0, in which anything stands. */
  readonly width: number;
  at(column: number): FilledCell | undefined;
  /** The row in which what stands in a column, if anything does, begins: one above, where a merged cell reaches down. */
  beginsIn(column: number): number;
}

/** Fills rows, which must come in order. */
export type MergeFiller = (row: RawRow) => FilledRow;

interface Open {
  readonly merge: Merge;
  readonly cell: RawCell | undefined;
}

/**
 * What stands in a merged cell holds for all rows and columns that it covers: a district written once beside its cases
 * is the district of each.
 */
export function mergeFiller(shown: string, merges: readonly Merge[]): MergeFiller {
  let next = 0;
  let open: Open[] = [];
  const openAt = (row: RawRow): void => {
    open = open.filter(({ merge }) => merge.bottom >= row.number);
    for (let merge = merges[next]; merge !== undefined && merge.top <= row.number; merge = merges[next]) {
      next += 1;
      if (merge.bottom < row.number) continue;
      open.push({ merge, cell: merge.top === row.number ? row.cells.get(merge.left) : undefined });
      // Cells that do not overlap cannot be more than the columns.
      if (open.length > columnsOf(open)) throw broken(shown, `mergeCells, ${row.number}`);
    }
  };
  return (row) => {
    openAt(row);
    return filledRow(row, open);
  };
}

function filledRow({ number, cells }: RawRow, open: readonly Open[]): FilledRow {
  const covering = (column: number) =>
    open.find(({ merge }) => merge.left <= column && column <= merge.right);
  const reach = open.map(({ merge, cell }) => (cell === undefined ? -1 : merge.right));
  return {
    width: [...cells.keys(), ...reach].reduce((last, column) => Math.max(last, column), -1) + 1,
    beginsIn: (column) => covering(column)?.merge.top ?? number,
    at: (column) => {
      const over = covering(column);
      const cell = over === undefined ? cells.get(column) : over.cell;
      if (cell === undefined) return undefined;
      return { cell, shared: over !== undefined };
    },
  };
}

function columnsOf(open: readonly Open[]): number {
  const left = open.reduce((least, { merge }) => Math.min(least, merge.left), Number.POSITIVE_INFINITY);
  return open.reduce((most, { merge }) => Math.max(most, merge.right), left) - left + 1;
}
