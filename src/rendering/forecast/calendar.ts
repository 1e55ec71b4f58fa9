import { addDays } from '../../days.ts';
import { type AreaForecast, stepsInForce } from '../../forecast/forecast.ts';
import { say } from '../../language/say.ts';
import type { Language, Text } from '../../language/text.ts';
import { effectiveFrom } from '../../zoning/effect.ts';
import type { LadderStep } from '../../zoning/ladder.ts';
import { type AreaLabel, type Snapshot, tierTitle } from '../../zoning/verdict.ts';
import { type CalendarEvent, icalendar } from '../icalendar.ts';
import { bindingTitle } from '../indicators.ts';
import { calendarWords as words } from '../words/forecast.ts';

/** What a calendar is for. */
export interface CalendarOf {
  readonly snapshot: Snapshot;
  readonly areas: readonly AreaForecast[];
  /** The area it is for; null is everywhere, or what lies in none of the areas that have one of their own. */
  readonly place: AreaLabel | null | 'elsewhere';
}

/**
 * A calendar (RFC 5545) of the days from 0:00 of which foreseen tiers are in force, or may be. Made again of a later night, its
 * events move; one in which nothing is foreseen says so, for a calendar has at least one event.
 */
export function forecastCalendar({ snapshot, areas, place }: CalendarOf, language: Language): string {
  const { pack, asOf } = snapshot;
  const premise = say(words.premise, language, { day: asOf, title: pack.title[language], id: pack.id });
  const events = areas.flatMap((area) => eventsOf(area, snapshot, premise, language));
  const named = placeName(place, language);
  const code = place === null || place === 'elsewhere' ? (place ?? 'all') : place.code;
  const nothing: CalendarEvent = {
    uid: `${pack.id}.${code}.none@fenqu`,
    day: addDays(asOf, 1),
    summary: say(words.nothing, language, { place: named }),
    description: premise,
    categories: [],
  };
  return icalendar({
    name: say(words.name, language, { place: named }),
    product: `-//fenqu//forecast//${language.toUpperCase()}`,
    asOf,
    events: events.length === 0 ? [nothing] : events,
  });
}

function placeName(place: CalendarOf['place'], language: Language): string {
  if (place === null) return words.everywhere[language];
  return place === 'elsewhere' ? words.elsewhere[language] : place.name;
}

function eventsOf(
  { verdict, ladder }: AreaForecast,
  { pack }: Snapshot,
  premise: string,
  language: Language,
): CalendarEvent[] {
  const { area } = verdict;
  const titleOf = (tier: string | null): string => tierTitle(pack, tier)[language];
  const times = new Map<string | null, number>();
  let before = verdict.tier;
  const events = stepsInForce(ladder).map((step): CalendarEvent => {
    const time = (times.get(step.tier) ?? 0) + 1;
    times.set(step.tier, time);
    const from = titleOf(before);
    before = step.tier;
    return {
      uid: `${pack.id}.${area.code}.${step.tier ?? 'null'}.${time}@fenqu`,
      day: step.effectiveFrom,
      summary: say(words.step, language, { area: area.name, from, to: titleOf(step.tier) }),
      description: [
        ...about(step, titleOf(step.tier), bindingTitle(pack, step.because, language), language),
        premise,
      ].join('\n'),
      categories: [titleOf(step.tier)],
    };
  });
  const { unknownFrom } = ladder;
  if (unknownFrom === null) return events;
  const unknown: CalendarEvent = {
    uid: `${pack.id}.${area.code}.unknown@fenqu`,
    day: effectiveFrom(pack.effective, unknownFrom),
    summary: say(words.unknown, language, { area: area.name }),
    description: [say(words.unknownJudged, language, { on: unknownFrom }), premise].join('\n'),
    categories: [],
  };
  return [...events, unknown];
}

function about(
  { on, effectiveFrom: day, possiblyHigher }: LadderStep,
  to: string,
  title: string,
  language: Language,
): string[] {
  const more: Text[] = possiblyHigher ? [words.possiblyHigher] : [];
  return [
    say(words.judged, language, { on, day, to }),
    say(words.because, language, { title }),
    ...more.map((text) => text[language]),
  ];
}
