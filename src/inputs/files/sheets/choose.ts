import { error, FenquError } from '../../../problems/problem.ts';
import { nearest } from '../../../problems/suggest.ts';
import type { WantedColumns } from '../names.ts';
import type { Archive } from './archive.ts';
import type { CellReading } from './cell-text.ts';
import { findHead, type SheetHead } from './head.ts';
import { type Merge, readMerges } from './merges.ts';
import type { SheetEntry, Workbook } from './workbook.ts';

/** Which sheet and header a workspace asks for; both are found where it does not. */
export interface SheetWish {
  /** Its name, or its number among all, hidden ones included, from 1. */
  readonly sheet?: string | number | undefined;
  /** The row of the header. */
  readonly header?: number | undefined;
  readonly wanted: WantedColumns;
}

/** A sheet that is to be read. */
export interface ChosenSheet {
  readonly sheet: SheetEntry;
  readonly merges: readonly Merge[];
  readonly head: SheetHead;
}

/**
 * The sheet that is asked for; else the one visible sheet that has all the wanted columns, or the first that has most of
 * them where none does.
 * @throws FenquError `sheet-missing`, `sheet-none`, `sheet-several`, `file-empty`
 */
export async function chooseSheet(
  archive: Archive,
  { sheets }: Workbook,
  reading: CellReading,
  wish: SheetWish,
): Promise<ChosenSheet> {
  let best: ChosenSheet | undefined;
  const whole: string[] = [];
  for (const sheet of candidates(archive, sheets, wish)) {
    const merges = await readMerges(archive, sheet.part);
    const head = await findHead(archive, sheet.part, merges, reading, wish.wanted, wish.header);
    if (head === undefined) continue;
    if (best === undefined || head.found > best.head.found) best = { sheet, merges, head };
    if (head.found === wish.wanted.names.size) whole.push(sheet.name);
  }
  // Which of them is meant nobody can tell: the others may hold the cases of other districts.
  if (whole.length > 1) throw several(archive, whole);
  if (best === undefined) throw empty(archive, wish);
  return best;
}

function candidates(
  archive: Archive,
  sheets: readonly SheetEntry[],
  { sheet: asked }: SheetWish,
): readonly SheetEntry[] {
  const place = { file: archive.shown };
  if (asked === undefined) {
    const visible = sheets.filter(({ hidden }) => !hidden);
    if (visible.length > 0) return visible;
    throw new FenquError(error('sheet-none', { place, value: archive.shown }));
  }
  // A sheet may be named `2`, too.
  const found = sheets.find(({ name }) => name === String(asked)) ?? sheets[Number(asked) - 1];
  if (found !== undefined) return [found];
  const names = sheets.map(({ name }) => name);
  const details = { value: String(asked), suggest: nearest(String(asked), names) };
  throw new FenquError(error('sheet-missing', { place, ...details, with: { sheets: names.join(', ') } }));
}

function several({ shown }: Archive, names: readonly string[]): FenquError {
  const more = { count: names.length, sheets: names.join(', ') };
  return new FenquError(error('sheet-several', { value: shown, place: { file: shown }, with: more }));
}

function empty(archive: Archive, { sheet, header }: SheetWish): FenquError {
  const place = { file: archive.shown, ...(header !== undefined && { line: header }) };
  const value = sheet === undefined ? archive.shown : `${archive.shown} [${sheet}]`;
  return new FenquError(error('file-empty', { value, place }));
}
