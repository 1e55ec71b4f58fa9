import type { Tier } from '../rules/pack.ts';
import { TRUE, type TruthColumn, UNKNOWN } from './columns.ts';

/** Stands for "no tier": unknown in `raw`, unbounded in the bounds. */
export const NO_TIER = -1;

/** Raw tiers as ranks (0 the most severe). A known tier has both bounds equal to it. */
export interface RawTiers {
  /** The rank, or NO_TIER where the raw tier is unknown. */
  readonly raw: Int8Array;
  /** The most severe tier it may be. */
  readonly atMost: Int8Array;
  /** The least severe tier it may be: the measures of this one apply at least. */
  readonly atLeast: Int8Array;
}

/**
 * From the most severe tier down, the first whose `when` is true; `otherwise` if none is true or unknown.
 * An unknown above the first true one makes the raw tier unknown between the most and the least severe candidate.
 * Tiers outside the order of severity are tried before all others.
 */
export function rawTiers(
  tiers: readonly Tier[],
  truths: ReadonlyMap<string, TruthColumn>,
  rows: number,
): RawTiers {
  const conditions = conditionsOf(tiers, truths, false);
  const unranked = conditionsOf(tiers, truths, true);
  const otherwise = tiers.find((tier) => tier.rule.kind === 'otherwise')?.rank ?? NO_TIER;
  const raw = new Int8Array(rows).fill(NO_TIER);
  const atMost = new Int8Array(rows).fill(NO_TIER);
  const atLeast = new Int8Array(rows).fill(NO_TIER);
  for (let row = 0; row < rows; row++) {
    let first = otherwise;
    let most = NO_TIER;
    let least = NO_TIER;
    for (const { rank, values } of conditions) {
      const truth = values[row];
      if (truth === TRUE) {
        first = rank;
        break;
      }
      if (truth !== UNKNOWN) continue;
      if (most === NO_TIER) most = rank;
      least = rank;
    }
    if (most === NO_TIER) {
      raw[row] = atMost[row] = atLeast[row] = first;
    } else {
      atMost[row] = first === NO_TIER ? most : Math.min(most, first);
      atLeast[row] = Math.max(least, first);
    }
    for (const { rank, values } of unranked) {
      const truth = values[row];
      if (truth === TRUE) raw[row] = atMost[row] = atLeast[row] = rank;
      // Unknown whether it is ranked at all: unknown, with the bounds of the ranked tiers.
      else if (truth === UNKNOWN) raw[row] = NO_TIER;
      else continue;
      break;
    }
  }
  return { raw, atMost, atLeast };
}

interface Condition {
  readonly rank: number;
  readonly values: Uint8Array;
}

/** The conditions of the tiers in the order of severity, or of those outside of it. */
function conditionsOf(
  tiers: readonly Tier[],
  truths: ReadonlyMap<string, TruthColumn>,
  unranked: boolean,
): Condition[] {
  return tiers.flatMap((tier) => {
    const truth = truths.get(tier.tier);
    if (truth === undefined || (tier.unranked === true) !== unranked) return [];
    return [{ rank: tier.rank, values: truth.values }];
  });
}
