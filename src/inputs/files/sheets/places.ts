/** The last row and column there can be. */
export const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_383;

const PLACE = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/;

/** The place that `B7` names: row 7, column 1. Nothing for what names none. */
export function cellPlace(ref: string): { readonly row: number; readonly column: number } | undefined {
  const [, letters = '', digits = ''] = PLACE.exec(ref) ?? [];
  const column = columnOf(letters);
  const row = Number(digits);
  return row >= 1 && row <= LAST_ROW && column >= 0 && column <= LAST_COLUMN ? { row, column } : undefined;
}

function columnOf(letters: string): number {
  let column = 0;
  for (let i = 0; i < letters.length; i += 1) column = column * 26 + letters.charCodeAt(i) - 64;
  return column - 1;
}
