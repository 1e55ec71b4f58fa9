import type { Day } from '../../days.ts';
import type { Engine, Row } from '../../engine/duckdb.ts';
import { identifier, list, literal } from '../../engine/sql.ts';
import { error, FenquError, type Problem } from '../../problems/problem.ts';
import type { AreasSource } from '../../workspace/workspace.ts';
import { readCarefully } from '../files/careful.ts';
import type { PreparedFile } from '../files/prepare.ts';
import { carefulRelation, fileRelation } from '../files/relation.ts';
import type { Temporary } from '../files/temporary.ts';
import { isDated, setAside, succeed, validityProblems } from './former.ts';
import { type LevelEdge, NBS_LEVELS, orderLevels } from './levels.ts';
import { areaRowsSql, attributeColumns, attributesOf, ORDER_AREA_ROWS, rowProblems } from './rows.ts';
import { checkExplicitTree } from './tree-explicit.ts';
import { checkNbsTree, createNbsTree, keepTwins } from './tree-nbs.ts';

/** What is known of the areas once they are staged. */
export interface StagedAreas {
  /** Top first. */
  readonly levels: readonly string[];
  readonly countByLevel: Readonly<Record<string, number>>;
  readonly codes: AreasSource['codes'];
  readonly count: number;
  /** The levels made of attributes, whose areas are in no tree. */
  readonly groups?: readonly string[];
  /** Areas have other names, in the attribute `aliases`. */
  readonly aliases: boolean;
  /** The file says from when to when areas are there: these are those of one day. */
  readonly dated: boolean;
  /** Some are no more on that day, or are not yet, and can still be found. */
  readonly former: boolean;
}

/**
 * Makes `areas`, and beside it `area_codes(code, ix)`, every way a code may be written, and `area_up(_ix, <level>…)`, the
 * ancestor of each area (itself included) at every level.
 * @throws FenquError with everything that is wrong with the file
 */
export async function stageAreas(
  engine: Engine,
  source: AreasSource,
  file: PreparedFile,
  temporary: Temporary,
  { day, careful = false }: { readonly day: Day; readonly careful?: boolean | undefined },
): Promise<StagedAreas> {
  const rooted = source.codes === 'nbs' ? growNbs : growExplicit;
  const dated = isDated(file, source);
  const grow = dated ? onDay(rooted, day) : rooted;
  const fast = careful ? undefined : await readFast(engine, source, file, grow);
  const grown = fast ?? (await readWithLines(engine, source, file, temporary, { grow, dated, day }));
  await engine.run('DROP TABLE area_rows');
  const { levels, countByLevel, former = false } = grown;
  const count = Object.values(countByLevel).reduce((a, b) => a + b, 0);
  const aliases = attributesOf(file, source).some(({ name }) => name === 'aliases');
  return { levels, countByLevel, codes: source.codes, count, aliases, dated, former };
}

/** The levels of a tree that has grown, and how many areas each has. */
type Grown = Pick<StagedAreas, 'levels' | 'countByLevel'> & { readonly former?: boolean };

/** Grows the tree from `area_rows`; nothing if anything is wrong with it. */
type Grow = (engine: Engine, source: AreasSource, file: PreparedFile) => Promise<Grown | undefined>;

/** Grows the tree of the areas there are on a day, and lets the others be found by what stands for them. */
function onDay(grow: Grow, day: Day): Grow {
  return async (engine, source, file) => {
    if ((await validityProblems(engine, file, source)).length > 0) return undefined;
    await setAside(engine, file, source, day);
    const grown = await grow(engine, source, file);
    const former = grown && (await succeed(engine, file.shown));
    if (grown === undefined || former === undefined) return undefined;
    if (typeof former !== 'boolean') throw new FenquError(former);
    return { ...grown, former };
  };
}

async function readFast(
  engine: Engine,
  source: AreasSource,
  file: PreparedFile,
  grow: Grow,
): Promise<Grown | undefined> {
  try {
    await engine.run(areaRowsSql(file, source, fileRelation(file, file.header), false), { rows: 'in order' });
    return await grow(engine, source, file);
  } catch {
    // Whatever it is, the careful pass says it better.
    return undefined;
  }
}

/** The careful pass, which knows the lines: says what is wrong, or grows the tree after all. */
async function readWithLines(
  engine: Engine,
  source: AreasSource,
  file: PreparedFile,
  temporary: Temporary,
  { grow, dated, day }: { readonly grow: Grow; readonly dated: boolean; readonly day: Day },
): Promise<Grown> {
  const copy = temporary.path('.csv');
  const { broken } = await readCarefully(engine, file, file.header, copy);
  const sql = `${areaRowsSql(file, source, carefulRelation(copy, file, file.header), true)} ORDER BY code`;
  await engine.run(sql);
  const ragged = broken.map((row) =>
    error(row.code, { place: { file: file.shown, line: row.line }, with: row.with }),
  );
  const wrongDays = dated ? await validityProblems(engine, file, source) : [];
  if (dated && wrongDays.length === 0) await setAside(engine, file, source, day);
  // As long as the days are wrong, nobody can say which areas are there twice.
  const ofTree = wrongDays.length > 0 ? [] : await problemsOf(engine, source, file.shown);
  const problems = [...ragged, ...wrongDays, ...ofTree];
  if (problems.length > 0) throw new FenquError(problems);
  if (dated) await engine.run(sql);
  const grown = await grow(engine, source, file);
  if (grown === undefined) throw new RangeError('a tree without a problem did not grow');
  return grown;
}

