import { counted, listed, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { ListedMeasure, MeasureList } from '../../measures/list.ts';
import type { Measure, Pack } from '../../rules/pack.ts';
import { SECTORS } from '../../rules/sectors.ts';
import { levelNoun } from '../../workspace/level-names.ts';
import { shortName } from '../areas.ts';
import type { Line } from '../page.ts';
import { tierWord } from '../tiers.ts';
import { nouns, statuses, words } from '../words/measures.ts';
import { whenText } from './when.ts';

const INDENT = 3;
/** Up to so many places are named beside a measure, where their tiers say which they are; and at most so many otherwise. */
const NAMED = 8;
const NAMED_AT_MOST = 200;

/** One measure: its title, its text, how it is carried out, where it applies and what it rests on: the number of a source. */
export function measureLines(
  applying: ListedMeasure,
  number: number,
  list: MeasureList,
  language: Language,
): Line[] {
  const { measure } = applying;
  const where = whereText(applying, list, language);
  const when = whenText(applying, list, language);
  const parameters = parameterText(measure, language);
  const details = carryingOut(measure, list.pack, language);
  return [
    { text: `${number}. ${measure.title[language]}`, tone: 'strong', hang: INDENT },
    { text: measure.text[language], indent: INDENT },
    ...undecidedLines(applying, list, language),
    ...(details === '' ? [] : [{ text: details, indent: INDENT }]),
    ...(parameters === '' ? [] : [{ text: parameters, indent: INDENT, hang: 2 }]),
    { text: say(words.where, language, { value: where }), indent: INDENT, hang: 2 },
    ...(when === '' ? [] : [{ text: say(words.when, language, { value: when }), indent: INDENT, hang: 2 }]),
    {
      text: sourceText(measure, sourcesOf(list).indexOf(measure.source) + 1, language),
      indent: INDENT,
      hang: 2,
      tone: measure.status === 'unverified' ? 'unknown' : 'faint',
    },
  ];
}

function undecidedLines(listed: ListedMeasure, list: MeasureList, language: Language): Line[] {
  const text = undecidedText(listed, list, language);
  return text === '' ? [] : [{ text, indent: INDENT, hang: 2, tone: 'unknown' }];
}

/** Where it is not known whether a measure applies, and what it asks; empty if that is known everywhere. */
export function undecidedText(
  { measure, places, others, undecided }: ListedMeasure,
  list: MeasureList,
  language: Language,
): string {
  if (undecided === undefined) return '';
  const isWhole = places.length === 0 && !others;
  const named = isWhole ? list.places.length : places.length;
  const isAll =
    undecided.places.length === named && undecided.others === (isWhole ? list.others > 0 : others);
  const names = [
    ...undecided.places.map(shortName),
    ...(undecided.others ? [words.otherPlaces[language]] : []),
  ];
  const where =
    names.length <= NAMED
      ? listed(names, language)
      : counted(names.length, levelNoun(list.pack.level), language);
  return say(words.undecided, language, {
    places: isAll ? '' : say(words.undecidedIn, language, { places: where }),
    condition: measure.when?.text ?? '',
  });
}

/** The sources of what applies, by id, in the order in which they are first named. */
export function sourcesOf(list: MeasureList): readonly string[] {
  const known = named.get(list);
  if (known !== undefined) return known;
  const all = list.byAudience.flatMap(({ measures }) => measures.map(({ measure }) => measure.source));
  const sources = [...new Set(all)];
  named.set(list, sources);
  return sources;
}

/** Every measure of a list asks for them. */
const named = new WeakMap<MeasureList, readonly string[]>();

/** A source by its number, the clause in it, and how far the measure was checked against it. */
export function sourceText({ clauseOfSource, status }: Measure, number: number, language: Language): string {
  const clause = clauseOfSource === undefined ? [] : [clauseOfSource];
  const place = [say(words.source, language, { number }), ...clause].join(language === 'zh' ? '，' : ', ');
  return say(words.checked, language, { place, status: statuses[status][language] });
}

/** The numbers of a measure as its file names them; empty if it has none. */
export function parameterText({ parameters = {} }: Measure, language: Language): string {
  const values = Object.entries(parameters).map(([name, value]) => `${name} = ${value}`);
  return values.length === 0 ? '' : say(words.parameters, language, { values: listed(values, language) });
}

/** The places by name; many of them, where they are all the places of some tiers, by their tiers. */
export function whereText(
  { places, tiers, others }: ListedMeasure,
  list: MeasureList,
  language: Language,
): string {
  const rest = others ? [words.otherPlaces[language]] : [];
  if (places.length === 0 && !others) return words.everywhere[language];
  const ofTiers = list.places.filter(
    ({ tierInForce }) => tierInForce !== null && tiers.includes(tierInForce),
  );
  const count = counted(places.length, levelNoun(list.pack.level), language);
  if (places.length <= NAMED || ofTiers.length !== places.length) {
    const names = places.slice(0, NAMED_AT_MOST).map(shortName);
    if (names.length === places.length) return listed([...names, ...rest], language);
    const some = say(words.somePlaces, language, { names: listed(names.slice(0, NAMED), language), count });
    return listed([some, ...rest], language);
  }
  const shown = tiers.filter((tier) => ofTiers.some(({ tierInForce }) => tierInForce === tier));
  const values = {
    tiers: listed(
      shown.map((tier) => tierWord(list.pack, tier, language)),
      language,
    ),
    count,
  };
  return listed([say(words.manyPlaces, language, values), ...rest], language);
}

/** How often, how long, on which days a measure is carried out, and by whom; empty if it does not say. */
export function carryingOut(measure: Measure, pack: Pack, language: Language): string {
  const { sector, frequency, duration, days, responsible } = measure;
  const parts = [
    sector && say(words.sector, language, { value: sectorName(pack, sector, language) }),
    frequency && say(words.frequency, language, { value: frequency[language] }),
    duration && say(words.duration, language, { value: durationText(duration, language) }),
    days && say(words.days, language, { value: listed(days.map(String), language) }),
    responsible && say(words.responsible, language, { value: responsible[language] }),
  ];
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

/** What a sector is called: by the pack, or generally; else as it is written. */
export function sectorName({ sectors }: Pack, sector: string, language: Language): string {
  return (sectors?.[sector] ?? SECTORS[sector])?.[language] ?? sector;
}

/** `14d` in words; any other text as it is. */
function durationText(duration: string, language: Language): string {
  const days = /^(\d+)d$/.exec(duration)?.[1];
  return days === undefined ? duration : counted(Number(days), nouns.days, language);
}
