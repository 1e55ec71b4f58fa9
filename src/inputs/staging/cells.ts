import { literal } from '../../engine/sql.ts';
import { type PlannedColumn, valuesOf } from './plan.ts';

/** Blanks that surround cells in practice: spaces, tabs, line breaks, NBSP, the full-width space. */
const BLANKS = ' \t\r\n\u00a0\u3000';
/** Joins the parts of a key; no text has it. */
const JOINT = 'chr(31)';

/**
 * A cell without surrounding blanks, NULL where it is empty. Trimming is dear, and hardly any cell needs it, so its ends
 * are looked at first: `< '!'` holds for every text that is empty or begins with a space, a tab or a line break.
 */
export function tidy(cell: string, missing: readonly string[] = []): string {
  const ends = [' ', '\u00a0', '\u3000', '\t', '\n', '\r'].map((blank) => `ends_with(${cell}, ${literal(blank)})`);
  const begins = ['\u00a0', '\u3000'].map((blank) => `starts_with(${cell}, ${literal(blank)})`);
  const blank = [`${cell} < '!'`, ...begins, ...ends].join(' OR ');
  const trimmed = `CASE WHEN ${blank} THEN nullif(trim(${cell}, ${literal(BLANKS)}), '') ELSE ${cell} END`;
  const texts = missing.filter((text) => text !== '').map(literal);
  if (texts.length === 0) return trimmed;
  return `CASE WHEN (${trimmed}) IN (${texts.join(', ')}) THEN NULL ELSE ${trimmed} END`;
}

/** The text of a column: its cell, or its cells joined, NULL where any part is empty. */
export function textOf(column: PlannedColumn, missing: readonly string[]): string {
  if (column.cells.length === 0) return 'NULL::VARCHAR';
  const text = column.cells.map((cell) => `(${tidy(`s${cell}`, missing)})`).join(` || ${JOINT} || `);
  const pairs = Object.entries(column.values);
  if (pairs.length === 0 || valuesOf(column.kind) !== undefined) return text;
  return `CASE ${text} ${pairs.map(([from, to]) => `WHEN ${literal(from)} THEN ${literal(to)}`).join(' ')} ELSE ${text} END`;
}

/** The value of a column, given `x`, its text: NULL where the text is empty or wrong. */
export function valueOf(column: PlannedColumn, x: string): string {
  const parsed = parse(column, x);
  if (column.default === undefined) return parsed;
  return `CASE WHEN ${x} IS NULL THEN ${defaultOf(column, column.default)} ELSE ${parsed} END`;
}

/** The code of what is wrong with a cell, given its text and value; NULL where nothing is. */
export function problemOf(column: PlannedColumn, x: string, v: string, earliest: string, today: string): string | undefined {
  const cases: string[] = [];
  if (column.required && column.default === undefined) cases.push(`WHEN ${x} IS NULL THEN 'cell-empty'`);
  const wrong = wrongCode(column, x);
  if (wrong !== undefined) cases.push(`WHEN ${v} IS NULL AND ${x} IS NOT NULL THEN ${wrong}`);
  if (column.kind === 'date') {
    cases.push(`WHEN ${v} < DATE ${literal(earliest)} THEN 'date-too-early'`);
    cases.push(`WHEN ${v} > DATE ${literal(today)} THEN 'date-in-future'`);
  }
  return cases.length === 0 ? undefined : `CASE ${cases.join(' ')} END`;
}

/** The SQL type of a canonical column. */
export function typeOf(column: PlannedColumn): string {
  const types = { id: 'UBIGINT', class: 'case_class', origin: 'case_origin', text: 'VARCHAR', number: NUMBER, boolean: 'BOOLEAN', date: 'DATE' };
  return types[column.kind];
}

const NUMBER = 'DECIMAL(38,12)';
const PLAIN = literal('[+-]?(\\d{1,26}(\\.\\d{0,12})?|\\.\\d{1,12})');
const ANY_NUMBER = literal('[+-]?(\\d+(\\.\\d*)?|\\.\\d+)');
const TRUE = ['true', 't', 'yes', 'y', '1', '是'];
const FALSE = ['false', 'f', 'no', 'n', '0', '否'];

function parse(column: PlannedColumn, x: string): string {
  switch (column.kind) {
    case 'id':
      return `hash(${x})`;
    case 'text':
      return x;
    case 'date':
      return dateOf(x, column.format);
    case 'number':
      return `CASE WHEN regexp_full_match(${x}, ${PLAIN}) THEN TRY_CAST(${x} AS ${NUMBER}) END`;
    case 'boolean':
      return `CASE WHEN lower(${x}) IN (${TRUE.map(literal).join(', ')}) THEN true
      WHEN lower(${x}) IN (${FALSE.map(literal).join(', ')}) THEN false END`;
    case 'class':
    case 'origin': {
      const own = (valuesOf(column.kind) ?? []).map((value) => [value, value] as const);
      const pairs = Object.entries({ ...Object.fromEntries(own), ...column.values });
      const cases = pairs.map(([from, to]) => `WHEN ${literal(from)} THEN ${literal(to)}::${typeOf(column)}`);
      return `CASE ${x} ${cases.join(' ')} END`;
    }
  }
}

/** Forms a date may have without being told: the clock, if written, must be midnight. */
const FORMS = ['%Y-%m-%d', '%Y/%m/%d', '%Y年%m月%d日'];
const CLOCKS = ['', ' %H:%M', ' %H:%M:%S', 'T%H:%M:%S'];

function dateOf(x: string, format: string | undefined): string {
  const moment = momentOf(x, format);
  const day = `CASE WHEN ${moment} = date_trunc('day', ${moment}) THEN ${moment}::DATE END`;
  // The common form has a fast way of its own.
  return format === undefined ? `CASE WHEN ${x} LIKE '____-__-__' THEN ${isoDate(x)} ELSE ${day} END` : day;
}

/** DuckDB's cast takes `2022-5-11 ` and the like as well, which this length rules out. */
function isoDate(x: string): string {
  return `TRY_CAST(${x} AS DATE)`;
}

function momentOf(x: string, format: string | undefined): string {
  const forms = format === undefined ? FORMS : [strptimeOf(format)];
  const all = forms.flatMap((form) => CLOCKS.map((clock) => literal(form + clock)));
  return `try_strptime(${x}, [${all.join(', ')}])`;
}

/** A format such as `M/d/yyyy` in the notation of strptime, which takes one digit or two. */
function strptimeOf(format: string): string {
  const codes: Readonly<Record<string, string>> = { yyyy: '%Y', MM: '%m', M: '%m', dd: '%d', d: '%d', '%': '%%' };
  return format.replace(/yyyy|MM?|dd?|%/g, (token) => codes[token] ?? token);
}

function wrongCode(column: PlannedColumn, x: string): string | undefined {
  switch (column.kind) {
    case 'id':
    case 'text':
      return undefined;
    case 'date':
      return `CASE WHEN ${momentOf(x, column.format)} IS NOT NULL THEN 'date-has-time' ELSE 'date-invalid' END`;
    case 'number':
      return `CASE WHEN regexp_full_match(${x}, ${ANY_NUMBER}) THEN 'number-too-long' ELSE 'number-invalid' END`;
    case 'boolean':
      return `'boolean-invalid'`;
    case 'class':
    case 'origin':
      return `'value-unknown'`;
  }
}

function defaultOf(column: PlannedColumn, value: string): string {
  return column.kind === 'id' ? `hash(${literal(value)})` : `CAST(${literal(value)} AS ${typeOf(column)})`;
}
