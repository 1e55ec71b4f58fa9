import {
  type DuckDBConnection,
  DuckDBInstance,
  DuckDBIntegerVector,
  type DuckDBValue,
} from '@duckdb/node-api';
import { spillFolder } from '../temporary-folder.ts';
import { type Sieve, sieveFunction } from './sieve.ts';

/** One row of a result; column names as in the query. */
export type Row = Readonly<Record<string, DuckDBValue>>;

/** How to run a statement, other than as the engine thinks best. */
export interface RunOptions {
  /** Each join keeps its left side flowing and builds its table of the right. */
  readonly joins?: 'as written';
  /** Rows stay in the order in which they are read. */
  readonly rows?: 'in order';
  /** A thread more than there are processors: where a statement calls a function of ours, one of them waits for it. */
  readonly threads?: 'one more';
}

/** An open in-memory DuckDB: where the canonical tables live during one command. */
export interface Engine {
  /** Runs a statement for its effect. Returns the number of rows it changed. */
  run(sql: string, how?: RunOptions): Promise<number>;
  /** All rows of a query, for small results. */
  rows(sql: string, how?: RunOptions): Promise<Row[]>;
  /** The columns of a query as arrays in row order, for large results. */
  columns(sql: string): Promise<Readonly<Record<string, readonly DuckDBValue[]>>>;
  /** The columns of a query whose every value is an INTEGER and none is NULL: the fastest way for millions of rows. */
  integers(sql: string): Promise<readonly Int32Array[]>;
  /** Makes a function `name(UBIGINT, UBIGINT, INTEGER)` for one statement to call: whether a row passes a sieve. */
  sieve(name: string, sieve: Sieve): void;
  /** The same tables, but for temporary ones, for work that goes on beside this engine's. Closed with this one. */
  beside(): Promise<Engine>;
  /** Ends whatever statement is still running, and closes. */
  close(): Promise<void>;
}

let begun: Promise<DuckDBInstance> | undefined;

/** Begins to open an engine for whoever asks for one next: it takes a while, in which others can be busy. */
export function beginEngine(): void {
  begun ??= newInstance();
  // Whoever asks for it is told.
  begun.catch(() => {});
}

/** No extension is downloaded; nothing outside the given files is read. */
function newInstance(): Promise<DuckDBInstance> {
  return DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    preserve_insertion_order: 'false',
    temp_directory: spillFolder(),
  });
}

/**
 * Opens an engine in memory, or takes the one that was begun.
 *
 * @param signal interrupts the statement that is running
 */
export async function openEngine(signal?: AbortSignal): Promise<Engine> {
  const opening = begun ?? newInstance();
  begun = undefined;
  const instance = await opening;
  const besides: Engine[] = [];
  const engine = await onConnection(instance, signal);
  return {
    ...engine,
    beside: async () => {
      const other = await onConnection(instance, signal);
      besides.push(other);
      return other;
    },
    close: async () => {
      for (const each of [...besides, engine]) await each.close();
      instance.closeSync();
    },
  };
}

async function onConnection(instance: DuckDBInstance, signal: AbortSignal | undefined): Promise<Engine> {
  const connection = await instance.connect();
  const interrupt = (): void => connection.interrupt();
  signal?.addEventListener('abort', interrupt, { once: true });
  const running = new Set<Promise<unknown>>();
  const during = async <T>(statement: Promise<T>): Promise<T> => {
    running.add(statement);
    try {
      return await statement;
    } finally {
      running.delete(statement);
    }
  };
  const all = (sql: string) => during(connection.runAndReadAll(sql));
  return {
    run: (sql, how) => during(having(connection, how, async () => (await connection.run(sql)).rowsChanged)),
    rows: async (sql, how) => (await during(having(connection, how, () => all(sql)))).getRowObjects(),
    columns: async (sql) => (await all(sql)).getColumnsObject(),
    integers: (sql) => during(readIntegers(connection, sql)),
    sieve: (name, sieve) => connection.registerScalarFunction(sieveFunction(name, sieve)),
    beside: () => onConnection(instance, signal),
    close: async () => {
      signal?.removeEventListener('abort', interrupt);
      if (running.size > 0) interrupt();
      await Promise.allSettled(running);
      connection.closeSync();
    },
  };
}

/** Does something under settings of its own. */
async function having<T>(
  connection: DuckDBConnection,
  { joins, rows, threads }: RunOptions = {},
  work: () => Promise<T>,
): Promise<T> {
  const settings = [
    ...(joins === undefined ? [] : [JOINS]),
    ...(rows === undefined ? [] : [ORDER]),
    ...(threads === undefined ? [] : [oneMore(await threadsOf(connection))]),
  ];
  for (const { set } of settings) await connection.run(set);
  try {
    return await work();
  } finally {
    for (const { reset } of settings) await connection.run(reset);
  }
}

const JOINS = {
  set: `SET disabled_optimizers = 'build_side_probe_side,join_order'`,
  reset: 'RESET disabled_optimizers',
};
const ORDER = { set: 'SET preserve_insertion_order = true', reset: 'SET preserve_insertion_order = false' };

function oneMore(threads: number) {
  return { set: `SET threads = ${threads + 1}`, reset: `SET threads = ${threads}` };
}

async function threadsOf(connection: DuckDBConnection): Promise<number> {
  const result = await connection.runAndReadAll(`SELECT current_setting('threads') AS n`);
  return Number(result.getRowObjects()[0]?.['n']);
}

/** Of a result that lies ready each part is there at once: waiting for every two thousand rows takes longer than reading them. */
async function readIntegers(connection: DuckDBConnection, sql: string): Promise<Int32Array[]> {
  const result = await connection.run(sql);
  const columns = Array.from({ length: result.columnCount }, () => new Int32Array(result.rowCount));
  for (let part = 0, start = 0; part < result.chunkCount; part++) {
    const chunk = result.getChunk(part);
    for (const [i, column] of columns.entries()) {
      const vector = chunk.getColumnVector(i);
      if (!(vector instanceof DuckDBIntegerVector)) throw new TypeError('every column must be INTEGER');
      column.set(integersOf(vector, chunk.rowCount), start);
    }
    start += chunk.rowCount;
  }
  return columns;
}

/** A vector's numbers, at once where they lie as expected: asking for each takes longer than counting them. */
function integersOf(vector: DuckDBIntegerVector, length: number): Int32Array {
  const items: unknown = Reflect.get(vector, 'items');
  if (items instanceof Int32Array && items.length >= length) return items.subarray(0, length);
  return Int32Array.from({ length }, (_, row) => vector.getItem(row) ?? 0);
}
