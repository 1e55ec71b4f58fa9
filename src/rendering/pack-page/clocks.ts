import { say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import { type Effect, hasTransitions, type Pack } from '../../rules/pack.ts';
import { levelName } from '../../workspace/level-names.ts';
import type { Block, Line } from '../page.ts';
import { transitions, weekdays, words } from '../words/pack-page.ts';
import { beginning } from './beginning.ts';
import { calendar } from './calendar.ts';
import { leaving } from './leaving.ts';

/** When tiers are judged, when they take effect, and what moves them. */
export function clocks(pack: Pack, language: Language): Block[] {
  const lines = [
    evaluation(pack, language),
    effectPhrase(pack.effective, language),
    ...movement(pack, language),
    ...apart(pack, language),
    words.decisions[language],
    ...calendar(pack, language),
    ...beginning(pack, language),
  ].map((text): Line => ({ text, hang: 2 }));
  const leave = isMoved(pack) ? pack.tiers.flatMap((tier) => leaving(tier, pack, language)) : [];
  return [
    { kind: 'heading', text: words.clocks[language], level: 2 },
    { kind: 'lines', lines: [...lines, ...leave] },
  ];
}

function evaluation({ evaluatedOn }: Pack, language: Language): string {
  if (evaluatedOn === undefined) return words.daily[language];
  return say(transitions.weekly, language, { weekday: weekdays[evaluatedOn][language] });
}

function effectPhrase(effect: Effect, language: Language): string {
  if (effect.kind === 'weekday')
    return say(words.weekday, language, { weekday: weekdays[effect.weekday][language] });
  if (effect.days === 0) return words.sameDay[language];
  return effect.days === 1 ? words.nextDay[language] : say(words.afterDays, language, { days: effect.days });
}

/** Whether something else than the evaluation alone says when an area leaves its tier. */
function isMoved(pack: Pack): boolean {
  return hasTransitions(pack) || pack.decides !== undefined;
}

/** Whether tiers follow each evaluation, and what an unknown does. Tiers that only decisions set do not move. */
function movement(pack: Pack, language: Language): string[] {
  if (pack.tiers.every(({ rule }) => rule.kind !== 'when')) return [];
  if (!isMoved(pack)) return [words.free[language], transitions.unknown[language]];
  return [...lowering(pack, language), transitions.unknownInClocks[language]];
}

function lowering({ decides }: Pack, language: Language): string[] {
  if (decides === undefined) return [];
  if (decides.level === undefined) return [transitions.byDecision[language]];
  return [say(transitions.byDecisionAt, language, { level: levelName(decides.level)[language] })];
}

/** Tiers that no clock governs. */
function apart({ tiers }: Pack, language: Language): string[] {
  return tiers.flatMap((tier) => {
    const title = { tier: tier.title[language] };
    if (tier.unranked) return [say(transitions.unranked, language, title)];
    return tier.residual ? [say(transitions.residual, language, title)] : [];
  });
}
