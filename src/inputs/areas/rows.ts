import type { Engine } from '../../engine/duckdb.ts';
import { identifier, list, literal } from '../../engine/sql.ts';
import { error, type Problem } from '../../problems/problem.ts';
import type { AreasSource } from '../../workspace/workspace.ts';
import type { PreparedFile } from '../files/prepare.ts';
import { cell } from '../files/relation.ts';
import { tidy } from '../staging/cells.ts';
import { padded } from '../staging/staging.ts';
import { NBS_LEVELS } from './levels.ts';

/** Columns of `areas` that are made here; a column of the file with such a name is no attribute. */
const OWN = ['ix', 'code', 'name', 'level', 'parent'];

/** An attribute column of the areas file: its name in `areas`, and its position among the file's columns. */
interface Attribute {
  readonly name: string;
  readonly index: number;
}

/** The attributes of an areas file: mapped ones under their canonical name, the others under their own. */
export function attributesOf(file: PreparedFile, source: AreasSource): Attribute[] {
  const mapped = new Set(Object.values(source.columns).flat());
  const named = Object.entries(source.columns).map(([name, from]) => ({
    name,
    index: file.header.indexOf(from[0] ?? ''),
  }));
  const rest = file.header.flatMap((name, index) => (mapped.has(name) ? [] : [{ name, index }]));
  const seen = new Set(OWN);
  return [...named, ...rest].filter(({ name, index }) => {
    const key = name.toLowerCase();
    const fresh = name !== '' && index >= 0 && !seen.has(key);
    if (fresh) seen.add(key);
    return fresh;
  });
}

/** Columns an areas file must have: the mapped ones, and those its kind of codes needs. */
export function neededColumns(source: AreasSource): string[] {
  const own = source.codes === 'nbs' ? ['code', 'name'] : ['code', 'name', 'level', 'parent'];
  return [...own.map((name) => columnOf(source, name)), ...Object.values(source.columns).flat()];
}

function columnOf(source: AreasSource, name: string): string {
  return source.columns[name]?.[0] ?? name;
}

/** Makes `area_rows(line, written, code, name, level, parent, attr0 …)` from the file; parent only if explicit. */
export function areaRowsSql(
  file: PreparedFile,
  source: AreasSource,
  relation: string,
  careful: boolean,
): string {
  const blanks = careful || file.blanks;
  const text = (name: string) => tidy(cell(file.header.indexOf(columnOf(source, name))), [], blanks);
  const code = (name: string) => (source.pad === undefined ? text(name) : padded(text(name), source.pad));
  const explicit = source.codes === 'explicit';
  const attributes = attributesOf(file, source).map(
    ({ index }, i) => `${tidy(cell(index), [], blanks)} AS attr${i}`,
  );
  const coded = `SELECT *, ${source.codes === 'nbs' ? shortened('written') : 'written'} AS code
    FROM (SELECT *, ${code('code')} AS written FROM (${relation}))`;
  return `CREATE OR REPLACE TEMP TABLE area_rows AS SELECT ${list([
    careful ? 'line' : 'NULL::INTEGER AS line',
    'written',
    'code',
    `coalesce(${text('name')}, written) AS name`,
    `${explicit ? text('level') : nbsLevel('code')} AS level`,
    `${explicit ? code('parent') : 'NULL::VARCHAR'} AS parent`,
    ...attributes,
  ])} FROM (${coded})`;
}

/** Puts what is in `area_rows` in order of code. */
export const ORDER_AREA_ROWS =
  'CREATE OR REPLACE TEMP TABLE area_rows AS SELECT * FROM area_rows ORDER BY code';

/** The level that the digits of a code say; NULL for what is no code. */
function nbsLevel(code: string): string {
  const levels = NBS_LEVELS.map(({ level, digits }) => `WHEN ${digits} THEN ${literal(level)}`).join(' ');
  return `CASE WHEN regexp_full_match(${code}, '\\d+') THEN CASE length(${code}) ${levels} END END`;
}

/** A code of 12, 9 or 6 digits without the groups of zeros that fill it up: `110105000000` is `110105`. */
function shortened(code: string): string {
  const zeros = (length: number, keep: number) =>
    `WHEN length(${code}) = ${length} AND ends_with(${code}, '${'0'.repeat(length - keep)}') THEN left(${code}, ${keep})`;
  const cases = [
    zeros(12, 2),
    zeros(12, 4),
    zeros(12, 6),
    zeros(12, 9),
    zeros(9, 2),
    zeros(9, 4),
    zeros(9, 6),
    zeros(6, 2),
    zeros(6, 4),
  ];
  return `CASE ${cases.join(' ')} ELSE ${code} END`;
}

/** Rows that a query over `area_rows` finds, as problems; the query yields `line`, `value` and whatever the sentence needs. */
export async function rowProblems(
  engine: Engine,
  shown: string,
  field: string,
  code: Problem['code'],
  sql: string,
): Promise<Problem[]> {
  const rows = await engine.rows(`SELECT * FROM (${sql}) ORDER BY line, value LIMIT 21`);
  return rows.slice(0, 20).map((row) => {
    const { line, value, ...rest } = row;
    return error(code, {
      place: { file: shown, field, ...(line !== null && { line: Number(line) }) },
      ...(value !== null && { value: String(value) }),
      with: Object.fromEntries(Object.entries(rest).map(([name, text]) => [name, String(text ?? '')])),
    });
  });
}

/** An identifier list of the attributes, for `areas`. */
export function attributeColumns(file: PreparedFile, source: AreasSource): string[] {
  return attributesOf(file, source).map(({ name }, i) => `r.attr${i} AS ${identifier(name)}`);
}
