import type { Day } from '../days.ts';
import { tierForMeasures } from '../measures/measure-list.ts';
import { type Problem, warning } from '../problems/problem.ts';
import { forbiddenBy } from '../rules/forbidding.ts';
import { holdsOn } from '../rules/in-force.ts';
import { defaultTier } from '../rules/pack.ts';
import type { Snapshot } from '../zoning/verdict.ts';

/**
 * A warning for each measure that is left out on a day, for the standard itself forbids it in a tier in which some area is:
 * by the rules or by a decision.
 */
export function forbiddenWarnings(
  { zones, areas, pack }: Pick<Snapshot, 'zones' | 'areas' | 'pack'>,
  day: Day,
): Problem[] {
  const there = new Set(zones.map(tierForMeasures));
  if (areas > zones.length) there.add(defaultTier(pack)?.tier ?? null);
  return pack.measures.flatMap((measure) => {
    if (!holdsOn(measure.inForce ?? {}, day)) return [];
    const here = measure.tiers.filter((tier) => there.has(tier));
    const byClause = new Map<string, string[]>();
    for (const tier of here) {
      const by = forbiddenBy(pack, measure, tier, day)?.clause;
      if (by !== undefined) byClause.set(by, [...(byClause.get(by) ?? []), tier]);
    }
    return [...byClause].map(([by, tiers]) =>
      warning('handout-forbidden', {
        value: measure.id,
        with: { tiers: tiers.join(', '), by, clause: measure.clause },
      }),
    );
  });
}
