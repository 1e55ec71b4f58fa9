import type { Engine } from '../../engine/duckdb.ts';
import { rowsTable } from '../tables.ts';
import { goodTable } from './careful.ts';
import { textOf } from './cells.ts';
import type { TablePlan } from './plan.ts';
import { isByDay, keyHash } from './staging.ts';
import type { StagedFile, StagingContext } from './table.ts';

/** Numbers of the files that hold a row whose key is likely not the only one. */
export async function filesWithTwins(
  engine: Engine,
  plan: TablePlan,
  staged: readonly StagedFile[],
): Promise<number[]> {
  const key = keyHash(plan);
  if (key === undefined) return [];
  const rows = `SELECT ${key} AS k, _file AS file FROM ${isByDay(plan) ? plan.table : rowsTable(plan)}`;
  const all = [rows, ...keysOfGood(key, staged)].join(' UNION ALL ');
  const found = new Set<number>();
  for (const range of keyRanges(staged)) {
    const twins = `SELECT k FROM (${all}) WHERE k ${range} GROUP BY k HAVING count(*) > 1`;
    const [any] = await engine.rows(`SELECT 1 AS one FROM (${twins}) LIMIT 1`);
    if (any === undefined) continue;
    const files = await engine.rows(`SELECT DISTINCT file FROM (${all}) WHERE k IN (${twins})`);
    for (const row of files) found.add(Number(row['file']));
  }
  return [...found].sort((a, b) => a - b);
}

/** Makes `twins`: rows of the careful pass whose key an earlier row has, with that row's place. */
export async function findTwins(
  { engine }: Pick<StagingContext, 'engine'>,
  plan: TablePlan,
  staged: readonly StagedFile[],
): Promise<void> {
  await engine.run('CREATE OR REPLACE TEMP TABLE alike (k UBIGINT)');
  await engine.run('CREATE OR REPLACE TEMP TABLE suspects (k VARCHAR, file INTEGER, line INTEGER)');
  const key = keyHash(plan);
  const waiting = staged.filter((each) => each.careful !== undefined);
  const all = key === undefined ? [] : keysOfGood(key, staged);
  for (const range of all.length === 0 ? [] : keyRanges(waiting))
    await engine.run(`INSERT INTO alike SELECT k FROM (${all.join(' UNION ALL ')}) WHERE k ${range}
      GROUP BY k HAVING count(*) > 1`);
  const [any] = await engine.rows('SELECT 1 AS one FROM alike LIMIT 1');
  for (const { number, careful } of any === undefined ? [] : waiting) {
    const good = goodTable(number);
    // What is hashed alike need not be the same.
    const exact = keyOfGood(plan, good) ?? `SELECT ${idText(plan)} AS k, line FROM (${careful?.relation})`;
    await engine.run(`INSERT INTO suspects SELECT k, ${number}, line FROM (${exact})
      WHERE line IN (SELECT _line FROM ${good} WHERE ${key} IN (FROM alike))`);
  }
  await engine.run(`CREATE OR REPLACE TEMP TABLE twins AS
    SELECT file, line, first_value(file) OVER same AS first_file, first_value(line) OVER same AS first_line FROM suspects
    WINDOW same AS (PARTITION BY k ORDER BY file, line) QUALIFY row_number() OVER same > 1`);
}

/** The hashed keys of the rows that wait after the careful pass, with their files. */
function keysOfGood(key: string, staged: readonly StagedFile[]): string[] {
  return staged
    .filter((each) => each.careful !== undefined)
    .map(({ number }) => `SELECT ${key} AS k, ${number} AS file FROM ${goodTable(number)}`);
}

/** What tells rows apart, where it stands among their values: an area has one a day, and so have premises. */
function keyOfGood(plan: TablePlan, good: string): string | undefined {
  const of = plan.table === 'premises' ? 'id' : isByDay(plan) ? 'area' : undefined;
  return of && `SELECT ${of} || ' ' || coalesce("date"::VARCHAR, '') AS k, _line AS line FROM ${good}`;
}

function idText(plan: TablePlan): string {
  const id = plan.columns.find((column) => column.kind === 'id');
  return id === undefined ? 'NULL::VARCHAR' : textOf(id, plan.source.missing, true);
}

/** A share of the keys at a time keeps the hash table small. */
const KEYS_AT_A_TIME = 1_250_000;

/** Conditions that part the hashes of as many rows into equal ranges. */
function keyRanges(staged: readonly StagedFile[]): string[] {
  const rows = staged.reduce((sum, each) => sum + each.read, 0);
  const shares = Math.ceil(rows / KEYS_AT_A_TIME);
  const step = 2n ** 64n / BigInt(Math.max(1, shares));
  return Array.from({ length: shares }, (_, share) => {
    const first = step * BigInt(share);
    const last = share === shares - 1 ? 2n ** 64n - 1n : first + step - 1n;
    return `BETWEEN ${first}::UBIGINT AND ${last}::UBIGINT`;
  });
}
