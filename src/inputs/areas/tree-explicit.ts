import type { Engine } from '../../engine/duckdb.ts';
import { error, type Problem } from '../../problems/problem.ts';
import { rowProblems } from './rows.ts';

/** Checks the tree that `level` and `parent` of `area_rows` state. */
export async function checkExplicitTree(engine: Engine, shown: string): Promise<Problem[]> {
  const find = (field: string, code: Problem['code'], sql: string) =>
    rowProblems(engine, shown, field, code, sql);
  const empty = (field: string) =>
    find(
      field,
      'cell-empty',
      `SELECT line, NULL AS value, '${field}' AS field FROM area_rows WHERE ${field} IS NULL`,
    );
  const missing = await find(
    'parent',
    'area-parent-missing',
    `SELECT line, code AS value, parent FROM area_rows
     WHERE parent IS NOT NULL AND parent NOT IN (SELECT code FROM area_rows WHERE code IS NOT NULL)`,
  );
  const scientific = await find(
    'code',
    'code-scientific',
    `SELECT line, written AS value FROM area_rows WHERE regexp_full_match(written, '\\d(\\.\\d+)?[eE]\\+?\\d+')`,
  );
  const found = [...(await empty('code')), ...(await empty('level')), ...scientific, ...missing];
  return found.length > 0 ? found : findCycle(engine, shown);
}

/** Areas that no root leads to are on, or below, a cycle. */
async function findCycle(engine: Engine, shown: string): Promise<Problem[]> {
  const lost = await engine.rows(`WITH RECURSIVE reached(code) AS (
      SELECT code FROM area_rows WHERE parent IS NULL
      UNION SELECT r.code FROM area_rows r JOIN reached ON r.parent = reached.code
    ) SELECT line, code, parent FROM area_rows WHERE code NOT IN (SELECT code FROM reached)`);
  const rows = new Map(lost.map((row) => [String(row['code']), row]));
  const problems: Problem[] = [];
  const done = new Set<string>();
  for (const start of [...rows.keys()].sort()) {
    const path: string[] = [];
    let at = start;
    while (!done.has(at) && rows.has(at)) {
      done.add(at);
      path.push(at);
      at = String(rows.get(at)?.['parent']);
    }
    const from = path.indexOf(at);
    if (from === -1) continue;
    const cycle = [...path.slice(from), at].join(' → ');
    const line = rows.get(at)?.['line'];
    const place = { file: shown, field: 'parent', ...(line != null && { line: Number(line) }) };
    problems.push(error('area-cycle', { place, value: at, with: { cycle } }));
  }
  return problems;
}
