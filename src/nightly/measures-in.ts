import { addDays, type Day } from '../days.ts';
import { measuresOf } from '../measures/applying.ts';
import type { MeasureList, Placed } from '../measures/list.ts';
import { measureList, type Selective, tierForMeasures } from '../measures/measure-list.ts';
import { defaultTier, type Measure } from '../rules/pack.ts';
import { isSelective } from '../rules/selective.ts';
import type { Night } from '../zoning/open-night.ts';
import type { AreaLabel, Snapshot } from '../zoning/verdict.ts';
import { type Conditions, conditionsOf, type Holding } from './conditions.ts';
import type { Scope } from './scope.ts';

/** What applies in a scope, or everywhere. */
export async function measuresIn(
  night: Night,
  snapshot: Snapshot,
  scope: Scope | null,
): Promise<MeasureList> {
  const conditions = conditionsOf(night, snapshot.pack.measures);
  return (await listOn(conditions, snapshot, snapshot.zones, scope)).list;
}

/** What applies in a scope on a day, with the areas in the default tier, and those of them that it names. */
export interface ListOn {
  readonly list: MeasureList;
  /** The positions of the scope's areas in the default tier. */
  readonly others: () => readonly number[];
  /** The positions of those that may be outside it, and are in it on the day. */
  readonly back: ReadonlySet<number>;
  readonly named: ReadonlyMap<number, AreaLabel>;
}

/**
 * What applies in a scope, or everywhere, on a day.
 *
 * @param zones the areas that may be outside the default tier, with the tier they are in on the day
 * @param day by default the one after the as-of day
 */
export async function listOn(
  conditions: Conditions,
  snapshot: Pick<Snapshot, 'asOf' | 'pack' | 'areas'>,
  zones: readonly Placed[],
  scope: Scope | null,
  day: Day = addDays(snapshot.asOf, 1),
): Promise<ListOn> {
  const { bench, workspace } = conditions.night;
  const { pack } = snapshot;
  const normal = defaultTier(pack)?.tier;
  const isOutside = (each: Placed): boolean => each.tier !== normal || tierForMeasures(each) !== normal;
  const listed = zones.filter(isOutside);
  const back = new Set(zones.filter((each) => !isOutside(each)).map(({ position }) => position));
  const others = once(() => othersOf(scope, bench.areas, listed));
  const { selective, named } = await selectiveMeasures(conditions, pack.measures, {
    others,
    ofDefault: new Set(measuresOf(pack, normal ?? null, day)),
    holding: await conditions.holdingOn(day),
  });
  const list = measureList(snapshot, listed, {
    scope: scope?.area ?? null,
    context: workspace.context,
    others: (scope?.positions.size ?? snapshot.areas) - listed.length,
    day,
    selective,
  });
  return { list, others, back, named };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function othersOf(scope: Scope | null, areas: number, zones: readonly Placed[]): number[] {
  const listed = new Set(zones.map(({ position }) => position));
  const everywhere = scope?.positions ?? Array.from({ length: areas }, (_, position) => position);
  return [...everywhere].filter((position) => !listed.has(position)).sort((a, b) => a - b);
}

/** Areas in the default tier, and what it brings there. */
interface Others {
  readonly others: () => readonly number[];
  readonly ofDefault: ReadonlySet<Measure>;
  readonly holding: Holding;
}

/** Of more areas in the default tier it is said together that it is not known in some of them. */
const NAMED_AT_MOST = 1000;

/** Where measures apply, or may, that ask what an area is or what is counted there. */
async function selectiveMeasures(
  { labels }: Conditions,
  all: readonly Measure[],
  { others, ofDefault, holding }: Others,
): Promise<{ selective: Map<string, Selective>; named: ListOn['named'] }> {
  const found = all.filter(isSelective).map((measure) => {
    const holdsAt = holding(measure);
    const rest = ofDefault.has(measure) ? others() : [];
    const where = rest.filter((position) => holdsAt(position) !== false);
    const open = where.filter((position) => holdsAt(position) === null);
    const isAlike = open.length === 0 || open.length === where.length || where.length > NAMED_AT_MOST;
    return { measure, holdsAt, where, open, isAll: isAlike && where.length === rest.length };
  });
  const named = await labels([...new Set(found.flatMap(({ where, isAll }) => (isAll ? [] : where)))]);
  const selective = found.map(({ measure, holdsAt, where, open, isAll }): [string, Selective] => {
    const areas = (positions: readonly number[]) =>
      positions.flatMap((position) => named.get(position) ?? []);
    const rest = isAll ? 'all' : areas(where);
    return [measure.id, { holdsAt, others: rest, undecided: isAll ? open.length > 0 : areas(open) }];
  });
  return { selective: new Map(selective), named };
}
