import { addDays, type Day } from '../../days.ts';
import { counted, listed, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { ListedMeasure, MeasureList, TieredPlace } from '../../measures/list.ts';
import { defaultTier, type Pack } from '../../rules/pack.ts';
import { levelNoun } from '../../workspace/level-names.ts';
import { shortDay, shortName } from '../areas.ts';
import { type Block, type Line, type Page, type Styled, section } from '../page.ts';
import { citation } from '../sources.ts';
import { tierLabel, tierWord } from '../tiers.ts';
import { audiences, nouns, words } from '../words/measures.ts';
import { measureLines, sourcesOf } from './measure-lines.ts';
import { onlyTexts } from './only.ts';

const TITLES = { applying: words.title, starting: words.titleStarting, ending: words.titleEnding } as const;
const NONE = { applying: words.none, starting: words.noneStarting, ending: words.noneEnding } as const;
const SUMMARIES = {
  applying: words.summary,
  starting: words.summaryStarting,
  ending: words.summaryEnding,
} as const;

/** What applies, to hand out: the places by tier, then the measures by whom they are for, and their sources. */
export function measuresPage(list: MeasureList, language: Language): Page {
  const groups = list.byAudience.flatMap(({ audience, measures }): Block[] => [
    {
      kind: 'heading',
      text: say(words.audience, language, { name: audiences[audience][language] }),
      level: 2,
    },
    { kind: 'lines', lines: measures.flatMap((each, i) => measureLines(each, i + 1, list, language)) },
  ]);
  const none: Block = { kind: 'lines', lines: [{ text: noneText(list, language) }] };
  return [
    ...header(list, language),
    { kind: 'heading', text: words.places[language], level: 2 },
    { kind: 'lines', lines: placeLines(list, language) },
    ...(groups.length === 0 ? [{ kind: 'gap' } as const, none] : groups),
    ...section(words.sources[language], sourceLines(list, language)),
    { kind: 'summary', text: summary(list, language) },
  ];
}

/** The sources in full, by the numbers that the measures name. */
function sourceLines(list: MeasureList, language: Language): Line[] {
  return sourcesOf(list).map((id, index) => ({
    text: say(words.numbered, language, { number: index + 1, source: citation(list.pack, id, language) }),
    hang: 3,
  }));
}

function scopeName({ scope }: MeasureList, language: Language): string {
  return scope?.name ?? words.everywhere[language];
}

function header(list: MeasureList, language: Language): Block[] {
  const { pack, asOf, inForceOn, replacedBy } = list;
  const title = say(TITLES[list.shows], language, { scope: scopeName(list, language), day: inForceOn });
  const named = ({ title, id, edition }: Pack) => ({ title: title[language], id, edition });
  const isForeseen = replacedBy === undefined && inForceOn > addDays(asOf, 1);
  const foreseen = isForeseen ? [say(words.foreseen, language, { asOf, day: inForceOn })] : [];
  const replaced = replacedBy
    ? [say(words.replaced, language, { day: inForceOn, ...named(replacedBy) })]
    : [];
  const only = onlyTexts(list.only, language);
  const lines = [say(words.basis, language, { asOf, ...named(pack) }), ...foreseen, ...replaced, ...only].map(
    (text) => ({ text, hang: 2 }),
  );
  return [
    { kind: 'heading', text: title, level: 1 },
    { kind: 'lines', lines },
  ];
}

/** A line a tier: its places by name, those whose tier is about to change with the day. */
function placeLines(list: MeasureList, language: Language): Line[] {
  const { pack, others } = list;
  const lines = placesByTier(list, language).flatMap(({ label, places: inTier }): Line[] => {
    if (inTier.length === 0) return [];
    const names = listed(
      inTier.map((place) => placeName(place, list, language)),
      language,
    );
    const text = say(words.tierPlaces, language, { tier: label.text, count: inTier.length, names });
    return [{ ...label, text, hang: 2 }];
  });
  const coming = comingLines(list, language);
  if (others === 0) return [...lines, ...coming];
  const values = {
    count: counted(others, levelNoun(pack.level), language),
    tier: tierWord(pack, defaultTier(pack)?.tier ?? null, language),
  };
  return [...lines, { text: say(words.others, language, values), tone: 'default' }, ...coming];
}

/** Places by the tier that measures go by, the most severe first; then those without any yet, and those of an unknown one. */
export function placesByTier(
  { pack, places }: MeasureList,
  language: Language,
): { readonly tier: string | null; readonly label: Styled; readonly places: readonly TieredPlace[] }[] {
  const inForce = pack.tiers.map(({ tier }) => ({
    tier,
    label: tierLabel(pack, tier, language),
    places: places.filter((place) => place.tierInForce === tier),
  }));
  const without = places.filter(({ tierInForce }) => tierInForce === null);
  const rest = [
    { label: notYet(language), places: without.filter(isComing) },
    { label: tierLabel(pack, null, language), places: without.filter((place) => !isComing(place)) },
  ];
  return [...inForce, ...rest.map((each) => ({ tier: null, ...each }))];
}

/** The tier that measures go by in a place; that there is none yet is not that it is unknown. */
export function inForceLabel(place: TieredPlace, { pack }: MeasureList, language: Language): Styled {
  const { tierInForce } = place;
  return tierInForce === null && isComing(place) ? notYet(language) : tierLabel(pack, tierInForce, language);
}

function notYet(language: Language): Styled {
  return { text: words.notYet[language], tone: 'unknown' };
}

/** Whether a tier is judged that is in force from a later day on. */
function isComing({ tier, tierInForce }: TieredPlace): boolean {
  return tier !== null && tier !== tierInForce;
}

/** From when the measures of tiers apply that are judged but not in force yet, and how to see them. */
function comingLines({ shows, places, asOf }: MeasureList, language: Language): Line[] {
  const days = shows === 'applying' ? comingDays(places) : [];
  return days.map((day) => ({
    text: say(words.coming, language, { day: shortDay(day, asOf), date: day }),
    hang: 2,
  }));
}

function comingDays(places: readonly TieredPlace[]): Day[] {
  return [...new Set(places.filter(isComing).map(({ effectiveFrom }) => effectiveFrom))].sort();
}

/** Why nothing is listed: nothing applies, or nothing does before a tier is in force. */
function noneText({ shows, places, others, asOf }: MeasureList, language: Language): string {
  const isWaiting = others === 0 && places.every((place) => place.tierInForce === null && isComing(place));
  const [day] = comingDays(places);
  if (shows !== 'applying' || !isWaiting || day === undefined) return NONE[shows][language];
  return say(words.noneYet, language, { day: shortDay(day, asOf) });
}

/** A place by name; with what it is about to become, or whose measures it gets where its tier is unknown. */
export function placeName(place: TieredPlace, { pack, asOf }: MeasureList, language: Language): string {
  const name = shortName(place.area);
  if (place.atLeast !== undefined) {
    const tier = say(words.lowerBound, language, { tier: tierWord(pack, place.atLeast, language) });
    return say(words.inPlaces, language, { when: name, places: tier });
  }
  if (place.tier === null || !isComing(place)) return name;
  const values = {
    name,
    day: shortDay(place.effectiveFrom, asOf),
    tier: tierWord(pack, place.tier, language),
  };
  return say(words.changing, language, values);
}

function summary(list: MeasureList, language: Language): string {
  const all = new Set(
    list.byAudience.flatMap(({ measures }) => measures.map((each: ListedMeasure) => each.measure.id)),
  );
  return say(SUMMARIES[list.shows], language, {
    day: list.inForceOn,
    measures: counted(all.size, nouns.measures, language),
    audiences: counted(list.byAudience.length, nouns.audiences, language),
    scope: scopeName(list, language),
  });
}
