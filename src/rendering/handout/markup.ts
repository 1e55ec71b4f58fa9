import { harmless } from '../width.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text without what hides or reorders text, and without characters that XML has not. */
export function printable(text: string): string {
  return harmless(text).replace(/[\p{Surrogate}\ufffe\uffff]/gu, '�');
}

/** A text within markup, XML or HTML: none of it becomes markup, and no character is there that XML has not. */
export function marked(text: string): string {
  return escaped(printable(text));
}

/** A printable text within markup. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

/** A piece of a text, and whether it is a date such as `07-09`. */
export interface Piece {
  readonly text: string;
  readonly isDate: boolean;
}

const DATE = /(?<![\w-])((?:\d{4}-)?\d{2}-\d{2})(?![\w-])/;

/** A text cut where dates begin and end: they are not to break at the ends of lines. */
export function splitAtDates(text: string): Piece[] {
  if (!text.includes('-')) return [{ text, isDate: false }];
  // What is split at has every second place.
  return text
    .split(DATE)
    .map((piece, i) => ({ text: piece, isDate: i % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}
