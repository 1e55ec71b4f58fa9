// Loaded before the program (`node --import`): the engine gets so little memory, and may write nothing aside.
import { createRequire } from 'node:module';

const { SCARCE_PROGRAM = '', SCARCE_MEMORY = '20MB' } = process.env;
const { DuckDBInstance }: typeof import('@duckdb/node-api') =
  createRequire(SCARCE_PROGRAM)('@duckdb/node-api');

const create = DuckDBInstance.create.bind(DuckDBInstance);
DuckDBInstance.create = (path, options) =>
  create(path, { ...options, memory_limit: SCARCE_MEMORY, max_temp_directory_size: '0KB' });
