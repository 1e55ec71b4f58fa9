import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEngine } from '../../../src/engine/duckdb.ts';
import { literal } from '../../../src/engine/sql.ts';

/** A Parquet file of what a query yields. */
export async function parquet(query: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'fenqu-parquet-'));
  const path = join(folder, 'rows.parquet');
  const engine = await openEngine();
  try {
    await engine.run(`COPY (${query}) TO ${literal(path)} (FORMAT parquet)`);
    return await readFile(path);
  } finally {
    await engine.close();
    await rm(folder, { recursive: true });
  }
}
