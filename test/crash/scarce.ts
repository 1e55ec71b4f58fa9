// Loaded before the program (`node --import`): the engine gets so little memory, and may write nothing aside.
import { createRequire } from 'node:module';

const { SCARCE_PROGRAM = '', SCARCE_MEMORY = '20MB' } = process.env;
const require = createRequire(SCARCE_PROGRAM);
const engine: typeof import('@duckdb/node-bindings') = require('@duckdb/node-bindings');

const open: typeof engine.open = (path, config = engine.create_config()) => {
  engine.set_config(config, 'memory_limit', SCARCE_MEMORY);
  engine.set_config(config, 'max_temp_directory_size', '0KB');
  return engine.open(path, config);
};
// Its own functions cannot be replaced: others are given what stands before it.
const loaded = require.cache[require.resolve('@duckdb/node-bindings')];
if (loaded === undefined) throw new Error('the engine was not loaded as expected');
loaded.exports = Object.create(engine, { open: { value: open } });
