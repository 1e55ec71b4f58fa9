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
  /** Those among the others, on the day of the list, that have a line of their own. */
  readonly back: readonly PlaceInTime[];
  readonly pack: Pack;
  /** The first day for which the pack says what applies, where another did before it; and the last one likewise. */
  readonly first?: Turn;
  readonly last?: Turn;
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

/** Where the rules of one pack meet those of another: a day of the former, and the measures that the latter has as well. */
export interface Turn {
  readonly day: Day;
  readonly shared: ReadonlySet<string>;
}

/** A list with since when and until when each of its measures applies where. */
export function withPeriods(list: MeasureList, time: InTime): MeasureList {
  return eachListed(list, (listed) => ({ ...listed, periods: periodsOf(listed, list, time) }));
}

/**
 * What of a list begins on its day. Where other rules applied until then: what is not of theirs, too.
 *
 * @param replaced what applied by those
 */
export function starting(list: MeasureList, replaced?: MeasureList): MeasureList {
  const isNew = isMissingIn(replaced);
  const begins = ({ from, fromAtLatest }: Period, measure: Measure): boolean =>
    from === list.inForceOn && (!fromAtLatest || isNew(measure));
  return { ...narrowed(list, begins), shows: 'starting' };
}

/**
 * What of a list ends with its day: with the next day, it is what ended. What may go on has not; where other rules apply from
 * then on: unless it is not of theirs.
 *
 * @param replacing what applies by those
 */
export function ending(list: MeasureList, replacing?: MeasureList): MeasureList {
  const isGone = isMissingIn(replacing);
  const ends = ({ until, mayGoOn }: Period, measure: Measure): boolean =>
    until === list.inForceOn && (!mayGoOn || isGone(measure));
  const ended = eachListed(narrowed(list, ends), ({ periods = [], ...listed }) => ({
    ...listed,
    periods: periods.map((period) => ({ ...period, dates: [] })),
  }));
  return {
    ...ended,
    shows: 'ending',
    inForceOn: addDays(list.inForceOn, 1),
    ...(replacing && { replacedBy: replacing.pack }),
  };
}

/** Whether a list has no measure of an id; of no list it is not known. */
function isMissingIn(list: MeasureList | undefined): (measure: Measure) => boolean {
  const ids = new Set(list?.byAudience.flatMap(({ measures }) => measures.map(({ measure }) => measure.id)));
  return ({ id }) => list !== undefined && !ids.has(id);
}

function narrowed(list: MeasureList, isMeant: (period: Period, measure: Measure) => boolean): MeasureList {
  return eachListed(list, (listed) => {
    const periods = (listed.periods ?? []).filter((period) => isMeant(period, listed.measure));
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
  if (listed.others || (isWhole && list.others > 0)) {
    const back = time.back.map((place) => ({ area: place.area, stay: stayIn(place) }));
    const isAll = back.length === list.others;
    const [first] = back;
    const common = isAll && first !== undefined ? first.stay : stayIn({ line: time.others, position: null });
    const apart = back.filter(({ stay }) => stay !== common);
    // Of those that are all back from another tier, each is told by itself unless they are alike.
    if (!isAll || apart.length === 0) groupOf(common).others = true;
    for (const { area, stay } of isAll && apart.length > 0 ? back : apart) groupOf(stay).places.push(area);
  }
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
  { pack, first: begun, last: over, holds, turns }: InTime,
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
      // By other rules it may well be another measure; one that they do not have did not apply.
      if (begun !== undefined && day < begun.day) return begun.shared.has(measure.id) ? undefined : false;
      if (over !== undefined && day > over.day) return over.shared.has(measure.id) ? undefined : false;
      const brought = isBrought(day);
      if (brought === false) return false;
      const held = holds(measure, day, position);
      return held === true ? brought : held;
    },
    turns: [
      ...turnsOf(line),
      ...(begun === undefined ? [] : [begun.day]),
      ...(over === undefined ? [] : [addDays(over.day, 1)]),
      ...days.flatMap(({ from = [], until } = {}) =>
        [from, until === undefined ? [] : addDays(until, 1)].flat(),
      ),
      ...(measure.when === undefined ? [] : turns(measure, position)),
    ],
    ...(line.openFrom !== undefined && { openFrom: line.openFrom }),
  };
}

/** The first day it applies is day 1. */
function datesOf({ days = [] }: Measure, { from, fromAtLatest, until, mayGoOn }: Spell, today: Day): Day[] {
  if (from === null || fromAtLatest) return [];
  const isOver = (day: Day): boolean => until !== null && !mayGoOn && day > until;
  return days.map((day) => addDays(from, day - 1)).filter((day) => day >= today && !isOver(day));
}
