import { addDays, type Day } from '../days.ts';
import { premisesOn } from '../inputs/premises.ts';
import { daysOfPlan, type SamplingPlan } from '../premises/plan.ts';
import { error, FenquError } from '../problems/problem.ts';
import { holdsOn } from '../rules/in-force.ts';
import type { Measure, Pack } from '../rules/pack.ts';
import { areaLabel } from '../zoning/area-label.ts';
import type { Night } from '../zoning/open-night.ts';
import { mustHavePremises, mustHaveSector, type PremisesOptions } from './premises.ts';
import { oneMeant } from './scope.ts';
import { openWorkspace, withNight } from './zone.ts';

export interface PlanOptions extends Omit<PremisesOptions, 'id'> {
  /** For how many days, from the day after the as-of day on. */
  readonly days?: number;
  /** Points of each of the premises; by default as a measure says. */
  readonly points?: number;
}

/** The parameter of a measure that says how many points are sampled. */
const POINTS = 'points_per_enterprise';

/**
 * A plan of environmental samples of the premises asked for. Which of them are sampled is for those who ask to say: a pilot
 * is of a few.
 *
 * @throws FenquError as `premises`, and `premises-points` where nobody says how many points
 */
export async function samplingPlan(options: PlanOptions): Promise<SamplingPlan> {
  const workspace = await openWorkspace(options.workspace);
  mustHavePremises(workspace);
  const { sector, area } = options;
  return withNight({ ...options, workspace, premises: true }, async (night) => {
    const { staged, asOf } = night;
    const all = await premisesOn(night.bench.engine, asOf);
    mustHaveSector(all, sector);
    const meant = area === undefined ? null : await oneMeant(staged.areas, area);
    const described = await staged.areas.describe([...new Set(all.map((each) => each.area))]);
    const places = new Map(described.map((place) => [place.ix, place]));
    const sites = all.flatMap((premises) => {
      const place = places.get(premises.area);
      const isInside =
        meant === null || [place, ...(place?.ancestors ?? [])].some((each) => each?.code === meant.code);
      const isAsked = isInside && (sector === undefined || premises.sector === sector);
      return isAsked && place !== undefined ? [{ premises, place: areaLabel(place) }] : [];
    });
    const scope = meant === null ? null : areaLabel(meant);
    return planOf(night, options, { scope, sector: sector ?? null, sites });
  });
}

/**
 * The plan of some premises, from the day after the as-of day on.
 *
 * @throws FenquError `premises-points` where nobody says how many points
 */
export function planOf(
  { asOf, pack }: Pick<Night, 'asOf' | 'pack'>,
  { days = 1, points }: Pick<PlanOptions, 'days' | 'points'>,
  sampled: Pick<SamplingPlan, 'scope' | 'sector' | 'sites'>,
): SamplingPlan {
  const first = addDays(asOf, 1);
  const measure = points === undefined ? measureOn(pack, first) : null;
  return {
    asOf,
    pack,
    ...sampled,
    dates: daysOfPlan(first, days),
    points: points ?? Number(measure?.parameters?.[POINTS]),
    measure,
  };
}

function measureOn({ measures }: Pack, day: Day): Measure {
  const found = measures.find(
    ({ parameters, inForce = {} }) => typeof parameters?.[POINTS] === 'number' && holdsOn(inForce, day),
  );
  if (found !== undefined) return found;
  throw new FenquError(error('premises-points', { value: POINTS, with: { day } }));
}
