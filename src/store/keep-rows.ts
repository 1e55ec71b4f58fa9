import { rm } from 'node:fs/promises';
import type { Day } from '../days.ts';
import type { Engine } from '../engine/duckdb.ts';
import { identifier, literal } from '../engine/sql.ts';
import { type Cell, fromCsv, given, toCsv, Unreadable } from './csv.ts';
import { temporaryPath } from './disk.ts';
import { damaged, writing } from './failures.ts';
import { keep, keepFile, readKept } from './keep.ts';
import { keptPath } from './paths.ts';
import { areaRows, type DailyQuery, type DailyTable, dailyRows } from './rows-sql.ts';
import { dayRanges, shardSource } from './shards.ts';

/** A file of canonical rows in the store: those of one day, or a whole table. */
export interface KeptRows {
  readonly table: string;
  readonly day: Day | null;
  readonly rows: number;
  /** What it is called among the kept things. */
  readonly file: string;
}

export interface KeepRowsOptions {
  /** Rows known by the end of this day. */
  readonly asOf: Day;
  /** The workspace's secret: 64 hexadecimal digits. */
  readonly secret: string;
  /** Columns of `cases` that are written as their HMAC; by default `id` and `cluster`. */
  readonly hide?: readonly string[];
  /** Rows that are sorted at a time, more where one day has more: of a year's rows that takes too much memory. */
  readonly atATime?: number;
}

/** The tables that are kept day by day. */
export const DAILY: readonly DailyTable[] = [
  { table: 'cases', day: 'date_report' },
  { table: 'visits', day: 'date_report' },
  { table: 'counts', day: 'date' },
  { table: 'metrics', day: 'date' },
];

/** What of a table tells of one person. */
const HIDDEN: Readonly<Record<string, (hide: readonly string[]) => readonly string[]>> = {
  cases: (hide) => hide,
  visits: (hide) => [
    ...(hide.includes('id') ? ['case'] : []),
    ...hide.map((name) => `case.${name}`),
    ...hide,
  ],
};

const INDEX = ['table', 'day', 'rows', 'file'];

/** Shards that are hashed and written at the same time: waiting for the disk, most of them. */
const AT_ONCE = 16;

/**
 * Keeps the canonical rows that a night rests on: one file a table and day, which nights share where its rows are the
 * same, the areas, and an index of them. Gives what the index is called. The caller holds the lock.
 *
 * @throws FenquError `disk-full`, `store-unwritable`
 */
export async function keepRows(engine: Engine, store: string, options: KeepRowsOptions): Promise<string> {
  return keepRowsIndex(store, await exportRows(engine, store, options), options.asOf);
}

/** The files alone, without an index: a replay keeps them once, through its last night, and then an index a night. */
export async function exportRows(
  engine: Engine,
  store: string,
  options: KeepRowsOptions,
): Promise<KeptRows[]> {
  const { asOf, secret, hide = ['id', 'cluster'], atATime = SORTED } = options;
  const found = [await exportAreas(engine, store)];
  for (const daily of DAILY) {
    const query = await dailyRows(engine, daily, secret, HIDDEN[daily.table]?.(hide) ?? []);
    if (query !== null)
      found.push(...(await exportDays(engine, store, daily, query, { through: asOf, atATime })));
  }
  return found;
}

/** The index of the rows known by the end of a day; its name says whether two nights rest on the same rows. */
export async function keepRowsIndex(store: string, kept: readonly KeptRows[], asOf: Day): Promise<string> {
  const rows = kept
    .filter(({ day }) => day === null || day <= asOf)
    .map(({ table, day, rows, file }): Cell[] => [table, day, String(rows), file]);
  return keepFile(store, Buffer.from(toCsv(INDEX, rows)), 'rows.csv');
}

/**
 * The files that an index lists.
 * @throws FenquError `store-damaged`
 */
export async function readRowsIndex(store: string, index: string): Promise<KeptRows[]> {
  const text = (await readKept(store, index)).toString('utf8');
  try {
    return fromCsv(text, INDEX).map(([table, day = null, rows, file]) => ({
      table: given(table),
      day,
      rows: Number(given(rows)),
      file: given(file),
    }));
  } catch (cause) {
    if (!(cause instanceof Unreadable)) throw cause;
    throw damaged(store, keptPath(store, index), cause.message, cause);
  }
}

async function exportAreas(engine: Engine, store: string): Promise<KeptRows> {
  const query = await areaRows(engine);
  const [counted] = await engine.rows(
    'SELECT count(*) AS n FROM areas WHERE ix NOT IN (SELECT grp FROM area_groups)',
  );
  const file = await copied(engine, store, query.sql, 'HEADER true', (path) =>
    keepFile(store, path, 'areas.csv'),
  );
  return { table: 'areas', day: null, rows: Number(counted?.['n'] ?? 0), file };
}

async function exportDays(
  engine: Engine,
  store: string,
  { table, day }: DailyTable,
  query: DailyQuery,
  { through, atATime }: { readonly through: Day; readonly atATime: number },
): Promise<KeptRows[]> {
  const column = identifier(day);
  const counts = await engine.rows(
    `SELECT CAST(${column} AS VARCHAR) AS day, count(*) AS n FROM ${table} WHERE ${column} <= DATE ${literal(through)} GROUP BY ALL ORDER BY 1`,
  );
  const all = counts.map((row): DayRows => ({ day: String(row['day']), rows: Number(row['n']) }));
  const kept: KeptRows[] = [];
  for (const days of sortedTogether(all, atATime)) {
    const sql = query.sql(days[0]?.day ?? '', days.at(-1)?.day ?? '');
    const files = await copied(engine, store, sql, `HEADER false, FORCE_QUOTE (${column})`, (path) =>
      keepDays(store, table, path, { days: days.map(({ day }) => day), header: query.header }),
    );
    kept.push(...days.map((each, i) => ({ table, ...each, file: files[i] ?? '' })));
  }
  return kept;
}

interface DayRows {
  readonly day: Day;
  readonly rows: number;
}

/** A sort of more is not faster. */
const SORTED = 2_000_000;

/** Days in their order, so many together as have rows enough. */
function sortedTogether(counts: readonly DayRows[], atATime: number): DayRows[][] {
  const together: DayRows[][] = [];
  let rows = atATime;
  for (const each of counts) {
    if (rows + each.rows > atATime) {
      together.push([]);
      rows = 0;
    }
    together.at(-1)?.push(each);
    rows += each.rows;
  }
  return together;
}

/** Keeps the rows of each day of a file by themselves; gives what they are called, in order of day. */
async function keepDays(
  store: string,
  table: string,
  path: string,
  { days, header }: { readonly days: readonly Day[]; readonly header: readonly string[] },
): Promise<string[]> {
  const ranges = await dayRanges(path, days);
  const kept: string[] = [];
  for (let first = 0; first < ranges.length; first += AT_ONCE)
    kept.push(
      ...(await Promise.all(
        ranges
          .slice(first, first + AT_ONCE)
          .map((range) => keep(store, shardSource(path, range, header), `${table}.csv`)),
      )),
    );
  return kept;
}

/** Has the engine write a query's rows into a file, and works on it. */
async function copied<T>(
  engine: Engine,
  store: string,
  sql: string,
  options: string,
  work: (path: string) => Promise<T>,
): Promise<T> {
  return writing(store, store, async () => {
    const path = await temporaryPath(store);
    try {
      await engine.run(`COPY (${sql}) TO ${literal(path)} (FORMAT csv, ${options})`);
      return await work(path);
    } finally {
      await rm(path, { force: true });
    }
  });
}
