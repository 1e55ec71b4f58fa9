import { error, type Problem } from '../../problems/problem.ts';

/** A row that is no row of the table: too few or too many cells, or no JSON object. */
export interface BrokenRow {
  readonly code: 'row-width' | 'row-not-object';
  readonly line: number;
  readonly with: Readonly<Record<string, number>>;
}

/** What the careful reader met, counted while it reads. Blank rows have nothing in any cell. */
export interface Tally {
  read: number;
  blank: number;
  readonly broken: BrokenRow[];
}

/** The last row stops in the middle: the file was cut off. */
export function truncated(file: { readonly shown: string }, line: number): Problem {
  return error('file-truncated', { place: { file: file.shown, line } });
}

/** Line breaks inside the cells of a row. */
export function breaksIn(cells: readonly string[]): number {
  return cells.reduce((sum, text) => sum + (text.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
}

/** One line of the normalised copy. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(',')}\n`;
}
