import { resolve } from 'node:path';
import type { Day } from '../days.ts';
import { isDay } from '../days.ts';
import { type Counted, grouped, type PremisesSummary } from '../premises/summary.ts';
import { error, FenquError } from '../problems/problem.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { areaLabel } from '../zoning/area-label.ts';
import { mustHavePremises, mustHaveSector, type PremisesOptions } from './premises.ts';
import { countedPremises, premisesBefore } from './premises-counted.ts';
import { oneMeant } from './scope.ts';
import { openWorkspace, withNight } from './zone.ts';

export interface SummaryOptions extends Omit<PremisesOptions, 'id'> {
  /** The night to compare with; by default the newest published before the as-of day. */
  readonly since?: Day;
  /** An earlier list of premises to compare with, laid out as that of the workspace: its path. */
  readonly sinceFile?: string;
}

/**
 * How many premises work, by sector, district, size class and ownership, and what changed since an earlier night.
 *
 * @throws FenquError as `premises`, for the earlier list too, and `premises-since` where there are no premises of the night to
 *   compare with
 */
export async function premisesSummary(options: SummaryOptions): Promise<PremisesSummary> {
  const workspace = await openWorkspace(options.workspace);
  const { rounding } = mustHavePremises(workspace);
  const { since, sinceFile, sector, area } = options;
  if (since !== undefined && !isDay(since))
    throw new FenquError(error('usage-day', { value: since, with: { option: '--since' } }));
  const inFile = sinceFile === undefined ? null : await countedIn(sinceFile, workspace, options);
  return withNight({ ...options, workspace, premises: true }, async (night) => {
    const all = await countedPremises(night);
    mustHaveSector(all, sector);
    const meant = area === undefined ? null : await oneMeant(night.staged.areas, area);
    const isAsked = (each: Counted): boolean =>
      (sector === undefined || each.sector === sector) &&
      (meant === null || each.within.includes(meant.code));
    const earlier = inFile === null ? await premisesBefore(night, since) : null;
    const before = (inFile ?? earlier?.counted)?.filter(isAsked) ?? null;
    return {
      asOf: night.asOf,
      since: earlier?.asOf ?? null,
      sinceFile: sinceFile ?? null,
      pack: night.pack,
      scope: meant === null ? null : areaLabel(meant),
      sector: sector ?? null,
      rounding,
      ...grouped(all.filter(isAsked), before),
    };
  });
}

/** The premises of another list, read as that of the workspace. */
async function countedIn(
  file: string,
  workspace: Workspace,
  options: SummaryOptions,
): Promise<readonly Counted[]> {
  const list = mustHavePremises(workspace);
  const { take: _take, through: _through, freshWithin: _freshWithin, ...source } = list.source;
  const other = { ...workspace, premises: { ...list, source: { ...source, file: resolve(file) } } };
  return withNight({ ...options, workspace: other, premises: true }, (night) => countedPremises(night));
}
