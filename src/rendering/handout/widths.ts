import type { Language } from '../../language/text.ts';
import type { Part, PartCell } from './parts.ts';

type Table = Extract<Part, { kind: 'table' }>;

/** Points between the margins of the page, of the type in tables, and beside it in each cell. */
const LINE = 442;
const SIZE: Readonly<Record<Language, number>> = { zh: 12, en: 10.5 };
const ROOM = 12;

/** A table of more columns is set in smaller type. */
const MANY = 8;
const SMALLER = 0.85;

/** A short word in Chinese characters is not broken in a head; elsewhere it may be. */
const HAN_TOGETHER = 3;

/** Whether a table has so many columns that it is set in smaller type. */
export function isCrowded({ columns }: Pick<Table, 'columns'>): boolean {
  return columns.length > MANY;
}

/**
 * The widths of a table's columns, in parts of all: by their shares, but no word is broken as long as another column has room
 * to give.
 */
export function columnWidths(table: Table, language: Language): number[] {
  const { columns, rows } = table;
  const size = SIZE[language] * (isCrowded(table) ? SMALLER : 1);
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  const wanted = columns.map(({ share }) => share / all);
  const least = columns.map(({ head }, i) => {
    const heights = Math.max(headWidth(head), ...rows.map((row) => wordWidth(textOf(row[i] ?? ''))));
    return (heights * size + ROOM) / LINE;
  });
  const together = least.reduce((sum, width) => sum + width, 0);
  if (together >= 1) return least.map((width) => width / together);
  const over = wanted.map((width, i) => width - (least[i] ?? 0));
  const spare = over.reduce((sum, each) => sum + Math.max(0, each), 0);
  const given = over.reduce((sum, each) => sum + Math.max(0, -each), 0) / spare;
  return wanted.map((width, i) => width - (over[i] ?? 0) * ((over[i] ?? 0) < 0 ? 1 : given));
}

function textOf(cell: PartCell): string {
  return typeof cell === 'string' ? cell : cell.text;
}

function headWidth(head: string): number {
  const han = (head.match(/\p{Script=Han}+/gu) ?? []).map((word) => Math.min(word.length, HAN_TOGETHER));
  return Math.max(wordWidth(head), ...han);
}

/** The width of the longest word in letters or figures, in heights of its characters. */
function wordWidth(text: string): number {
  const words = text.match(/(?:≥ )?[a-z0-9.,%]+/gi) ?? [];
  return Math.max(0, ...words.map((word) => [...word].reduce((sum, each) => sum + letterWidth(each), 0)));
}

/** About as wide as letters are in bold type. */
function letterWidth(letter: string): number {
  if (/[fijlrtI.,]/.test(letter)) return 0.33;
  if (/[mwA-Z%]/.test(letter)) return 0.8;
  return 0.53;
}
