import type { Engine } from '../../engine/duckdb.ts';
import { literal } from '../../engine/sql.ts';
import { error, FenquError, type Problem } from '../../problems/problem.ts';
import { readCarefully } from '../files/careful.ts';
import { missingColumns } from '../files/header.ts';
import type { PreparedFile } from '../files/prepare.ts';
import { carefulRelation, cell } from '../files/relation.ts';
import type { Temporary } from '../files/temporary.ts';
import { tidy } from '../staging/cells.ts';
import type { AreaIndex } from './area-index.ts';

const COLUMNS = ['area', 'neighbor'] as const;

/** Columns of the file of neighbours, by which its delimiter shows. */
export const NEIGHBOR_COLUMNS: ReadonlySet<string> = new Set(COLUMNS);

/**
 * Makes `area_neighbors(area, neighbor)`, by `ix`, each pair in both directions and once.
 * @returns the number of rows read
 * @throws FenquError with every row that names no area, or an area as its own neighbour
 */
export async function stageNeighbors(
  engine: Engine,
  index: AreaIndex,
  file: PreparedFile,
  temporary: Temporary,
): Promise<number> {
  const missing = missingColumns(file, COLUMNS);
  if (missing.length > 0) throw new FenquError(missing);
  const copy = temporary.path('.csv');
  const { broken } = await readCarefully(engine, file, COLUMNS, copy);
  const problems: Problem[] = broken.map(({ code, line, with: details }) =>
    error(code, { place: { file: file.shown, line }, with: details }),
  );
  await engine.run(`CREATE TEMP TABLE neighbor_rows AS SELECT line, ${tidy(cell(0))} AS area, ${tidy(cell(1))} AS neighbor
    FROM (${carefulRelation(copy, file, COLUMNS)})`);
  await engine.run('CREATE TEMP TABLE neighbor_names (name VARCHAR, ix INTEGER)');
  await engine.run(`INSERT INTO neighbor_names SELECT DISTINCT n.name, c.ix
    FROM (SELECT area AS name FROM neighbor_rows UNION SELECT neighbor FROM neighbor_rows) n JOIN area_codes c ON c.code = n.name`);
  for (const field of COLUMNS) problems.push(...(await nameProblems(engine, index, file, field)));
  const selves =
    await engine.rows(`SELECT r.line, r.area FROM neighbor_rows r JOIN neighbor_names a ON a.name = r.area
    JOIN neighbor_names b ON b.name = r.neighbor WHERE a.ix = b.ix ORDER BY r.line LIMIT ${MOST_SHOWN}`);
  problems.push(
    ...selves.map(({ line, area }) =>
      error('neighbor-itself', { place: { file: file.shown, line: Number(line) }, value: String(area) }),
    ),
  );
  if (problems.length > 0) throw new FenquError(problems);
  const pairs = `SELECT a.ix AS area, b.ix AS neighbor FROM neighbor_rows r
    JOIN neighbor_names a ON a.name = r.area JOIN neighbor_names b ON b.name = r.neighbor`;
  await engine.run(`CREATE TABLE area_neighbors AS SELECT area, neighbor FROM (${pairs})
    UNION SELECT neighbor, area FROM (${pairs})`);
  const [counted] = await engine.rows('SELECT count(*) AS n FROM neighbor_rows');
  return Number(counted?.['n'] ?? 0);
}

const MOST_SHOWN = 20;

/** Looks up by name what is no code, and says what cannot be found. */
async function nameProblems(
  engine: Engine,
  index: AreaIndex,
  file: PreparedFile,
  field: (typeof COLUMNS)[number],
): Promise<Problem[]> {
  const rest = await engine.rows(`SELECT ${field} AS name, min(line) AS line FROM neighbor_rows
    WHERE ${field} IS NULL OR ${field} NOT IN (SELECT name FROM neighbor_names) GROUP BY ${field} ORDER BY line`);
  const problems: Problem[] = [];
  for (const row of rest) {
    const place = { file: file.shown, line: Number(row['line']), field };
    if (row['name'] === null) {
      problems.push(error('cell-empty', { place, with: { field } }));
      continue;
    }
    const value = String(row['name']);
    const { candidates, suggest } = await index.resolve(value);
    const [only, ...more] = candidates;
    if (only !== undefined && more.length === 0) {
      await engine.run(`INSERT INTO neighbor_names VALUES (${literal(value)}, ${only.ix})`);
      continue;
    }
    const near = only === undefined ? suggest : candidates.map(({ path, code }) => `${path} (${code})`);
    const code = only === undefined ? 'area-unknown' : 'area-ambiguous';
    problems.push(
      error(code, { place, value, suggest: near, with: { rows: 1, candidates: near.join(', ') } }),
    );
  }
  return problems;
}
