import { counted, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { After, Clocks, Pack, Tier } from '../../rules/pack.ts';
import type { Line } from '../page.ts';
import { phrase } from '../phrases/expression.ts';
import { speechOf } from '../phrases/indicator.ts';
import { steps as stepsAtATime, stepWords, transitions, weekdays } from '../words/pack-page.ts';

/** What governs a tier of which nothing is said: the next evaluation moves it. */
const AT_ONCE: After = { kind: 'evaluations', count: 1 };
const FREE: Clocks = {
  tighten: { after: AT_ONCE, steps: null },
  loosen: { after: AT_ONCE, steps: null, minStayDays: 0 },
};

/** What moves an area out of a tier, up and down, as far as the rules reach a tier there. */
export function leaving(tier: Tier, pack: Pack, language: Language): Line[] {
  const { clocks = FREE, release, rank, residual, unranked } = tier;
  if (residual || unranked) return [];
  const reachable = pack.tiers.filter(isReachable).map((each) => each.rank);
  const { tighten, loosen } = clocks;
  const up = reachable.some((each) => each < rank)
    ? [joined([after('up', tighten.after, language), ...steps(tighten.steps, language)], language)]
    : [];
  const down = reachable.some((each) => each > rank)
    ? [
        joined(
          [
            after('down', loosen.after, language),
            ...(loosen.minStayDays === 0
              ? []
              : [say(transitions.minStay, language, { days: loosen.minStayDays })]),
            ...steps(loosen.steps, language),
          ],
          language,
        ),
        ...(release === undefined
          ? []
          : [
              say(transitions.release, language, {
                condition: phrase(release.tree, speechOf(pack, language)),
              }),
            ]),
      ]
    : [];
  const said = [...up, ...down];
  if (said.length === 0) return [];
  return [
    { text: say(transitions.outOf, language, { tier: tier.title[language] }), tone: 'strong' },
    ...said.map((text): Line => ({ text, indent: 2, hang: 2 })),
  ];
}

function joined(parts: readonly string[], language: Language): string {
  return parts.join(language === 'zh' ? '；' : '; ');
}

/** Whether the rules alone can bring an area into a tier by their clocks. */
function isReachable({ rule, residual, unranked }: Tier): boolean {
  return rule.kind !== 'declared' && !residual && !unranked;
}

function steps(count: number | null, language: Language): string[] {
  return count === null ? [] : [say(stepsAtATime, language, { steps: counted(count, stepWords, language) })];
}

function after(way: 'up' | 'down', clock: After, language: Language): string {
  const { count } = clock;
  if (count === 1 && clock.kind !== 'on') return transitions[`${way}AtOnce`][language];
  return say(transitions[way], language, { after: looking(clock, language) });
}

/** The evaluations that a clock looks at. */
function looking(clock: After, language: Language): string {
  const { kind, count } = clock;
  switch (kind) {
    case 'evaluations':
    case 'days':
      return say(transitions[kind], language, { count });
    case 'on': {
      const on =
        clock.on === 'workdays' ? transitions.workdays[language] : weekdayOf(clock.on, count, language);
      return say(transitions.on, language, { count, on });
    }
  }
}

function weekdayOf(weekday: keyof typeof weekdays, count: number, language: Language): string {
  const name = weekdays[weekday][language];
  return language === 'en' && count > 1 ? `${name}s` : name;
}
