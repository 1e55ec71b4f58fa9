import { addDays, type Day } from '../days.ts';
import {
  ending,
  type InTime,
  noStays,
  type PlaceInTime,
  type Stays,
  starting,
  withPeriods,
} from '../measures/in-time.ts';
import type { ListedMeasure, MeasureList, Placed } from '../measures/list.ts';
import { tierForMeasures } from '../measures/measure-list.ts';
import { alwaysIn, eveOf, type TierLine, tierOn } from '../measures/tier-line.ts';
import { defaultTier, type Measure } from '../rules/pack.ts';
import { isCounted, isSelective } from '../rules/selective.ts';
import { storedLabel } from '../zoning/area-label.ts';
import type { Night } from '../zoning/open-night.ts';
import { positionsOf } from '../zoning/places.ts';
import type { Term } from '../zoning/policy.ts';
import type { Snapshot, Verdict } from '../zoning/verdict.ts';
import { type Conditions, conditionsOf, type Holding } from './conditions.ts';
import { type CountedInTime, countedInTime } from './counted-in-time.ts';
import { type ListOn, listOn } from './measures-in.ts';
import type { Scope } from './scope.ts';
import { type Earlier, type Ladders, lately, longBack, tierLines } from './tier-lines.ts';

/** What is asked of measures over time. */
export interface Asked {
  readonly scope: Scope | null;
  readonly on: Day;
  readonly shows: MeasureList['shows'];
  readonly earlier: Earlier;
  /** All that is foreseen of the areas listed. */
  readonly ladders: Ladders;
  /** What applied on the day before, where that was by the rules of another pack. */
  readonly replaced?: Replaced | undefined;
}

/** What applies on a day, begins with it or ended with the one before, with since when and until when at the earliest. */
export async function followed(night: Night, snapshot: Snapshot, asked: Asked): Promise<MeasureList> {
  return listIn(await follow(night, snapshot, asked), asked);
}

/** A night whose areas are followed through time, once for all lists that are made of it. */
export interface FollowedNight {
  readonly conditions: Conditions;
  readonly counted: CountedInTime;
  readonly snapshot: Snapshot;
  /** The areas that are outside the default tier tonight, worst first, and those that were before. */
  readonly places: readonly Followed[];
  /** Where in `places` each stands, by position. */
  readonly at: ReadonlyMap<number, number>;
  /** The line of all other areas. */
  readonly others: TierLine;
  /** What was found already, for all lists. */
  readonly stays: Stays;
  /** What applied in a scope on the day before, where that was by the rules of another pack. */
  readonly replaced: Replaced | undefined;
}

/** What applies in a scope on the last day of a pack's rules; nothing where those did not judge it. */
export type Replaced = (scope: Scope | null) => Promise<MeasureList | undefined>;

/**
 * Follows the areas of a scope, or all.
 *
 * @param snapshot with the pack whose measures are meant
 */
export async function follow(
  night: Night,
  snapshot: Snapshot,
  asked: Pick<Asked, 'scope' | 'earlier' | 'ladders' | 'replaced'>,
): Promise<FollowedNight> {
  const places = await placesInTime(night, snapshot, asked);
  const at = new Map(places.map(({ position }, i) => [position, i]));
  const { measures } = snapshot.pack;
  return {
    conditions: conditionsOf(night, measures),
    counted: countedInTime(night, measures),
    snapshot,
    places: withSharedLines(places),
    at,
    others: alwaysIn(defaultTier(night.pack)?.tier ?? null),
    stays: noStays(),
    replaced: asked.replaced,
  };
}

/** Lines that are the same are one: what is found of it then is found for all their areas. */
function withSharedLines(places: readonly Followed[]): Followed[] {
  const known = new Map<string, Followed['line']>();
  return places.map((place) => {
    const key = JSON.stringify(place.line);
    const line = known.get(key) ?? place.line;
    known.set(key, line);
    return { ...place, line };
  });
}

