import type { Row } from '../../engine/duckdb.ts';
import { literal } from '../../engine/sql.ts';
import { error, type Problem } from '../../problems/problem.ts';
import { nearest } from '../../problems/suggest.ts';
import { isErrorSign } from '../error-signs.ts';
import { nameIn } from '../files/names.ts';
import { lineOf } from '../files/reshape.ts';
import { isOfAPerson } from '../files/shown-header.ts';
import type { PlaceFailure } from './places.ts';
import { type Kind, type PlannedColumn, type TablePlan, valuesOf } from './plan.ts';
import { cellsOf } from './rejects.ts';
import { ID_HASH } from './staging.ts';
import type { StagedFile, StagingContext } from './table.ts';

/** Problems shown of one kind in one file; the others are counted. */
const MOST_SHOWN = 20;

/** Problems that one line in the workspace would mend: shown once for each text, with the number of rows. */
const BY_TEXT: readonly string[] = [
  'value-unknown',
  'area-unknown',
  'area-ambiguous',
  'code-scientific',
  'code-lost-zero',
];

/** Everything that can be wrong with a row. */
const ROW_CODES = [
  'row-width',
  'row-not-object',
  'cell-empty',
  'cell-error',
  'date-invalid',
  'date-has-time',
  'date-other-zone',
  'date-ambiguous',
  'date-serial',
  'date-too-early',
  'date-in-future',
  'value-unknown',
  'number-invalid',
  'number-too-long',
  'boolean-invalid',
  'id-duplicate',
  'metrics-duplicate',
  'area-unknown',
  'area-ambiguous',
  'code-scientific',
  'code-lost-zero',
] as const satisfies readonly Problem['code'][];

/** The rejects of a table as problems, in order of file and line; many of a kind are cut short and counted. */
export async function rejectProblems(
  context: StagingContext,
  plan: TablePlan,
  files: readonly StagedFile[],
): Promise<Problem[]> {
  const columns = `file, code, field, value, other_file, other_line, CASE WHEN field = 'area' THEN key END`;
  const byText = `code IN (${BY_TEXT.map(literal).join(', ')})`;
  const rows = await context.engine.rows(`SELECT *, count(*) OVER (PARTITION BY file, code) AS kinds FROM (
      SELECT ${columns} AS key, min(line) AS line, count(*) AS n FROM rejects WHERE tbl = ${literal(plan.table)}
      GROUP BY ${columns}, CASE WHEN ${byText} THEN 0 ELSE line END)
    QUALIFY row_number() OVER (PARTITION BY file, code ORDER BY line, field) <= ${MOST_SHOWN} ORDER BY file, line, field`);
  const problems: Problem[] = [];
  const more = new Map<string, Problem>();
  for (const row of rows) {
    const staged = files.find((each) => each.number === Number(row['file']));
    const code = ROW_CODES.find((each) => each === row['code']);
    if (staged === undefined || code === undefined) throw new RangeError(`unexpected reject: ${row['code']}`);
    problems.push(error(code, detailsOf(context, plan, files, staged, row)));
    const count = Number(row['kinds']) - MOST_SHOWN;
    if (count <= 0) continue;
    const place = { file: staged.file.shown };
    more.set(`${staged.number} ${code}`, error('rejects-more', { place, value: code, with: { count } }));
  }
  return [...problems, ...more.values()];
}

type Details = Omit<Problem, 'code' | 'severity'>;

function detailsOf(
  context: StagingContext,
  plan: TablePlan,
  files: readonly StagedFile[],
  staged: StagedFile,
  row: Row,
): Details {
  const line = Number(row['line']);
  const name = row['field'] === null ? undefined : String(row['field']);
  const failure = name === 'area' ? staged.careful?.failures.get(String(row['key'])) : undefined;
  const cells =
    name === undefined
      ? []
      : failure?.code.startsWith('area') === true || failure?.code === 'cell-error'
        ? partOf(plan, failure)
        : cellsOf(plan, name);
  const field = cells
    .map((index) => shownColumn(plan, nameIn(staged.file, plan.sources[index] ?? '')))
    .join(' + ');
  const other = files.find((each) => each.number === Number(row['other_file'] ?? Number.NaN));
  const column = plan.columns.find((each) => each.name === name);
  const value =
    failure === undefined
      ? shownValue(column, row['value'], Number(row['n']))
      : shownPlace(failure, isInHeader(plan, cells));
  const suggest = failure?.suggest ?? (column === undefined ? [] : suggestValues(column, row['value']));
  const broken = staged.careful?.broken.find((each) => each.line === line);
  return {
    place: { file: staged.file.shown, line: lineOf(staged.file, line), ...(field !== '' && { field }) },
    ...(value !== '' && { value }),
    ...(suggest.length > 0 && { suggest }),
    with: {
      ...broken?.with,
      table: plan.table,
      rows: Number(row['n']),
      today: context.today,
      timezone: column?.dating.timezone ?? '',
      field: name === ID_HASH ? 'id' : (name ?? ''),
      candidates: failure?.suggest.join(', ') ?? '',
      ...(other && { otherFile: other.file.shown, otherLine: lineOf(other.file, Number(row['other_line'])) }),
    },
  };
}

