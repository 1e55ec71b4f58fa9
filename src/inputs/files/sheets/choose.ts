import { error, FenquError } from '../../../problems/problem.ts';
import { nearest } from '../../../problems/suggest.ts';
import type { WantedColumns } from '../names.ts';
import type { Archive } from './archive.ts';
import type { CellReading } from './cell-text.ts';
import { type ChosenSheet, findHead } from './head.ts';
import { readMerges } from './merges.ts';
import { hasRows } from './own-text.ts';
import type { SheetEntry, Workbook } from './workbook.ts';

/** Which sheet and header a workspace asks for; both are found where it does not. */
export interface SheetWish {
  /** Its name, or its number among all, hidden ones included, from 1. */
  readonly sheet?: string | number | undefined;
  /** The row of the header. */
  readonly header?: number | undefined;
  readonly wanted: WantedColumns;
}

/**
 * The sheet that is asked for; else the one visible sheet that has all the wanted columns, or the first that has most of
 * them where none does.
 * @throws FenquError `sheet-missing`, `sheet-none`, `sheet-several`, `file-empty`, `header-missing`
 */
export async function chooseSheet(
  archive: Archive,
  { sheets }: Workbook,
  reading: CellReading,
  wish: SheetWish,
): Promise<ChosenSheet> {
  let best: ChosenSheet | undefined;
  const whole: ChosenSheet[] = [];
  for (const sheet of candidates(archive, sheets, wish)) {
    const merges = await readMerges(archive, sheet.part);
    const head = await findHead(archive, sheet.part, merges, reading, wish.wanted, wish.header);
    if (head === undefined) continue;
    const chosen = { sheet, merges, head };
    if (best === undefined || head.likeness > best.head.likeness) best = chosen;
    if (head.found === wish.wanted.names.size) whole.push(chosen);
  }
  if (best === undefined) throw empty(archive, wish);
  return whole.length > 1 ? onlyOne(archive, reading, whole) : best;
}

/**
 * The one sheet of several that has rows below its header, or the first where none has any. Which of two with rows is
 * meant nobody can tell: either may hold the cases of another district.
 */
async function onlyOne(
  archive: Archive,
  reading: CellReading,
  sheets: readonly ChosenSheet[],
): Promise<ChosenSheet> {
  const filled: ChosenSheet[] = [];
  for (const each of sheets) if (await hasRows(archive, each, reading)) filled.push(each);
  const [one, ...more] = filled.length > 0 ? filled : sheets.slice(0, 1);
  if (one === undefined || more.length > 0)
    throw several(
      archive,
      filled.map(({ sheet }) => sheet.name),
    );
  return one;
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
  const file = archive.shown;
  if (header !== undefined) return new FenquError(error('header-missing', { place: { file, line: header } }));
  const value = sheet === undefined ? file : `${file} [${sheet}]`;
  return new FenquError(error('file-empty', { value, place: { file } }));
}
