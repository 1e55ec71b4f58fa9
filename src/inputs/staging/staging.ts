import { identifier, list, literal } from '../../engine/sql.ts';
import { cell } from '../files/relation.ts';
import { problemOf, textOf, tidy, typeOf, valueOf } from './cells.ts';
import type { PlannedColumn, TablePlan } from './plan.ts';

/** No case of the disease the rules are about is older; an earlier date is a slip. */
export const EARLIEST_DAY = '2019-12-01';

/** What staging a file depends on besides its plan. */
export interface StagingOptions {
  /** The query that yields the source cells `s0`, `s1` …; in the careful pass also `line`. */
  readonly relation: string;
  /** `codes`: the one area cell is a code. `places`: texts were resolved before, into the table `places`. */
  readonly placing: 'codes' | 'places';
  /** The file's number. */
  readonly file: number;
  readonly today: string;
  readonly keepIds: boolean;
}

/** The canonical columns of a table in order, as SQL `name type`. The id is kept as a hash of 64 bits, as text only if asked. */
export function tableColumns(plan: TablePlan, keepIds: boolean): string[] {
  return [
    ...plan.columns.flatMap((column) => {
      if (column.kind !== 'id') return [`${identifier(column.name)} ${typeOf(column)}`];
      return [`id_hash ${typeOf(column)}`, ...(keepIds ? ['id VARCHAR'] : [])];
    }),
    'area INTEGER',
    'file USMALLINT',
  ];
}

/** One statement that reads a file and stages its rows; it fails at the first cell that is wrong. */
export function fastSql(plan: TablePlan, options: StagingOptions): string {
  const checked = outputs(plan, options).map(({ value, problem }) =>
    problem === undefined ? value : `CASE WHEN (${problem}) IS NULL THEN ${value} ELSE error('careful') END`,
  );
  return `INSERT INTO ${plan.table} SELECT ${list([...checked, `${options.file}`])} FROM (${valuesSql(plan, options)})`;
}

/** A query that yields, for each row, its line, its cells, its canonical values, and in `p_<column>` what is wrong with each. */
export function carefulSql(plan: TablePlan, options: StagingOptions): string {
  const all = outputs(plan, options);
  return `SELECT ${list([
    'line',
    ...plan.sources.map((_, i) => cell(i)),
    ...all.map(({ name, value }) => `${value} AS ${identifier(name)}`),
    ...all.flatMap(({ name, problem }) => (problem === undefined ? [] : [`${problem} AS ${identifier(`p_${name}`)}`])),
    `${exactKey(plan)} AS exact_key`,
    'area_text',
  ])} FROM (${valuesSql(plan, options)})`;
}

/** The columns of the careful query that hold problems, by canonical column. */
export function problemColumns(plan: TablePlan, options: StagingOptions): string[] {
  return outputs(plan, options).flatMap(({ name, problem }) => (problem === undefined ? [] : [name]));
}

/** What must differ from row to row, as a number over the canonical columns; nothing if rows have no key. */
export function keyHash(plan: TablePlan): string | undefined {
  if (plan.table === 'metrics') return 'hash(area, "date")';
  return plan.columns.some((column) => column.kind === 'id') ? 'id_hash' : undefined;
}

/** The cells that name the area as one text: the key of `places`. */
export function placeKey(plan: TablePlan): string {
  return plan.area.cells.map((index) => `coalesce(${cell(index)}, '')`).join(' || chr(31) || ');
}

/** The area's code as written, filled up with the zeros it lost where the workspace says so. */
export function codeText(plan: TablePlan): string {
  const text = tidy(cell(plan.area.cells[0] ?? 0), plan.source.missing);
  return plan.area.pad === undefined ? text : padded(text, plan.area.pad);
}

/** A code filled up with zeros to a length; `lpad` alone would cut longer ones. */
export function padded(code: string, length: number): string {
  return `CASE WHEN length(${code}) < ${length} AND regexp_full_match(${code}, '\\d+') THEN lpad(${code}, ${length}, '0') ELSE ${code} END`;
}

interface Output {
  readonly name: string;
  readonly value: string;
  readonly problem?: string | undefined;
}

function outputs(plan: TablePlan, { today, keepIds }: StagingOptions): Output[] {
  const own = plan.columns.flatMap((column, i): Output[] => {
    const problem = problemOf(column, `x${i}`, `v${i}`, EARLIEST_DAY, today);
    if (column.kind !== 'id') return [{ name: column.name, value: `v${i}`, problem }];
    return [{ name: 'id_hash', value: `v${i}`, problem }, ...(keepIds ? [{ name: 'id', value: `x${i}` }] : [])];
  });
  return [...own, { name: 'area', value: 'area_ix', problem: `CASE WHEN area_ix IS NULL THEN coalesce(area_problem, 'area-unknown') END` }];
}

/** Texts, then values, then the area: `x<i>`, `v<i>`, `area_ix`, `area_problem`. */
function valuesSql(plan: TablePlan, options: StagingOptions): string {
  const each = (write: (column: PlannedColumn, i: number) => string) => plan.columns.map(write);
  const byCode = options.placing === 'codes';
  const texts = `SELECT *, ${list([
    ...each((column, i) => `${textOf(column, plan.source.missing)} AS x${i}`),
    `${byCode ? codeText(plan) : placeKey(plan)} AS area_text`,
  ])} FROM (${options.relation})`;
  const values = list(each((column, i) => `${valueOf(column, `x${i}`)} AS v${i}`));
  const found = byCode
    ? `p.ix AS area_ix, NULL AS area_problem FROM (${texts}) t LEFT JOIN area_codes p ON p.code = t.area_text`
    : `p.ix AS area_ix, p.problem AS area_problem FROM (${texts}) t LEFT JOIN places p ON p.key = t.area_text`;
  return `SELECT t.*, ${values}, ${found}`;
}

function exactKey(plan: TablePlan): string {
  if (plan.table === 'metrics') return `area_ix || ' ' || v${plan.columns.findIndex((column) => column.name === 'date')}`;
  const id = plan.columns.findIndex((column) => column.kind === 'id');
  return id === -1 ? 'NULL::VARCHAR' : `x${id}`;
}

/** Statements that make the types and the empty table. */
export function createSql(plan: TablePlan, keepIds: boolean, enums: Readonly<Record<string, readonly string[]>>): string[] {
  const types = Object.entries(enums).map(
    ([name, values]) => `CREATE TYPE IF NOT EXISTS ${name} AS ENUM (${values.map(literal).join(', ')})`,
  );
  return [...types, `CREATE TABLE ${plan.table} (${list(tableColumns(plan, keepIds))})`];
}
