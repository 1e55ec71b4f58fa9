import { addDays, type Day } from '../days.ts';
import { measuresOf, whereItHolds } from '../measures/applying.ts';
import type { MeasureList, Placed } from '../measures/list.ts';
import { measureList, type Selective, tierForMeasures } from '../measures/measure-list.ts';
import { defaultTier, type Measure } from '../rules/pack.ts';
import { isSelective } from '../rules/selective.ts';
import type { Night } from '../zoning/open-night.ts';
import { labelsOf } from '../zoning/places.ts';
import type { AreaLabel, Snapshot } from '../zoning/verdict.ts';
import type { Scope } from './scope.ts';

/** What applies in a scope, or everywhere. */
export async function measuresIn(
  night: Night,
  snapshot: Snapshot,
  scope: Scope | null,
): Promise<MeasureList> {
  return (await listOn(conditionsOf(night), snapshot, snapshot.zones, scope)).list;
}

/** A night with what measures ask of its areas; each thing is found once, however many lists are made of it. */
export interface Conditions {
  readonly night: Night;
  /** Where the own condition of a measure holds on a day, by position. */
  readonly holdsAt: (measure: Measure, day: Day) => (position: number) => boolean;
  /** Names of judged areas, by position. */
  readonly labels: (positions: readonly number[]) => Promise<Map<number, AreaLabel>>;
}

export function conditionsOf(night: Night): Conditions {
  const { bench, staged, workspace, pack } = night;
  const areas = { rows: bench.areas, attributes: bench.root.attributes };
  const holding = new Map<string, (position: number) => boolean>();
  const known = new Map<number, AreaLabel>();
  return {
    night,
    holdsAt: (measure, day) => {
      const key = `${measure.id} ${day}`;
      const at = holding.get(key) ?? whereItHolds(measure, day, workspace.context, areas);
      holding.set(key, at);
      return at;
    },
    labels: async (positions) => {
      const missing = positions.filter((position) => !known.has(position));
      for (const [position, label] of await labelsOf(bench.engine, staged.areas, pack.level, missing))
        known.set(position, label);
      return new Map(
        positions.flatMap((position) => {
          const label = known.get(position);
          return label === undefined ? [] : [[position, label] as const];
        }),
      );
    },
  };
}

/** What applies in a scope on a day, and the areas in the default tier that it names. */
export interface ListOn {
  readonly list: MeasureList;
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
  const normal = defaultTier(snapshot.pack)?.tier;
  const listed = zones.filter((each) => each.tier !== normal || tierForMeasures(each) !== normal);
  const { selective, named } = await selectiveMeasures(conditions, snapshot, listed, scope, day);
  const list = measureList(snapshot, listed, {
    scope: scope?.area ?? null,
    context: conditions.night.workspace.context,
    others: (scope?.positions.size ?? snapshot.areas) - listed.length,
    day,
    selective,
  });
  return { list, named };
}

/** Where measures apply that ask what an area is. */
async function selectiveMeasures(
  { night: { bench }, holdsAt, labels }: Conditions,
  { pack }: Pick<Snapshot, 'pack'>,
  zones: readonly Placed[],
  scope: Scope | null,
  day: Day,
): Promise<{ selective: Map<string, Selective>; named: ListOn['named'] }> {
  const measures = pack.measures.filter(isSelective);
  if (measures.length === 0) return { selective: new Map(), named: new Map() };
  const listed = new Set(zones.map(({ position }) => position));
  const everywhere = scope?.positions ?? Array.from({ length: bench.areas }, (_, position) => position);
  const others = [...everywhere].filter((position) => !listed.has(position)).sort((a, b) => a - b);
  const ofDefault = new Set(measuresOf(pack, defaultTier(pack)?.tier ?? null, day));
  const holding = measures.map((measure) => ({ measure, at: holdsAt(measure, day) }));
  const othersOf = holding.map(({ measure, at }) => (ofDefault.has(measure) ? others.filter(at) : []));
  const named = await labels([...new Set(othersOf.flat())]);
  const selective = new Map(
    holding.map(({ measure: { id }, at }, i) => [
      id,
      { holdsAt: at, others: (othersOf[i] ?? []).flatMap((position) => named.get(position) ?? []) },
    ]),
  );
  return { selective, named };
}
