import { identifier, list } from '../../engine/sql.ts';
import { cell } from '../files/relation.ts';
import { placesTable, rowsTable } from '../tables.ts';
import { cellValue, type Fault, faultsOf, present, rawTextOf, textOf, tidy, typeOf } from './cells.ts';
import type { TablePlan } from './plan.ts';

/** No case of the disease the rules are about is older; an earlier date is a slip. */
export const EARLIEST_DAY = '2019-12-01';

/** What staging a file depends on besides its plan. */
export interface StagingOptions {
  /** The query that yields the source cells `_s0`, `_s1` …; in the careful pass also `line`. */
  readonly relation: string;
  /** `codes`: the one area cell is a code. `places`: the area's cells make a key of the table `places`. */
  readonly placing: 'codes' | 'places';
  /** `clean`: cells are taken as they stand where a stray blank would show as a wrong value; costs half as much. */
  readonly cells: 'clean' | 'tidy';
  /** Whether any cell of the file may have blanks around it. */
  readonly blanks: boolean;
  /** Whether any cell of the file may be the sign of an error. */
  readonly signs: boolean;
  readonly today: string;
}

/**
 * The hash of a case's id. Columns of staged rows that are not the rules' begin with `_`, which no name in a workspace or a
 * pack does: theirs may be any other.
 */
export const ID_HASH = '_id_hash';
/** The hash of the text that names a row's area. */
export const PLACE = '_place';

/** A canonical column of a staged table. */
export interface CanonicalColumn {
  readonly name: string;
  readonly type: string;
  /** Over `x<i>` and `v<i>`. */
  readonly value: string;
  readonly faults: readonly Fault[];
}

/**
 * The columns of a table but for area and file. The id, and what rows are only grouped by, is kept as a hash of 64 bits;
 * as text only if asked.
 */
export function canonicalColumns(plan: TablePlan, keepIds: boolean, today: string): CanonicalColumn[] {
  return plan.columns.flatMap((column, i): CanonicalColumn[] => {
    const faults = faultsOf(column, `x${i}`, `v${i}`, EARLIEST_DAY, today);
    const own = { name: column.name, type: typeOf(column), value: `v${i}`, faults };
    if (column.onlyKey && !keepIds)
      return [{ ...own, type: 'UBIGINT', value: `CASE WHEN v${i} IS NOT NULL THEN hash(v${i}) END` }];
    if (column.kind !== 'id') return [own];
    const text = { name: 'id', type: 'VARCHAR', value: `x${i}`, faults: [] };
    return [{ ...own, name: ID_HASH }, ...(keepIds ? [text] : [])];
  });
}

/** What holds a table's rows with the day each counts for: a visit's is its case's, and not among the rows as staged. */
export function datedRows(plan: Pick<TablePlan, 'table'>): string {
  return plan.table === 'visits' ? plan.table : rowsTable(plan);
}

/**
 * Makes the table, empty. Rows keep the hash of their area's text, and each text is looked up once: a join for every row
 * would be dear. The table itself is a view, in which `area` is the area's ix.
 *
 * @param alone whether all rows are of one file, which none then needs to say
 */
export function createSql(
  plan: TablePlan,
  columns: readonly CanonicalColumn[],
  { alone }: { readonly alone: boolean },
): readonly string[] {
  const own = columns.map(({ name, type }) => `${identifier(name)} ${type}`);
  const names = columns.map(({ name }) => `r.${identifier(name)}`);
  const file = `_file USMALLINT${alone ? ' GENERATED ALWAYS AS (0::USMALLINT)' : ''}`;
  return [
    `CREATE OR REPLACE TABLE ${rowsTable(plan)} (${list([...own, `${PLACE} UBIGINT`, file])})`,
    `CREATE OR REPLACE TABLE ${placesTable(plan)} (_place UBIGINT, area INTEGER)`,
    `CREATE OR REPLACE VIEW ${plan.table} AS SELECT ${list([...names, 'p.area', 'r._file'])}
      FROM ${rowsTable(plan)} r JOIN ${placesTable(plan)} p ON p._place = r._place`,
  ];
}

/** One statement that reads a file and stages its rows; it fails at the first cell that is wrong. Places are not looked up. */
export function fastSql(
  plan: TablePlan,
  columns: readonly CanonicalColumn[],
  file: number,
  options: StagingOptions,
): string {
  const names = [...columns.map(({ name }) => identifier(name)), PLACE];
  return `INSERT INTO ${rowsTable(plan)} SELECT ${list([...names, `${file}`])} FROM (${checkedSql(plan, columns, options)})`;
}

