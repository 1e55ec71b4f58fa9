import { counted, listed, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { Pack } from '../../rules/pack.ts';
import type { Arrival, IsolationStage, Tests } from '../../rules/standing.ts';
import { levelName } from '../../workspace/level-names.ts';
import type { Block, Row } from '../page.ts';
import { citation } from '../sources.ts';
import { nouns } from '../words/measures.ts';
import { words as pageWords } from '../words/pack-page.ts';
import { spanText } from '../words/spans.ts';
import { words } from '../words/standing.ts';

/** What people who arrive meet, by where they come from. */
export function arrivals(pack: Pack, language: Language): Block[] {
  const { arrivals: list = [] } = pack;
  if (list.length === 0) return [];
  const columns = [
    { head: words.origin[language], least: 10 },
    { head: pageWords.measure[language], least: 12 },
    { head: words.lookBack[language] },
    { head: words.isolation[language], least: 16 },
    { head: words.tests[language], least: 10 },
    { head: pageWords.basis[language], least: 16 },
  ];
  return [
    { kind: 'heading', text: words.arrivals[language], level: 2 },
    { kind: 'table', columns, rows: list.map((each) => arrivalRow(each, pack, language)) },
  ];
}

function arrivalRow(arrival: Arrival, pack: Pack, language: Language): Row {
  const { lookBackDays, tests, source, clauseOfSource, status, inForce } = arrival;
  const measure = pack.measures.find(({ id }) => id === arrival.measure);
  const title = measure?.title[language] ?? arrival.measure;
  return {
    kind: 'row',
    cells: [
      originText(arrival, pack, language),
      inForce === undefined ? title : listed([title, spanText(inForce, language)], language),
      lookBackDays === undefined
        ? ''
        : say(words.lookBackDays, language, { days: dayCount(lookBackDays, language) }),
      isolationText(arrival, language),
      tests === undefined ? '' : testsText(tests, language),
      citation(pack, source, language, { clause: clauseOfSource, status }),
    ],
  };
}

function originText({ origin, scope, who }: Arrival, pack: Pack, language: Language): string {
  const titles = pack.tiers.filter(({ tier }) => origin.includes(tier)).map(({ title }) => title[language]);
  const tier = listed(titles, language);
  const place =
    scope === undefined ? tier : say(words.scope, language, { tier, level: levelName(scope)[language] });
  return [place, who?.[language] ?? ''].filter((part) => part !== '').join(language === 'zh' ? '：' : ': ');
}

function isolationText(arrival: Arrival, language: Language): string {
  const { isolation, countedFrom, monitoringDays } = arrival;
  const stages = isolation.map((stage) => stageText(stage, language));
  const monitored =
    monitoringDays === undefined
      ? []
      : [say(words.monitored, language, { days: dayCount(monitoringDays, language) })];
  const from =
    countedFrom === undefined
      ? ''
      : words[countedFrom === 'leaving' ? 'fromLeaving' : 'fromArrival'][language];
  return [...stages, ...monitored].join(words.afterwards[language]) + from;
}

function stageText({ days, places }: IsolationStage, language: Language): string {
  const count = dayCount(days, language);
  if (places.length === 0) return say(words.isolatedAnywhere, language, { days: count });
  const named = places.map((place) => words[place][language]).join(words.or[language]);
  return say(words.isolated, language, { places: named, days: count });
}

function testsText(tests: Tests, language: Language): string {
  if (tests.kind === 'days')
    return say(words.onDays, language, { days: listed(tests.days.map(String), language) });
  const { times, withinDays, hoursBetween } = tests;
  const apart = hoursBetween === undefined ? '' : say(words.apart, language, { hours: hoursBetween });
  return say(words.times, language, { times, within: dayCount(withinDays, language) }) + apart;
}

function dayCount(days: number, language: Language): string {
  return counted(days, nouns.days, language);
}
