import { parse } from 'csv-parse/sync';

/** What a cell of the store's files holds. Nothing between two commas is null, `""` is the empty text. */
export type Cell = string | null;

/** Rows as CSV by RFC 4180, with LF and a header. */
export function toCsv(header: readonly string[], rows: Iterable<readonly Cell[]>): string {
  const lines = [line(header)];
  for (const row of rows) lines.push(line(row));
  return lines.join('');
}

/**
 * The same as bytes, a row at a time: the rows of a night of a nation, all at once, would be taken for what is to stay in memory,
 * and moved about there.
 */
export function csvBytes<Item>(
  header: readonly string[],
  items: Iterable<Item>,
  cellsOf: (item: Item) => readonly Cell[],
): Buffer {
  let bytes = Buffer.allocUnsafe(SMALL);
  let length = 0;
  const add = (text: string): void => {
    const most = length + text.length * MOST_BYTES;
    if (most > bytes.length) bytes = Buffer.concat([bytes], Math.max(most, 2 * bytes.length));
    length += bytes.write(text, length);
  };
  add(line(header));
  for (const item of items) add(line(cellsOf(item)));
  return bytes.subarray(0, length);
}

const SMALL = 1 << 12;
/** In UTF-8, of one of the characters that a text is as long as. */
const MOST_BYTES = 3;

function line(cells: readonly Cell[]): string {
  return `${cells.map(written).join(',')}\n`;
}

/** A cell as it stands in a file. */
export function written(cell: Cell): string {
  if (cell === null) return '';
  return cell === '' || /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Thrown by readers of the store's files, as text; whoever knows the file makes a problem of it. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/**
 * The rows below an expected header.
 * @throws Unreadable if it is no such file
 */
export function fromCsv(text: string, header: readonly string[]): Cell[][] {
  const [first, ...rows] = records(text);
  if (first === undefined || first.join(',') !== header.join(','))
    throw new Unreadable(`header ${first?.join(',') ?? ''}`);
  return rows;
}

/**
 * All records of a text, each of as many cells as the first. Nearly all lines have no quotes in them and are taken apart at
 * their commas; whoever has learns from the parser what they mean.
 */
function records(text: string): Cell[][] {
  const found: Cell[][] = [];
  const width = (cells: readonly Cell[]): number => found[0]?.length ?? cells.length;
  for (let at = 0; at < text.length; ) {
    const end = endOfRecord(text, at);
    const written = text.slice(at, end);
    const cells = written.includes('"') ? quotedRecord(written) : written.split(',').map(plainCell);
    if (cells.length !== width(cells))
      throw new Unreadable(`record ${found.length + 1}: ${cells.length} cells`);
    found.push(cells);
    at = end + 1;
  }
  return found;
}

/** Where the record that begins at a place ends: at the end of a line that leaves no quote open. */
function endOfRecord(text: string, begin: number): number {
  let from = begin;
  for (let isOpen = false; ; ) {
    const end = text.indexOf('\n', from);
    const line = text.slice(from, end === -1 ? text.length : end);
    if (line.includes('"') && line.split('"').length % 2 === 0) isOpen = !isOpen;
    if (end === -1) return text.length;
    if (!isOpen) return end;
    from = end + 1;
  }
}

function plainCell(cell: string): Cell {
  return cell === '' ? null : cell;
}

/** Whether a cell is the empty text, which the parser tells from none only if it is asked of each: that takes three times as long. */
const EMPTY_TEXT = /(?:^|,)""(?:,|$)/;

function quotedRecord(written: string): Cell[] {
  try {
    if (!EMPTY_TEXT.test(written)) {
      const [cells = []]: string[][] = parse(written, { record_delimiter: '\n' });
      return cells.map(plainCell);
    }
    const [cells = []]: unknown[][] = parse(written, {
      record_delimiter: '\n',
      cast: (cell, { quoting }) => (cell === '' && !quoting ? null : cell),
    });
    return cells.map((cell) => (typeof cell === 'string' ? cell : null));
  } catch (cause) {
    throw new Unreadable(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** A cell that is never empty. */
export function given(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) throw new Unreadable('empty cell');
  return cell;
}

/** A list of ids or codes, none of which has a space in it, in one cell. */
export function listCell(ids: readonly string[]): Cell {
  return ids.length === 0 ? null : ids.join(' ');
}

export function listOf(cell: Cell | undefined): string[] {
  return cell?.split(' ') ?? [];
}

/** Rows in order of area code, whatever the locale. */
export function byArea<T extends { readonly area: string }>(rows: readonly T[]): T[] {
  return rows.toSorted((a, b) => (a.area < b.area ? -1 : a.area > b.area ? 1 : 0));
}
