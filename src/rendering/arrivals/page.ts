import type { Day } from '../../days.ts';
import { counted, listed, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { ArrivalMeasure, Stage } from '../../measures/arrivals.ts';
import type { Arrivals, Arrived, MetIfSo, MetIn } from '../../nightly/arrivals.ts';
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
export function arrivalsPage({ people }: Arrivals, language: Language): Page {
  const met = people.filter(isMet);
  const perhaps = people.filter((person) => !isMet(person) && person.also.length > 0);
  const found = people.flatMap(({ branches, also }) =>
    [...branches, ...also].flatMap((each) => each.met ?? []),
  );
  return [
    ...people.flatMap((person, i) => personBlocks(person, language, person.pack !== people[i - 1]?.pack)),
    ...(found.some(hasDays)
      ? [{ kind: 'lines', lines: [{ text: words.counting[language], tone: 'faint' }] } as const]
      : []),
    {
      kind: 'summary',
      text: say(words.summary, language, {
        people: counted(people.length, nouns.people, language),
        met: say(words.ofThem, language, { count: counted(met.length, nouns.people, language) }),
        also:
          perhaps.length === 0
            ? ''
            : say(words.ofOthers, language, { count: counted(perhaps.length, nouns.people, language) }),
      }),
    },
  ];
}

/** Whether somebody meets something whoever they are. */
function isMet({ branches }: Arrived): boolean {
  return branches.some(({ met }) => met !== null);
}

function hasDays({ isolation, tests, monitoring }: ArrivalMeasure): boolean {
  return isolation.length > 0 || tests?.kind === 'days' || monitoring !== null;
}

function personBlocks(person: Arrived, language: Language, saysBasis: boolean): Block[] {
  const { journey, pack, branches, also } = person;
  const basis = { title: pack.title[language], id: pack.id, edition: pack.edition };
  const top = [
    say(words.journey, language, { ...journey }),
    ...(isWider(person)
      ? [say(words.wider, language, { from: person.from, place: person.place ?? '' })]
      : []),
    ...(saysBasis ? [say(words.basis, language, basis)] : []),
  ];
  const asksTier = (pack.arrivals ?? []).some(({ origin }) => origin.length > 0);
  const none = [{ text: (asksTier ? words.unlisted : words.placeless)[language], indent: INDENT, hang: 2 }];
  return [
    { kind: 'heading', text: titleOf(person, language), level: 1 },
    { kind: 'lines', lines: top.map((text) => ({ text, hang: 2 })) },
    { kind: 'gap' },
    {
      kind: 'lines',
      lines: [
        ...(branches.length === 0 ? none : branches.flatMap((each) => branchLines(each, person, language))),
        ...also.flatMap((each) => alsoLines(each, person, language)),
      ],
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

function titleOf({ id, from, place, pack, branches }: Arrived, language: Language): string {
  if (id !== null) return say(words.person, language, { id, from: place ?? from });
  const [first] = branches;
  if (place === null && first?.by?.place === null)
    return say(words.titleTier, language, { tier: tierWord(pack, first.by.tier, language) });
  return say(words.title, language, { from: place ?? from });
}

function branchLines(branch: MetIn, person: Arrived, language: Language): Line[] {
  const { met } = branch;
  const where = whereText(branch, person.branches.length > 1, person.pack, language);
  if (met === null)
    return [
      { text: where, tone: 'strong', hang: INDENT },
      { text: words.nothing[language], indent: INDENT, hang: 2 },
    ];
  return metLines(where, [], { met, by: branch.by }, person, language);
}

/** What is met by whoever is one of those whom a rule names in words. */
function alsoLines(also: MetIfSo, person: Arrived, language: Language): Line[] {
  const head = say(words.also, language, { who: also.met.arrival.who?.[language] ?? '' });
  return metLines(head, [words.whoever[language]], also, person, language);
}

function metLines(
  who: string,
  remarks: readonly string[],
  { met, by }: MetIfSo,
  { pack, journey }: Arrived,
  language: Language,
): Line[] {
  const { measure, arrival } = met;
  const because = by === null || by.place === null ? [] : [listedText(by.place, by, pack, language)];
  const basis = citation(pack, arrival.source, language, {
    clause: arrival.clauseOfSource,
    status: arrival.status,
  });
  const details = [
    measure.text[language],
    ...daysTexts(met, journey.arrived, language),
    ...because.map((text) => say(words.because, language, { by: text })),
    ...remarks,
    say(words.source, language, { source: basis }),
  ];
  return [
    { text: `${who} — ${measure.title[language]}`, tone: 'strong', hang: INDENT },
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
