import {
  type DuckDBConnection,
  DuckDBInstance,
  DuckDBIntegerVector,
  type DuckDBValue,
} from '@duckdb/node-api';

/** One row of a result; column names as in the query. */
export type Row = Readonly<Record<string, DuckDBValue>>;

/** How to run a statement: `as written`, each join keeps its left side flowing and builds its table of the right. */
export interface RunOptions {
  readonly joins?: 'as written';
}

/** An open in-memory DuckDB: where the canonical tables live during one command. */
export interface Engine {
  /** Runs a statement for its effect. Returns the number of rows it changed. */
  run(sql: string, how?: RunOptions): Promise<number>;
  /** All rows of a query, for small results. */
  rows(sql: string): Promise<Row[]>;
  /** The columns of a query as arrays in row order, for large results. */
  columns(sql: string): Promise<Readonly<Record<string, readonly DuckDBValue[]>>>;
  /** The columns of a query whose every value is an INTEGER and none is NULL: the fastest way for millions of rows. */
  integers(sql: string): Promise<readonly Int32Array[]>;
  close(): void;
}

/**
 * Opens an engine in memory. No extension is downloaded; nothing outside the given files is read.
 *
 * @param signal interrupts the statement that is running
 */
export async function openEngine(signal?: AbortSignal): Promise<Engine> {
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    preserve_insertion_order: 'false',
  });
  const connection = await instance.connect();
  const interrupt = (): void => connection.interrupt();
  signal?.addEventListener('abort', interrupt, { once: true });
  return {
    run: (sql, how) => run(connection, sql, how),
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRowObjects(),
    columns: async (sql) => (await connection.runAndReadAll(sql)).getColumnsObject(),
    integers: (sql) => readIntegers(connection, sql),
    close: () => {
      signal?.removeEventListener('abort', interrupt);
      close(connection, instance);
    },
  };
}

async function run(connection: DuckDBConnection, sql: string, how: RunOptions = {}): Promise<number> {
  if (how.joins === undefined) return (await connection.run(sql)).rowsChanged;
  await connection.run(`SET disabled_optimizers = 'build_side_probe_side,join_order'`);
  try {
    return (await connection.run(sql)).rowsChanged;
  } finally {
    await connection.run('RESET disabled_optimizers');
  }
}

async function readIntegers(connection: DuckDBConnection, sql: string): Promise<Int32Array[]> {
  const result = await connection.stream(sql);
  const parts: Int32Array[][] = Array.from({ length: result.columnCount }, () => []);
  for (
    let chunk = await result.fetchChunk();
    chunk !== null && chunk.rowCount > 0;
    chunk = await result.fetchChunk()
  ) {
    for (const [i, part] of parts.entries()) {
      const vector = chunk.getColumnVector(i);
      if (!(vector instanceof DuckDBIntegerVector)) throw new TypeError('every column must be INTEGER');
      const values = new Int32Array(chunk.rowCount);
      for (let row = 0; row < values.length; row++) values[row] = vector.getItem(row) ?? 0;
      part.push(values);
    }
  }
  return parts.map(joined);
}

function joined(parts: readonly Int32Array[]): Int32Array {
  const whole = new Int32Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function close(connection: DuckDBConnection, instance: DuckDBInstance): void {
  connection.closeSync();
  instance.closeSync();
}
