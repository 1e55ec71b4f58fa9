import type { Explanation, TierTrace } from '../../explain/explanation.ts';
import { say } from '../../language/say.ts';
import type { Language, Text } from '../../language/text.ts';
import { defaultTier } from '../../rules/pack.ts';
import { shortName } from '../areas.ts';
import { bindingTitle } from '../indicators.ts';
import type { Block, Line, Page } from '../page.ts';
import { knownLines, remarks } from '../snapshot/remarks.ts';
import { citation } from '../sources.ts';
import { tierLabel, tierWord, toneOfTier } from '../tiers.ts';
import { outcomes, words } from '../words/explanation.ts';
import { weekdays } from '../words/pack-page.ts';
import { calculatedSection } from './calculated.ts';
import { conditionLines } from './conditions.ts';
import { countedSection } from './counted.ts';

/** Why an area has its tier: the verdict, its own tier's conditions, why no other tier, what was worked out, and the cases counted. */
export function explanationPage(explanation: Explanation, language: Language): Page {
  const { pack, verdict, tiers, calculated, counted } = explanation;
  const own = tiers.filter(({ tier }) => tier === verdict.tier);
  const others = tiers.filter(({ tier }) => tier !== verdict.tier);
  return [
    ...header(explanation, language),
    ...[...own, ...others].flatMap((tier) => tierSection(tier, explanation, language)),
    ...calculated.flatMap((each) => calculatedSection(each, pack, language)),
    ...counted.flatMap((each) => countedSection(each, language)),
    { kind: 'summary', text: summary(explanation, language) },
  ];
}

function header(explanation: Explanation, language: Language): Block[] {
  const { asOf, knownOn, pack, verdict, unknownAhead } = explanation;
  const { area, tier, since, effectiveFrom, clause } = verdict;
  const label = tierLabel(pack, tier, language);
  const shared = { asOf, name: area.name, code: area.code, since };
  const sentence =
    tier === null
      ? say(words.verdictUnknown, language, {
          ...shared,
          least: tierWord(pack, verdict.atLeast, language),
          most: tierWord(pack, verdict.atMost, language),
        })
      : say(words.verdict, language, {
          ...shared,
          tier: tierWord(pack, tier, language),
          inForce: say(words.inForceSince, language, { day: effectiveFrom }),
        });
  const lines: Line[] = [
    { text: sentence },
    ...knownLines(knownOn, language),
    ...originLines(explanation, language),
    ...evaluatedLines({ pack, verdict }, language),
    ...remarks(pack, verdict, language).map((text) => ({ text })),
    ...stepDownLines({ pack, verdict, unknownAhead }, language),
    {
      text: say(words.basis, language, { title: pack.title[language], id: pack.id, edition: pack.edition }),
      tone: 'faint',
      hang: 2,
    },
    ...(clause === null ? [] : [{ text: say(words.clause, language, { clause }), tone: 'faint' } as const]),
  ];
  const title = say(words.title, language, { area: shortName(area), tier: label.text });
  return [
    { kind: 'heading', text: title, level: 1 },
    { kind: 'lines', lines },
  ];
}

/** Where it comes from, if not from today's inputs. */
function originLines({ asOf, fromStore }: Explanation, language: Language): Line[] {
  if (fromStore === undefined) return [];
  const { revision, tool, inForce, agrees } = fromStore;
  return [
    { text: say(words.fromStore, language, { day: asOf, revision, tool }), hang: 2 },
    ...(inForce ? [] : [{ text: words.superseded[language], tone: 'unknown' } as const]),
    ...(agrees ? [] : [{ text: words.disagrees[language], tone: 'unknown', hang: 2 } as const]),
  ];
}

/** Of which evaluation the verdict is, where not every night has one. */
function evaluatedLines(
  { pack, verdict }: Pick<Explanation, 'pack' | 'verdict'>,
  language: Language,
): Line[] {
  if (pack.evaluatedOn === undefined) return [];
  const weekday = weekdays[pack.evaluatedOn][language];
  const day = verdict.evaluatedOn;
  return [
    day === null
      ? { text: say(words.notEvaluated, language, { weekday }), tone: 'unknown' }
      : { text: say(words.evaluated, language, { weekday, day }) },
  ];
}

function stepDownLines(
  { pack, verdict, unknownAhead }: Pick<Explanation, 'pack' | 'verdict' | 'unknownAhead'>,
  language: Language,
): Line[] {
  const { nextStepDown: next, tier } = verdict;
  if (tier === null || tier === defaultTier(pack)?.tier) return [];
  if (unknownAhead !== null)
    return [{ text: say(words.unknownAhead, language, { day: unknownAhead }), tone: 'unknown' }];
  if (next === null) return [{ text: words.noStepDown[language] }];
  const because = bindingTitle(pack, next.because, language);
  return [
    {
      text: say(words.stepDown, language, {
        day: next.on,
        tier: tierWord(pack, next.tier, language),
        because,
      }),
    },
  ];
}

function tierSection(trace: TierTrace, explanation: Explanation, language: Language): Block[] {
  const { pack, verdict } = explanation;
  const is = trace.tier === verdict.tier;
  const heading = say(is ? words.whyIs : words.whyNot, language, {
    tier: tierWord(pack, trace.tier, language),
  });
  const source = trace.source === null ? [] : [citation(pack, trace.source, language)];
  const lines: Line[] = [
    { text: outcomeText(trace, explanation)[language], ...(is && { tone: toneOfTier(pack, trace.tier) }) },
    ...(trace.condition === null ? [] : conditionLines(trace.condition, pack, language)),
    { text: say(words.clause, language, { clause: trace.clause }), indent: 2, tone: 'faint' },
    ...source.map(
      (text): Line => ({
        text: say(words.source, language, { source: text }),
        indent: 2,
        hang: 2,
        tone: 'faint',
      }),
    ),
  ];
  return [
    { kind: 'heading', text: heading, level: 2 },
    { kind: 'lines', lines },
  ];
}

function outcomeText({ tier, outcome, rule, condition }: TierTrace, { asOf, verdict }: Explanation): Text {
  if (outcome === 'taken' && tier !== verdict.tier && verdict.decision !== null) return words.overruled;
  if (outcome === 'taken' && tier !== verdict.tier && verdict.tier !== null) return words.notYet;
  if (outcome === 'false' && tier === verdict.tier && verdict.decision === null) return words.held;
  if (outcome === 'taken' && rule === 'otherwise') return words.takenOtherwise;
  const isOfToday = verdict.evaluatedOn === asOf;
  if (outcome === 'taken' && !isOfToday && condition?.truth === false) return words.takenThen;
  return outcomes[outcome];
}

function summary({ asOf, pack, verdict, unknownAhead }: Explanation, language: Language): string {
  const { area, tier, nextStepDown: next } = verdict;
  const shared = { asOf, name: shortName(area), tier: tierLabel(pack, tier, language).text };
  // Below the mildest tier there is none.
  if (tier !== null && tier === defaultTier(pack)?.tier) return say(words.summaryOnly, language, shared);
  return say(words.summary, language, {
    ...shared,
    next:
      next === null
        ? words[unknownAhead === null ? 'noNext' : 'unknownNext'][language]
        : say(words.next, language, { day: next.on, tier: tierWord(pack, next.tier, language) }),
  });
}
