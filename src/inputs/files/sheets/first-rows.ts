import { openArchive } from './archive.ts';
import { type CellReading, cellText } from './cell-text.ts';
import { mergeFiller } from './merge-filler.ts';
import { readMerges } from './merges.ts';
import { rawRows } from './rows.ts';
import { readSharedStrings } from './shared-strings.ts';
import { readStyles } from './styles.ts';
import { readWorkbook } from './workbook.ts';

/** The first filled rows of a visible sheet. */
export interface SheetBeginning {
  readonly sheet: string;
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[];
}

/**
 * The first rows of every visible sheet of a workbook, as text.
 * @throws FenquError with whatever makes the workbook unreadable
 */
export async function firstRows(path: string, shown: string, most: number): Promise<SheetBeginning[]> {
  const archive = await openArchive(path, shown);
  try {
    const workbook = await readWorkbook(archive);
    const shared = await readSharedStrings(archive, workbook.sharedStrings);
    const styles = await readStyles(archive, workbook.styles);
    const reading: CellReading = { shared, styles, from1904: workbook.from1904 };
    const beginnings: SheetBeginning[] = [];
    for (const { name, part, hidden } of workbook.sheets) {
      if (hidden) continue;
      const fill = mergeFiller(shown, await readMerges(archive, part));
      const rows: { number: number; cells: string[] }[] = [];
      for await (const batch of rawRows(archive, part)) {
        for (const row of batch) {
          const filled = fill(row);
          const cells = Array.from({ length: filled.width }, (_, column) => {
            const cell = filled.at(column)?.cell;
            return cell === undefined ? '' : cellText(cell, reading, undefined).trim();
          });
          if (cells.some((text) => text !== '')) rows.push({ number: row.number, cells });
        }
        if (rows.length >= most) break;
      }
      beginnings.push({ sheet: name, rows: rows.slice(0, most) });
    }
    return beginnings;
  } finally {
    archive.close();
  }
}
