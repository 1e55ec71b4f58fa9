import { say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { Effect, Pack } from '../../rules/pack.ts';
import type { Block } from '../page.ts';
import { weekdays, words } from '../words/pack-page.ts';

/** When tiers are judged, when they take effect, and what ends them. */
export function clocks(pack: Pack, language: Language): Block[] {
  const lines = [words.daily[language], effectPhrase(pack.effective, language), words.free[language]];
  return [
    { kind: 'heading', text: words.clocks[language], level: 2 },
    { kind: 'lines', lines: [...lines, words.decisions[language]].map((text) => ({ text, hang: 2 })) },
  ];
}

function effectPhrase(effect: Effect, language: Language): string {
  if (effect.kind === 'weekday')
    return say(words.weekday, language, { weekday: weekdays[effect.weekday][language] });
  if (effect.days === 0) return words.sameDay[language];
  return effect.days === 1 ? words.nextDay[language] : say(words.afterDays, language, { days: effect.days });
}
