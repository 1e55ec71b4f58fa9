import type { Engine } from '../../engine/duckdb.ts';
import { identifier, list, literal } from '../../engine/sql.ts';
import { error, FenquError, type Problem } from '../../problems/problem.ts';
import { oneArea } from '../decisions.ts';
import { isExampleSql } from '../example-rows.ts';
import { readCarefully } from '../files/careful.ts';
import { missingColumns } from '../files/header.ts';
import type { PreparedFile } from '../files/prepare.ts';
import { carefulRelation, cell } from '../files/relation.ts';
import type { Temporary } from '../files/temporary.ts';
import { tidy } from '../staging/cells.ts';
import type { AreaIndex } from './area-index.ts';

/**
 * Gives `areas` columns from another file, one row an area: its population, and what else rules read of it as
 * `area.<column>`. Areas that the file does not name have none.
 *
 * @param columns column of `areas` → column of the file; `area` names the area by code, name or path
 * @returns the number of rows used, and of those left out because they are examples
 * @throws FenquError with every row that names no area, or one that stands already, and columns that areas have themselves
 */
export async function stagePopulations(
  engine: Engine,
  index: AreaIndex,
  file: PreparedFile,
  columns: Readonly<Record<string, string>>,
  temporary: Temporary,
): Promise<{ readonly rows: number; readonly examples: number }> {
  const missing = missingColumns(file, Object.values(columns));
  if (missing.length > 0) throw new FenquError(missing);
  const names = Object.keys(columns);
  const sources = Object.values(columns);
  const copy = temporary.path('.csv');
  const { read, blank, broken } = await readCarefully(engine, file, sources, copy);
  const problems: Problem[] = broken.map(({ code, line, with: details }) =>
    error(code, { place: { file: file.shown, line }, with: details }),
  );
  const cells = names.map((name, i) => `${tidy(cell(i))} AS ${identifier(name)}`);
  await engine.run(`CREATE OR REPLACE TEMP TABLE population_rows AS
    SELECT line, ${list(cells)} FROM (${carefulRelation(copy, file, sources)})`);
  const examples = await engine.run(`DELETE FROM population_rows WHERE ${isExampleSql(['area'])}`);
  problems.push(...(await placed(engine, index, file, columns['area'] ?? 'area')));
  if (problems.length > 0) throw new FenquError(problems);
  for (const name of names.filter((each) => each !== 'area')) await addColumn(engine, file, name);
  return { rows: read - blank - examples, examples };
}

const MOST_SHOWN = 20;

/** Makes `population_places(line, ix)`; gives what is wrong with the rows' areas. */
async function placed(
  engine: Engine,
  index: AreaIndex,
  file: PreparedFile,
  field: string,
): Promise<Problem[]> {
  const rows = await engine.rows('SELECT line, area FROM population_rows ORDER BY line');
  const texts = rows.map(({ area }) => (area === null ? '' : String(area)));
  const resolved = await index.resolveAll(texts.filter((text) => text !== ''));
  const problems: Problem[] = [];
  const lines = new Map<string, number>();
  for (const [i, row] of rows.entries()) {
    const line = Number(row['line']);
    const place = { file: file.shown, line, field };
    const text = texts[i] ?? '';
    if (text === '') {
      problems.push(error('cell-empty', { place, with: { field } }));
      continue;
    }
    const code = oneArea(resolved.get(text), text, place, problems);
    const before = code === undefined ? undefined : lines.get(code);
    if (before !== undefined)
      problems.push(error('population-twice', { place, value: code ?? '', with: { first: before } }));
    else if (code !== undefined) lines.set(code, line);
  }
  const values = [...lines].map(([code, line]) => `(${line}, ${literal(code)})`);
  await engine.run(`CREATE OR REPLACE TEMP TABLE population_places AS
    SELECT p.line, a.ix FROM (${values.length === 0 ? "SELECT 0, '' WHERE false" : `VALUES ${list(values)}`}) p(line, code)
    JOIN areas a ON a.code = p.code`);
  return problems.slice(0, MOST_SHOWN);
}

async function addColumn(engine: Engine, file: PreparedFile, name: string): Promise<void> {
  const there = (await engine.rows('DESCRIBE areas')).map((row) => String(row['column_name']));
  if (there.includes(name))
    throw new FenquError(
      error('population-there', { place: { file: file.shown, field: name }, value: name }),
    );
  await engine.run(`ALTER TABLE areas ADD COLUMN ${identifier(name)} VARCHAR`);
  await engine.run(`UPDATE areas SET ${identifier(name)} = r.${identifier(name)}
    FROM population_rows r JOIN population_places p USING (line) WHERE p.ix = areas.ix`);
}