/** One list of a night that is followed; its scope lies within what is followed. */
export async function listIn(
  night: FollowedNight,
  { scope, on, shows }: Omit<Asked, 'earlier' | 'ladders' | 'replaced'>,
): Promise<MeasureList> {
  switch (shows) {
    case 'applying':
      return listedOn(night, scope, on);
    case 'starting':
      return starting(await listedOn(night, scope, on), await night.replaced?.(scope));
    case 'ending': {
      const { conditions, snapshot, replaced } = night;
      const old = await replaced?.(scope);
      if (old !== undefined) return ending(old, await listedOn(night, scope, on));
      const standing = await listOn(
        conditions,
        snapshot,
        placedOn(placesIn(night, scope), on, snapshot),
        scope,
        on,
      );
      return endedIn(await listedOn(night, scope, eveOf(on)), standing.list);
    }
  }
}

/** All lists of a scope: what applies on a day, what of it begins with it, and what ended with the one before. */
export async function listsIn(
  night: FollowedNight,
  { scope, on }: Pick<Asked, 'scope' | 'on'>,
): Promise<Record<MeasureList['shows'], MeasureList>> {
  const applying = await listedOn(night, scope, on);
  const replaced = await night.replaced?.(scope);
  const ended =
    replaced === undefined
      ? endedIn(await listedOn(night, scope, eveOf(on)), applying)
      : ending(replaced, applying);
  return { applying, starting: starting(applying, replaced), ending: ended };
}

async function listedOn(night: FollowedNight, scope: Scope | null, day: Day): Promise<MeasureList> {
  const places = placesIn(night, scope);
  const { conditions, snapshot } = night;
  const found = await listOn(conditions, snapshot, placedOn(places, day, snapshot), scope, day);
  return withPeriods(found.list, await inTime(night, places, found));
}

/** Where things stand is said of the day asked for, not of the one before. */
function endedIn(before: MeasureList, { places, others }: MeasureList): MeasureList {
  return { ...ending(before), places, others };
}

/** The followed areas of a scope, found by what the scope holds rather than by going through all. */
function placesIn({ places, at }: FollowedNight, scope: Scope | null): readonly Followed[] {
  if (scope === null) return places;
  const inside = [...scope.positions].flatMap((position) => at.get(position) ?? []).sort((a, b) => a - b);
  return inside.flatMap((index) => places[index] ?? []);
}

/** An area of the scope that is outside the default tier tonight, or was at some time before. */
export interface Followed extends PlaceInTime {
  readonly verdict?: Verdict;
}

async function placesInTime(
  { bench, pack }: Night,
  snapshot: Snapshot,
  { scope, earlier, ladders }: Pick<Asked, 'scope' | 'earlier' | 'ladders'>,
): Promise<Followed[]> {
  const isIn = (position: number): boolean => scope?.positions.has(position) ?? true;
  const zones = snapshot.zones.filter(({ position }) => isIn(position));
  const lines = await tierLines(zones, snapshot, earlier.before, ladders);
  const gone = await lately(snapshot.zones, snapshot, earlier.before);
  const lost = gone.map(({ zone: { area, name, district, districtName }, line }) => ({
    area: storedLabel(area, name, district, districtName),
    line,
  }));
  const told = new Set([...snapshot.zones, ...lost].map(({ area }) => area.code));
  const back = (await longBack(snapshot, earlier)).filter(({ area }) => !told.has(area.code));
  const others = [...lost, ...back];
  const positions = await positionsOf(
    bench.engine,
    pack.level,
    others.map(({ area }) => area.code),
  );
  const listed = zones.map((verdict) => ({
    area: verdict.area,
    position: verdict.position,
    line: lines.get(verdict.area.code) ?? alwaysIn(verdict.tierInForce),
    verdict,
  }));
  const delisted = others.flatMap(({ area, line }): Followed[] => {
    const position = positions.get(area.code);
    return position === undefined || !isIn(position) ? [] : [{ area, position, line }];
  });
  return [...listed, ...delisted];
}

