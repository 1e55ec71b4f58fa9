import { addDays, type Day } from '../days.ts';
import type { Pack } from '../rules/pack.ts';
import { defaultTier } from '../rules/pack.ts';
import type { ContextSeries } from '../workspace/workspace.ts';
import type { AreaLabel, Snapshot, Verdict } from '../zoning/verdict.ts';
import { type Called, measuresFor, measuresOf } from './applying.ts';
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

/** In which areas a measure applies that asks what an area is, or what is counted there: if its tier is one of the measure's. */
export interface Selective {
  /** Null where that is not known. */
  readonly holdsAt: (position: number) => boolean | null;
  /** The scope's areas in the default tier in which it applies, or may. */
  readonly others: 'all' | readonly AreaLabel[];
  /** Those of them in which it is not known; of all, whether there are any. */
  readonly undecided: boolean | readonly AreaLabel[];
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
  const called = calledFor(pack, zones, around, inForceOn);
  const placesIn = placesByTiers(zones);
  // In the order of the pack, which is that of its standard, whatever area comes first tonight.
  const measures = pack.measures.flatMap(({ id }): ListedMeasure[] => {
    const entry = called.get(id);
    if (entry === undefined) return [];
    const selective = around.selective?.get(id);
    if (selective !== undefined) return selectively(entry, selective, zones, around.others, pack);
    const places = placesIn(entry.tiers);
    const listed = toListed(entry, places, zones.length, around.others, pack);
    return [entry.undecided ? { ...listed, undecided: { places, others: entry.everywhere } } : listed];
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

/** The measures that the tiers of a scope call for, by id; selective ones as if they applied wherever their tier is. */
function calledFor(
  pack: Pack,
  zones: readonly Placed[],
  { context, others, selective }: Around,
  inForceOn: Day,
): Map<string, Entry> {
  const called = new Map<string, Entry>();
  const calledIn = (tier: string | null): Called[] => {
    const all = measuresFor(pack, tier, inForceOn, context);
    const own = new Map(all.map((each) => [each.measure.id, each]));
    return measuresOf(pack, tier, inForceOn).flatMap((measure) =>
      selective?.has(measure.id) === true ? { measure, undecided: false } : (own.get(measure.id) ?? []),
    );
  };
  const entryOf = ({ measure, undecided }: Called): Entry => {
    const entry = called.get(measure.id) ?? { measure, undecided, tiers: new Set(), everywhere: false };
    called.set(measure.id, entry);
    return entry;
  };
  for (const tier of new Set(zones.map(tierForMeasures)))
    for (const each of calledIn(tier)) entryOf(each).tiers.add(tier);
  if (others > 0)
    for (const each of calledIn(defaultTier(pack)?.tier ?? null)) entryOf(each).everywhere = true;
  return called;
}

/** A measure that asks what an area is: everywhere in the scope, in the areas where that is so or may be, or nowhere. */
function selectively(
  entry: Entry,
  { holdsAt, others: rest, undecided }: Selective,
  zones: readonly Placed[],
  others: number,
  pack: Pack,
): ListedMeasure[] {
  const own = zones.filter(
    (zone) => entry.tiers.has(tierForMeasures(zone)) && holdsAt(zone.position) !== false,
  );
  const isInAllOthers = entry.everywhere && rest === 'all';
  const apart = entry.everywhere && rest !== 'all' ? rest : [];
  if (own.length + apart.length === 0 && !isInAllOthers) return [];
  const tiers = new Set(own.map(tierForMeasures));
  const places = [...own.map(({ area }) => area), ...apart];
  const found = { ...entry, tiers, everywhere: isInAllOthers || apart.length > 0 };
  const listed = toListed(found, places, zones.length, others, pack);
  const open = {
    places: [
      ...own.filter(({ position }) => holdsAt(position) === null).map(({ area }) => area),
      ...(entry.everywhere && typeof undecided !== 'boolean' ? undecided : []),
    ],
    others: isInAllOthers && undecided === true,
  };
  return [
    {
      ...(isInAllOthers || apart.length === 0 ? listed : { ...listed, places, others: false }),
      ...((open.places.length > 0 || open.others) && { undecided: open }),
    },
  ];
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
interface Entry extends Called {
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
