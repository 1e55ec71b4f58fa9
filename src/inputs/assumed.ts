import { type Day, isDay } from '../days.ts';
import { identifier, list, literal } from '../engine/sql.ts';
import { error, FenquError, type Problem } from '../problems/problem.ts';
import type { AreaIndex } from './areas/area-index.ts';
import { oneArea } from './decisions.ts';
import { readCarefully } from './files/careful.ts';
import { missingColumns } from './files/header.ts';
import { prepareFile } from './files/prepare.ts';
import { carefulRelation, cell } from './files/relation.ts';
import { tidy } from './staging/cells.ts';
import type { TablePlan } from './staging/plan.ts';
import { CLASSES, ORIGINS, placesTable, rowsTable } from './tables.ts';
import type { Work } from './work.ts';

/** What a hypothetical case is where its row does not say. */
const USUAL: Readonly<Record<string, string>> = { class: 'confirmed', origin: 'local' };
const NUMBERED = 65_535;

/**
 * Adds hypothetical cases to those staged: rows of a small file with the canonical columns, of which only `area` must be there.
 *
 * @param asOf the night judged: the day of a row without one; none is dated later
 * @throws FenquError with everything that is wrong with the file
 */
export async function addAssumed(
  work: Work,
  index: AreaIndex,
  plan: TablePlan | undefined,
  path: string,
  asOf: Day,
): Promise<void> {
  if (plan === undefined) throw new FenquError(error('assume-no-cases', { value: path }));
  const { engine, temporary, workspace } = work;
  const names = ['area', ...plan.columns.map(({ name }) => name)];
  const file = await prepareFile(path, temporary, {
    engine,
    hash: false,
    directory: process.cwd(),
    timezone: workspace.timezone,
    wanted: { names: new Set(names), others: new Map<string, string>() },
  });
  const problems: Problem[] = missingColumns(file, ['area']);
  if (problems.length > 0) throw new FenquError(problems);
  const present = names.filter((name) => file.header.includes(name));
  const copy = temporary.path('.csv');
  const { broken } = await readCarefully(engine, file, present, copy);
  for (const { code, line, with: details } of broken)
    problems.push(error(code, { place: { file: file.shown, line }, with: details }));
  const cells = present.map((name, i) => `${tidy(cell(i))} AS ${identifier(name)}`);
  const rows = await engine.rows(
    `SELECT ${list(['line', ...cells])} FROM (${carefulRelation(copy, file, present)}) ORDER BY line`,
  );
  const textOf = (row: (typeof rows)[number], name: string): string =>
    row[name] == null ? '' : String(row[name]);
  const placed = await index.resolveAll(rows.map((row) => textOf(row, 'area')).filter((text) => text !== ''));
  const types = await typesOf(work, plan);
  const inserts: string[] = [];
  for (const [i, row] of rows.entries()) {
    const line = Number(row['line']);
    const at = (field: string) => ({ file: file.shown, line, field });
    const area = textOf(row, 'area');
    if (area === '') problems.push(error('cell-empty', { place: at('area'), with: { field: 'area' } }));
    const code = oneArea(placed.get(area), area, at('area'), problems);
    const values = new Map(
      plan.columns.map((column) => [column.name, valueIn(plan, column.name, textOf(row, column.name), asOf)]),
    );
    for (const column of plan.columns)
      problems.push(...faults(column, values.get(column.name) ?? '', asOf, at));
    if (code === undefined) continue;
    const of = [...types].map(([name, type]) => sqlValue(name, type, values.get(name) ?? '', i, code));
    inserts.push(`SELECT ${list(of)}`);
  }
  if (problems.length > 0) throw new FenquError(problems);
  if (inserts.length === 0) return;
  await engine.run(`INSERT INTO ${rowsTable(plan)} ${inserts.join(' UNION ALL ')}`);
  const codes = [
    ...new Set([...placed.values()].flatMap(({ candidates }) => candidates.map((each) => each.code))),
  ];
  await engine.run(`INSERT INTO ${placesTable(plan)} SELECT hash('assumed ' || code), ix FROM areas
    WHERE code IN (${list(codes.map(literal))})`);
}

async function typesOf({ engine }: Work, plan: TablePlan): Promise<Map<string, string>> {
  const columns = await engine.rows(`SELECT column_name AS name, data_type AS type FROM duckdb_columns()
    WHERE table_name = ${literal(rowsTable(plan))} ORDER BY column_index`);
  return new Map(columns.map(({ name, type }) => [String(name), String(type)]));
}

/** The text of a cell as the workspace maps it, or what stands in its place. */
function valueIn({ source, clock }: TablePlan, name: string, text: string, asOf: Day): string {
  if (text === '' && (name === clock || name === 'date_known')) return asOf;
  const given = text === '' ? (source.defaults[name] ?? USUAL[name] ?? '') : text;
  return source.values[name]?.[given] ?? given;
}

type At = (field: string) => NonNullable<Problem['place']>;

function faults(
  { name, kind, required }: TablePlan['columns'][number],
  value: string,
  asOf: Day,
  at: At,
): Problem[] {
  if (name === 'id') return [];
  const place = at(name);
  if (value === '') return required ? [error('cell-empty', { place, with: { field: name } })] : [];
  if (kind === 'date' && !isDay(value)) return [error('date-invalid', { place, value })];
  if (kind === 'date' && value > asOf) return [error('assume-later', { place, value, with: { asOf } })];
  const known: readonly string[] | undefined =
    kind === 'class' ? CLASSES : kind === 'origin' ? ORIGINS : undefined;
  if (known !== undefined && !known.includes(value))
    return [error('value-unknown', { place, value, with: { field: name, rows: 1 }, suggest: known })];
  return [];
}

/** A value as it stands in the rows as staged; a case without an id is one of its own. */
function sqlValue(name: string, type: string, value: string, row: number, code: string): string {
  if (name === '_place') return `hash('assumed ' || ${literal(code)})`;
  if (name === '_file') return String(NUMBERED);
  if (name === 'id') return literal(`assumed ${row}`);
  if (name.startsWith('_')) return `hash(${literal(`assumed ${row}`)})`;
  if (value === '') return `NULL::${type}`;
  return type === 'UBIGINT' ? `hash(${literal(value)})` : `${literal(value)}::${type}`;
}
