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
  const applying = (tier: string | null): Measure[] => measuresFor(pack, tier, inForceOn, context);
  const listed = new Map<string, Entry>();
  const entryOf = (measure: Measure): Entry => {
    const entry = listed.get(measure.id) ?? { measure, tiers: new Set(), everywhere: false };
    listed.set(measure.id, entry);
    return entry;
  };
  for (const tier of new Set(zones.map(tierForMeasures)))
    for (const measure of applying(tier)) entryOf(measure).tiers.add(tier);
  if (others > 0)
    for (const measure of applying(defaultTier(pack)?.tier ?? null)) entryOf(measure).everywhere = true;
  const placesIn = placesByTiers(zones);
  // In the order of the pack, which is that of its standard, whatever area comes first tonight.
  const measures = pack.measures
    .flatMap(({ id }) => listed.get(id) ?? [])
    .map((entry) => toListed(entry, placesIn(entry.tiers), zones.length, others, pack));
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

/** The areas in some tiers, found once for all measures of the same tiers. */
function placesByTiers(
  zones: readonly Verdict[],
): (tiers: ReadonlySet<string | null>) => readonly AreaLabel[] {
  const found = new Map<string, readonly AreaLabel[]>();
  return (tiers) => {
    const key = JSON.stringify([...tiers].sort());
    const places =
      found.get(key) ?? zones.flatMap((zone) => (tiers.has(tierForMeasures(zone)) ? zone.area : []));
    found.set(key, places);
    return places;
  };
}

/** Measures follow the tier in force; an area whose tier is unknown gets at least those of its lower bound. */
export function tierForMeasures(zone: Pick<Verdict, 'tierInForce' | 'tier' | 'atLeast'>): string | null {
  return zone.tierInForce ?? (zone.tier === null ? zone.atLeast : null);
}

/** A measure, the tiers it applies in (null: those of an area of which nothing is known), and whether in the default tier. */
interface Entry {
  readonly measure: Measure;
  readonly tiers: Set<string | null>;
  everywhere: boolean;
}

/** A measure for every area of the scope has no list of places; one for the default tier too names the rest. */
function toListed(
  { measure, tiers, everywhere }: Entry,
  places: readonly AreaLabel[],
  zones: number,
  others: number,
  pack: Pack,
): ListedMeasure {
  const normal = defaultTier(pack)?.tier;
  const whole = places.length === zones && (everywhere || others === 0);
  return {
    measure,
    tiers: pack.tiers
      .map(({ tier }) => tier)
      .filter((tier) => tiers.has(tier) || (everywhere && tier === normal)),
    places: whole ? [] : places,
    others: everywhere && !whole,
  };
}

function toPlace(zone: Verdict): TieredPlace {
  const { area, tier, tierInForce, since, effectiveFrom } = zone;
  return { area, tier, tierInForce, since, effectiveFrom };
}
