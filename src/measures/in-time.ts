import { addDays, type Day } from '../days.ts';
import type { Measure, Pack } from '../rules/pack.ts';
import { isSelective } from '../rules/selective.ts';
import type { AreaLabel } from '../zoning/verdict.ts';
import { isBroughtBy } from './applying.ts';
import type { ListedMeasure, MeasureList, Period } from './list.ts';
import { type Applying, type Spell, spellAround } from './spell.ts';
import { type TierLine, tierOn, turnsOf } from './tier-line.ts';

/** An area with the tiers that measures go by, over time. */
export interface PlaceInTime {
  readonly area: AreaLabel;
  readonly position: number;
  readonly line: TierLine;
}

/** What a list is followed through time with. */
export interface InTime {
  /** The areas of the scope that are, or lately were, outside the default tier, by code. */
  readonly places: ReadonlyMap<string, PlaceInTime>;
  /** The line of the others. */
  readonly others: TierLine;
  readonly pack: Pack;
  /** The first day for which the pack says what applies; before it, another did. */
  readonly since?: Day;
  /**
   * Whether a measure's own condition holds in an area on a day, or in all the others (null); undefined where that is not
   * known, or differs among the others.
   */
  readonly holds: (measure: Measure, day: Day, position: number | null) => boolean | undefined;
  /** What was found already, kept for all lists of a night. */
  readonly stays?: Stays;
  /** The days on which that may be otherwise than the day before. */
  readonly turns: (measure: Measure, position: number | null) => readonly Day[];
}

/** A list with since when and until when each of its measures applies where. */
export function withPeriods(list: MeasureList, time: InTime): MeasureList {
  return eachListed(list, (listed) => ({ ...listed, periods: periodsOf(listed, list, time) }));
}

/** What of a list begins on its day. */
export function starting(list: MeasureList): MeasureList {
  const begins = ({ from, fromAtLatest }: Period): boolean => from === list.inForceOn && !fromAtLatest;
  return { ...narrowed(list, begins), shows: 'starting' };
}

/** What of a list ends with its day: with the next day, it is what ended. What may go on has not. */
export function ending(list: MeasureList): MeasureList {
  const ends = ({ until, mayGoOn }: Period): boolean => until === list.inForceOn && !mayGoOn;
  return { ...narrowed(list, ends), shows: 'ending', inForceOn: addDays(list.inForceOn, 1) };
}

function narrowed(list: MeasureList, isMeant: (period: Period) => boolean): MeasureList {
  return eachListed(list, (listed) => {
    const periods = (listed.periods ?? []).filter(isMeant);
    if (periods.length === 0) return undefined;
    if (periods.length === listed.periods?.length) return listed;
    const { places, others } = placesOf(periods);
    const { undecided: _, ...rest } = listed;
    const open = placesOf(periods.filter(({ undecided }) => undecided));
    const isOpen = open.places.length > 0 || open.others;
    return { ...rest, periods, places, others, ...(isOpen && { undecided: open }) };
  });
}

function placesOf(periods: readonly Period[]): Pick<Period, 'places' | 'others'> {
  const places = periods.flatMap((period) => period.places).sort(byCode);
  return { places, others: periods.some(({ others }) => others) };
}

function eachListed(
  list: MeasureList,
  change: (listed: ListedMeasure) => ListedMeasure | undefined,
): MeasureList {
  const changed = new Map<string, ListedMeasure | undefined>();
  const once = (listed: ListedMeasure): ListedMeasure[] => {
    const { id } = listed.measure;
    if (!changed.has(id)) changed.set(id, change(listed));
    return [changed.get(id) ?? []].flat();
  };
  const byAudience = list.byAudience.map(({ audience, measures }) => ({
    audience,
    measures: measures.flatMap(once),
  }));
  return { ...list, byAudience: byAudience.filter(({ measures }) => measures.length > 0) };
}

/** The places of a measure by the days over which it applies there, the longest in force first. */
function periodsOf(listed: ListedMeasure, list: MeasureList, time: InTime): Period[] {
  const { measure } = listed;
  const isWhole = listed.places.length === 0 && !listed.others;
  const areas = isWhole ? list.places.map(({ area }) => area) : listed.places;
  const groups = new Map<Stay, Group>();
  const groupOf = (stay: Stay): Group => {
    const group = groups.get(stay) ?? { stay, places: [], others: false };
    groups.set(stay, group);
    return group;
  };
  const stayIn = staysOf(measure, list.inForceOn, time);
  for (const area of areas) {
    const place = time.places.get(area.code);
    groupOf(stayIn(place ?? { line: time.others, position: null })).places.push(area);
  }
  if (listed.others || (isWhole && list.others > 0))
    groupOf(stayIn({ line: time.others, position: null })).others = true;
  const periods = [...groups.values()].map(({ stay, ...where }) => ({
    ...stay,
    ...where,
    dates: stay.undecided ? [] : datesOf(measure, stay, list.inForceOn),
  }));
  return periods.sort((a, b) => compare(a.from, b.from, '') || compare(a.until, b.until, '9'));
}

