import { addDays } from '../days.ts';
import type { Measure, Pack } from '../rules/pack.ts';
import { defaultTier } from '../rules/pack.ts';
import type { ContextSeries } from '../workspace/workspace.ts';
import type { AreaLabel, Snapshot, Verdict } from '../zoning/verdict.ts';
import { measuresFor } from './applying.ts';
import { AUDIENCES } from './audiences.ts';
import type { ListedMeasure, MeasureList, TieredPlace } from './list.ts';

/**
 * What applies in a scope from 0:00 of the day after the as-of day, each measure once with the places it is for.
 *
 * @param zones the scope's areas outside the default tier
 * @param others how many areas of the scope are in the default tier
 */
export function measureList(
  snapshot: Pick<Snapshot, 'asOf' | 'pack'>,
  zones: readonly Verdict[],
  others: number,
  scope: AreaLabel | null,
  context: ContextSeries,
): MeasureList {
  const { pack, asOf } = snapshot;
  const inForceOn = addDays(asOf, 1);
  const listed = new Map<
    string,
    { measure: Measure; tiers: Set<string>; places: AreaLabel[]; everywhere: boolean }
  >();
  const byTier = new Map<string | null, Measure[]>();
  const applying = (tier: string | null): Measure[] => {
    const known = byTier.get(tier) ?? measuresFor(pack, tier, inForceOn, context);
    byTier.set(tier, known);
    return known;
  };
  const add = (tier: string | null, place: AreaLabel | null): void => {
    for (const measure of applying(tier)) {
      const entry = listed.get(measure.id) ?? {
        measure,
        tiers: new Set<string>(),
        places: [],
        everywhere: false,
      };
      if (tier !== null) entry.tiers.add(tier);
      if (place !== null) entry.places.push(place);
      else entry.everywhere = true;
      listed.set(measure.id, entry);
    }
  };
  for (const zone of zones) add(tierForMeasures(zone), zone.area);
  if (others > 0) add(defaultTier(pack)?.tier ?? null, null);
  const measures = [...listed.values()].map((entry) => toListed(entry, zones.length, others, pack));
  return {
    asOf,
    inForceOn,
    pack,
    scope,
    places: zones.map(toPlace),
    others,
    byAudience: AUDIENCES.map((audience) => ({
      audience,
      measures: measures.filter(({ measure }) => measure.audience.includes(audience)),
    })).filter((group) => group.measures.length > 0),
  };
}

/** Measures follow the tier in force; an area whose tier is unknown gets at least those of its lower bound. */
export function tierForMeasures(zone: Pick<Verdict, 'tierInForce' | 'tier' | 'atLeast'>): string | null {
  return zone.tierInForce ?? (zone.tier === null ? zone.atLeast : null);
}

type Entry = { measure: Measure; tiers: Set<string>; places: AreaLabel[]; everywhere: boolean };

/** A measure for every area of the scope has no list of places; one for the default tier too names the rest. */
function toListed(entry: Entry, zones: number, others: number, pack: Pack): ListedMeasure {
  const whole = entry.places.length === zones && (entry.everywhere || others === 0);
  const order = pack.tiers.map((tier) => tier.tier);
  const tiers = [...entry.tiers].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return {
    measure: entry.measure,
    tiers,
    places: whole ? [] : entry.places,
    others: entry.everywhere && !whole,
  };
}

function toPlace(zone: Verdict): TieredPlace {
  const { area, tier, tierInForce, since, effectiveFrom } = zone;
  return { area, tier, tierInForce, since, effectiveFrom };
}
