import { addDays } from '../days.ts';
import { measuresOf, whereItHolds } from '../measures/applying.ts';
import type { MeasureList } from '../measures/list.ts';
import { measureList, type Selective } from '../measures/measure-list.ts';
import { defaultTier } from '../rules/pack.ts';
import { isSelective } from '../rules/selective.ts';
import type { Night } from '../zoning/open-night.ts';
import { labelsOf } from '../zoning/places.ts';
import type { Snapshot, Verdict } from '../zoning/verdict.ts';
import type { Scope } from './scope.ts';

/** What applies in a scope, or everywhere. */
export async function measuresIn(
  night: Night,
  snapshot: Snapshot,
  scope: Scope | null,
): Promise<MeasureList> {
  const normal = defaultTier(snapshot.pack)?.tier;
  const zones = snapshot.zones.filter((each) => each.tier !== normal || each.tierInForce !== normal);
  return measureList(snapshot, zones, {
    scope: scope?.area ?? null,
    context: night.workspace.context,
    others: (scope?.positions.size ?? snapshot.areas) - zones.length,
    selective: await selectiveMeasures(night, zones, scope),
  });
}

/** Where measures apply that ask what an area is. */
async function selectiveMeasures(
  { pack, bench, asOf, staged, workspace }: Night,
  zones: readonly Verdict[],
  scope: Scope | null,
): Promise<Map<string, Selective>> {
  const measures = pack.measures.filter(isSelective);
  if (measures.length === 0) return new Map();
  const day = addDays(asOf, 1);
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
  const labels = await labelsOf(bench.engine, staged.areas, pack.level, [...new Set(othersOf.flat())]);
  return new Map(
    holding.map(([{ id }, holdsAt], i) => [
      id,
      { holdsAt, others: (othersOf[i] ?? []).flatMap((position) => labels.get(position) ?? []) },
    ]),
  );
}
