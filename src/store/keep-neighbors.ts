import type { Engine } from '../engine/duckdb.ts';
import { remembered } from '../engine/remembered.ts';
import { toCsv } from './csv.ts';
import { keepFile } from './keep.ts';

/** Keeps which areas are neighbours, by code, where the workspace says it; nothing where it does not. */
export async function keepNeighbors(engine: Engine, store: string): Promise<{ readonly neighbors?: string }> {
  const csv = await neighbors(engine, '', () => askNeighbors(engine));
  return csv === null ? {} : { neighbors: await keepFile(store, Buffer.from(csv), 'neighbors.csv') };
}

const neighbors = remembered<string | null>();

async function askNeighbors(engine: Engine): Promise<string | null> {
  const found = await engine.rows(`SELECT 1 AS one FROM duckdb_tables() WHERE table_name = 'area_neighbors'`);
  if (found.length === 0) return null;
  const rows = await engine.rows(
    'SELECT a.code AS area, b.code AS neighbor FROM area_neighbors n JOIN areas a ON a.ix = n.area JOIN areas b ON b.ix = n.neighbor ORDER BY 1, 2',
  );
  return toCsv(
    ['area', 'neighbor'],
    rows.map((row) => [String(row['area']), String(row['neighbor'])]),
  );
}
