import type { Engine } from '../../engine/duckdb.ts';
import { list, literal } from '../../engine/sql.ts';
import type { Problem } from '../../problems/problem.ts';
import { NBS_LEVELS } from './levels.ts';
import { rowProblems } from './rows.ts';

/**
 * What is wrong with the codes of `area_rows`, and which areas have no parent. The parent is the longest prefix that is
 * there; a level may only be skipped where the file has none of it, except the city, which directly governed counties do
 * without. A city without counties (东莞, 4419) carries its streets as 441900xxx.
 */
export async function checkNbsTree(engine: Engine, shown: string): Promise<Problem[]> {
  const find = (code: Problem['code'], sql: string) => rowProblems(engine, shown, 'code', code, sql);
  const scientific = `regexp_full_match(written, '\\d(\\.\\d+)?[eE]\\+?\\d+')`;
  const invalid = [
    ...(await find(
      'cell-empty',
      `SELECT line, NULL AS value, 'code' AS field FROM area_rows WHERE code IS NULL`,
    )),
    ...(await find('code-scientific', `SELECT line, written AS value FROM area_rows WHERE ${scientific}`)),
    ...(await find(
      'area-code-invalid',
      `SELECT line, written AS value FROM area_rows WHERE code IS NOT NULL AND level IS NULL AND NOT ${scientific}`,
    )),
  ];
  if (invalid.length > 0) return invalid;
  return placeUnderParents(engine, find);
}

/** A city and its one county may both be there: 4419 and 441900, which then stays as it was written. */
export async function keepTwins(engine: Engine): Promise<void> {
  await engine.run(`UPDATE area_rows SET code = written, level = 'county'
    WHERE length(written) = 6 AND code <> written AND code IN (SELECT written FROM area_rows WHERE written IS NOT NULL)`);
}

type Find = (code: Problem['code'], sql: string) => Promise<Problem[]>;

async function placeUnderParents(engine: Engine, find: Find): Promise<Problem[]> {
  const counted = await engine.rows('SELECT DISTINCT length(code) AS digits FROM area_rows');
  const present = new Set(counted.map((row) => Number(row['digits'])));
  const above = (digits: number) =>
    NBS_LEVELS.map((each) => each.digits).filter((each) => each < digits && present.has(each));
  for (const { digits } of NBS_LEVELS) {
    const upper = above(digits);
    if (!present.has(digits) || upper.length === 0) continue;
    // Only counties may pass over a level that exists elsewhere in the file.
    const prefixes = digits === 6 ? upper.toReversed() : upper.slice(-1);
    for (const prefix of prefixes) await link(engine, digits, `left(r.code, ${prefix})`);
    if (digits === 9) await link(engine, 9, `left(r.code, 4)`, `AND substr(r.code, 5, 2) = '00'`);
  }
  const orphan = NBS_LEVELS.filter(({ digits }) => above(digits).length > 0).map(
    ({ digits }) => `(length(code) = ${digits} AND parent IS NULL)`,
  );
  if (orphan.length === 0) return [];
  const expected = `left(code, CASE length(code) ${NBS_LEVELS.map(({ digits }) => `WHEN ${digits} THEN ${above(digits).at(-1) ?? 0}`).join(' ')} END)`;
  return find(
    'area-parent-missing',
    `SELECT line, code AS value, ${expected} AS parent FROM area_rows WHERE ${orphan.join(' OR ')}`,
  );
}

async function link(engine: Engine, digits: number, prefix: string, condition = ''): Promise<void> {
  await engine.run(`UPDATE area_rows r SET parent = ${prefix}
    WHERE length(r.code) = ${digits} AND r.parent IS NULL ${condition} AND ${prefix} IN (SELECT code FROM area_rows)`);
}

/**
 * Makes `areas` from the rows of `area_rows`, which stand in order of code and are numbered in it: every area with its
 * parent. Tells whether every area has the parent it should have.
 *
 * @param attributes what else of a row `r` is taken along
 */
export async function createNbsTree(
  engine: Engine,
  levels: readonly string[],
  attributes: readonly string[],
): Promise<boolean> {
  const present = NBS_LEVELS.filter(({ level }) => levels.includes(level));
  const lowest = present.at(-1)?.digits ?? 0;
  const keys = present.map(({ level, digits }, i) => ({
    level,
    ...parentKeys(
      digits,
      present.slice(0, i).map((above) => above.digits),
    ),
  }));
  const key = (which: 'next' | 'instead'): string =>
    // Most areas are of the lowest level.
    `CASE r.level ${keys
      .toReversed()
      .map((each) => `WHEN ${literal(each.level)} THEN ${each[which]}`)
      .join(' ')} END`;
  const above = `(SELECT code, ix FROM area_codes WHERE length(code) < ${lowest})`;
  const own = ['r.rowid::INTEGER AS ix', 'r.code', 'r.name', 'r.level', 'coalesce(p.ix, q.ix) AS parent'];
  await engine.run(
    `CREATE OR REPLACE TABLE areas AS SELECT ${list([...own, ...attributes])}
    FROM area_rows r LEFT JOIN ${above} p ON p.code = ${key('next')} LEFT JOIN ${above} q ON q.code = ${key('instead')}`,
    { joins: 'as written' },
  );
  const top = present[0]?.level ?? '';
  const [orphan] = await engine.rows(
    `SELECT 1 AS one FROM areas WHERE parent IS NULL AND level <> ${literal(top)} LIMIT 1`,
  );
  return orphan === undefined;
}

/**
 * The code of an area's parent, and the code taken where there is no such area: only counties may pass over a level that
 * exists elsewhere in the file; streets only over a county written as 00.
 */
function parentKeys(digits: number, above: readonly number[]): { next: string; instead: string } {
  const [next, further] = above.toReversed();
  const prefix = (length: number | undefined): string =>
    length === undefined ? 'NULL' : `left(r.code, ${length})`;
  if (digits === 6) return { next: prefix(next), instead: prefix(further) };
  const overCounty = digits === 9 && above.includes(4) && next !== 4;
  const city = `CASE WHEN substr(r.code, 5, 2) = '00' THEN ${prefix(4)} END`;
  return { next: prefix(next), instead: overCounty ? city : 'NULL' };
}
