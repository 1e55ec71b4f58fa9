import type { Day } from '../days.ts';
import { isDay } from '../days.ts';
import { type Counted, grouped, type PremisesSummary } from '../premises/summary.ts';
import { error, FenquError } from '../problems/problem.ts';
import { areaLabel } from '../zoning/area-label.ts';
import { mustHavePremises, mustHaveSector, type PremisesOptions } from './premises.ts';
import { countedPremises, premisesBefore } from './premises-counted.ts';
import { oneMeant } from './scope.ts';
import { openWorkspace, withNight } from './zone.ts';

export interface SummaryOptions extends Omit<PremisesOptions, 'id'> {
  /** The published night to compare with; by default the newest before the as-of day. */
  readonly since?: Day;
}

/**
 * How many premises work, by sector, district, size class and ownership, and what changed since an earlier night.
 *
 * @throws FenquError as `premises`, and `premises-since` where the night to compare with has kept no premises
 */
export async function premisesSummary(options: SummaryOptions): Promise<PremisesSummary> {
  const workspace = await openWorkspace(options.workspace);
  const { rounding } = mustHavePremises(workspace);
  const { since, sector, area } = options;
  if (since !== undefined && !isDay(since))
    throw new FenquError(error('usage-day', { value: since, with: { option: '--since' } }));
  return withNight({ ...options, workspace, premises: true }, async (night) => {
    const all = await countedPremises(night);
    mustHaveSector(all, sector);
    const meant = area === undefined ? null : await oneMeant(night.staged.areas, area);
    const isAsked = (each: Counted): boolean =>
      (sector === undefined || each.sector === sector) &&
      (meant === null || each.within.includes(meant.code));
    const earlier = await premisesBefore(workspace.store, night.asOf, since);
    const before = earlier === null ? null : earlier.counted.filter(isAsked);
    return {
      asOf: night.asOf,
      since: earlier?.asOf ?? null,
      pack: night.pack,
      scope: meant === null ? null : areaLabel(meant),
      sector: sector ?? null,
      rounding,
      ...grouped(all.filter(isAsked), before),
    };
  });
}
