import type { Day } from '../days.ts';
import { isFor, type Journey, measureOf } from '../measures/arrivals.ts';
import type { MeasureList } from '../measures/list.ts';
import { tierForMeasures } from '../measures/measure-list.ts';
import { type Problem, warning } from '../problems/problem.ts';
import { cellForbiddenBy, forbiddenBy } from '../rules/forbidding.ts';
import { holdsOn } from '../rules/in-force.ts';
import { defaultTier, type Measure, type Pack } from '../rules/pack.ts';
import type { Forbidden } from '../rules/standing.ts';
import type { Snapshot } from '../zoning/verdict.ts';

/** The tiers in which something is to which a pack's measures may apply. */
export interface There {
  readonly pack: Pack;
  readonly there: ReadonlySet<string | null>;
}

/** A warning for all that is left out on a day because the standard itself forbids it: measures, and what an opening list says. */
export function forbiddenWarnings(there: There, day: Day): Problem[] {
  return [...forbiddenMeasures(there, day), ...forbiddenOpenings(there, day)];
}

/**
 * A warning for each measure that is left out on a day, for the standard itself forbids it in a tier in which some area is:
 * by the rules or by a decision.
 */
export function forbiddenMeasures({ pack, there }: There, day: Day): Problem[] {
  return pack.measures.flatMap((measure) => {
    if (!holdsOn(measure.inForce ?? {}, day)) return [];
    const here = measure.tiers.filter((tier) => there.has(tier));
    return measureWarnings(pack, measure, here, day);
  });
}

/** The tiers in which the areas of a night are. */
export function tiersOfNight({ zones, areas, pack }: Pick<Snapshot, 'zones' | 'areas' | 'pack'>): There {
  const there = new Set(zones.map(tierForMeasures));
  if (areas > zones.length) there.add(defaultTier(pack)?.tier ?? null);
  return { pack, there };
}

/** The tiers in which the areas of a list are on the day that it is for. */
export function tiersOfList({
  places,
  others,
  pack,
}: Pick<MeasureList, 'places' | 'others' | 'pack'>): There {
  const there = new Set(places.map(({ tierInForce, atLeast = null }) => tierInForce ?? atLeast));
  if (others > 0) there.add(defaultTier(pack)?.tier ?? null);
  return { pack, there };
}

/**
 * A warning for each measure that is not asked of people who arrive in some of its tiers, for the standard itself forbids it
 * there on a day on which they arrive.
 */
export function forbiddenArrivals(pack: Pack, journeys: readonly Journey[]): Problem[] {
  const warnings = journeys.flatMap((journey) =>
    (pack.arrivals ?? []).flatMap((arrival) => {
      const measure = measureOf(pack, arrival);
      if (measure === undefined || !isFor(arrival, measure, journey)) return [];
      return measureWarnings(pack, measure, measure.tiers, journey.arrived);
    }),
  );
  return [...new Map(warnings.map((each) => [JSON.stringify(each), each])).values()];
}

/** A warning for each statement that forbids a measure in some of the tiers. */
function measureWarnings(pack: Pack, measure: Measure, tiers: readonly string[], day: Day): Problem[] {
  const found = tiers.flatMap((tier) => {
    const by = forbiddenBy(pack, measure, tier, day);
    return by === undefined ? [] : [{ tier, by }];
  });
  return byClause(found).map(([by, own]) =>
    warning('handout-forbidden', {
      value: measure.id,
      with: { tiers: own.join(', '), by, clause: measure.clause },
    }),
  );
}

/** A warning for each sector of which an opening list says on a day, in such a tier, what is forbidden: that is left out likewise. */
function forbiddenOpenings({ pack, there }: There, day: Day): Problem[] {
  return (pack.opening ?? []).flatMap((row) => {
    if (!holdsOn(row.inForce ?? {}, day)) return [];
    const { clause } = row;
    const cells = Object.entries(row.tiers).filter(([tier]) => there.has(tier));
    return row.sectors.flatMap((sector) => {
      const found = cells.flatMap(([tier, openness]) => {
        const forbidden = cellForbiddenBy(pack, sector, openness, tier, day);
        return forbidden === undefined ? [] : [{ tier, ...forbidden }];
      });
      const own = (id: string | null) => found.filter(({ measure }) => (measure?.id ?? null) === id);
      return [...new Set(found.map(({ measure }) => measure?.id ?? null))].flatMap((measure) =>
        byClause(own(measure)).map(([by, tiers]) => {
          const details = { tiers: tiers.join(', '), by, clause };
          return measure === null
            ? warning('opening-left-out', { value: sector, with: details })
            : warning('condition-left-out', { value: sector, with: { ...details, measure } });
        }),
      );
    });
  });
}

/** Tiers by the statement that forbids something in them. */
function byClause(found: readonly { readonly tier: string; readonly by: Forbidden }[]): [string, string[]][] {
  const tiers = new Map<string, string[]>();
  for (const { tier, by } of found) tiers.set(by.clause, [...(tiers.get(by.clause) ?? []), tier]);
  return [...tiers];
}
