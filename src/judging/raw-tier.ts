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
  }
  layOver({ raw, atMost, atLeast }, conditionsOf(tiers, truths, true));
  return { raw, atMost, atLeast };
}

/** Tiers outside the order of severity: the first that is true, or unknown, before all that is ranked. */
function layOver({ raw, atMost, atLeast }: RawTiers, unranked: readonly Condition[]): void {
  if (unranked.length === 0) return;
  for (let row = 0; row < raw.length; row++) {
    const first = unranked.find(({ values }) => values[row] === TRUE || values[row] === UNKNOWN);
    if (first === undefined) continue;
    // Unknown whether it is ranked at all: unknown, with the bounds of the ranked tiers.
    raw[row] = first.values[row] === TRUE ? first.rank : NO_TIER;
    if (first.values[row] === TRUE) atMost[row] = atLeast[row] = first.rank;
  }
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
