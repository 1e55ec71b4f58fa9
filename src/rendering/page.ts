import type { Tone } from './colour.ts';

/** One line or cell of text with what it is about. */
export interface Styled {
  readonly text: string;
  readonly tone?: Tone;
  /** Behind the text: something as it is written in a file, which Markdown sets as code. */
  readonly code?: string;
}
export type Cell = string | Styled;

export interface Column {
  readonly head: string;
  readonly align?: 'left' | 'right';
  /** Columns with the highest number are left out first where there is not enough room; 0 is never left out. */
  readonly spare?: number;
  /** The width to which its text may be wrapped; without it a column is as wide as its widest cell. */
  readonly least?: number;
  /** Lines after which a cell is cut. */
  readonly most?: number;
}

/** A row of a table, or a heading within it. `notes` stand below a row, across all columns. */
export type Row =
  | { readonly kind: 'row'; readonly cells: readonly Cell[]; readonly notes?: readonly Cell[] }
  | { readonly kind: 'group'; readonly text: string };

/** A part of a page for people to read: shown on a terminal or as Markdown. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string; readonly level: 1 | 2 | 3 }
  /** Lines of text; `indent` in steps; wrapped lines hang by `hang` columns below their first. */
  | { readonly kind: 'lines'; readonly lines: readonly Line[] }
  /** An empty line. */
  | { readonly kind: 'gap' }
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly Row[] }
  /** Lines of pieces that keep their place: a drawing, which is neither wrapped nor cut. */
  | { readonly kind: 'drawn'; readonly lines: readonly (readonly Styled[])[] }
  /** The last line of a page. */
  | { readonly kind: 'summary'; readonly text: string };

export interface Line extends Styled {
  /** Columns by which the line is indented. */
  readonly indent?: number;
  /** Further columns by which its continuation is indented. */
  readonly hang?: number;
  /** Cut instead of wrapped: a quoted line with a caret below it. */
  readonly quoted?: boolean;
}

export type Page = readonly Block[];

export function plainText(cell: Cell): string {
  return typeof cell === 'string' ? cell : withCode(cell);
}

/** A text with the code behind it, where nothing sets it apart. */
export function withCode({ text, code = '' }: Styled): string {
  return text + code;
}

export function toneOf(cell: Cell): Tone | undefined {
  return typeof cell === 'string' ? undefined : cell.tone;
}

/** A heading with lines below it; nothing at all where there is no line. */
export function section(text: string, lines: readonly Line[], level: 1 | 2 = 2): Block[] {
  return lines.length === 0
    ? []
    : [
        { kind: 'heading', text, level },
        { kind: 'lines', lines },
      ];
}
