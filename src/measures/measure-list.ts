import { addDays, type Day } from '../days.ts';
import type { Measure, Pack } from '../rules/pack.ts';
import { defaultTier } from '../rules/pack.ts';
import type { ContextSeries } from '../workspace/workspace.ts';
import type { AreaLabel, Snapshot, Verdict } from '../zoning/verdict.ts';
import { measuresFor, measuresOf } from './applying.ts';
import { AUDIENCES } from './audiences.ts';
import type { ListedMeasure, MeasureList, Placed, TieredPlace } from './list.ts';

/** What a list of measures is made of, beside the listed areas. */
export interface Around {
  readonly scope: AreaLabel | null;
  readonly context: ContextSeries;
  /** How many areas of the scope are in the default tier. */
  readonly others: number;
  /** The day it is asked for; by default the one after the as-of day. */
  readonly day?: Day;
  /** Where selective measures apply, by id; among those `others` in these areas only. */
  readonly selective?: ReadonlyMap<string, Selective>;
}

/** In which areas a measure applies that asks what an area is: if its tier is one of the measure's. */
export interface Selective {
  readonly holdsAt: (position: number) => boolean;
  /** The scope's areas in the default tier in which it applies. */
  readonly others: readonly AreaLabel[];
}

/**
 * What applies in a scope from 0:00 of a day, each measure once with the places it is for.
 *
 * @param zones the scope's areas outside the default tier
 */
export function measureList(
  { pack, asOf }: Pick<Snapshot, 'asOf' | 'pack'>,
  zones: readonly Placed[],
  around: Around,
): MeasureList {
  const inForceOn = around.day ?? addDays(asOf, 1);
  const listed = listedTiers(pack, zones, around, inForceOn);
  const placesIn = placesByTiers(zones);
  // In the order of the pack, which is that of its standard, whatever area comes first tonight.
  const measures = pack.measures.flatMap(({ id }): ListedMeasure[] => {
    const entry = listed.get(id);
    if (entry === undefined) return [];
    const selective = around.selective?.get(id);
    if (selective !== undefined) return selectively(entry, selective, zones, around.others, pack);
    return [toListed(entry, placesIn(entry.tiers), zones.length, around.others, pack)];
  });
  return {
    shows: 'applying',
    asOf,
    inForceOn,
    pack,
    scope: around.scope,
    places: zones.map(toPlace),
    others: around.others,
    byAudience: AUDIENCES.map((audience) => ({
      audience,
      measures: measures.filter(({ measure }) => measure.audience.includes(audience)),
    })).filter((group) => group.measures.length > 0),
  };
}

/** The measures that the tiers of a scope bring, by id; selective ones as if they applied wherever their tier is. */
function listedTiers(
  pack: Pack,
  zones: readonly Placed[],
  { context, others, selective }: Around,
  inForceOn: Day,
): Map<string, Entry> {
  const listed = new Map<string, Entry>();
  const applying = (tier: string | null): Measure[] => {
    const own = new Set(measuresFor(pack, tier, inForceOn, context));
    return measuresOf(pack, tier, inForceOn).filter(
      (measure) => own.has(measure) || selective?.has(measure.id) === true,
    );
  };
  const entryOf = (measure: Measure): Entry => {
    const entry = listed.get(measure.id) ?? { measure, tiers: new Set(), everywhere: false };
    listed.set(measure.id, entry);
    return entry;
  };
  for (const tier of new Set(zones.map(tierForMeasures)))
    for (const measure of applying(tier)) entryOf(measure).tiers.add(tier);
  if (others > 0)
    for (const measure of applying(defaultTier(pack)?.tier ?? null)) entryOf(measure).everywhere = true;
  return listed;
}

/** A measure that asks what an area is: everywhere in the scope, in the areas where that is so, or nowhere. */
function selectively(
  entry: Entry,
  selective: Selective,
  zones: readonly Placed[],
  others: number,
  pack: Pack,
): ListedMeasure[] {
  const own = zones.filter(
    (zone) => entry.tiers.has(tierForMeasures(zone)) && selective.holdsAt(zone.position),
  );
  const apart = entry.everywhere ? selective.others : [];
  if (own.length + apart.length === 0) return [];
  const inAllOthers = apart.length > 0 && apart.length === others;
  const tiers = new Set(own.map(tierForMeasures));
  const places = [...own.map(({ area }) => area), ...(inAllOthers ? [] : apart)];
  const found = { measure: entry.measure, tiers, everywhere: apart.length > 0 };
  const listed = toListed(found, places, zones.length, others, pack);
  return [inAllOthers || apart.length === 0 ? listed : { ...listed, places, others: false }];
}

/** The areas in some tiers, found once for all measures of the same tiers. */
function placesByTiers(
  zones: readonly Placed[],
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

function toPlace(zone: Placed): TieredPlace {
  const { area, tier, tierInForce, since, effectiveFrom } = zone;
  const bound = tierInForce === null ? tierForMeasures(zone) : null;
  return { area, tier, tierInForce, since, effectiveFrom, ...(bound !== null && { atLeast: bound }) };
}
