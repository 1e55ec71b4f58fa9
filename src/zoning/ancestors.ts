import type { Engine } from '../engine/duckdb.ts';
import { literal } from '../engine/sql.ts';
import { positionsInside } from './places.ts';

/** For each area of a level, which area above it (or itself) at another level it lies in. */
export interface Ancestors {
  /** By position, a number of the ancestor from 0 on; -1 where there is none. */
  readonly of: Int32Array;
  readonly count: number;
}

/** The ancestors of a level's areas at another level. */
export async function ancestorsAt(
  engine: Engine,
  level: string,
  above: string,
  areas: number,
): Promise<Ancestors> {
  const rows = await engine.rows(`SELECT ix FROM areas WHERE level = ${literal(above)} ORDER BY ix`);
  const ixs = rows.map((row) => Number(row['ix']));
  const numbers = new Map(ixs.map((ix, i) => [ix, i]));
  const of = new Int32Array(areas).fill(-1);
  for (const [position, [ix]] of await positionsInside(engine, level, ixs)) {
    of[position] = numbers.get(ix ?? -1) ?? -1;
  }
  return { of, count: ixs.length };
}
