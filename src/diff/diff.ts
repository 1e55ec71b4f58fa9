import { addDays, type Day, earlierOf } from '../days.ts';
import { type Column, valueAt } from '../judging/columns.ts';
import type { Judgement } from '../judging/judge.ts';
import { NO_TIER } from '../judging/raw-tier.ts';
import { areasAt, measuresFor } from '../measures/applying.ts';
import type { Pack } from '../rules/pack.ts';
import { defaultTier } from '../rules/pack.ts';
import { isCounted } from '../rules/selective.ts';
import { judgeDays } from '../zoning/night.ts';
import type { Night } from '../zoning/open-night.ts';
import { lastDue } from '../zoning/schedule.ts';
import type { IndicatorValue, Snapshot } from '../zoning/verdict.ts';
import type { Change, Diff, Reason } from './change.ts';
import { comesIntoForce, nightsOf, reasonsInForce } from './into-force.ts';
import { inOrder, kindOf } from './kinds.ts';
import { lastCountedDays, newlyCounted } from './last-counted.ts';
import { attributesOfBoth, measureChange, type TwoSides, unrounded } from './measure-change.ts';
import { unitsReplaced } from './other-units.ts';
import { reasonsFor } from './reasons.ts';
import type { Earlier, Side } from './side.ts';
import { sidesOf } from './sides.ts';

/** What changed since an earlier published night, and why. The first night has nothing to compare with. */
export async function diffFrom(earlier: Earlier | null, night: Night, snapshot: Snapshot): Promise<Diff> {
  const to = { asOf: snapshot.asOf, pack: snapshot.pack.id };
  if (earlier === null) return { from: null, to, changes: [], intoForce: [] };
  const from = { asOf: earlier.asOf, pack: earlier.pack };
  if (earlier.level !== snapshot.level)
    return { from, to, changes: otherUnits(earlier, night, snapshot), intoForce: [] };
  const sides = await sidesOf(earlier, night, snapshot);
  const changed = sides.filter(({ before, after }) => before !== after.tier);
  const places = changed.map(({ position }) => position);
  const asked = snapshot.pack.measures.some(isCounted) ? sides.map(({ position }) => position) : places;
  const readings = await readingsOf(earlier, night, asked);
  const lastDays = await lastCountedDays(night.bench, night.asOf, places);
  const newly = await newlyCounted(night.bench, earlier.asOf, night.asOf, places);
  const packBefore = packOf(earlier, night);
  const attributes = await attributesOfBoth(night, packBefore);
  const both = {
    earlier,
    night,
    pack: snapshot.pack,
    packBefore,
    attributes,
    ...readings,
    everywhere: new Map(),
  };
  const changes = changed.map((side): Change => {
    const { position } = side;
    const reading = {
      before: { ...readings.before(position), ...unrounded(snapshot.pack, side.published?.indicators) },
      after: readings.after(position),
      lastCounted: lastDays.get(position) ?? new Map<string, Day>(),
      newly: newly.get(position) ?? new Map<string, number>(),
      tierBefore: readings.tierBefore(position),
      dayBefore: earlier.asOf,
    };
    const reasons: Reason[] =
      earlier.pack === to.pack
        ? reasonsFor(snapshot.pack, side, reading, to.asOf)
        : [{ code: 'rules', with: { from: earlier.pack, to: to.pack } }];
    const { tier, effectiveFrom } = side.after;
    return {
      ...changeOf(side, snapshot.pack, packBefore),
      reasons,
      ...measureChange(both, { side, from: side.before, to: tier, on: effectiveFrom }),
    };
  });
  const intoForce = sides.flatMap((side) => coming(side, both, snapshot) ?? []);
  return {
    from,
    to,
    changes: inOrder(changes, snapshot.pack),
    intoForce: inOrder(intoForce, snapshot.pack),
  };
}

/** The tier that waited and comes into force tonight, if one does. */
function coming(side: Side, both: TwoSides, snapshot: Snapshot): Change | undefined {
  const normal = defaultTier(snapshot.pack)?.tier ?? null;
  const nights = nightsOf(side, normal);
  if (!comesIntoForce(nights, normal)) return undefined;
  const [from, to] = nights.inForce;
  const tomorrow = addDays(snapshot.asOf, 1);
  const { tier, effectiveFrom } = side.after;
  const on = tier === to ? earlierOf(effectiveFrom, tomorrow) : tomorrow;
  const reasons = reasonsInForce(side, snapshot.asOf);
  const measures = measureChange(both, { side, from, to, on });
  return { area: side.area, kind: 'in_force', from, to, inForceFrom: on, reasons, ...measures };
}

/** What is listed now, and what was listed before, where areas of another level are zoned. */
function otherUnits(earlier: Earlier, night: Night, { asOf, pack, zones }: Snapshot): Change[] {
  const { context } = night.workspace;
  const areas = { attributes: night.bench.root.attributes, indicators: night.tonight.indicators };
  const added = zones.map(({ area, tier, effectiveFrom, position }) => {
    const there = areasAt(areas, [position]);
    const impose = measuresFor(pack, tier, effectiveFrom, context, there).map(({ measure }) => measure.id);
    return { area, tier, inForceFrom: effectiveFrom, impose };
  });
  const reason: Reason = { code: 'rules', with: { from: earlier.pack, to: pack.id } };
  return inOrder(unitsReplaced(earlier.zones, added, asOf, { whyAdded: reason, whyRemoved: reason }), pack);
}

function changeOf(
  { before, after, area }: Side,
  pack: Pack,
  earlier: Pack,
): Omit<Change, 'reasons' | 'impose' | 'lift'> {
  return {
    area,
    kind: kindOf(before, after.tier, pack, earlier),
    from: before,
    to: after.tier,
    inForceFrom: after.effectiveFrom,
  };
}

/** The pack of the earlier night, if it leads to tonight's; else tonight's own stands in for it. */
function packOf(earlier: Earlier, night: Night): Pack {
  return night.earlier.find(({ pack }) => pack.id === earlier.pack)?.pack ?? night.pack;
}

/**
 * Indicator values as of the last evaluation on both nights: the earlier ones are counted again from the rows known then.
 */
async function readingsOf(earlier: Earlier, night: Night, positions: readonly number[]) {
  const day = lastDue(night.pack, earlier.asOf, night.begins) ?? earlier.asOf;
  const counted = (await judgeDays(night.bench, [day], day, positions)).get(day);
  const rows = new Map(positions.map((position, row) => [position, row]));
  const rowOf = (position: number): number => rows.get(position) ?? -1;
  return {
    counted,
    rowOf,
    before: (position: number) => valuesAt(counted, rowOf(position)),
    tierBefore: (position: number) =>
      night.pack.tiers[counted?.raw[rowOf(position)] ?? NO_TIER]?.tier ?? null,
    after: (position: number) => valuesAt(night.tonight, position),
  };
}

function valuesAt(judgement: Judgement | undefined, row: number): Record<string, IndicatorValue> {
  const columns: [string, Column][] = [...(judgement?.indicators ?? [])];
  return Object.fromEntries(columns.map(([name, column]) => [name, valueAt(column, row)]));
}
