import { literal } from '../../engine/sql.ts';
import type { ExtraType } from '../../workspace/workspace.ts';
import { isErrorSql } from '../error-signs.ts';
import { cell } from '../files/relation.ts';
import { dateFault, dateOf } from './dates.ts';
import { type PlannedColumn, valuesOf } from './plan.ts';

/** Blanks that surround cells in practice: spaces, tabs, line breaks, NBSP, the full-width space. */
const BLANKS = ' \t\r\n\u00a0\u3000';
/** Joins the parts of a key; no text has it. */
const JOINT = 'chr(31)';

/**
 * A cell without surrounding blanks, NULL where it is empty. Trimming is dear, and hardly any cell needs it, so its ends
 * are looked at first: `< '!'` holds for every text that is empty or begins with a space, a tab or a line break. In a
 * file without `blanks` no cell needs it.
 */
export function tidy(text: string, missing: readonly string[] = [], blanks = true): string {
  if (!blanks) return present(text, missing);
  const ends = [' ', '\u00a0', '\u3000', '\t', '\n', '\r'].map(
    (blank) => `ends_with(${text}, ${literal(blank)})`,
  );
  const begins = ['\u00a0', '\u3000'].map((blank) => `starts_with(${text}, ${literal(blank)})`);
  const blank = [`${text} < '!'`, ...begins, ...ends].join(' OR ');
  const trimmed = `CASE WHEN ${blank} THEN nullif(trim(${text}, ${literal(BLANKS)}), '') ELSE ${text} END`;
  return present(`(${trimmed})`, missing);
}

/** The text of a column: its cell, or its cells joined, NULL where any part is empty. */
export function textOf(column: PlannedColumn, missing: readonly string[], blanks: boolean): string {
  if (column.cells.length === 0) return 'NULL::VARCHAR';
  const text = column.cells
    .map((index) => `(${tidy(cell(index), missing, blanks)})`)
    .join(` || ${JOINT} || `);
  const pairs = Object.entries(column.values);
  if (pairs.length === 0 || valuesOf(column.kind) !== undefined) return text;
  return `CASE ${text} ${pairs.map(([from, to]) => `WHEN ${literal(from)} THEN ${literal(to)}`).join(' ')} ELSE ${text} END`;
}

/** The text of a column for cells that have no stray blanks, where one would show as a wrong value; else as `textOf`. */
export function rawTextOf(column: PlannedColumn, missing: readonly string[], blanks: boolean): string {
  const [only, ...more] = column.cells;
  const free = column.kind === 'id' || column.kind === 'text' || more.length > 0;
  const mapped = Object.keys(column.values).length > 0 && valuesOf(column.kind) === undefined;
  return only === undefined || free || mapped
    ? textOf(column, missing, blanks)
    : present(cell(only), missing);
}

/** A text, NULL where it stands for a missing value. */
export function present(text: string, missing: readonly string[]): string {
  const texts = missing.filter((each) => each !== '').map(literal);
  return texts.length === 0 ? text : `CASE WHEN ${text} IN (${texts.join(', ')}) THEN NULL ELSE ${text} END`;
}

/** The value of a cell of a small file, whose columns are described by nobody: NULL where the text is empty or wrong. */
export function plainValue(kind: 'date' | 'boolean', x: string): string {
  const plain = {
    required: false,
    onlyKey: false,
    groups: false,
    lenient: false,
    values: {},
    dating: { formats: [] },
  };
  return cellValue({ name: 'cell', kind, cells: [0], ...plain }, x);
}

/** The value of a column, given `x`, its text: NULL where the text is empty or wrong. */
export function cellValue(column: PlannedColumn, x: string): string {
  const parsed = parse(column, x);
  if (column.default === undefined) return parsed;
  return `CASE WHEN ${x} IS NULL THEN ${defaultOf(column, column.default)} ELSE ${parsed} END`;
}

/** Something that can be wrong with a cell: the SQL of the condition, and of the problem's code. */
export interface Fault {
  readonly when: string;
  readonly code: string;
  /** It can only be so in a file that has the sign `#`. */
  readonly bySign?: true;
}

