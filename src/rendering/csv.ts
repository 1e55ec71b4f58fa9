/** A cell of a CSV file; null is an empty cell. */
export type CsvValue = string | number | boolean | null;

const NUMBER = /^-?\d+(\.\d+)?$/;
/** What spreadsheets take for the beginning of a formula, the full-width forms too. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;

/**
 * A table as CSV (RFC 4180's quoting; UTF-8 without a mark, lines end with LF as in the store). A text that a spreadsheet would
 * run as a formula gets an apostrophe in front; numbers are never changed.
 */
export function csvTable(head: readonly string[], rows: Iterable<readonly CsvValue[]>): string {
  let text = csvLine(head);
  for (const row of rows) text += csvLine(row);
  return text;
}

function csvLine(row: readonly CsvValue[]): string {
  return `${row.map(csvCell).join(',')}\n`;
}

/** Hardly any text needs a second look. */
const SPECIAL = /^[=+\-@\t\r\n＝＋－＠]|[",\r\n]/u;

function csvCell(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  if (!SPECIAL.test(value)) return value;
  const text = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
