import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Problem, warning } from '../../../problems/problem.ts';
import { csvLine } from '../careful-tally.ts';
import type { Head } from '../head.ts';
import { type Archive, openArchive } from './archive.ts';
import { type CellReading, cellText, type DateColumn } from './cell-text.ts';
import { chooseSheet, type SheetWish } from './choose.ts';
import type { ChosenSheet } from './head.ts';
import { mergeFiller } from './merge-filler.ts';
import { hasOwnText, isBelowHeader } from './own-text.ts';
import { type RawRow, rawRows } from './rows.ts';
import { readSharedStrings } from './shared-strings.ts';
import { readStyles } from './styles.ts';
import { readWorkbook } from './workbook.ts';

export interface SpreadsheetOptions extends SheetWish {
  /** Keeps all columns, not only the wanted ones. */
  readonly keepAll: boolean;
  /** Columns that hold dates. */
  readonly dates: ReadonlyMap<string, DateColumn>;
  /** Whether a column holds numbers: one in a merged cell is that of all its rows and columns together, and of none. */
  readonly isNumber: (column: string) => boolean;
}

/** A sheet whose wanted cells were written out. */
export interface CopiedSheet extends Head {
  readonly sheet: string;
  readonly headerLine: number;
  /** The columns of the copy, behind the first, which holds the row's number in the sheet. */
  readonly kept: readonly string[];
  readonly warnings: readonly Problem[];
}

const SAMPLE_ROWS = 50;

/**
 * Writes the wanted columns of one sheet of a workbook to a CSV file, each row after its number in the sheet. Nothing
 * else of it is written anywhere. A row counts where text stands in any cell of its own, be it in a column that nobody
 * wants: one that has none but that of merged cells from above belongs to the row above.
 * @throws FenquError with whatever makes the workbook unreadable
 */
export async function copySheet(
  path: string,
  shown: string,
  target: string,
  options: SpreadsheetOptions,
): Promise<CopiedSheet> {
  const archive = await openArchive(path, shown);
  try {
    const workbook = await readWorkbook(archive);
    const shared = await readSharedStrings(archive, workbook.sharedStrings);
    const styles = await readStyles(archive, workbook.styles);
    const reading: CellReading = { shared, styles, from1904: workbook.from1904 };
    const chosen = await chooseSheet(archive, workbook, reading, options);
    return await copyRows(archive, chosen, reading, target, options);
  } finally {
    archive.close();
  }
}

async function copyRows(
  archive: Archive,
  { sheet, merges, head }: ChosenSheet,
  reading: CellReading,
  target: string,
  { wanted, keepAll, dates, isNumber }: SpreadsheetOptions,
): Promise<CopiedSheet> {
  const { names, writtenAs } = head;
  const first = new Map(names.map((name, column) => [name, column] as const).reverse());
  const isKept = (name: string, column: number) =>
    name !== '' && (keepAll || wanted.names.has(name)) && first.get(name) === column;
  const columns = names.flatMap((name, column) => (isKept(name, column) ? [column] : []));
  const datesAt = columns.map((column) => dates.get(names[column] ?? ''));
  const numberAt = columns.map((column) => isNumber(names[column] ?? ''));
  const fill = mergeFiller(archive.shown, merges);
  const sample: string[][] = [];
  let hidden = 0;

  const textsOf = (row: RawRow): string[] | undefined => {
    const filled = fill(row);
    if (!isBelowHeader(row, filled, head, reading) || !hasOwnText(row, filled, reading)) return undefined;
    return columns.map((column, i) => {
      const found = filled.at(column);
      // A name that is merged over rows of data is no cell of theirs.
      if (found === undefined || filled.beginsIn(column) <= head.row) return '';
      if (numberAt[i] === true && found.shared) return '';
      return cellText(found.cell, reading, datesAt[i]);
    });
  };
  const lineOf = (row: RawRow): string => {
    const texts = textsOf(row);
    if (texts === undefined) return '';
    if (row.hidden) hidden += 1;
    if (sample.length < SAMPLE_ROWS) {
      const placed = new Map(columns.map((column, i) => [column, texts[i] ?? '']));
      sample.push(names.map((_, column) => placed.get(column) ?? ''));
    }
    return csvLine([String(row.number), ...texts]);
  };
  const kept = columns.map((column) => names[column] ?? '');
  async function* lines() {
    yield csvLine(['line', ...kept]);
    for await (const batch of rawRows(archive, sheet.part)) yield batch.map(lineOf).join('');
  }
  await pipeline(Readable.from(lines()), createWriteStream(target, { mode: 0o600 }));
  const place = { file: archive.shown };
  const warnings = hidden === 0 ? [] : [warning('sheet-hidden-rows', { place, with: { rows: hidden } })];
  return {
    sheet: sheet.name,
    headerLine: head.row,
    header: names,
    ...(writtenAs !== undefined && { writtenAs }),
    kept,
    sample,
    hasRows: sample.length > 0,
    warnings,
  };
}
