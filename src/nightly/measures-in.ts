import { addDays, type Day } from '../days.ts';
import { measuresOf, whereItHolds } from '../measures/applying.ts';
import type { MeasureList, Placed } from '../measures/list.ts';
import { measureList, type Selective, tierForMeasures } from '../measures/measure-list.ts';
import { defaultTier } from '../rules/pack.ts';
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
  return (await listOn(night, snapshot, snapshot.zones, scope)).list;
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
  night: Night,
  snapshot: Pick<Snapshot, 'asOf' | 'pack' | 'areas'>,
  zones: readonly Placed[],
  scope: Scope | null,
  day: Day = addDays(snapshot.asOf, 1),
): Promise<ListOn> {
  const normal = defaultTier(snapshot.pack)?.tier;
  const listed = zones.filter((each) => each.tier !== normal || tierForMeasures(each) !== normal);
  const { selective, named } = await selectiveMeasures(night, listed, scope, day);
  const list = measureList(snapshot, listed, {
    scope: scope?.area ?? null,
    context: night.workspace.context,
    others: (scope?.positions.size ?? snapshot.areas) - listed.length,
    day,
    selective,
  });
  return { list, named };
}

/** Where measures apply that ask what an area is. */
async function selectiveMeasures(
  { pack, bench, staged, workspace }: Night,
  zones: readonly Placed[],
  scope: Scope | null,
  day: Day,
): Promise<{ selective: Map<string, Selective>; named: ListOn['named'] }> {
  const measures = pack.measures.filter(isSelective);
  if (measures.length === 0) return { selective: new Map(), named: new Map() };
  const areas = { rows: bench.areas, attributes: bench.root.attributes };
  const holding = measures.map(
    (measure) => [measure, whereItHolds(measure, day, workspace.context, areas)] as const,
  );
  const listed = new Set(zones.map(({ position }) => position));
  const everywhere = scope?.positions ?? Array.from({ length: bench.areas }, (_, position) => position);
  const others = [...everywhere].filter((position) => !listed.has(position)).sort((a, b) => a - b);
  const ofDefault = new Set(measuresOf(pack, defaultTier(pack)?.tier ?? null, day));
  const othersOf = holding.map(([measure, holdsAt]) =>
    ofDefault.has(measure) ? others.filter(holdsAt) : [],
  );
  const named = await labelsOf(bench.engine, staged.areas, pack.level, [...new Set(othersOf.flat())]);
  const selective = new Map(
    holding.map(([{ id }, holdsAt], i) => [
      id,
      { holdsAt, others: (othersOf[i] ?? []).flatMap((position) => named.get(position) ?? []) },
    ]),
  );
  return { selective, named };
}
