import { parse } from 'csv-parse/sync';

/** What a cell of the store's files holds. Nothing between two commas is null, `""` is the empty text. */
export type Cell = string | null;

/** Rows as CSV by RFC 4180, with LF and a header. */
export function toCsv(header: readonly string[], rows: Iterable<readonly Cell[]>): string {
  const lines = [line(header)];
  for (const row of rows) lines.push(line(row));
  return lines.join('');
}

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

function records(text: string): Cell[][] {
  try {
    const rows: unknown[][] = parse(text, {
      record_delimiter: '\n',
      // Asking of every cell whether it was quoted takes most of the time: only where one may be quoted and empty.
      ...(QUOTED_EMPTY.test(text) && {
        cast: (cell, { quoting }) => (cell === '' && !quoting ? null : [cell]),
      }),
    });
    return rows.map((cells) => cells.map(textOf));
  } catch (cause) {
    throw new Unreadable(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** What a cell that holds the empty text looks like; cells with quotes in them may look so, too. */
const QUOTED_EMPTY = /(?:^|[,\n])""(?:[,\n]|$)/;

/** Cells that were looked at stand in a list of their own, and are not null whatever they hold. */
function textOf(cell: unknown): Cell {
  if (Array.isArray(cell)) return String(cell[0]);
  return typeof cell === 'string' && cell !== '' ? cell : null;
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
