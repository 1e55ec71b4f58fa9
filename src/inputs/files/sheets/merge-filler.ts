import { broken } from './broken.ts';
import type { RawCell } from './cell-text.ts';
import type { Merge } from './merges.ts';
import type { RawRow } from './rows.ts';

/** A cell that may be part of a merged one. */
export interface FilledCell {
  readonly cell: RawCell;
  /** It continues a cell that begins in a row above. */
  readonly continues: boolean;
  /** It is of several rows. */
  readonly shared: boolean;
}

/** Gives the cells of a row at some columns, merged ones with the value of their first cell. Rows must come in order. */
export type MergeFiller = (row: RawRow) => ReadonlyMap<number, FilledCell>;

/**
 * What stands in a merged cell holds for all rows and columns that it covers: a district written once beside its cases
 * is the district of each.
 *
 * @param columns those that are wanted
 */
export function mergeFiller(
  shown: string,
  merges: readonly Merge[],
  columns: readonly number[],
): MergeFiller {
  const touching = merges.filter(({ left, right }) => columns.some((each) => left <= each && each <= right));
  let next = 0;
  let open: { readonly merge: Merge; readonly cell: RawCell | undefined }[] = [];
  const openAt = (row: RawRow): void => {
    open = open.filter(({ merge }) => merge.bottom >= row.number);
    for (let merge = touching[next]; merge !== undefined && merge.top <= row.number; merge = touching[next]) {
      next += 1;
      if (merge.bottom < row.number) continue;
      open.push({ merge, cell: merge.top === row.number ? row.cells.get(merge.left) : undefined });
      // Cells that do not overlap cannot be more than the columns.
      if (open.length > columns.length) throw broken(shown, `mergeCells, ${row.number}`);
    }
  };
  return (row) => {
    openAt(row);
    const filled = new Map<number, FilledCell>();
    for (const column of columns) {
      const covering = open.find(({ merge }) => merge.left <= column && column <= merge.right);
      const cell = covering === undefined ? row.cells.get(column) : covering.cell;
      if (cell === undefined) continue;
      const { top, bottom } = covering?.merge ?? { top: row.number, bottom: row.number };
      filled.set(column, { cell, continues: top < row.number, shared: top < bottom });
    }
    return filled;
  };
}
