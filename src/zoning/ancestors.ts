import type { Engine } from '../engine/duckdb.ts';
import { ancestorsSql, membersSql } from './place-set.ts';

/** For each area of a level, which area above it (or itself) at another level it lies in. */
export interface Ancestors {
  /** By position, a number of the ancestor from 0 on; -1 where there is none. */
  readonly of: Int32Array;
  readonly count: number;
}

/** The ancestors of a level's areas at another level, or the groups they belong to. Throws where there is no such level. */
export async function ancestorsAt(
  engine: Engine,
  level: string,
  above: string,
  areas: number,
): Promise<Ancestors> {
  const [positions = new Int32Array(), numbers = new Int32Array()] = await engine.integers(
    `SELECT m.position, CAST(dense_rank() OVER (ORDER BY u.up) - 1 AS INTEGER)
      FROM (${membersSql(level)}) m JOIN (${await ancestorsSql(engine, above)}) u USING (ix)`,
  );
  const of = new Int32Array(areas).fill(-1);
  positions.forEach((position, i) => {
    of[position] = numbers[i] ?? -1;
  });
  return { of, count: numbers.reduce((most, number) => Math.max(most, number + 1), 0) };
}
