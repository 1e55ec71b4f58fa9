import { withinTable } from '../counting/within.ts';
import type { Engine } from '../engine/duckdb.ts';
import { literal } from '../engine/sql.ts';

/** How far tables cover areas, by table: for each position 0 not at all, 1 in part, 2 all of it. Others cover all. */
export type Covered = ReadonlyMap<string, Uint8Array>;

export const NOT_COVERED = 0;
export const COVERED_IN_PART = 1;
export const COVERED = 2;

/** How far the tables that name the areas they cover do cover those of a set. */
export async function readCovered(engine: Engine, key: string): Promise<Covered> {
  const covered = new Map<string, Uint8Array>();
  const tables = await engine.rows('SELECT DISTINCT tbl FROM area_covered ORDER BY tbl');
  for (const { tbl } of tables) {
    const table = String(tbl);
    const [positions = new Int32Array(), whole = new Int32Array()] = await engine.integers(
      `SELECT w.position, max(CAST(w.own AS INTEGER)) FROM ${withinTable(key)} w
        JOIN area_covered c ON c.ix = w.area AND c.tbl = ${literal(table)} GROUP BY w.position`,
    );
    const [size] = await engine.rows(`SELECT count(*) AS n FROM ${withinTable(key)} WHERE own`);
    const degrees = new Uint8Array(Number(size?.['n'] ?? 0));
    positions.forEach((position, i) => {
      degrees[position] = whole[i] === 1 ? COVERED : COVERED_IN_PART;
    });
    covered.set(table, degrees);
  }
  return covered;
}
