import { addDays, type Day } from '../days.ts';
import { NO_TIER } from '../judging/raw-tier.ts';
import { defaultTier } from '../rules/pack.ts';
import type { PublishedNight, PublishedState } from '../store/published.ts';
import type { Beginning } from '../zoning/history.ts';
import type { Night } from '../zoning/open-night.ts';
import { positionsOf } from '../zoning/places.ts';
import type { AreaState } from '../zoning/publish.ts';

/** Where looking back ends: at the newest published night, if it speaks of the same level, or where judging begins. */
export async function beginningAfter(earlier: PublishedNight | null, night: Night): Promise<Beginning> {
  if (earlier === null || earlier.manifest.level !== night.pack.level) return { firstDay: night.begins };
  const { as_of: published } = earlier.manifest;
  const positions = await positionsOf(
    night.bench.engine,
    night.pack.level,
    earlier.states.map(({ area }) => area),
  );
  const states = new Map<number, AreaState>();
  for (const kept of earlier.states) {
    const position = positions.get(kept.area);
    const state = stateOf(kept, night, position, published);
    if (position !== undefined && state !== undefined) states.set(position, state);
  }
  const resting = earlier.manifest.pack.id === night.pack.id ? restingState(night, published) : undefined;
  const listed = new Set(positions.values());
  return {
    firstDay: addDays(published, 1),
    listed: [...states.keys()],
    published: (position) => {
      const known = states.get(position);
      const rests = !listed.has(position) && night.tonight.raw[position] !== NO_TIER;
      return known ?? (rests ? resting : undefined);
    },
  };
}

function rankIn(night: Night, tier: string | null): number {
  return night.pack.tiers.find((each) => each.tier === tier)?.rank ?? NO_TIER;
}

/** A listed area goes on from what was published, if the pack of tonight has that tier. */
function stateOf(
  kept: PublishedState,
  night: Night,
  position: number | undefined,
  day: Day,
): AreaState | undefined {
  const rank = rankIn(night, kept.tier);
  if (position === undefined || (kept.tier !== null && rank === NO_TIER)) return undefined;
  return {
    rank,
    since: kept.since,
    effectiveFrom: kept.effective_from,
    inForce: {
      rank: kept.tier_in_force === null ? null : rankIn(night, kept.tier_in_force),
      queue: kept.queued.map(({ tier, from }) => ({ rank: rankIn(night, tier), from })),
    },
    decision: null,
    beneath: { rank, kept: false, inForce: { rank, queue: [] } },
    rules: plainRules(rankIn(night, kept.rule_tier), kept.since, day),
  };
}

/** An area that was not listed rests in the default tier. */
function restingState(night: Night, day: Day): AreaState | undefined {
  const rank = defaultTier(night.pack)?.rank;
  if (rank === undefined) return undefined;
  const inForce = { rank, queue: [] };
  return {
    rank,
    since: day,
    effectiveFrom: addDays(day, 1),
    inForce,
    decision: null,
    beneath: { rank, kept: false, inForce },
    rules: plainRules(rank, day, day),
  };
}

function plainRules(rank: number, since: Day, day: Day): AreaState['rules'] {
  return { rank, since, unranked: NO_TIER, evaluatedOn: day, eligible: null, evaluations: [] };
}
