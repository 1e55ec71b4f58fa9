import { asHeader, type HeaderRow, headerSearch } from '../header-search.ts';
import { type Header, headerNames, type WantedColumns } from '../names.ts';
import type { Archive } from './archive.ts';
import { type CellReading, cellText } from './cell-text.ts';
import { type MergeFiller, mergeFiller } from './merge-filler.ts';
import type { Merge } from './merges.ts';
import { LAST_ROW } from './places.ts';
import { type RawRow, rawRows } from './rows.ts';
import type { SheetEntry } from './workbook.ts';

/** Where the header of a sheet is, and what it says. */
export interface SheetHead extends HeaderRow {
  /** Its row, or the first of its rows where cells of it are merged downwards. */
  readonly row: number;
  readonly lastRow: number;
  /** The columns, from 0, in which wanted names stand. */
  readonly wantedAt: readonly number[];
  /** By column, from 0; empty where no name stands. */
  readonly names: readonly string[];
  readonly writtenAs?: Header['writtenAs'];
}

/** A sheet that is to be read. */
export interface ChosenSheet {
  readonly sheet: SheetEntry;
  readonly merges: readonly Merge[];
  readonly head: SheetHead;
}

/**
 * Finds the header: the given row, or the first one that has all the wanted names, or else the first that has most of
 * them. Nothing in a sheet without rows.
 */
export async function findHead(
  archive: Archive,
  part: string,
  merges: readonly Merge[],
  reading: CellReading,
  wanted: WantedColumns,
  given: number | undefined,
): Promise<SheetHead | undefined> {
  const filler = mergeFiller(archive.shown, merges);
  const search = headerSearch<SheetHead>(wanted);
  for await (const batch of rawRows(archive, part)) {
    for (const row of batch) {
      if (given !== undefined && row.number < given) {
        filler(row);
        continue;
      }
      if (given !== undefined && row.number > given) return search.best();
      const over = search.offer(headIn(row, filler, merges, reading, wanted));
      if (over || row.number === given) return search.best();
    }
  }
  return search.best();
}

function headIn(
  row: RawRow,
  filler: MergeFiller,
  merges: readonly Merge[],
  reading: CellReading,
  wanted: WantedColumns,
): SheetHead {
  const filled = filler(row);
  const textAt = (column: number): string => {
    const cell = filled.at(column)?.cell;
    return cell === undefined ? '' : cellText(cell, reading, undefined);
  };
  const { header: names, ...written } = headerNames(
    Array.from({ length: filled.width }, (_, column) => textAt(column)),
    wanted,
  );
  const below = merges.filter(
    ({ top, bottom, left }) =>
      top <= row.number && row.number <= bottom && wanted.names.has(names[left] ?? ''),
  );
  const lastRow = Math.max(row.number, ...below.map(({ bottom }) => Math.min(bottom, LAST_ROW)));
  const wantedAt = names.flatMap((name, column) => (wanted.names.has(name) ? [column] : []));
  return { row: row.number, lastRow, wantedAt, names, ...written, ...asHeader(names, wanted) };
}
