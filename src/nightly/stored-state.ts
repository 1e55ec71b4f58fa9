import { NO_TIER } from '../judging/raw-tier.ts';
import type { Pack } from '../rules/pack.ts';
import type { PublishedState } from '../store/published.ts';
import type { InForce } from '../zoning/effect.ts';
import { NO_OVERLAY, type Overlay, overlaid } from '../zoning/overlay.ts';
import type { AreaState } from '../zoning/publish.ts';
import type { StateOf } from '../zoning/verdict.ts';

/** States of areas as the store has them; those that are one object are told once. */
export function storedStates(states: readonly StateOf[], pack: Pick<Pack, 'tiers'>): PublishedState[] {
  const told = new Map<AreaState, PublishedState>();
  return states.map(({ area, state }) => {
    const known = told.get(state);
    if (known !== undefined) return { ...known, area };
    const stored = storedState(area, state, pack);
    told.set(state, stored);
    return stored;
  });
}

function storedState(area: string, state: AreaState, { tiers }: Pick<Pack, 'tiers'>): PublishedState {
  const { beneath, rules } = state;
  const tierAt = (rank: number | null): string | null => tiers[rank ?? NO_TIER]?.tier ?? null;
  return {
    area,
    tier: tierAt(state.rank),
    since: state.since,
    effective_from: state.effectiveFrom,
    tier_in_force: tierAt(state.inForce.rank),
    undecided: tierAt(beneath.rank),
    undecided_in_force: tierAt(beneath.inForce.rank),
    queued: beneath.inForce.queue.map(({ rank, from }) => ({ tier: tierAt(rank) ?? '', from })),
    kept: beneath.kept,
    rule_tier: tierAt(rules.rank),
    rule_since: rules.since,
    unranked: tierAt(rules.unranked),
    evaluated_on: rules.evaluatedOn,
    eligible: rules.eligible.map(({ rank, since }) => ({ tier: tierAt(rank) ?? '', since })),
    raw_tiers: rules.evaluations.map(({ day, rank, atLeast }) => ({
      day,
      tier: tierAt(rank),
      at_least: tierAt(atLeast),
    })),
  };
}

/**
 * The state of an area from the store. Tiers that are not there any more count as unknown, so that the area starts again.
 *
 * @param rankOf the rank of a tier by its name, NO_TIER where there is none
 * @param overlay the decisions that lay over the rules that night
 */
export function stateFrom(
  kept: PublishedState,
  rankOf: (tier: string | null) => number,
  overlay: Overlay = NO_OVERLAY,
): AreaState {
  const inForceOf = (tier: string | null): number | null => (rankOf(tier) === NO_TIER ? null : rankOf(tier));
  const queue: InForce['queue'] = kept.queued.flatMap(({ tier, from }) =>
    rankOf(tier) === NO_TIER ? [] : [{ rank: rankOf(tier), from }],
  );
  const undecided = rankOf(kept.undecided);
  const ruleRank = rankOf(kept.rule_tier);
  return {
    rank: rankOf(kept.tier),
    since: kept.since,
    effectiveFrom: kept.effective_from,
    inForce: { rank: inForceOf(kept.tier_in_force), queue },
    decision: overlaid(undecided, overlay, () => false).decision,
    beneath: {
      rank: undecided,
      kept: kept.kept,
      inForce: { rank: inForceOf(kept.undecided_in_force), queue },
    },
    rules: {
      rank: ruleRank,
      since: kept.rule_since,
      unranked: rankOf(kept.unranked),
      evaluatedOn: kept.evaluated_on,
      eligible: kept.eligible.map(({ tier, since }) => ({ rank: rankOf(tier), since })),
      evaluations: kept.raw_tiers.map(({ day, tier, at_least }) => ({
        day,
        rank: rankOf(tier),
        atLeast: rankOf(at_least),
      })),
    },
  };
}
