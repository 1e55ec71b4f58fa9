import type { Day } from '../days.ts';
import { isMeant } from '../rules/forbidding.ts';
import { holdsOn } from '../rules/in-force.ts';
import type { Measure, Pack } from '../rules/pack.ts';
import type { Forbidden } from '../rules/standing.ts';

/** A measure that its own standard forbids in some tiers. */
export interface Dropped {
  readonly measure: Measure;
  readonly tiers: readonly string[];
  readonly forbidden: Forbidden;
}

/** A pack without what its standard forbids on a day: each measure is left only in the tiers in which it may be taken. */
export function permitted(
  pack: Pack,
  day: Day,
): { readonly pack: Pack; readonly dropped: readonly Dropped[] } {
  const forbids = (pack.forbids ?? []).filter(({ inForce }) => holdsOn(inForce ?? {}, day));
  const dropped: Dropped[] = [];
  const measures = pack.measures.flatMap((measure) => {
    let left = measure.tiers;
    for (const forbidden of forbids.filter((each) => isMeant(measure, each))) {
      const tiers = left.filter((tier) => forbidden.tiers.includes(tier));
      if (tiers.length > 0) dropped.push({ measure, tiers, forbidden });
      left = left.filter((tier) => !tiers.includes(tier));
    }
    return left.length === 0 ? [] : [left === measure.tiers ? measure : { ...measure, tiers: left }];
  });
  return dropped.length === 0 ? { pack, dropped } : { pack: { ...pack, measures }, dropped };
}
