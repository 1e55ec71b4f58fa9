import { rm } from 'node:fs/promises';
import type { Day } from '../days.ts';
import type { Engine } from '../engine/duckdb.ts';
import { identifier, literal } from '../engine/sql.ts';
import { temporaryPath } from './disk.ts';
import { writing } from './failures.ts';
import { keep } from './keep.ts';
import type { Printed } from './prints.ts';
import { all } from './publish.ts';
import type { DailyQuery } from './rows-sql.ts';
import { dayRanges, shardSource } from './shards.ts';

/** The rows of one day, or of a whole table, and what they come to. */
export interface DayRows extends Printed {
  readonly table: string;
  readonly day: Day | null;
  /** The kept thing that has them, as soon as there is one. */
  file: string | undefined;
}

/** The rows of one day. */
export interface DatedRows extends DayRows {
  readonly day: Day;
}

/** Days of a table that are sorted and written out together. */
export interface Together {
  readonly table: string;
  /** The column with the day. */
  readonly column: string;
  readonly query: DailyQuery;
  readonly days: readonly DatedRows[];
}

/** Days that are to be written out, in their order: so many together as have rows enough, and none between that is not. */
export function sortedTogether(days: readonly DatedRows[], atATime: number): DatedRows[][] {
  const together: DatedRows[][] = [];
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

/** Writes days out, and keeps the rows of each by themselves. */
export async function writeDays(
  engine: Engine,
  store: string,
  { table, column, query, days }: Together,
): Promise<void> {
  const names = days.map(({ day }) => day);
  const sql = query.sql(names[0] ?? '', names.at(-1) ?? '');
  const options = `HEADER false, FORCE_QUOTE (${identifier(column)})`;
  const files = await copied(engine, store, sql, options, (path) =>
    keepDays(store, table, path, { days: names, header: query.header }),
  );
  for (const [i, each] of days.entries()) each.file = files[i];
}

/** Shards that are hashed and written at the same time: waiting for the disk, most of them. */
const AT_ONCE = 16;

/** Keeps the rows of each day of a file by themselves; gives what they are called, in order of day. */
async function keepDays(
  store: string,
  table: string,
  path: string,
  { days, header }: { readonly days: readonly Day[]; readonly header: readonly string[] },
): Promise<string[]> {
  const ranges = await dayRanges(path, days);
  const kept: Promise<string>[] = [];
  for (let first = 0; first < ranges.length; first += AT_ONCE) {
    const some = ranges
      .slice(first, first + AT_ONCE)
      .map((range) => keep(store, shardSource(path, range, header), `${table}.csv`));
    kept.push(...some);
    // None is at work any more when the file is taken away.
    await all(some);
  }
  return Promise.all(kept);
}

/** Has the engine write a query's rows into a file, and works on it. */
export async function copied<T>(
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
