import { listed, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import { type After, type Effect, hasTransitions, type Pack, type Tier } from '../../rules/pack.ts';
import type { Block, Line } from '../page.ts';
import { phrase } from '../phrases/expression.ts';
import { speechOf } from '../phrases/indicator.ts';
import { transitions, weekdays, words } from '../words/pack-page.ts';

/** When tiers are judged, when they take effect, and what moves them. */
export function clocks(pack: Pack, language: Language): Block[] {
  const { evaluatedOn, decides } = pack;
  const lines: Line[] = [
    evaluatedOn === undefined
      ? words.daily[language]
      : say(transitions.weekly, language, { weekday: weekdays[evaluatedOn][language] }),
    effectPhrase(pack.effective, language),
    ...(hasTransitions(pack) ? [] : [words.free[language]]),
    ...(decides === undefined ? [] : [transitions.byDecision[language]]),
    words.decisions[language],
  ].map((text) => ({ text, hang: 2 }));
  return [
    { kind: 'heading', text: words.clocks[language], level: 2 },
    { kind: 'lines', lines: [...lines, ...pack.tiers.flatMap((tier) => tierLines(tier, pack, language))] },
  ];
}

function effectPhrase(effect: Effect, language: Language): string {
  if (effect.kind === 'weekday')
    return say(words.weekday, language, { weekday: weekdays[effect.weekday][language] });
  if (effect.days === 0) return words.sameDay[language];
  return effect.days === 1 ? words.nextDay[language] : say(words.afterDays, language, { days: effect.days });
}

/** What moves an area out of a tier, up and down. */
function tierLines(tier: Tier, pack: Pack, language: Language): Line[] {
  const { clocks: own, release, rank } = tier;
  if ((own === undefined && release === undefined) || tier.residual || tier.unranked) return [];
  const up = rank === 0 || own === undefined ? [] : [move('up', own.tighten, 0, language)];
  const down =
    rank === pack.tiers.length - 1 || own === undefined
      ? []
      : [move('down', own.loosen, own.loosen.minStayDays, language)];
  const released =
    release === undefined
      ? []
      : [say(transitions.release, language, { condition: phrase(release.tree, speechOf(pack, language)) })];
  return [
    { text: say(transitions.outOf, language, { tier: tier.title[language] }), tone: 'strong' },
    ...[...up, ...down, ...released].map((text): Line => ({ text, indent: 2, hang: 2 })),
  ];
}

function move(
  way: 'up' | 'down',
  { after, steps }: { readonly after: After; readonly steps: number | null },
  minStay: number,
  language: Language,
): string {
  const parts = [
    say(transitions[way], language, { after: afterPhrase(after, language) }),
    ...(minStay === 0 ? [] : [say(transitions.minStay, language, { days: minStay })]),
    ...(steps === null ? [] : [say(transitions.steps, language, { steps })]),
  ];
  return listed(parts, language);
}

function afterPhrase(after: After, language: Language): string {
  const { count } = after;
  if (after.kind === 'evaluations')
    return count === 1 ? transitions.once[language] : say(transitions.evaluations, language, { count });
  if (after.kind === 'days') return say(transitions.days, language, { count });
  const on = after.on === 'workdays' ? transitions.workdays[language] : weekdays[after.on][language];
  return say(transitions.on, language, { count, on });
}
