import { defaultTier, type Pack } from '../rules/pack.ts';
import type { ChangeKind, TierMatch, TierMatches } from './change.ts';
import { kindOf } from './kinds.ts';

/**
 * Which tier of one pack is which of another: as either says in `maps_from`, by its name, or because both are what is
 * published where nothing else holds. What is left has no counterpart, and nothing is guessed by rank.
 */
export function matchTiers(from: Pack, to: Pack): TierMatches {
  const matches = from.tiers.flatMap(({ tier }) => matchOf(tier, from, to) ?? []);
  const left = (pack: Pack, side: 'from' | 'to'): string[] =>
    pack.tiers.map(({ tier }) => tier).filter((tier) => matches.every((match) => match[side] !== tier));
  return { matches, unmatched: { from: left(from, 'from'), to: left(to, 'to') } };
}

function matchOf(tier: string, from: Pack, to: Pack): TierMatch | undefined {
  const has = (id: string | undefined): id is string => to.tiers.some((each) => each.tier === id);
  if (from.id === to.id) return has(tier) ? { from: tier, to: tier, by: 'name' } : undefined;
  const declared = to.mapsFrom?.[from.id]?.[tier] ?? to.mapsFrom?.['*']?.[tier];
  if (has(declared)) return { from: tier, to: declared, by: 'maps_from' };
  if (has(tier)) return { from: tier, to: tier, by: 'name' };
  // The other pack may be the later one. Of several tiers that become this one none is its counterpart.
  const back = Object.entries(from.mapsFrom?.[to.id] ?? from.mapsFrom?.['*'] ?? {});
  const [only, ...more] = back.flatMap(([id, becomes]) => (becomes === tier && has(id) ? [id] : []));
  if (only !== undefined && more.length === 0) return { from: tier, to: only, by: 'maps_from' };
  const [normal, other] = [defaultTier(from)?.tier, defaultTier(to)?.tier];
  if (tier === normal && other !== undefined && !from.tiers.some((each) => each.tier === other))
    return { from: tier, to: other, by: 'default' };
  return undefined;
}

/** A tier of the first pack as the second knows it; undefined where it has no counterpart. Null is unknown. */
export function matchOfTier({ matches }: TierMatches, tier: string | null): string | null | undefined {
  return tier === null ? null : matches.find(({ from }) => from === tier)?.to;
}

/** What kind of difference it is: a tier without counterpart lies neither above nor below any. */
export function kindBetween(
  { from, to }: { readonly from: Pack; readonly to: Pack },
  matches: TierMatches,
  tiers: { readonly from: string | null; readonly to: string | null },
): ChangeKind {
  const matched = matchOfTier(matches, tiers.from);
  const isUnranked = from.tiers.some(({ tier, unranked }) => tier === tiers.from && unranked);
  if (tiers.to === null) return 'unknown';
  if (isUnranked) return 'changed';
  if (matched === undefined) return tiers.to === defaultTier(to)?.tier ? 'delisted' : 'changed';
  return kindOf(matched, tiers.to, to);
}
