import { rm } from 'node:fs/promises';
import type { Day } from '../days.ts';
import type { Engine, Row } from '../engine/duckdb.ts';
import { identifier, literal } from '../engine/sql.ts';
import { temporaryPath } from './disk.ts';
import { writing } from './failures.ts';
import { hidden } from './hiding.ts';
import { keep, keepFile, keptBytes } from './keep.ts';
import { type DayPrint, type Prints, readPrints, writePrints } from './prints.ts';
import { all } from './publish.ts';
import { areaRows, type DailyQuery, type DailyTable, dailyRows, type RowsQuery } from './rows-sql.ts';
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
  /** The file in which is noted what each day's rows came to; without it, all are written out. */
  readonly prints?: string | undefined;
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

/** Shards that are hashed and written at the same time: waiting for the disk, most of them. */
const AT_ONCE = 16;

/**
 * Keeps the rows that nights rest on, one file a table and day, without an index: a replay keeps them once, through its
 * last night. Only days whose rows come to something else than when they were kept last are written out.
 *
 * @throws FenquError `disk-full`, `store-unwritable`
 */
export async function exportRows(
  engine: Engine,
  store: string,
  options: KeepRowsOptions,
): Promise<KeptRows[]> {
  const { asOf, secret, hide = ['id', 'cluster'], atATime = SORTED, prints } = options;
  const areas = await areaRows(engine);
  const tables: [DailyTable, DailyQuery][] = [];
  for (const daily of DAILY) {
    const query = await dailyRows(engine, daily, secret, HIDDEN[daily.table]?.(hide) ?? []);
    if (query !== null) tables.push([daily, query]);
  }
  const [row = {}] = await engine.rows(areas.prints);
  const ofAreas = printOf(row, secret);
  const way = await wayOf(engine, [areas, ...tables.map(([, query]) => query)], hide, ofAreas.print);
  const known: Prints = prints === undefined ? new Map() : readPrints(prints, way);
  const kept = [await exportAreas(engine, store, areas, { print: ofAreas, known })];
  for (const [daily, query] of tables)
    kept.push(...(await exportDays(engine, store, daily, query, { through: asOf, secret, atATime, known })));
  if (prints !== undefined) writePrints(prints, way, await printsAfter(store, known, kept, asOf));
  return kept.map(({ print: _, ...rows }) => rows);
}

/** What files and prints depend on beside the rows: the engine, the columns, how areas are numbered. */
async function wayOf(
  engine: Engine,
  queries: readonly Pick<RowsQuery, 'header'>[],
  hide: readonly string[],
  areas: string,
): Promise<string> {
  const [row] = await engine.rows('SELECT version() AS version');
  return JSON.stringify([row?.['version'], queries.map(({ header }) => header), hide, areas]);
}

/** Rows that are kept, and what they come to. */
interface Printed extends KeptRows {
  readonly print: string;
}

/** What rows come to; under the secret, or a day with one case would tell of its id. */
function printOf(row: Row, secret: string): Pick<DayPrint, 'rows' | 'print'> {
  return { rows: Number(row['n'] ?? 0), print: hidden(secret, `${row['sum']} ${row['xor']}`) };
}

function keyOf(table: string, day: Day | null): string {
  return `${table} ${day ?? ''}`;
}

/** The prints of what is kept now; of later days those that were known stay. */
async function printsAfter(
  store: string,
  known: Prints,
  kept: readonly Printed[],
  asOf: Day,
): Promise<Prints> {
  const prints = new Map([...known].filter(([key]) => (key.split(' ')[1] ?? '') > asOf));
  for (const { table, day, rows, print, file } of kept) {
    const bytes = (await keptBytes(store, file)) ?? 0;
    prints.set(keyOf(table, day), { rows, print, file, bytes });
  }
  return prints;
}

/** The kept thing that has rows which come to the same, if it is there. */
async function keptBefore(
  store: string,
  known: Prints,
  key: string,
  { rows, print }: Pick<DayPrint, 'rows' | 'print'>,
): Promise<string | undefined> {
  const before = known.get(key);
  if (before?.print !== print || before.rows !== rows) return undefined;
  return (await keptBytes(store, before.file)) === before.bytes ? before.file : undefined;
}

async function exportAreas(
  engine: Engine,
  store: string,
  { sql }: RowsQuery,
  { print, known }: { readonly print: Pick<DayPrint, 'rows' | 'print'>; readonly known: Prints },
): Promise<Printed> {
  const before = await keptBefore(store, known, keyOf('areas', null), print);
  const file =
    before ?? (await copied(engine, store, sql, 'HEADER true', (path) => keepFile(store, path, 'areas.csv')));
  return { table: 'areas', day: null, ...print, file };
}

/** How the days of a table are written out. */
interface Exporting {
  readonly through: Day;
  readonly secret: string;
  readonly atATime: number;
  readonly known: Prints;
}

/** A day and what its rows come to, with the kept thing that has them if there is one. */
interface DayRows extends Pick<DayPrint, 'rows' | 'print'> {
  readonly day: Day;
  readonly file: string | undefined;
}

async function exportDays(
  engine: Engine,
  store: string,
  { table, day: column }: DailyTable,
  query: DailyQuery,
  { through, secret, atATime, known }: Exporting,
): Promise<Printed[]> {
  const days: DayRows[] = [];
  for (const row of await engine.rows(query.prints(through))) {
    const day = String(row['day']);
    const print = printOf(row, secret);
    days.push({ day, ...print, file: await keptBefore(store, known, keyOf(table, day), print) });
  }
  const written = new Map<Day, string>();
  for (const some of sortedTogether(days, atATime)) {
    const names = some.map(({ day }) => day);
    const sql = query.sql(names[0] ?? '', names.at(-1) ?? '');
    const files = await copied(
      engine,
      store,
      sql,
      `HEADER false, FORCE_QUOTE (${identifier(column)})`,
      (path) => keepDays(store, table, path, { days: names, header: query.header }),
    );
    for (const [i, day] of names.entries()) written.set(day, files[i] ?? '');
  }
  return days.map(({ file, ...each }) => ({ table, ...each, file: file ?? written.get(each.day) ?? '' }));
}

/** A sort of more is not faster. */
const SORTED = 2_000_000;

/** Days that are to be written out, in their order: so many together as have rows enough, and none between that is not. */
function sortedTogether(days: readonly DayRows[], atATime: number): DayRows[][] {
  const together: DayRows[][] = [];
  let rows = atATime;
  for (const [i, each] of days.entries()) {
    if (each.file !== undefined) continue;
    if (rows + each.rows > atATime || days[i - 1]?.file !== undefined) {
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
  for (let first = 0; first < ranges.length; first += AT_ONCE) {
    const some = ranges.slice(first, first + AT_ONCE);
    const works = some.map((range) => keep(store, shardSource(path, range, header), `${table}.csv`));
    await all(works);
    kept.push(...(await Promise.all(works)));
  }
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
