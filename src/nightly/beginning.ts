import { addDays } from '../days.ts';
import type { Manifest, PublishedZone } from '../store/published.ts';
import { defaultTier } from '../rules/pack.ts';
import type { Beginning } from '../zoning/history.ts';
import type { Night } from '../zoning/open-night.ts';
import { positionsOf } from '../zoning/places.ts';
import type { AreaState } from '../zoning/publish.ts';
import { NO_TIER } from '../judging/raw-tier.ts';

/** A night as the store has it. */
export interface PublishedNight {
  readonly manifest: Manifest;
  readonly zones: readonly PublishedZone[];
}

/** Where looking back ends: at the newest published night, if it speaks of the same level, or where judging begins. */
export async function beginningAfter(earlier: PublishedNight | null, night: Night): Promise<Beginning> {
  if (earlier === null || earlier.manifest.level !== night.pack.level) return { firstDay: night.begins };
  const { as_of: published } = earlier.manifest;
  const positions = await positionsOf(night.bench.engine, night.pack.level, earlier.zones.map((zone) => zone.area));
  const states = new Map<number, AreaState>();
  for (const zone of earlier.zones) {
    const position = positions.get(zone.area);
    const state = stateOf(zone, night, position, published);
    if (position !== undefined && state !== undefined) states.set(position, state);
  }
  const resting = restingState(night, published);
  return { firstDay: addDays(published, 1), published: (position) => states.get(position) ?? resting };
}

function rankIn(night: Night, tier: string | null): number {
  return night.pack.tiers.find((each) => each.tier === tier)?.rank ?? NO_TIER;
}

/** A listed area goes on from what was published, if the pack of tonight has that tier. */
function stateOf(zone: PublishedZone, night: Night, position: number | undefined, day: string): AreaState | undefined {
  const rank = rankIn(night, zone.tier);
  if (position === undefined || (zone.tier !== null && rank === NO_TIER)) return undefined;
  const inForce = zone.tierInForce === null ? null : rankIn(night, zone.tierInForce);
  const waiting = zone.tier !== zone.tierInForce && rank !== NO_TIER;
  return {
    rank,
    since: zone.since,
    ruleRank: rankIn(night, zone.decidedBy === null ? zone.tier : zone.rawTier),
    kept: zone.flags.includes('kept'),
    effectiveFrom: zone.effectiveFrom,
    inForce: { rank: inForce, queue: waiting ? [{ rank, from: zone.effectiveFrom }] : [] },
    decision: night.book.on(position, day)?.decision ?? null,
  };
}

/** An area that was not listed rests in the default tier. */
function restingState(night: Night, day: string): AreaState | undefined {
  const rank = defaultTier(night.pack)?.rank;
  if (rank === undefined) return undefined;
  const inForce = { rank, queue: [] };
  return { rank, since: day, ruleRank: rank, kept: false, effectiveFrom: addDays(day, 1), inForce, decision: null };
}
