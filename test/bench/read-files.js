// Opens DuckDB and counts the rows of each CSV file it is given: the least that any program built on it must do.
import { DuckDBInstance } from '@duckdb/node-api';

const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
for (const file of process.argv.slice(2)) {
  const relation = `read_csv('${file.replaceAll("'", "''")}', header = true, all_varchar = true)`;
  await connection.runAndReadAll(`SELECT count(*) FROM ${relation}`);
}
connection.closeSync();
instance.closeSync();
