import type { Language, Text } from '../language/text.ts';
import type { Pack } from '../rules/pack.ts';
import { tierTitle } from '../zoning/verdict.ts';
import type { Tone } from './colour.ts';
import { toneOfTier } from './tiers.ts';

/** What the ids in a diff are called. */
export interface Titles {
  readonly tier: (tier: string | null) => Text;
  readonly tone: (tier: string | null) => Tone;
  readonly measure: (id: string) => Text;
  /** Whether a measure is for areas of both tiers. */
  readonly isForBoth: (id: string, from: string | null, to: string | null) => boolean;
}

/** Titles from packs; where several have an id, the first pack's. An id that none has stands for itself. */
export function titlesOf(packs: readonly Pack[]): Titles {
  const packWith = (tier: string | null): Pack | undefined =>
    packs.find((pack) => pack.tiers.some((each) => each.tier === tier)) ?? packs[0];
  const measures = new Map(
    [...packs].reverse().flatMap((pack) => pack.measures.map((measure) => [measure.id, measure] as const)),
  );
  return {
    tier: (tier) => {
      const pack = packWith(tier);
      return pack === undefined ? { zh: tier ?? '未知', en: tier ?? 'Unknown' } : tierTitle(pack, tier);
    },
    tone: (tier) => {
      const pack = packWith(tier);
      return pack === undefined ? 'unknown' : toneOfTier(pack, tier);
    },
    measure: (id) => measures.get(id)?.title ?? { zh: id, en: id },
    isForBoth: (id, from, to) => {
      const tiers = measures.get(id)?.tiers ?? [];
      return from !== null && to !== null && tiers.includes(from) && tiers.includes(to);
    },
  };
}

/** The titles of measures, joined. */
export function measureTitles(ids: readonly string[], titles: Titles, language: Language): string {
  return ids.map((id) => titles.measure(id)[language]).join(language === 'zh' ? '；' : '; ');
}