async function problemsOf(engine: Engine, source: AreasSource, shown: string): Promise<Problem[]> {
  if (source.codes === 'nbs') await keepTwins(engine);
  const found =
    source.codes === 'nbs' ? await checkNbsTree(engine, shown) : await checkExplicitTree(engine, shown);
  const twice = `SELECT line, written AS value FROM area_rows WHERE code IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY code ORDER BY line) > 1`;
  return [...found, ...(await rowProblems(engine, shown, 'code', 'area-duplicate', twice))];
}

const growNbs: Grow = async (engine, source, file) => {
  const tallied = await engine.rows(
    'SELECT level, count(*) AS n, count_if(length(written) = 6 AND code <> written) AS filled FROM area_rows GROUP BY level',
  );
  if (tallied.some(({ level }) => level === null)) return undefined;
  const mayHaveTwins = tallied.some(({ filled }) => Number(filled) > 0);
  if (mayHaveTwins) {
    await keepTwins(engine);
    await engine.run(ORDER_AREA_ROWS);
  }
  const countByLevel = mayHaveTwins ? await countLevels(engine) : countsIn(tallied);
  const levels = NBS_LEVELS.map(({ level }) => level).filter((level) => countByLevel[level] !== undefined);
  if (!(await numberCodes(engine))) return undefined;
  if (!(await createNbsTree(engine, levels, attributeColumns(file, source)))) return undefined;
  await engine.run(areaUpSql(levels));
  return { levels, countByLevel };
};

const growExplicit: Grow = async (engine, source, file) => {
  if ((await checkExplicitTree(engine, file.shown)).length > 0) return undefined;
  const levels = await explicitLevels(engine, file.shown);
  if (!(await numberCodes(engine))) return undefined;
  const own = ['r.rowid::INTEGER AS ix', 'r.code', 'r.name', 'r.level', 'p.ix AS parent'];
  await engine.run(`CREATE OR REPLACE TABLE areas AS SELECT ${list([...own, ...attributeColumns(file, source)])}
    FROM area_rows r LEFT JOIN area_codes p ON p.code = r.parent`);
  await engine.run(areaUpSql(levels));
  return { levels, countByLevel: await countLevels(engine) };
};

/** The view `area_up(_ix, <level>…)`: up from each area, as many steps as there are levels above the lowest. */
function areaUpSql(levels: readonly string[]): string {
  const steps = levels.slice(1).map((_, i) => `p${i + 1}`);
  const upper = levels.slice(0, -1).map(literal).join(', ');
  const joins = steps.map(
    (step, i) =>
      `LEFT JOIN (SELECT ix, level, parent FROM areas WHERE level IN (${upper})) ${step} ON ${step}.ix = p${i}.parent`,
  );
  const columns = levels.map((level) => {
    const found = ['p0', ...steps].map((step) => `WHEN ${step}.level = ${literal(level)} THEN ${step}.ix`);
    return `CASE ${found.join(' ')} END AS ${identifier(level)}`;
  });
  const all = levels.map(literal).join(', ');
  return `CREATE OR REPLACE TEMP VIEW area_up AS SELECT ${list(['p0.ix AS _ix', ...columns])}
    FROM areas p0 ${joins.join(' ')} WHERE p0.level IN (${all})`;
}

async function countLevels(engine: Engine): Promise<Record<string, number>> {
  return countsIn(await engine.rows('SELECT level, count(*) AS n FROM area_rows GROUP BY level'));
}

function countsIn(counted: readonly Row[]): Record<string, number> {
  return Object.fromEntries(counted.map((row) => [String(row['level']), Number(row['n'])]));
}

/** Numbers the rows in order of code, as `area_codes(code, ix)`; false if a code is there twice. */
async function numberCodes(engine: Engine): Promise<boolean> {
  if (await standInOrder(engine)) return true;
  await engine.run(ORDER_AREA_ROWS);
  return standInOrder(engine);
}

/** Numbers the rows as they stand: most files are in order of code. */
async function standInOrder(engine: Engine): Promise<boolean> {
  await engine.run(
    'CREATE OR REPLACE TEMP TABLE area_codes AS SELECT code, rowid::INTEGER AS ix FROM area_rows',
    { rows: 'in order' },
  );
  // Of rows that come as they stand each is told from the one before without sorting them; that they do is seen by `ix`.
  const [wrong] = await engine.rows(
    `SELECT 1 AS one FROM (SELECT code <= lag(code) OVER () OR ix <> lag(ix) OVER () + 1 AS wrong FROM area_codes)
      WHERE wrong LIMIT 1`,
    { rows: 'in order' },
  );
  return wrong === undefined;
}

async function explicitLevels(engine: Engine, shown: string): Promise<readonly string[]> {
  const rows = await engine.rows('SELECT DISTINCT level FROM area_rows');
  const present = rows.map((row) => String(row['level']));
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

/**
 * Lets area codes be found as they are otherwise written as well: codes filled up with zeros to 6, 9 or 12 digits name the
 * same area, unless they are another's code. Asked for only where some text is no plain code.
 */
export async function addFilledCodes(engine: Engine, areas: StagedAreas): Promise<void> {
  if (areas.codes !== 'nbs') return;
  await engine.run(`INSERT INTO area_codes
    SELECT any_value(rpad(code, digits, '0')), any_value(ix) FROM area_codes, (SELECT unnest([6, 9, 12]) AS digits)
    WHERE length(code) < digits AND NOT (length(code) < 6 AND digits = 9)
      AND rpad(code, digits, '0') NOT IN (SELECT code FROM area_codes)
    GROUP BY rpad(code, digits, '0') HAVING count(*) = 1`);
}
