import type { Day } from '../days.ts';
import type { Engine } from '../engine/duckdb.ts';
import {
  copied,
  type DatedRows,
  type DayRows,
  sortedTogether,
  type Together,
  writeDays,
} from './export-days.ts';
import { keepFile } from './keep.ts';
import {
  keptBefore,
  keyOf,
  type Printed,
  type Prints,
  printOf,
  printsAfter,
  readPrints,
  writePrints,
} from './prints.ts';
import { areaRows, type DailyQuery, type DailyTable, dailyRows, type RowsQuery } from './rows-sql.ts';

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
  /** The engine that writes the rows out, with the same tables: another one where this one has other work meanwhile. */
  readonly beside?: Engine;
}

/** Rows on their way into a store, in order of day. */
export interface RowsOnTheWay {
  /** Those up to a day, once all of them are kept. @throws FenquError as `exportRows` */
  readonly through: (day: Day) => Promise<readonly KeptRows[]>;
  /** Waits until nothing is written any more. @throws FenquError as `exportRows` */
  readonly settled: () => Promise<void>;
  /** Lets what was not begun yet be, and waits for the rest. */
  readonly leave: () => Promise<void>;
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
): Promise<readonly KeptRows[]> {
  const rows = await beginRows(engine, store, options);
  await rows.settled();
  return rows.through(options.asOf);
}

/** As `exportRows`, but the days that have to be written out are on their way only. The caller holds the lock until that is settled. */
export async function beginRows(
  engine: Engine,
  store: string,
  options: KeepRowsOptions,
): Promise<RowsOnTheWay> {
  const { asOf, secret, hide = ['id', 'cluster'], atATime = SORTED, prints, beside = engine } = options;
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
  const kept: DayRows[] = [await exportAreas(engine, store, areas, { print: ofAreas, known })];
  const together: Together[] = [];
  for (const [{ table, day }, query] of tables) {
    const days = await daysOf(engine, store, table, query.prints(asOf), { secret, known });
    for (const some of sortedTogether(days, atATime))
      together.push({ table, column: day, query, days: some });
    kept.push(...days);
  }
  return onTheWay(kept, {
    together,
    write: (some) => writeDays(beside, store, some),
    ended: async () => {
      if (prints !== undefined) writePrints(prints, way, await printsAfter(store, known, kept, asOf));
    },
  });
}

/** A sort of more is not faster. */
const SORTED = 2_000_000;

interface Writing {
  readonly together: readonly Together[];
  readonly write: (some: Together) => Promise<void>;
  readonly ended: () => Promise<void>;
}

/** Writes days out one after the other, those that the first nights rest on first. */
function onTheWay(kept: readonly DayRows[], { together, write, ended }: Writing): RowsOnTheWay {
  let isLeft = false;
  let last = Promise.resolve();
  const firstOf = ({ days }: Together): Day => days[0]?.day ?? '';
  const inOrder = [...together].sort((a, b) => (firstOf(a) < firstOf(b) ? -1 : 1));
  const works = inOrder.map((some) => {
    const written = last.then(() => {
      if (isLeft) throw new RangeError('rows that were let be are not kept');
      return write(some);
    });
    last = written;
    return { from: firstOf(some), written };
  });
  const all = last.then(ended);
  all.catch(() => {
    // Whoever waits for it is told.
  });
  return {
    through: async (day) => {
      for (const { from, written } of works) if (from <= day) await written;
      return kept
        .filter((each) => each.day === null || each.day <= day)
        .map(({ table, day, rows, file = '' }) => ({ table, day, rows, file }));
    },
    settled: () => all,
    leave: async () => {
      isLeft = true;
      await Promise.allSettled([all]);
    },
  };
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

async function exportAreas(
  engine: Engine,
  store: string,
  { sql }: RowsQuery,
  { print, known }: { readonly print: Printed; readonly known: Prints },
): Promise<DayRows> {
  const before = await keptBefore(store, known, keyOf('areas', null), print);
  const file =
    before ?? (await copied(engine, store, sql, 'HEADER true', (path) => keepFile(store, path, 'areas.csv')));
  return { table: 'areas', day: null, ...print, file };
}

/** The days of a table, each with the kept thing that has its rows if there is one. */
async function daysOf(
  engine: Engine,
  store: string,
  table: string,
  prints: string,
  { secret, known }: { readonly secret: string; readonly known: Prints },
): Promise<DatedRows[]> {
  const days: DatedRows[] = [];
  for (const row of await engine.rows(prints)) {
    const day = String(row['day']);
    const print = printOf(row, secret);
    days.push({ table, day, ...print, file: await keptBefore(store, known, keyOf(table, day), print) });
  }
  return days;
}
