import type { Day } from '../../days.ts';
import { counted, listed, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { ListedMeasure, MeasureList, Period } from '../../measures/list.ts';
import { levelNoun } from '../../workspace/level-names.ts';
import { shortDay, shortName } from '../areas.ts';
import { words } from '../words/measures.ts';

/** So many periods are told one by one, with so many places each by name. */
const TOLD = 3;
const NAMED = 4;

/** Since when a measure applies where, until when at the earliest, and when tests are due; nothing where that was not looked for. */
export function whenText({ periods = [] }: ListedMeasure, list: MeasureList, language: Language): string {
  const [only, ...more] = periods;
  if (only === undefined) return '';
  if (more.length === 0) return periodText(only, list, language);
  if (periods.length > TOLD) return spreadText(periods, list, language);
  const told = periods.map((period) =>
    say(words.inPlaces, language, {
      when: periodText(period, list, language),
      places: placesText(period, list, language),
    }),
  );
  return told.join(language === 'zh' ? '；' : '; ');
}

function periodText({ dates, ...period }: Period, list: MeasureList, language: Language): string {
  const days = dates.map((day) => shortDay(day, list.inForceOn));
  // Of what may apply, no more is known where no day is.
  const isOpen = (day: Day | null): boolean => period.undecided && day === null;
  const parts = [
    ...(list.shows === 'starting' || isOpen(period.from) ? [] : [fromText(period, list, language)]),
    ...(isOpen(period.until) ? [] : [untilText(period, list, language)]),
    ...(days.length === 0 ? [] : [say(words.dates, language, { value: listed(days, language) })]),
  ];
  return parts.join(language === 'zh' ? '，' : ', ');
}

function fromText(
  { from, fromAtLatest }: Pick<Period, 'from' | 'fromAtLatest'>,
  { inForceOn }: MeasureList,
  language: Language,
): string {
  if (from === null) return words.fromBefore[language];
  return say(fromAtLatest ? words.fromAtLatest : words.from, language, { from: shortDay(from, inForceOn) });
}

function untilText(
  { until }: Pick<Period, 'until'>,
  { shows, inForceOn }: MeasureList,
  language: Language,
): string {
  if (until === null) return words.noEnd[language];
  return say(shows === 'ending' ? words.ended : words.until, language, { until: shortDay(until, inForceOn) });
}

/** Many periods: the first and the last days of all. The places by themselves are in the data formats. */
function spreadText(periods: readonly Period[], list: MeasureList, language: Language): string {
  const { inForceOn, pack } = list;
  const places = periods.reduce((sum, period) => sum + period.places.length, 0);
  const range = (days: readonly Day[]): string => {
    const [first, last] = [days[0] ?? inForceOn, days.at(-1) ?? inForceOn];
    const shown = { first: shortDay(first, inForceOn), last: shortDay(last, inForceOn) };
    return first === last ? shown.first : say(words.between, language, shown);
  };
  const from = periods.flatMap((period) => period.from ?? []).sort();
  const until = periods.flatMap((period) => period.until ?? []).sort();
  const rest = periods.some(({ others }) => others) ? [words.otherPlaces[language]] : [];
  const values = {
    places: listed([counted(places, levelNoun(pack.level), language), ...rest], language),
    when: range(from),
    until: until.length === 0 ? words.noEnd[language] : range(until),
  };
  return say(words.spread, language, values);
}

function placesText({ places, others }: Period, { pack }: MeasureList, language: Language): string {
  const names =
    places.length <= NAMED
      ? places.map(shortName)
      : [counted(places.length, levelNoun(pack.level), language)];
  return listed([...names, ...(others ? [words.otherPlaces[language]] : [])], language);
}
