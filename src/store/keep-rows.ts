import type { Day } from '../days.ts';
import type { Engine } from '../engine/duckdb.ts';
import { type Cell, fromCsv, given, toCsv, Unreadable } from './csv.ts';
import { exportRows, type KeepRowsOptions, type KeptRows } from './export-rows.ts';
import { damaged } from './failures.ts';
import { keepFile, readKept } from './keep.ts';
import { keptPath } from './paths.ts';

const INDEX = ['table', 'day', 'rows', 'file'];

/**
 * Keeps the canonical rows that a night rests on: one file a table and day, which nights share where its rows are the
 * same, the areas, and an index of them. Gives what the index is called. The caller holds the lock.
 *
 * @throws FenquError `disk-full`, `store-unwritable`
 */
export async function keepRows(engine: Engine, store: string, options: KeepRowsOptions): Promise<string> {
  return keepRowsIndex(store, await exportRows(engine, store, options), options.asOf);
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