/** What can be wrong with a column, given `x`, its text, and `v`, its value. */
export function faultsOf(
  column: PlannedColumn,
  x: string,
  v: string,
  earliest: string,
  today: string,
): Fault[] {
  const faults: Fault[] = [];
  if (column.required && column.default === undefined)
    faults.push({ when: `${x} IS NULL`, code: `'cell-empty'` });
  if (column.lenient) return faults;
  faults.push({ when: isErrorSql(x), code: `'cell-error'`, bySign: true });
  const code = wrongCode(column, x);
  if (code !== undefined) faults.push({ when: `${v} IS NULL AND ${x} IS NOT NULL`, code });
  if (column.kind !== 'date') return faults;
  return [
    ...faults,
    { when: `${v} < DATE ${literal(earliest)}`, code: `'date-too-early'` },
    { when: `${v} > DATE ${literal(today)}`, code: `'date-in-future'` },
  ];
}

/** The SQL type of a canonical column. */
export function typeOf(column: Pick<PlannedColumn, 'kind'>): string {
  const types = {
    id: 'UBIGINT',
    class: 'case_class',
    origin: 'case_origin',
    working: 'VARCHAR',
    whole: 'BIGINT',
    text: 'VARCHAR',
    number: NUMBER,
    boolean: 'BOOLEAN',
    date: 'DATE',
  };
  return types[column.kind];
}

const NUMBER = 'DECIMAL(38,12)';
const PLAIN = literal('[+-]?(\\d{1,26}(\\.\\d{0,12})?|\\.\\d{1,12})');
/** A number of things; a spreadsheet may have written it as `3.0`. */
const WHOLE = literal(String.raw`\d{1,15}(\.0+)?`);
const ANY_NUMBER = literal('[+-]?(\\d+(\\.\\d*)?|\\.\\d+)');
const TRUE = ['true', 't', 'yes', 'y', '1', '是'];
const FALSE = ['false', 'f', 'no', 'n', '0', '否'];

/** A text as a value of a type that a further column may have, NULL where it is none. */
export function extraSql(type: ExtraType, text: string): string {
  return parse({ kind: type, values: {}, dating: { formats: [] } }, text);
}

function parse(column: Pick<PlannedColumn, 'kind' | 'values' | 'dating'>, x: string): string {
  switch (column.kind) {
    case 'id':
      // The hash of NULL is a number like any other.
      return `CASE WHEN ${x} IS NOT NULL THEN hash(${x}) END`;
    case 'text':
      return x;
    case 'date':
      return dateOf(x, column.dating);
    case 'number':
      return `CASE WHEN regexp_full_match(${x}, ${PLAIN}) THEN TRY_CAST(${x} AS ${NUMBER}) END`;
    case 'boolean':
      return `CASE WHEN lower(${x}) IN (${TRUE.map(literal).join(', ')}) THEN true
      WHEN lower(${x}) IN (${FALSE.map(literal).join(', ')}) THEN false END`;
    case 'whole':
      return `CASE WHEN regexp_full_match(${x}, ${WHOLE}) THEN CAST(CAST(${x} AS DECIMAL(18, 3)) AS BIGINT) END`;
    case 'class':
    case 'working':
    case 'origin': {
      const own = (valuesOf(column.kind) ?? []).map((value) => [value, value] as const);
      const pairs = Object.entries({ ...Object.fromEntries(own), ...column.values });
      const cases = pairs.map(([from, to]) => `WHEN ${literal(from)} THEN ${literal(to)}::${typeOf(column)}`);
      return `CASE ${x} ${cases.join(' ')} END`;
    }
  }
}

function wrongCode(column: PlannedColumn, x: string): string | undefined {
  switch (column.kind) {
    case 'id':
    case 'text':
      return undefined;
    case 'date':
      return dateFault(x, column.dating);
    case 'number':
      return `CASE WHEN regexp_full_match(${x}, ${ANY_NUMBER}) THEN 'number-too-long' ELSE 'number-invalid' END`;
    case 'whole':
      return `'number-invalid'`;
    case 'boolean':
      return `'boolean-invalid'`;
    case 'working':
    case 'class':
    case 'origin':
      return `'value-unknown'`;
  }
}

function defaultOf(column: PlannedColumn, value: string): string {
  return column.kind === 'id' ? `hash(${literal(value)})` : `CAST(${literal(value)} AS ${typeOf(column)})`;
}
