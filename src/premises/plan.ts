import { addDays, type Day } from '../days.ts';
import type { Premises } from '../inputs/tables.ts';
import type { Measure, Pack } from '../rules/pack.ts';
import type { AreaLabel } from '../zoning/verdict.ts';

/** One of the premises that are sampled. */
export interface SampledSite {
  readonly premises: Premises;
  readonly place: AreaLabel;
}

/** Environmental samples: every day, so many points of each of the premises. */
export interface SamplingPlan {
  readonly asOf: Day;
  readonly pack: Pack;
  readonly scope: AreaLabel | null;
  readonly sector: string | null;
  /** The days on which samples are taken, one after the other. */
  readonly dates: readonly Day[];
  /** Points of each of the premises, on each day. */
  readonly points: number;
  /** The measure that says so; null where the user does. */
  readonly measure: Measure | null;
  /** In order of id. */
  readonly sites: readonly SampledSite[];
}

/** So many days, beginning with one. */
export function daysOfPlan(first: Day, count: number): Day[] {
  return Array.from({ length: count }, (_, i) => addDays(first, i));
}

/** The samples of a day, of one of the premises over all days, and of all over all days. */
export function samplesOf({ sites, dates, points }: SamplingPlan) {
  return {
    perDay: sites.length * points,
    perSite: dates.length * points,
    all: sites.length * dates.length * points,
  };
}
