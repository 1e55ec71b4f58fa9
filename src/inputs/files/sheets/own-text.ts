import type { Archive } from './archive.ts';
import { type CellReading, cellText } from './cell-text.ts';
import type { ChosenSheet } from './head.ts';
import { type FilledRow, mergeFiller } from './merge-filler.ts';
import { type RawRow, rawRows } from './rows.ts';

/** Whether any text stands in a row, in whichever column, that is not that of a row above. */
export function hasOwnText({ cells }: RawRow, filled: FilledRow, reading: CellReading): boolean {
  for (const [column, cell] of cells)
    if (!filled.continues(column) && cellText(cell, reading, undefined).trim() !== '') return true;
  return false;
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
      if (row.number > head.lastRow && hasOwnText(row, filled, reading)) return true;
    }
  return false;
}