/** A column as the user knows it: what comes of the names of several goes by the pattern of these. */
function shownColumn({ source: { shape } }: TablePlan, name: string): string {
  return shape?.kind === 'wide' && /^\{\w+\}$/.test(name) ? shape.pattern : name;
}

/** Whether a text is no cell of the file, but part of the name of a column. */
function isInHeader({ source: { shape }, sources }: TablePlan, cells: readonly number[]): boolean {
  return shape?.kind === 'wide' && cells.every((index) => sources[index]?.startsWith('{'));
}

function partOf(plan: TablePlan, failure: PlaceFailure): readonly number[] {
  return plan.area.cells.slice(failure.part, failure.part + 1);
}

/**
 * A cell as messages may show it: free text only by its first character and its length. So is a text that no row but a few
 * has in a column of classes, unless it is near one that is known: a name or an address may have slipped there.
 */
function shownValue(column: PlannedColumn | undefined, value: Row[string] | undefined, rows: number): string {
  if (value == null) return '';
  if (isErrorSign(String(value))) return String(value);
  const text = String(value);
  const isWord =
    column === undefined ||
    valuesOf(column.kind) === undefined ||
    (!ADDRESS.test(text.normalize('NFKC')) &&
      (rows >= ROWS_OF_A_WORD || suggestValues(column, value).length > 0));
  const isPersonal = NUMBER_OF_A_PERSON.test(text) || isOfAPerson(text);
  const isPlain = PLAIN[column?.kind ?? 'text'].test(text) && isWord && !isPersonal;
  return isPlain ? text : mask(text);
}

/** What a cell of a kind may look like to be shown: it may have slipped from another column. */
const PLAIN: Readonly<Record<Kind, RegExp>> = {
  id: /^$/,
  text: /^$/,
  date: /^[\d\s./:年月日时分秒号TZ+-]*$/,
  number: /^[\d\s.,eE%+-]*$/,
  boolean: /^.?$/u,
  // What is to be said in `values` must be seen.
  class: /^.{0,10}$/su,
  origin: /^.{0,10}$/su,
  working: /^.{0,10}$/su,
  whole: /^[\d\s.,eE%+-]*$/,
};

/** Longer than any day, code of a class or count: a telephone or an identity card in the wrong column. */
const NUMBER_OF_A_PERSON = /\d{9}/;

/** A number beside what addresses have; of days, `11号` is none. */
const ADDRESS = /[\d一二三四五六七八九十百]\s*(?:号|路|街|弄|巷|栋|幢|单元|室)|(?:路|街|巷|弄).*\d/;

/** A text in so many rows of a file is a word, not a person's. */
const ROWS_OF_A_WORD = 3;

/** Codes of areas; telephones and identity cards have other numbers of digits. */
const CODE = /^(\d{1,10}|\d{12}|\d+(\.\d+)?[eE]\+?\d+)$/;

/**
 * What was understood of a place, and how many characters its text has: it may be an address. Codes are shown, and what
 * stands in the header.
 */
function shownPlace({ code, text, recognised }: PlaceFailure, inHeader: boolean): string {
  if (inHeader || CODE.test(text) || code.startsWith('code-') || isErrorSign(text)) return text;
  return `${recognised === undefined ? '' : `${recognised} `}***(${[...text].length})`;
}

/** `朝***(5)`: enough to find a text again, too little to tell an address. */
function mask(text: string): string {
  const characters = [...text];
  return characters.length === 0 ? '' : `${characters[0]}***(${characters.length})`;
}

function suggestValues(column: PlannedColumn, value: Row[string] | undefined): string[] {
  const allowed = valuesOf(column.kind);
  return allowed === undefined || value == null
    ? []
    : nearest(String(value), [...allowed, ...Object.keys(column.values)]);
}