/** The areas with the tier in force on a day: tonight's verdict says more of the morning after it. */
function placedOn(places: readonly Followed[], day: Day, { asOf }: Pick<Snapshot, 'asOf'>): Placed[] {
  return places.map(({ area, position, line, verdict }) => {
    const tier = tierOn(line, day) ?? null;
    const since = line.stretches.findLast(({ from }) => from === null || from <= day)?.from ?? day;
    const isSame = verdict !== undefined && tierForMeasures(verdict) === tier;
    if (isSame && day === addDays(asOf, 1)) return verdict;
    // It goes by a lower bound as long as nothing more is known of it.
    if (isSame && verdict.tier === null && verdict.tierInForce === null) return verdict;
    return { area, position, tier, tierInForce: tier, atLeast: null, since, effectiveFrom: since };
  });
}

async function inTime(
  { conditions, counted, snapshot, others, stays }: FollowedNight,
  places: readonly Followed[],
  found: ListOn,
): Promise<InTime> {
  const { night } = conditions;
  const rest = [...found.named].map(([position, area]): PlaceInTime => ({ area, position, line: others }));
  await counted.lookAt([...rest, ...places]);
  const inOthers = await holdingInOthers(conditions, found);
  const { context } = night.workspace;
  const turns = Object.values(context).flatMap((values) => Object.keys(values));
  return {
    places: new Map([...rest, ...places].map((place) => [place.area.code, place])),
    others,
    back: places.filter(({ position }) => found.back.has(position)),
    pack: snapshot.pack,
    stays,
    holds: (measure, day, position) => {
      if (measure.when === undefined) return true;
      if (position === null) return inOthers(measure, day);
      if (isCounted(measure)) return counted.holds(measure, day, position);
      return conditions.standingOn(day)(measure)(position) ?? undefined;
    },
    turns: (measure, position) => {
      if (!isCounted(measure)) return turns;
      const day = found.list.inForceOn;
      return [
        ...turns,
        ...(position === null ? [eveOf(day), day, addDays(day, 1)] : counted.daysOf(position)),
      ];
    },
    ...turnsOfRules(night),
  };
}

/** The first and the last day on which what the pack says applies, where another one is in charge before or after. */
function turnsOfRules({ term, previous, next }: Night): Pick<InTime, 'first' | 'last'> {
  const shared = (other: Term | null): ReadonlySet<string> =>
    new Set(other?.pack.measures.map(({ id }) => id));
  return {
    ...(previous !== null && { first: { day: addDays(term.from, 1), shared: shared(previous) } }),
    ...(term.until !== null && { last: { day: addDays(term.until, 1), shared: shared(next) } }),
  };
}

/**
 * Whether a condition holds in all areas in the default tier; undefined where that is not known, or differs. Indicators are
 * looked at on the days beside the list's alone: there may be very many areas.
 */
async function holdingInOthers(
  conditions: Conditions,
  { list, others }: ListOn,
): Promise<(measure: Measure, day: Day) => boolean | undefined> {
  const day = list.inForceOn;
  const isForOthers = (listed: ListedMeasure): boolean =>
    listed.others || (listed.places.length === 0 && list.others > 0);
  const isLooked = list.byAudience.some(({ measures }) =>
    measures.some((listed) => isCounted(listed.measure) && isForOthers(listed)),
  );
  const looked = new Map<Day, Holding>();
  if (isLooked)
    for (const each of [eveOf(day), day, addDays(day, 1)]) looked.set(each, await conditions.holdingOn(each));
  return (measure, on) => {
    const holding = isCounted(measure) ? looked.get(on) : conditions.standingOn(on);
    if (holding === undefined) return undefined;
    const holdsAt = holding(measure);
    if (!isSelective(measure)) return holdsAt(0) ?? undefined;
    const [first, ...more] = others();
    const truth = first === undefined ? null : holdsAt(first);
    return truth !== null && more.every((position) => holdsAt(position) === truth) ? truth : undefined;
  };
}
