import { grouped } from '../language/say.ts';
import type { Language } from '../language/text.ts';
import { defaultTier, type Pack } from '../rules/pack.ts';
import { type Tally, tierTitle } from '../zoning/verdict.ts';
import type { Tone } from './colour.ts';
import type { Styled } from './page.ts';

/** A tier's title with its colour; null is unknown. */
export function tierLabel(pack: Pack, tier: string | null, language: Language): Styled {
  return { text: tierTitle(pack, tier)[language], tone: toneOfTier(pack, tier) };
}

/** A tier's title with its id, which stands alone where the title is the same word. */
export function tierNamed(pack: Pack, tier: string | null, language: Language): string {
  const title = tierTitle(pack, tier)[language];
  if (tier === null || title.toLowerCase() === tier) return tierWord(pack, tier, language);
  return language === 'zh' ? `${title}（${tier}）` : `${title} (${tier})`;
}

/** Colour by rank: the most severe, the next, further ones, the default one, and unknown. */
export function toneOfTier(pack: Pack, tier: string | null): Tone {
  const found = pack.tiers.find((each) => each.tier === tier);
  if (found === undefined) return 'unknown';
  if (found.tier === defaultTier(pack)?.tier) return 'default';
  return found.rank === 0 ? 'worst' : found.rank === 1 ? 'next' : 'further';
}

/** Where a tier stands among others in a listing: the most severe first, an unknown one just after the worst it may be. */
export function severity(pack: Pack, tier: string | null, atMost: string | null): number {
  const rank = (id: string | null): number =>
    pack.tiers.find((each) => each.tier === id)?.rank ?? pack.tiers.length;
  return tier === null ? rank(atMost) + 0.5 : rank(tier);
}

/**
 * A tier's title inside a sentence: `high` where it is the plain word that the pack has for an id, too. Any other is a name
 * (`Tier 3`, `Red alert`), and stands as its pack writes it.
 */
export function tierWord(pack: Pack, tier: string | null, language: Language): string {
  const title = tierTitle(pack, tier)[language];
  const word = title.toLowerCase();
  return word === (tier ?? 'unknown') ? word : title;
}

/** `4 high · 37 medium · 308 low · 0 unknown`. */
export function tallyWords(pack: Pack, tally: Tally, language: Language): string {
  const counts: [string | null, number][] = pack.tiers.map(({ tier }) => [tier, tally.byTier[tier] ?? 0]);
  return [...counts, [null, tally.unknown] as const]
    .map(([tier, n]) => tierCount(pack, tier, n, language))
    .join(' · ');
}

/** `4 high`, `高风险 4`. */
export function tierCount(pack: Pack, tier: string | null, count: number, language: Language): string {
  const word = tierWord(pack, tier, language);
  return language === 'zh' ? `${word} ${grouped(count)}` : `${grouped(count)} ${word}`;
}

/** How many of a list are in each tier, tiers that occur only, the most severe first and unknown last. */
export function countByTier(pack: Pack, tiers: readonly (string | null)[], language: Language): string {
  return [...pack.tiers.map(({ tier }) => tier), null]
    .map((tier) => ({ tier, count: tiers.filter((each) => each === tier).length }))
    .filter(({ count }) => count > 0)
    .map(({ tier, count }) => tierCount(pack, tier, count, language))
    .join(' · ');
}
