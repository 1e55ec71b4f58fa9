import type { HistoryNight } from '../../history/spells.ts';
import type { Language } from '../../language/text.ts';
import type { Pack } from '../../rules/pack.ts';
import type { Styled } from '../page.ts';
import { tierLabel } from '../tiers.ts';
import { titlesOf } from '../titles.ts';
import { words } from '../words/history.ts';

/** The tier of a night by the titles of the pack that judged it, as far as that is still there. */
export function tierOfNight(night: HistoryNight, packs: readonly Pack[], language: Language): Styled {
  return night.listed || night.tier !== null
    ? labelled(night.tier, night, packs, language)
    : { text: words.defaultTier[language], tone: 'default' };
}

/** What was in force the next morning. */
export function inForceOfNight(night: HistoryNight, packs: readonly Pack[], language: Language): Styled {
  if (night.tierInForce !== null) return labelled(night.tierInForce, night, packs, language);
  return night.listed
    ? { text: words.none[language], tone: 'faint' }
    : { text: words.defaultTier[language], tone: 'default' };
}

function labelled(
  tier: string | null,
  night: HistoryNight,
  packs: readonly Pack[],
  language: Language,
): Styled {
  const pack = packs.find(({ id }) => id === night.pack);
  if (pack !== undefined) return tierLabel(pack, tier, language);
  return { text: titlesOf([]).tier(tier)[language], tone: 'unknown' };
}
