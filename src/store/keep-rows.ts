import { rm } from 'node:fs/promises';
import type { Day } from '../days.ts';
import type { Engine } from '../engine/duckdb.ts';
import { identifier, literal } from '../engine/sql.ts';
import { type Cell, fromCsv, given, toCsv, Unreadable } from './csv.ts';
import { temporaryPath } from './disk.ts';
import { damaged, writing } from './failures.ts';
import { keep, keepFile, readKept } from './keep.ts';
import { keptPath } from './paths.ts';
import { areaRows, type DailyTable, dailyRows, type RowsQuery } from './rows-sql.ts';
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
  const { asOf, secret, hide = ['id', 'cluster'] } = options;
  const found = [await exportAreas(engine, store)];
  for (const daily of DAILY) {
    const query = await dailyRows(engine, daily, asOf, secret, HIDDEN[daily.table]?.(hide) ?? []);
    if (query !== null) found.push(...(await exportDays(engine, store, daily, query, asOf)));
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
  const file = await copied(engine, store, query, 'HEADER true', (path) =>
    keepFile(store, path, 'areas.csv'),
  );
  return { table: 'areas', day: null, rows: Number(counted?.['n'] ?? 0), file };
}

async function exportDays(
  engine: Engine,
  store: string,
  { table, day }: DailyTable,
  query: RowsQuery,
  through: Day,
): Promise<KeptRows[]> {
  const column = identifier(day);
  const counts = await engine.rows(
    `SELECT CAST(${column} AS VARCHAR) AS day, count(*) AS n FROM ${table} WHERE ${column} <= DATE ${literal(through)} GROUP BY ALL ORDER BY 1`,
  );
  if (counts.length === 0) return [];
  const days = counts.map((row) => String(row['day']));
  return copied(engine, store, query, `HEADER false, FORCE_QUOTE (${column})`, async (path) => {
    const ranges = await dayRanges(path, days);
    const kept: KeptRows[] = [];
    for (let first = 0; first < ranges.length; first += AT_ONCE) {
      const files = await Promise.all(
        ranges
          .slice(first, first + AT_ONCE)
          .map((range) => keep(store, shardSource(path, range, query.header), `${table}.csv`)),
      );
      files.forEach((file, i) => {
        const at = first + i;
        kept.push({ table, day: days[at] ?? null, rows: Number(counts[at]?.['n'] ?? 0), file });
      });
    }
    return kept;
  });
}

/** Has the engine write a query's rows into a file, and works on it. */
async function copied<T>(
  engine: Engine,
  store: string,
  { sql }: RowsQuery,
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