/** A query for a file's rows as they are staged, and `_area_text`; it fails at the first cell that is wrong. */
export function checkedSql(
  plan: TablePlan,
  columns: readonly CanonicalColumn[],
  options: StagingOptions,
): string {
  const checked = columns.map(({ name, value, faults }) => {
    const possible = faults.filter(({ bySign }) => options.signs || bySign !== true);
    const wrong = possible.map(({ when }) => `(${when})`).join(' OR ');
    return `${wrong === '' ? value : `CASE WHEN ${wrong} THEN error('careful') ELSE ${value} END`} AS ${identifier(name)}`;
  });
  const place = `CASE WHEN _area_text IS NULL THEN error('careful') ELSE hash(_area_text) END AS ${PLACE}`;
  return `SELECT ${list([...checked, place, '_area_text'])} FROM (${valuesSql(plan, options)})`;
}

/** A query that yields each row's line, cells, canonical values, and in `_p_<column>` what is wrong with each. */
export function carefulSql(
  plan: TablePlan,
  columns: readonly CanonicalColumn[],
  options: StagingOptions,
): string {
  return `SELECT ${list([
    'line AS _line',
    ...plan.sources.map((_, i) => cell(i)),
    ...columns.map(({ name, value }) => `${value} AS ${identifier(name)}`),
    'p.ix AS area',
    'coalesce(p.ix, p.around) AS _around',
    ...columns.flatMap(({ name, faults }) => {
      const cases = faults.map(({ when, code }) => `WHEN ${when} THEN ${code}`).join(' ');
      return cases === '' ? [] : [`CASE ${cases} END AS ${problemColumn(name)}`];
    }),
    `CASE WHEN p.ix IS NULL THEN p.problem END AS ${problemColumn('area')}`,
    `${exactKey(plan)} AS _exact_key`,
    '_area_text',
  ])} FROM (${valuesSql(plan, options)}) t LEFT JOIN places p ON p.key = t._area_text`;
}

/** The column of the careful query that says what is wrong with a canonical column. */
export function problemColumn(name: string): string {
  return identifier(`_p_${name}`);
}

/** The canonical columns that can be wrong. */
export function faultyNames(columns: readonly CanonicalColumn[]): string[] {
  return [...columns.filter(({ faults }) => faults.length > 0).map(({ name }) => name), 'area'];
}

/** What must differ from row to row, as a number over the canonical columns; nothing if rows have no key. */
export function keyHash(plan: TablePlan): string | undefined {
  if (isByDay(plan)) return 'hash(area, "date")';
  if (plan.table === 'premises') return 'hash(id, "date")';
  return plan.columns.some((column) => column.kind === 'id') ? ID_HASH : undefined;
}

/** Whether an area has one row a day. */
export function isByDay({ table }: TablePlan): boolean {
  return table === 'metrics' || table === 'counts';
}

/** The cells that name the area as one text: the key of `places`. */
export function placeKey(plan: TablePlan): string {
  return plan.area.cells.map((index) => `coalesce(${cell(index)}, '')`).join(' || chr(31) || ');
}

/** The area's code as written, filled up with the zeros it lost where the workspace says so. */
export function codeText(plan: TablePlan, cells: StagingOptions['cells'] = 'tidy'): string {
  const raw = cell(plan.area.cells[0] ?? 0);
  const text = `(${cells === 'clean' ? present(raw, plan.source.missing) : tidy(raw, plan.source.missing)})`;
  return plan.area.pad === undefined ? text : padded(text, plan.area.pad);
}

/** A code filled up with zeros to a length; `lpad` alone would cut longer ones. */
export function padded(code: string, length: number): string {
  return `CASE WHEN length(${code}) < ${length} AND regexp_full_match(${code}, '\\d+') THEN lpad(${code}, ${length}, '0') ELSE ${code} END`;
}

/** Texts, then values: `x<i>`, `v<i>`, `_area_text`. */
function valuesSql(plan: TablePlan, { relation, placing, cells, blanks }: StagingOptions): string {
  const textIn = cells === 'clean' ? rawTextOf : textOf;
  const texts = plan.columns.map((column, i) => `${textIn(column, plan.source.missing, blanks)} AS x${i}`);
  const area = `${placing === 'codes' ? codeText(plan, cells) : placeKey(plan)} AS _area_text`;
  const values = plan.columns.map((column, i) => `${cellValue(column, `x${i}`)} AS v${i}`);
  return `SELECT *, ${list(values)} FROM (SELECT *, ${list([...texts, area])} FROM (${relation}))`;
}

function exactKey(plan: TablePlan): string {
  if (isByDay(plan)) return `p.ix || ' ' || v${plan.columns.findIndex((column) => column.name === 'date')}`;
  const id = plan.columns.findIndex((column) => column.kind === 'id');
  return id === -1 ? 'NULL::VARCHAR' : `x${id}`;
}