/** A place, or with null all the others. */
type Place = Pick<PlaceInTime, 'line'> & { readonly position: number | null };

/** For how long a measure is listed for a place. */
type Stay = Spell & Pick<Period, 'undecided'>;

/** Where a measure applies for the same time. */
interface Group {
  readonly stay: Stay;
  readonly places: AreaLabel[];
  others: boolean;
}

/** For how long measures apply, found once for all lists of a night. */
export interface Stays {
  /** Where tiers went so, by measure and day: of measures whose condition, if any, is the same everywhere. */
  readonly byLine: Map<string, Map<TierLine, Stay>>;
  /** Those that are alike are one. */
  readonly alike: Map<string, Stay>;
}

export function noStays(): Stays {
  return { byLine: new Map(), alike: new Map() };
}

/** For how long a measure applies around a day, by place; where that is the same, it is one and the same. */
function staysOf(measure: Measure, day: Day, time: InTime): (place: Place) => Stay {
  const { byLine, alike } = time.stays ?? noStays();
  const find = (place: Place): Stay => {
    const stay = stayAround(applyingIn(measure, place, time), day);
    return remembered(alike, JSON.stringify(stay), () => stay);
  };
  if (isSelective(measure)) return find;
  const known = remembered(byLine, `${measure.id} ${day}`, () => new Map<TierLine, Stay>());
  return (place) => remembered(known, place.line, () => find(place));
}

function remembered<Key, Value>(known: Map<Key, Value>, key: Key, find: () => Value): Value {
  const old = known.get(key);
  if (old !== undefined) return old;
  const value = find();
  known.set(key, value);
  return value;
}

/** How long it applies without a break; where that is not known on the day, how long it may. */
function stayAround(applying: Applying, day: Day): Stay {
  const sure = spellAround(applying, day);
  if (sure !== undefined) return { ...sure, undecided: false };
  const possible = spellAround({ ...applying, on: (each) => applying.on(each) !== false }, day);
  return { ...(possible ?? UNKNOWN), undecided: possible !== undefined };
}

/** It applies, and no more is known of when. */
const UNKNOWN: Spell = { from: null, fromAtLatest: false, until: null, mayGoOn: false };

/** Days in their order; that none is known stands for the first or the last. */
function compare(a: Day | null, b: Day | null, none: string): number {
  const [one, other] = [a ?? none, b ?? none];
  return one < other ? -1 : one > other ? 1 : 0;
}

function byCode(a: AreaLabel, b: AreaLabel): number {
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0;
}

/** When a measure applies in a place: its tier brings it, it is in force, and its own condition holds. */
function applyingIn(
  measure: Measure,
  { line, position }: Place,
  { pack, since, holds, turns }: InTime,
): Applying {
  const first = line.stretches[0]?.tier;
  const isBrought = (day: Day): boolean | undefined => {
    const brings = (tier: string | null): boolean => isBroughtBy(pack, measure, tier, day);
    const tier = tierOn(line, day);
    if (tier !== undefined) return brings(tier);
    // Before what is known the area was in another tier than the first that is known, unless that may be older.
    const earlier = pack.tiers.map((each) => each.tier).filter((each) => line.mayBeOlder || each !== first);
    return earlier.every(brings) || (earlier.some(brings) ? undefined : false);
  };
  const days = [measure.inForce, ...(pack.forbids ?? []).map(({ inForce }) => inForce)];
  return {
    on: (day) => {
      if (since !== undefined && day < since) return false;
      const brought = isBrought(day);
      if (brought === false) return false;
      const held = holds(measure, day, position);
      return held === true ? brought : held;
    },
    turns: [
      ...turnsOf(line),
      ...(since === undefined ? [] : [since]),
      ...days.flatMap(({ from = [], until } = {}) =>
        [from, until === undefined ? [] : addDays(until, 1)].flat(),
      ),
      ...(measure.when === undefined ? [] : turns(measure, position)),
    ],
    ...(line.openFrom !== undefined && { openFrom: line.openFrom }),
  };
}

/** The first day it applies is day 1. */
function datesOf({ days = [] }: Measure, { from, fromAtLatest }: Spell, today: Day): Day[] {
  if (from === null || fromAtLatest) return [];
  return days.map((day) => addDays(from, day - 1)).filter((day) => day >= today);
}
