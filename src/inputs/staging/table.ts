import type { Engine } from '../../engine/duckdb.ts';
import { identifier, list } from '../../engine/sql.ts';
import { isExampleSql } from '../example-rows.ts';
import { readCarefully } from '../files/careful.ts';
import type { BrokenRow } from '../files/careful-tally.ts';
import type { PreparedFile } from '../files/prepare.ts';
import { carefulRelation, cell, fileRelation } from '../files/relation.ts';
import type { Temporary } from '../files/temporary.ts';
import { tidy } from './cells.ts';
import type { PlacingContext } from './distinct-texts.ts';
import { addPlaces, findPlaces, type PlaceFailure, type Places, placeCodes, placeTexts } from './places.ts';
import type { TablePlan } from './plan.ts';
import {
  type CanonicalColumn,
  canonicalColumns,
  carefulSql,
  fastSql,
  faultyNames,
  isByDay,
  keyHash,
  problemColumn,
  rowsTable,
  type StagingOptions,
} from './staging.ts';

/** What the staging of one table works with. */
export interface StagingContext extends PlacingContext {
  readonly temporary: Temporary;
  readonly today: string;
  readonly keepIds: boolean;
  /** Keeps the cells of rejected rows, for the user to see: only where rejects are allowed. */
  readonly keepRows: boolean;
  /** Where the check for duplicates may go on beside other work, if it may. */
  readonly beside?: Engine;
}

/** What became of one file's rows, but for duplicates. */
export interface StagedFile {
  readonly file: PreparedFile;
  readonly number: number;
  readonly read: number;
  readonly blank: number;
  /** Rows that are examples, and left out. */
  readonly examples: number;
  readonly below: Places['below'];
  /** Present after the careful pass, whose rows then wait in the table `careful_<number>`. */
  readonly careful?: {
    readonly broken: readonly BrokenRow[];
    readonly failures: ReadonlyMap<string, PlaceFailure>;
  };
}

/** The table where the careful pass leaves a file's rows, good and bad. */
export function carefulTable(number: number): string {
  return `careful_${number}`;
}

/** A condition on the careful pass's rows: nothing is wrong with any cell. */
export function isGood(context: Pick<StagingContext, 'keepIds' | 'today'>, plan: TablePlan): string {
  return faultyNames(columnsOf(context, plan))
    .map((name) => `${problemColumn(name)} IS NULL`)
    .join(' AND ');
}

/** The fast pass: one statement, all rows or none. Nothing if anything is wrong with any row. */
export async function stageFast(
  context: StagingContext,
  plan: TablePlan,
  file: PreparedFile,
  number: number,
): Promise<StagedFile | undefined> {
  const relation = fileRelation(file, plan.sources);
  const { blanks, signs } = file;
  const insert = (how: Pick<StagingOptions, 'placing' | 'cells'>): Promise<number> => {
    const options: StagingOptions = { relation, ...how, blanks, signs, today: context.today };
    return context.engine.run(fastSql(plan, columnsOf(context, plan), number, options));
  };
  try {
    if (namesCodes(plan, file)) {
      const read = await insert({ placing: 'codes', cells: 'clean' }).catch(() => undefined);
      if (read !== undefined && (await placeCodes(context.engine, plan, number)))
        return { file, number, read, blank: 0, examples: 0, below: { rows: 0, texts: 0 } };
    }
    const { failures, below, examples } = await findPlaces(context, plan, relation);
    if (failures.size > 0 || examples > 0) return undefined;
    const cells = ['clean', 'tidy'] as const;
    const read = await firstThatWorks(cells, (each) => insert({ placing: 'places', cells: each }));
    await placeTexts(context.engine, plan);
    return { file, number, read, blank: 0, examples, below };
  } catch {
    // Whatever it is, the careful pass says it better.
    return undefined;
  }
}

async function firstThatWorks<T, R>(
  [first, ...others]: readonly [T, ...T[]],
  attempt: (way: T) => Promise<R>,
): Promise<R> {
  try {
    return await attempt(first);
  } catch (cause) {
    const [next, ...rest] = others;
    if (next === undefined) throw cause;
    return firstThatWorks([next, ...rest], attempt);
  }
}

/** The careful pass: every row with its line and what is wrong with it, left in `careful_<number>`. */
export async function stageCarefully(
  context: StagingContext,
  plan: TablePlan,
  file: PreparedFile,
  number: number,
): Promise<StagedFile> {
  const { engine } = context;
  const copy = context.temporary.path('.csv');
  const { read, blank, broken } = await readCarefully(engine, file, plan.sources, copy);
  const all = carefulRelation(copy, file.layout, plan.sources);
  const { failures, below, examples } = await findPlaces(context, plan, all);
  const isExample = isExampleSql(plan.area.cells.map((index) => tidy(cell(index))));
  const relation = examples === 0 ? all : `SELECT * FROM (${all}) WHERE NOT (${isExample})`;
  const options: StagingOptions = {
    relation,
    placing: 'places',
    cells: 'tidy',
    blanks: true,
    signs: true,
    today: context.today,
  };
  const sql = carefulSql(plan, columnsOf(context, plan), options);
  await engine.run(`CREATE OR REPLACE TEMP TABLE ${carefulTable(number)} AS ${sql}`);
  return { file, number, read, blank, examples, below, careful: { broken, failures } };
}

