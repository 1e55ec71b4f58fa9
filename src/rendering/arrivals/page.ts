import type { Day } from '../../days.ts';
import { counted, listed, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { ArrivalMeasure, Stage } from '../../measures/arrivals.ts';
import type { Arrivals, Arrived, MetIn } from '../../nightly/arrivals.ts';
import type { Pack } from '../../rules/pack.ts';
import { levelName } from '../../workspace/level-names.ts';
import type { Block, Line, Page } from '../page.ts';
import { citation } from '../sources.ts';
import { tierWord } from '../tiers.ts';
import { nouns, words } from '../words/arrivals.ts';
import { nouns as measureNouns } from '../words/measures.ts';

const INDENT = 3;
/** Up to so many places are named. */
const NAMED = 6;

/** What people who arrive meet, person by person. */
export function arrivalsPage({ pack, people }: Arrivals, language: Language): Page {
  const basis = { title: pack.title[language], id: pack.id, edition: pack.edition };
  const met = people.filter(({ branches }) => branches.some((branch) => branch.met !== null));
  const counts = people.some(({ branches }) =>
    branches.some((branch) => branch.met !== null && hasDays(branch.met)),
  );
  return [
    ...people.flatMap((person, i) => personBlocks(person, pack, language, i === 0 ? basis : undefined)),
    ...(counts
      ? [{ kind: 'lines', lines: [{ text: words.counting[language], tone: 'faint' }] } as const]
      : []),
    {
      kind: 'summary',
      text: say(words.summary, language, {
        people: counted(people.length, nouns.people, language),
        met: say(words.ofThem, language, { count: counted(met.length, nouns.people, language) }),
      }),
    },
  ];
}

function hasDays({ isolation, tests, monitoring }: ArrivalMeasure): boolean {
  return isolation.length > 0 || tests?.kind === 'days' || monitoring !== null;
}

function personBlocks(
  person: Arrived,
  pack: Pack,
  language: Language,
  basis: Readonly<Record<'title' | 'id' | 'edition', string>> | undefined,
): Block[] {
  const { journey, branches } = person;
  const top = [
    say(words.journey, language, { ...journey }),
    ...(isWider(person)
      ? [say(words.wider, language, { from: person.from, place: person.place ?? '' })]
      : []),
    ...(basis === undefined ? [] : [say(words.basis, language, basis)]),
  ];
  const none = [{ text: words.unlisted[language], indent: INDENT, hang: 2 }];
  return [
    { kind: 'heading', text: titleOf(person, pack, language), level: 1 },
    { kind: 'lines', lines: top.map((text) => ({ text, hang: 2 })) },
    { kind: 'gap' },
    {
      kind: 'lines',
      lines:
        branches.length === 0 ? none : branches.flatMap((each) => branchLines(each, person, pack, language)),
    },
    { kind: 'gap' },
  ];
}

/** Whether the list of places knows less of where somebody comes from than was asked: `深圳市` of `深圳市南山区`. */
function isWider({ from, place }: Arrived): boolean {
  const last = place?.split(' ').at(-1);
  if (last === undefined) return false;
  const asked = from.trim();
  return !asked.endsWith(last) && !asked.endsWith(last.slice(0, -1));
}

function titleOf({ id, from, place, branches }: Arrived, pack: Pack, language: Language): string {
  if (id !== null) return say(words.person, language, { id, from: place ?? from });
  const [first] = branches;
  if (place === null && first?.by?.place === null)
    return say(words.titleTier, language, { tier: tierWord(pack, first.by.tier, language) });
  return say(words.title, language, { from: place ?? from });
}

function branchLines(branch: MetIn, { journey, branches }: Arrived, pack: Pack, language: Language): Line[] {
  const { met, by } = branch;
  const where = whereText(branch, branches.length > 1, pack, language);
  const because = by === null || by.place === null ? [] : [listedText(by.place, by, pack, language)];
  if (met === null)
    return [
      { text: where, tone: 'strong', hang: INDENT },
      { text: words.nothing[language], indent: INDENT },
    ];
  const { measure, arrival } = met;
  const basis = citation(pack, arrival.source, language, {
    clause: arrival.clauseOfSource,
    status: arrival.status,
  });
  const details = [
    measure.text[language],
    ...daysTexts(met, journey.arrived, language),
    ...because.map((text) => say(words.because, language, { by: text })),
    say(words.source, language, { source: basis }),
  ];
  const head = `${where} — ${measure.title[language]}`;
  return [
    { text: head, tone: 'strong', hang: INDENT },
    ...details.map((text) => ({ text, indent: INDENT, hang: 2 })),
  ];
}

function whereText({ places, around, by }: MetIn, several: boolean, pack: Pack, language: Language): string {
  const tier = tierWord(pack, by?.tier ?? null, language);
  if (around !== null) return say(words.around, language, { tier, level: levelName(around)[language] });
  if (by !== null && by.place === null) return say(words.listedTier, language, { tier });
  if (places.length === 0) return (several ? words.elsewhere : words.all)[language];
  const named = places.slice(0, NAMED);
  const shown = listed([...named, ...(places.length > NAMED ? [`… (${places.length})`] : [])], language);
  return say(words.stayed, language, { places: shown });
}

function listedText(
  place: string,
  { tier, from }: NonNullable<MetIn['by']>,
  pack: Pack,
  language: Language,
): string {
  return say(words.listed, language, { place, tier: tierWord(pack, tier, language), from: from ?? '' });
}

/** When what is met is carried out; what would have been before arrival is said to be so. */
function daysTexts(
  { isolation, monitoring, tests }: ArrivalMeasure,
  arrived: Day,
  language: Language,
): string[] {
  return [
    ...isolation.map((stage) => stageText(stage, language) + over(stage.to, arrived, language)),
    ...(monitoring === null
      ? []
      : [say(words.monitoring, language, { ...monitoring }) + over(monitoring.to, arrived, language)]),
    ...testsTexts(tests, arrived, language),
  ];
}

function over(to: Day, arrived: Day, language: Language): string {
  return to < arrived ? words.over[language] : '';
}

function stageText({ days, places, from, to }: Stage, language: Language): string {
  const where = places.map((place) => words[place][language]).join(words.or[language]);
  const count = counted(days, measureNouns.days, language);
  return say(words.isolation, language, { days: count, places: where, from, to });
}

function testsTexts(tests: ArrivalMeasure['tests'], arrived: Day, language: Language): string[] {
  if (tests === null) return [];
  if (tests.kind === 'times') {
    const { times, by, hoursBetween } = tests;
    const apart = hoursBetween === null ? '' : say(words.apart, language, { hours: hoursBetween });
    return [say(words.times, language, { times, by }) + apart];
  }
  const texts = tests.days.map(({ day, date }) =>
    say(date < arrived ? words.testPast : words.testDay, language, { day, date }),
  );
  return [say(words.tests, language, { dates: listed(texts, language) })];
}
