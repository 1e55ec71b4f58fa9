import type { Archive } from './archive.ts';
import { type CellReading, cellText } from './cell-text.ts';
import type { ChosenSheet, SheetHead } from './head.ts';
import { type FilledRow, mergeFiller } from './merge-filler.ts';
import { type RawRow, rawRows } from './rows.ts';

/** Whether any text stands in a row, in whichever column, that is not that of a row above. */
export function hasOwnText({ cells, number }: RawRow, filled: FilledRow, reading: CellReading): boolean {
  for (const [column, cell] of cells)
    if (filled.beginsIn(column) === number && cellText(cell, reading, undefined).trim() !== '') return true;
  return false;
}

/**
 * Whether a row is one of those below the header. Beside cells of the header that are merged downwards stands more of the
 * header, unless it is below a wanted name: that is data.
 */
export function isBelowHeader(
  row: RawRow,
  filled: FilledRow,
  head: SheetHead,
  reading: CellReading,
): boolean {
  if (row.number <= head.row) return false;
  if (row.number > head.lastRow) return true;
  return head.wantedAt.some((column) => {
    const cell = filled.beginsIn(column) > head.row ? row.cells.get(column) : undefined;
    return cell !== undefined && cellText(cell, reading, undefined).trim() !== '';
  });
}

/** Whether anything stands below the header of a sheet. */
export async function hasRows(
  archive: Archive,
  { sheet, merges, head }: ChosenSheet,
  reading: CellReading,
): Promise<boolean> {
  const fill = mergeFiller(archive.shown, merges);
  for await (const batch of rawRows(archive, sheet.part))
    for (const row of batch) {
      const filled = fill(row);
      if (isBelowHeader(row, filled, head, reading) && hasOwnText(row, filled, reading)) return true;
    }
  return false;
}
