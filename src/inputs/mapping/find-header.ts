import type { ColumnNames } from './names.ts';

/** Where the names of the columns stand among the first rows, and how many of them say what they are. */
export interface FoundHeader {
  /** Position among the rows looked at, from 0. */
  readonly at: number;
  readonly recognised: number;
}

/** What stands in a cell below names and is none: a number, a day, or digits and signs. */
const VALUE = /^[\d\s.,:/+*%xX年月日-]+$/u;

/**
 * Finds the header: the first of the rows that has most names of columns; where none has any, the first that is as wide as
 * the table and holds no number and no day. Nothing where no row looks like one.
 */
export function findHeader(
  rows: readonly (readonly string[])[],
  names: ColumnNames,
): FoundHeader | undefined {
  const widths = rows.map((cells) => new Set(cells.filter((text) => text !== '')).size);
  const widest = Math.max(0, ...widths);
  let best: FoundHeader | undefined;
  for (const [at, cells] of rows.entries()) {
    const texts = cells.filter((text) => text !== '');
    if (!looksLikeNames(texts)) continue;
    const recognised = recognisedIn(texts, names);
    if (recognised > (best?.recognised ?? 0)) best = { at, recognised };
  }
  if (best !== undefined) return best;
  const at = rows.findIndex(
    (cells, i) =>
      (widths[i] ?? 0) >= Math.max(2, widest * 0.6) &&
      cells.every((text) => text === '' || !VALUE.test(text)),
  );
  return at === -1 ? undefined : { at, recognised: 0 };
}

/** Rows of names repeat none and are no values, but for days and years that head columns of numbers. */
function looksLikeNames(texts: readonly string[]): boolean {
  if (texts.length < 2) return false;
  const [first = ''] = texts;
  return !VALUE.test(first) && new Set(texts).size > texts.length / 2;
}

/** Cells of a row that name a column and do not merely hold a value that is also a name. */
function recognisedIn(texts: readonly string[], names: ColumnNames): number {
  const isName = (text: string): boolean =>
    text.length <= 40 &&
    (names.roleOf(text) !== undefined || names.numberOf(text) !== undefined || names.isPersonal(text));
  return texts.filter(isName).length;
}
