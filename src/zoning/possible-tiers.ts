import type { Pack } from '../rules/pack.ts';
import type { Verdict } from './verdict.ts';

/** The tiers that may be in force: the one that is, or everything between the bounds of an unknown one. */
export function possibleTiers(
  { tierInForce, tier, atLeast, atMost }: Pick<Verdict, 'tierInForce' | 'tier' | 'atLeast' | 'atMost'>,
  { tiers }: Pick<Pack, 'tiers'>,
): string[] {
  if (tierInForce !== null) return [tierInForce];
  if (tier !== null) return [];
  const rankOf = (id: string | null): number | undefined => tiers.find((each) => each.tier === id)?.rank;
  const mildest = rankOf(atLeast) ?? Number.POSITIVE_INFINITY;
  const worst = rankOf(atMost) ?? 0;
  return tiers.flatMap((each) => (each.rank >= worst && each.rank <= mildest ? each.tier : []));
}
