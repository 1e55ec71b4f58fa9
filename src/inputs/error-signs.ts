import { literal } from '../engine/sql.ts';

/** What stands in for a formula whose result nobody has worked out, beside the signs that spreadsheets themselves write. */
export const UNCALCULATED = '#UNCALCULATED!';

/** What spreadsheets write where a formula has no result; files exported from them hold these as text. */
const SIGNS = [
  '#N/A',
  '#REF!',
  '#VALUE!',
  '#DIV/0!',
  '#NAME?',
  '#NULL!',
  '#NUM!',
  '#SPILL!',
  '#CALC!',
  '#GETTING_DATA',
  UNCALCULATED,
];

/** Whether a text is the sign of an error, and no value. */
export function isErrorSign(text: string): boolean {
  return SIGNS.includes(text);
}

const ANY = SIGNS.map((sign) => sign.replace(/[?/]/g, '\\$&')).join('|');
const PATTERN = literal(`(?:^|\\x1f)(?:${ANY})(?:\\x1f|$)`);

/** The SQL condition that a text is the sign of an error, or a key of which a part is one. */
export function isErrorSql(x: string): string {
  return `contains(${x}, '#') AND regexp_matches(${x}, ${PATTERN})`;
}
