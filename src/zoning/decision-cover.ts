import type { Engine } from '../engine/duckdb.ts';
import { remembered } from '../engine/remembered.ts';
import { literal } from '../engine/sql.ts';
import { clash } from '../inputs/decisions.ts';
import type { Decision } from '../inputs/tables.ts';
import { type Problem, warning } from '../problems/problem.ts';

/** A decision with the areas of a level it acts on. */
export interface Entered {
  readonly decision: Decision;
  readonly positions: readonly number[];
}

/**
 * A warning for every decision that another one, on a larger area with all inside it, contradicts on some day: the nearer
 * one holds.
 *
 * @param entered the nearest first
 */
export function coveredDecisions(entered: readonly Entered[]): Problem[] {
  return entered.flatMap((near, i) =>
    entered.slice(i + 1).flatMap((far): Problem[] => {
      const [one, other] = [near.decision, far.decision];
      if (one.area === other.area || one.tier === other.tier || !clash(one, other)) return [];
      const inside = new Set(far.positions);
      if (!near.positions.some((position) => inside.has(position))) return [];
      const [file = one.place, line] = one.place.split(/:(?=\d+$)/);
      const place = { file, ...(line !== undefined && { line: Number(line) }) };
      const more = { tier: one.tier, area: other.area, covering: other.tier, other: other.place };
      return [warning('decision-covered', { place, value: one.area, with: more })];
    }),
  );
}

/** How far below the top the areas of decisions lie, by code. */
export async function depthsOf(
  engine: Engine,
  decisions: readonly Decision[],
): Promise<ReadonlyMap<string, number>> {
  const codes = [...new Set(decisions.map(({ area }) => area))];
  if (codes.length === 0) return new Map();
  return depths(engine, codes.join(' '), () => askDepths(engine, codes));
}

const depths = remembered<ReadonlyMap<string, number>>();

async function askDepths(engine: Engine, codes: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await engine.rows(`WITH RECURSIVE up(code, parent, depth) AS (
    SELECT code, parent, 0 FROM areas WHERE code IN (${codes.map(literal).join(', ')})
    UNION ALL SELECT u.code, a.parent, u.depth + 1 FROM areas a JOIN up u ON u.parent = a.ix
  ) SELECT code, max(depth) AS depth FROM up GROUP BY code`);
  return new Map(rows.map((row) => [String(row['code']), Number(row['depth'])]));
}