/** Takes the careful pass's good rows into the table, but for the lines in `twins`. */
export async function insertCareful(context: StagingContext, plan: TablePlan, number: number): Promise<void> {
  const columns = columnsOf(context, plan).map(({ name }) => identifier(name));
  const good = `FROM ${carefulTable(number)}
    WHERE ${isGood(context, plan)} AND _line NOT IN (SELECT line FROM twins WHERE file = ${number})`;
  await context.engine.run(
    `INSERT INTO ${rowsTable(plan)} SELECT ${list([...columns, 'hash(_area_text)', `${number}`])} ${good}`,
  );
  await addPlaces(context.engine, plan, `SELECT hash(_area_text) AS place, area ${good}`);
}

/** Numbers of the files that hold a row whose key is likely not the only one. */
export async function filesWithTwins(
  { engine, ...context }: Pick<StagingContext, 'engine' | 'keepIds' | 'today'>,
  plan: TablePlan,
  staged: readonly StagedFile[],
): Promise<number[]> {
  const key = keyHash(plan);
  if (key === undefined) return [];
  const waiting = staged.filter((each) => each.careful !== undefined);
  const all = [
    `SELECT ${key} AS k, _file AS file FROM ${isByDay(plan) ? plan.table : rowsTable(plan)}`,
    ...waiting.map(
      ({ number }) => `SELECT ${key}, ${number} FROM ${carefulTable(number)} WHERE ${isGood(context, plan)}`,
    ),
  ].join(' UNION ALL ');
  const rows = staged.reduce((sum, each) => sum + each.read, 0);
  const found = new Set<number>();
  for (const range of keyRanges(Math.ceil(rows / KEYS_AT_A_TIME))) {
    const twins = `SELECT k FROM (${all}) WHERE k ${range} GROUP BY k HAVING count(*) > 1`;
    const [any] = await engine.rows(`SELECT 1 AS one FROM (${twins}) LIMIT 1`);
    if (any === undefined) continue;
    const files = await engine.rows(`SELECT DISTINCT file FROM (${all}) WHERE k IN (${twins})`);
    for (const row of files) found.add(Number(row['file']));
  }
  return [...found].sort((a, b) => a - b);
}

/** A share of the keys at a time keeps the hash table small. */
const KEYS_AT_A_TIME = 1_250_000;

/** Conditions that part the hashes into equal ranges. */
function keyRanges(shares: number): string[] {
  const step = 2n ** 64n / BigInt(Math.max(1, shares));
  return Array.from({ length: shares }, (_, share) => {
    const first = step * BigInt(share);
    const last = share === shares - 1 ? 2n ** 64n - 1n : first + step - 1n;
    return `BETWEEN ${first}::UBIGINT AND ${last}::UBIGINT`;
  });
}

/** Makes `twins`: rows of the careful pass whose key an earlier row has, with that row's place. */
export async function findTwins(
  context: StagingContext,
  plan: TablePlan,
  staged: readonly StagedFile[],
): Promise<void> {
  const waiting = staged.filter((each) => each.careful !== undefined);
  const none = 'SELECT NULL::VARCHAR AS k, 0 AS file, 0 AS line WHERE false';
  const all = waiting.map(
    ({ number }) =>
      `SELECT _exact_key AS k, ${number} AS file, _line AS line FROM ${carefulTable(number)} WHERE _exact_key IS NOT NULL AND ${isGood(context, plan)}`,
  );
  await context.engine.run(`CREATE OR REPLACE TEMP TABLE twins AS
    SELECT file, line, first_value(file) OVER same AS first_file, first_value(line) OVER same AS first_line
    FROM (${[none, ...all].join(' UNION ALL ')})
    WINDOW same AS (PARTITION BY k ORDER BY file, line) QUALIFY row_number() OVER same > 1`);
}

/** The canonical columns of a table, as this run wants them. */
export function columnsOf(
  { keepIds, today }: Pick<StagingContext, 'keepIds' | 'today'>,
  plan: TablePlan,
): CanonicalColumn[] {
  return canonicalColumns(plan, keepIds, today);
}

/** Whether the one area cell holds codes, as far as the first rows show. */
function namesCodes(plan: TablePlan, file: PreparedFile): boolean {
  const [only, ...more] = plan.area.cells;
  if (only === undefined || more.length > 0 || plan.source.values['area'] !== undefined) return false;
  const index = file.header.indexOf(plan.sources[only] ?? '');
  const texts = file.sample.map((row) => row[index]?.trim() ?? '').filter((text) => text !== '');
  return texts.length > 0 && texts.every((text) => /^\d+$/.test(text));
}
