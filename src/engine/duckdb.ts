import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';

/** One row of a result; column names as in the query. */
export type Row = Readonly<Record<string, DuckDBValue>>;

/** An open in-memory DuckDB: where the canonical tables live during one command. */
export interface Engine {
  /** Runs a statement for its effect. Returns the number of rows it changed. */
  run(sql: string): Promise<number>;
  /** All rows of a query, for small results. */
  rows(sql: string): Promise<Row[]>;
  /** The columns of a query as arrays in row order, for large results. */
  columns(sql: string): Promise<Readonly<Record<string, readonly DuckDBValue[]>>>;
  close(): void;
}

/** Opens an engine in memory. No extension is downloaded; nothing outside the given files is read. */
export async function openEngine(): Promise<Engine> {
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    preserve_insertion_order: 'false',
  });
  const connection = await instance.connect();
  return {
    run: async (sql) => (await connection.run(sql)).rowsChanged,
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRowObjects(),
    columns: async (sql) => (await connection.runAndReadAll(sql)).getColumnsObject(),
    close: () => close(connection, instance),
  };
}

function close(connection: DuckDBConnection, instance: DuckDBInstance): void {
  connection.closeSync();
  instance.closeSync();
}
