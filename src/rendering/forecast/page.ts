import type { Day } from '../../days.ts';
import { type AreaForecast, type Ending, endingOf, type Forecast } from '../../forecast/forecast.ts';
import { counted, grouped, listed, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import { defaultTier, type Pack } from '../../rules/pack.ts';
import { levelName, levelNoun } from '../../workspace/level-names.ts';
import type { LadderStep } from '../../zoning/ladder.ts';
import { byDistrict, shortDay, shortName } from '../areas.ts';
import { bindingTitle } from '../indicators.ts';
import type { Block, Cell, Line, Page, Row } from '../page.ts';
import { headerLines } from '../snapshot/page.ts';
import { remarks, unknownRemark } from '../snapshot/remarks.ts';
import { countByTier, severity, tierLabel, tierWord } from '../tiers.ts';
import { words } from '../words/forecast.ts';
import { assumedBlocks } from './assumed.ts';

/** What is foreseen, for people to read: the listed areas by district, each with its steps one below the other. */
export function forecastPage(forecast: Forecast, language: Language): Page {
  const { snapshot, areas, rulesUntil } = forecast;
  const lines: Line[] = [
    ...headerLines(snapshot, language),
    { text: words.premise[language], hang: 2 },
    ...(rulesUntil === null
      ? []
      : [{ text: say(words.rulesUntil, language, { day: rulesUntil }), tone: 'unknown' as const, hang: 2 }]),
  ];
  return [
    { kind: 'heading', text: say(words.title, language, { day: snapshot.asOf }), level: 1 },
    { kind: 'lines', lines },
    ...(areas.length === 0 ? [nothing(forecast, language)] : table(forecast, language)),
    ...assumedBlocks(forecast, language),
    { kind: 'summary', text: summary(forecast, language) },
  ];
}

function nothing({ snapshot: { level, pack } }: Forecast, language: Language): Block {
  const noun = language === 'zh' ? levelName(level).zh : levelNoun(level).one;
  const tier = tierWord(pack, defaultTier(pack)?.tier ?? null, language);
  return { kind: 'lines', lines: [{ text: say(words.none, language, { noun, default: tier }) }] };
}

function table({ snapshot: { pack, asOf }, areas }: Forecast, language: Language): Block[] {
  const worstFirst = [...areas].sort(
    (a, b) =>
      severity(pack, a.verdict.tier, a.verdict.atMost) - severity(pack, b.verdict.tier, b.verdict.atMost),
  );
  const rows = byDistrict(worstFirst, ({ verdict }) => verdict.area).flatMap(({ heading, items }): Row[] => {
    const tiers = items.map(({ verdict }) => verdict.tier);
    return [
      { kind: 'group', text: `${heading}  ${countByTier(pack, tiers, language)}` },
      ...items.flatMap((area) => areaRows(area, pack, asOf, language)),
    ];
  });
  const columns = [
    { head: words.area[language], least: 12 },
    { head: words.tier[language], least: 6 },
    { head: words.judged[language] },
    { head: words.to[language], least: 8 },
    { head: words.effective[language] },
    { head: words.because[language], least: 14, spare: 90 },
  ];
  return [{ kind: 'gap' }, { kind: 'table', columns, rows }];
}

/** A row a step, the first with the area; what else must be known of it stands below. */
function areaRows(area: AreaForecast, pack: Pack, asOf: Day, language: Language): Row[] {
  const { verdict, ladder } = area;
  const days = (day: Day): string => shortDay(day, asOf);
  const steps = ladder.steps.map((step): Cell[] => [
    days(step.on),
    stepLabel(step, pack, language),
    days(step.effectiveFrom),
    bindingTitle(pack, step.because, language),
  ]);
  const cells = steps.length === 0 ? [['—', '', '', '']] : steps;
  const texts = [
    ...unknownRemark(pack, verdict, language),
    ...remarks(pack, verdict, language),
    ...ends(area, pack, asOf, language),
    ...mayBeHigher(ladder.steps, days, language),
  ];
  return cells.map((each, i): Row => {
    const first: Cell[] =
      i === 0 ? [shortName(verdict.area), tierLabel(pack, verdict.tier, language)] : ['', ''];
    const isLast = i === cells.length - 1;
    const notes = isLast ? texts.map((text): Cell => ({ text, tone: 'faint' })) : [];
    return { kind: 'row', cells: [...first, ...each], notes };
  });
}

function stepLabel({ tier, change }: LadderStep, pack: Pack, language: Language): Cell {
  const label = tierLabel(pack, tier, language);
  return change === 'raised' ? { ...label, text: say(words.raised, language, { tier: label.text }) } : label;
}

/** Where it ends short of the default tier, why; from when on it is not known in any case. */
function ends(area: AreaForecast, pack: Pack, asOf: Day, language: Language): string[] {
  const { unknownFrom } = area.ladder;
  const end = endingOf(area, pack);
  return [
    ...(unknownFrom === null ? [] : [say(words.unknownFrom, language, { day: shortDay(unknownFrom, asOf) })]),
    ...(end === 'decision' ? [words.byDecision[language]] : []),
    ...(end === 'open' ? [words.open[language]] : []),
  ];
}

function mayBeHigher(
  steps: readonly LadderStep[],
  shown: (day: Day) => string,
  language: Language,
): string[] {
  const days = steps.filter(({ possiblyHigher }) => possiblyHigher).map(({ on }) => shown(on));
  return days.length === 0 ? [] : [say(words.possiblyHigher, language, { days: listed(days, language) })];
}

function summary({ snapshot: { asOf, pack, level }, areas }: Forecast, language: Language): string {
  const normal = tierWord(pack, defaultTier(pack)?.tier ?? null, language);
  const of = (ending: Ending): readonly AreaForecast[] =>
    areas.filter((area) => endingOf(area, pack) === ending);
  const back = of('default');
  const last = back
    .map(({ ladder }) => ladder.steps.at(-1)?.on ?? asOf)
    .sort()
    .at(-1);
  const part = (text: (typeof words)['stayOpen' | 'stayDecided' | 'stayUnknown'], count: number): string[] =>
    count === 0 ? [] : [say(text, language, { count: grouped(count) })];
  const parts = [
    ...(last === undefined
      ? []
      : [say(words.atDefault, language, { count: grouped(back.length), day: last, default: normal })]),
    ...part(words.stayUnknown, of('unknown').length),
    ...part(words.stayDecided, of('decision').length),
    ...part(words.stayOpen, of('open').length),
  ];
  const text = areas.length === 0 ? words.summaryNone : words.summary;
  return say(text, language, {
    day: asOf,
    areas: counted(areas.length, levelNoun(level), language),
    default: normal,
    parts: parts.join(language === 'zh' ? '，' : ', '),
  });
}
