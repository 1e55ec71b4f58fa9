import { addDays, type Day, earlierOf } from '../days.ts';
import { type Column, valueAt } from '../judging/columns.ts';
import type { Judgement } from '../judging/judge.ts';
import { NO_TIER } from '../judging/raw-tier.ts';
import { attributesAt, measuresFor } from '../measures/applying.ts';
import type { Pack } from '../rules/pack.ts';
import { defaultTier } from '../rules/pack.ts';
import { attributesOf, attributesThere, readAttributes } from '../zoning/attributes.ts';
import { judgeDays } from '../zoning/night.ts';
import type { Night } from '../zoning/open-night.ts';
import { lastDue } from '../zoning/schedule.ts';
import type { IndicatorValue, Snapshot } from '../zoning/verdict.ts';
import type { Change, Diff, Reason } from './change.ts';
import { comesIntoForce, nightsOf, reasonsInForce } from './into-force.ts';
import { inOrder, kindOf } from './kinds.ts';
import { lastCountedDays, newlyCounted } from './last-counted.ts';
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
  const readings = await readingsOf(
    earlier,
    night,
    changed.map(({ position }) => position),
  );
  const lastDays = await lastCountedDays(
    night.bench,
    night.asOf,
    changed.map(({ position }) => position),
  );
  const places = changed.map(({ position }) => position);
  const newly = await newlyCounted(night.bench, earlier.asOf, night.asOf, places);
  const attributes = await attributesOfBoth(night, packOf(earlier, night));
  const changes = changed.map((side, row): Change => {
    const reading = {
      before: { ...readings.before(row), ...unrounded(snapshot.pack, side.published?.indicators) },
      after: readings.after(side.position),
      lastCounted: lastDays.get(side.position) ?? new Map<string, Day>(),
      newly: newly.get(side.position) ?? new Map<string, number>(),
      tierBefore: readings.tierBefore(row),
      dayBefore: earlier.asOf,
    };
    const reasons: Reason[] =
      earlier.pack === to.pack
        ? reasonsFor(snapshot.pack, side, reading, to.asOf)
        : [{ code: 'rules', with: { from: earlier.pack, to: to.pack } }];
    return {
      ...changeOf(side, snapshot.pack, packOf(earlier, night)),
      reasons,
      ...measureChange(earlier, night, snapshot, {
        from: side.before,
        to: side.after.tier,
        on: side.after.effectiveFrom,
        area: attributesAt(attributes, side.position),
      }),
    };
  });
  const intoForce = sides.flatMap((side) => {
    const area = attributesAt(attributes, side.position);
    return coming(side, area, earlier, night, snapshot) ?? [];
  });
  return {
    from,
    to,
    changes: inOrder(changes, snapshot.pack),
    intoForce: inOrder(intoForce, snapshot.pack),
  };
}

/** The tier that waited and comes into force tonight, if one does. */
function coming(
  side: Side,
  area: Move['area'],
  earlier: Earlier,
  night: Night,
  snapshot: Snapshot,
): Change | undefined {
  const normal = defaultTier(snapshot.pack)?.tier ?? null;
  const nights = nightsOf(side, normal);
  if (!comesIntoForce(nights, normal)) return undefined;
  const [from, to] = nights.inForce;
  const tomorrow = addDays(snapshot.asOf, 1);
  const { tier, effectiveFrom } = side.after;
  const on = tier === to ? earlierOf(effectiveFrom, tomorrow) : tomorrow;
  const reasons = reasonsInForce(side, snapshot.asOf);
  const measures = measureChange(earlier, night, snapshot, { from, to, on, area });
  return { area: side.area, kind: 'in_force', from, to, inForceFrom: on, reasons, ...measures };
}

/** What is listed now, and what was listed before, where areas of another level are zoned. */
function otherUnits(earlier: Earlier, night: Night, { asOf, pack, zones }: Snapshot): Change[] {
  const { context } = night.workspace;
  const added = zones.map(({ area, tier, effectiveFrom, position }) => {
    const there = attributesAt(night.bench.root.attributes, position);
    const impose = measuresFor(pack, tier, effectiveFrom, context, there).map(({ id }) => id);
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

/** What conditions of measures read of areas, in tonight's pack and in the one before. */
async function attributesOfBoth({ bench, pack }: Night, before: Pack): Promise<ReadonlyMap<string, Column>> {
  const { attributes } = bench.root;
  if (before.id === pack.id) return attributes;
  const known = await attributesThere(bench.engine, attributesOf(before));
  return new Map([...(await readAttributes(bench.engine, bench.root.key, known)), ...attributes]);
}

/** An area's way from one tier to another, and from which day it counts. */
interface Move {
  readonly from: string | null;
  readonly to: string | null;
  readonly on: Day;
  readonly area: ReturnType<typeof attributesAt>;
}

/**
 * Measures that begin and end with the change, as they would stand on the day it takes effect. Where another pack judges
 * now, what ends is of the earlier one.
 */
function measureChange(
  earlier: Earlier,
  night: Night,
  snapshot: Snapshot,
  { from, to, on, area }: Move,
): Pick<Change, 'impose' | 'lift'> {
  const ids = (by: Pack, tier: string | null, day: Day): string[] =>
    measuresFor(by, tier, day, night.workspace.context, area).map(({ id }) => id);
  const before = ids(packOf(earlier, night), from, addDays(earlier.asOf, 1));
  const after = ids(snapshot.pack, to, on);
  return {
    impose: after.filter((id) => !before.includes(id)),
    lift: before.filter((id) => !after.includes(id)),
  };
}

/**
 * Indicator values as of the last evaluation on both nights: the earlier ones are counted again from the rows known then.
 */
async function readingsOf(earlier: Earlier, night: Night, positions: readonly number[]) {
  const day = lastDue(night.pack, earlier.asOf, night.begins) ?? earlier.asOf;
  const before = await judgeDays(night.bench, [day], day, positions);
  return {
    before: (row: number) => valuesAt(before.get(day), row),
    tierBefore: (row: number) => night.pack.tiers[before.get(day)?.raw[row] ?? NO_TIER]?.tier ?? null,
    after: (position: number) => valuesAt(night.tonight, position),
  };
}

/** Values as published, as far as they were not rounded: what passed a limit is seen by exact ones. */
function unrounded(pack: Pack, published: Readonly<Record<string, IndicatorValue>> = {}) {
  const exact = pack.indicators.filter(({ round }) => round === undefined).map(({ name }) => name);
  return Object.fromEntries(Object.entries(published).filter(([name]) => exact.includes(name)));
}

function valuesAt(judgement: Judgement | undefined, row: number): Record<string, IndicatorValue> {
  const columns: [string, Column][] = [...(judgement?.indicators ?? [])];
  return Object.fromEntries(columns.map(([name, column]) => [name, valueAt(column, row)]));
}
