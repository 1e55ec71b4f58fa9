import type { Engine } from '../../engine/duckdb.ts';
import { identifier, list, literal } from '../../engine/sql.ts';
import { error, FenquError, type Problem } from '../../problems/problem.ts';
import type { AreasSource } from '../../workspace/workspace.ts';
import { readCarefully } from '../files/careful.ts';
import type { PreparedFile } from '../files/prepare.ts';
import { carefulRelation, fileRelation } from '../files/relation.ts';
import type { Temporary } from '../files/temporary.ts';
import { type LevelEdge, NBS_LEVELS, orderLevels } from './levels.ts';
import { areaRowsSql, attributeColumns, rowProblems } from './rows.ts';
import { checkExplicitTree } from './tree-explicit.ts';
import { growNbsTree } from './tree-nbs.ts';

/** What is known of the areas once they are staged. */
export interface StagedAreas {
  /** Top first. */
  readonly levels: readonly string[];
  readonly countByLevel: Readonly<Record<string, number>>;
  readonly codes: AreasSource['codes'];
  readonly count: number;
}

/**
 * Makes `areas`, and beside it `area_codes(code, ix)`, every way a code may be written, and `area_up(ix, <level>…)`, the
 * ancestor of each area (itself included) at every level.
 * @throws FenquError with everything that is wrong with the file
 */
export async function stageAreas(
  engine: Engine,
  source: AreasSource,
  file: PreparedFile,
  temporary: Temporary,
  careful = false,
): Promise<StagedAreas> {
  let problems: readonly Problem[] | undefined;
  if (!careful) problems = await readFast(engine, source, file);
  // Something is wrong, or DuckDB could not read it: the careful pass knows the lines.
  if (problems === undefined || problems.length > 0)
    problems = await readWithLines(engine, source, file, temporary);
  if (problems.length > 0) throw new FenquError(problems);
  const levels = await levelsOf(engine, source, file.shown);
  await createAreas(engine, source, file, levels);
  const counted = await engine.rows('SELECT level, count(*) AS n FROM areas GROUP BY level');
  const countByLevel = Object.fromEntries(counted.map((row) => [String(row['level']), Number(row['n'])]));
  const count = Object.values(countByLevel).reduce((a, b) => a + b, 0);
  return { levels, countByLevel, codes: source.codes, count };
}

async function readFast(
  engine: Engine,
  source: AreasSource,
  file: PreparedFile,
): Promise<Problem[] | undefined> {
  try {
    await engine.run(areaRowsSql(file, source, fileRelation(file, file.header), false));
  } catch {
    return undefined;
  }
  return growTree(engine, source, file.shown);
}

async function readWithLines(
  engine: Engine,
  source: AreasSource,
  file: PreparedFile,
  temporary: Temporary,
): Promise<Problem[]> {
  const copy = temporary.path('.csv');
  const { broken } = await readCarefully(file, file.header, copy);
  await engine.run(areaRowsSql(file, source, carefulRelation(copy, file.format, file.header), true));
  const ragged = broken.map((row) =>
    error(row.code, { place: { file: file.shown, line: row.line }, with: row.with }),
  );
  return [...ragged, ...(await growTree(engine, source, file.shown))];
}

async function growTree(engine: Engine, source: AreasSource, shown: string): Promise<Problem[]> {
  const found =
    source.codes === 'nbs' ? await growNbsTree(engine, shown) : await checkExplicitTree(engine, shown);
  const twice = `SELECT line, written AS value FROM area_rows WHERE code IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY code ORDER BY line) > 1`;
  return [...found, ...(await rowProblems(engine, shown, 'code', 'area-duplicate', twice))];
}

async function levelsOf(engine: Engine, source: AreasSource, shown: string): Promise<readonly string[]> {
  const rows = await engine.rows('SELECT DISTINCT level FROM area_rows');
  const present = rows.map((row) => String(row['level']));
  if (source.codes === 'nbs')
    return NBS_LEVELS.map(({ level }) => level).filter((level) => present.includes(level));
  const edges = await engine.rows(
    'SELECT DISTINCT p.level AS above, r.level AS below FROM area_rows r JOIN area_rows p ON r.parent = p.code',
  );
  const order = orderLevels(
    present,
    edges.map((row): LevelEdge => [String(row['above']), String(row['below'])]),
  );
  if (!('cycle' in order)) return order;
  const [other, value] = order.cycle;
  throw new FenquError(
    error('area-level-order', { place: { file: shown, field: 'level' }, value, with: { other } }),
  );
}

async function createAreas(
  engine: Engine,
  source: AreasSource,
  file: PreparedFile,
  levels: readonly string[],
): Promise<void> {
  await engine.run(`CREATE TEMP TABLE area_codes AS
    SELECT code, (row_number() OVER (ORDER BY code) - 1)::INTEGER AS ix FROM area_rows`);
  const columns = [
    'c.ix',
    'r.code',
    'r.name',
    'r.level',
    'p.ix AS parent',
    ...attributeColumns(file, source),
  ];
  await engine.run(`CREATE TABLE areas AS SELECT ${list(columns)}
    FROM area_rows r JOIN area_codes c ON c.code = r.code LEFT JOIN area_codes p ON p.code = r.parent ORDER BY c.ix`);
  if (source.codes === 'nbs') await engine.run(NBS_ALIASES);
  await engine.run('DROP TABLE area_rows');
  await engine.run(
    `CREATE TEMP TABLE area_up (${list(['ix INTEGER', ...levels.map((level) => `${identifier(level)} INTEGER`)])})`,
  );
  for (const [i, level] of levels.entries()) {
    const above = levels.slice(0, i).map((each) => `p.${identifier(each)}`);
    const below = levels.slice(i + 1).map(() => 'NULL');
    await engine.run(`INSERT INTO area_up SELECT ${list(['a.ix', ...above, 'a.ix', ...below])}
      FROM areas a LEFT JOIN area_up p ON p.ix = a.parent WHERE a.level = ${literal(level)}`);
  }
}

/** Codes filled up with zeros to 6, 9 or 12 digits name the same area, unless they are another's code. */
const NBS_ALIASES = `INSERT INTO area_codes
  SELECT any_value(rpad(code, digits, '0')), any_value(ix) FROM area_codes, (SELECT unnest([6, 9, 12]) AS digits)
  WHERE length(code) < digits AND NOT (length(code) < 6 AND digits = 9)
    AND rpad(code, digits, '0') NOT IN (SELECT code FROM area_codes)
  GROUP BY rpad(code, digits, '0') HAVING count(*) = 1`;
