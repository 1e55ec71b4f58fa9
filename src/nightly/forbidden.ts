import type { Day } from '../days.ts';
import { isFor, type Journey, measureOf } from '../measures/arrivals.ts';
import { tierForMeasures } from '../measures/measure-list.ts';
import { type Problem, warning } from '../problems/problem.ts';
import { closingForbiddenBy, forbiddenBy } from '../rules/forbidding.ts';
import { holdsOn } from '../rules/in-force.ts';
import { defaultTier, type Measure, type Pack } from '../rules/pack.ts';
import type { Forbidden } from '../rules/standing.ts';
import type { Snapshot } from '../zoning/verdict.ts';

type Forbidding = Pick<Snapshot, 'zones' | 'areas' | 'pack'>;

/** A warning for all that is left out on a day because the standard itself forbids it: measures, and closed premises. */
export function forbiddenWarnings(night: Forbidding, day: Day): Problem[] {
  return [...forbiddenMeasures(night, day), ...forbiddenClosings(night, day)];
}

/**
 * A warning for each measure that is left out on a day, for the standard itself forbids it in a tier in which some area is:
 * by the rules or by a decision.
 */
export function forbiddenMeasures({ zones, areas, pack }: Forbidding, day: Day): Problem[] {
  const there = tiersThere({ zones, areas, pack });
  return pack.measures.flatMap((measure) => {
    if (!holdsOn(measure.inForce ?? {}, day)) return [];
    const here = measure.tiers.filter((tier) => there.has(tier));
    return measureWarnings(pack, measure, here, day);
  });
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
  return byClause(tiers, (tier) => forbiddenBy(pack, measure, tier, day)).map(([by, own]) =>
    warning('handout-forbidden', {
      value: measure.id,
      with: { tiers: own.join(', '), by, clause: measure.clause },
    }),
  );
}

/** A warning for each sector that an opening list closes on a day in such a tier: that is left out likewise. */
function forbiddenClosings(night: Forbidding, day: Day): Problem[] {
  const { pack } = night;
  const there = tiersThere(night);
  const closed = (pack.opening ?? []).flatMap((row) => {
    if (!holdsOn(row.inForce ?? {}, day)) return [];
    const tiers = Object.entries(row.tiers).flatMap(([tier, { state }]) =>
      state === 'closed' && there.has(tier) ? tier : [],
    );
    return row.sectors.map((sector) => ({ sector, tiers, clause: row.clause }));
  });
  return closed.flatMap(({ sector, tiers, clause }) =>
    byClause(tiers, (tier) => closingForbiddenBy(pack, sector, tier, day)).map(([by, own]) =>
      warning('opening-left-out', { value: sector, with: { tiers: own.join(', '), by, clause } }),
    ),
  );
}

/** The tiers in which some area is. */
function tiersThere({ zones, areas, pack }: Forbidding): ReadonlySet<string | null> {
  const there = new Set(zones.map(tierForMeasures));
  if (areas > zones.length) there.add(defaultTier(pack)?.tier ?? null);
  return there;
}

/** Tiers by the statement that forbids something in them. */
function byClause(
  tiers: readonly string[],
  forbiddenIn: (tier: string) => Forbidden | undefined,
): [string, string[]][] {
  const found = new Map<string, string[]>();
  for (const tier of tiers) {
    const by = forbiddenIn(tier)?.clause;
    if (by !== undefined) found.set(by, [...(found.get(by) ?? []), tier]);
  }
  return [...found];
}
