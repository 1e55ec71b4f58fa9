import { NO_TIER } from '../judging/raw-tier.ts';
import type { After, Pack } from '../rules/pack.ts';
import type { PublishedBy } from './beginning.ts';
import { nothingKnown } from './clocks/rules-state.ts';
import type { InForce } from './effect.ts';
import type { Term } from './policy.ts';
import type { AreaState } from './publish.ts';

/** The rank that a tier has under another pack; NO_TIER where it has none there. */
export type RankOf = (rank: number) => number;

/** What the tiers of a pack become in a term: as the policy or its pack maps them, or those of the same name. */
export function ranksFrom({ id, tiers }: PublishedBy, term: Term): RankOf {
  return (rank) => rankOfTier(tiers[rank]?.tier, id, term);
}

/** The rank in a term of a tier that an earlier pack names. */
export function rankOfTier(tier: string | undefined, packId: string, { pack, mapsFrom }: Term): number {
  if (tier === undefined) return NO_TIER;
  const own =
    packId === pack.id ? undefined : (pack.mapsFrom?.[packId]?.[tier] ?? pack.mapsFrom?.['*']?.[tier]);
  const name = (packId === pack.id ? undefined : mapsFrom[tier]) ?? own ?? tier;
  return pack.tiers.find((each) => each.tier === name)?.rank ?? NO_TIER;
}

/** A state under another pack: tier and since where the tier is there, too; else the area starts again. */
export function carriedOver(state: AreaState, rankOf: RankOf, pack: Pack): AreaState {
  const inForce = (of: InForce): InForce => ({
    rank: of.rank === null || rankOf(of.rank) === NO_TIER ? null : rankOf(of.rank),
    queue: of.queue.flatMap(({ rank, from }) =>
      rankOf(rank) === NO_TIER ? [] : [{ rank: rankOf(rank), from }],
    ),
  });
  const { rules, beneath } = state;
  const rank = rankOf(rules.rank);
  const unranked = rankOf(rules.unranked);
  return {
    ...state,
    rank: rankOf(state.rank),
    inForce: inForce(state.inForce),
    beneath: { rank: rankOf(beneath.rank), kept: beneath.kept, inForce: inForce(beneath.inForce) },
    rules: {
      ...(rank === NO_TIER ? nothingKnown(rules.since) : rules),
      rank,
      unranked: pack.tiers[unranked]?.unranked ? unranked : NO_TIER,
      eligible: [],
      evaluations: [],
    },
  };
}

/** How many days back a clock can look, roughly: not fewer than it does. */
export function reach(after: After, { evaluatedOn }: Pick<Pack, 'evaluatedOn'>): number {
  switch (after.kind) {
    case 'evaluations':
      return after.count * (evaluatedOn === undefined ? 1 : 7);
    case 'days':
      return after.count;
    case 'on':
      return after.count * 7 + 14;
  }
}
