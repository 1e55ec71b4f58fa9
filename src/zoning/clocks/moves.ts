import { type Day, daysBetween } from '../../days.ts';
import { TRUE } from '../../judging/columns.ts';
import { NO_TIER } from '../../judging/raw-tier.ts';
import type { Clockwork } from './clockwork.ts';
import { type Evaluation, type IsWorkday, lookedAt } from './evaluations.ts';

/** The rules' own tier of an area, since when its clocks run, and what the evaluations said, oldest first. */
export interface Standing {
  readonly rank: number;
  readonly since: Day;
  readonly evaluations: readonly Evaluation[];
}

/** What else a move depends on, on the day of an evaluation. */
export interface OnTheDay {
  readonly day: Day;
  readonly isWorkday: IsWorkday;
  /** The truth of a tier's `release`: TRUE, FALSE or UNKNOWN. */
  readonly released: (rank: number) => number;
}

/** The tier to which the rules raise an area tonight, or undefined. */
export function raisedTo(
  works: Clockwork,
  standing: Standing,
  { day, isWorkday }: OnTheDay,
): number | undefined {
  const clock = works.clocks[standing.rank]?.tighten;
  const seen = clock && lookedAt(clock.after, standing.evaluations, day, isWorkday);
  if (clock === undefined || seen === undefined) return undefined;
  const ranks = seen.flatMap((each) => {
    if (each.rank !== NO_TIER) return [each.rank];
    return each.atLeast !== NO_TIER && each.atLeast < standing.rank ? [each.atLeast] : [];
  });
  const least = Math.max(...ranks);
  if (ranks.length === 0 || least >= standing.rank) return undefined;
  const between = works.reachable.filter((rank) => rank < standing.rank && rank >= least).toReversed();
  return between[(clock.steps ?? between.length) - 1] ?? least;
}

/** The tier to which an area could be lowered tonight by its count of evaluations alone, or undefined. */
export function lowerByCount(
  works: Clockwork,
  standing: Standing,
  { day, isWorkday }: OnTheDay,
): number | undefined {
  const clock = works.clocks[standing.rank]?.loosen;
  const seen = clock && lookedAt(clock.after, standing.evaluations, day, isWorkday);
  if (clock === undefined || seen === undefined) return undefined;
  const most = Math.min(...seen.map((each) => (each.rank === NO_TIER ? standing.rank : each.rank)));
  if (most <= standing.rank) return undefined;
  const between = works.reachable.filter((rank) => rank > standing.rank && rank <= most);
  return between[(clock.steps ?? between.length) - 1] ?? most;
}

/** Whether an area has been in its tier as long as it must. */
export function hasStayed(works: Clockwork, standing: Standing, day: Day): boolean {
  return daysBetween(standing.since, day) >= (works.clocks[standing.rank]?.loosen.minStayDays ?? 0);
}

/** Whether the condition for leaving the tier downwards holds, where it has one. */
export function isReleased(works: Clockwork, standing: Standing, { released }: OnTheDay): boolean {
  return works.hasRelease[standing.rank] !== true || released(standing.rank) === TRUE;
}

/** The tier to which the rules would lower an area tonight, or undefined. */
export function loweredTo(works: Clockwork, standing: Standing, tonight: OnTheDay): number | undefined {
  const lower = lowerByCount(works, standing, tonight);
  if (lower === undefined || !hasStayed(works, standing, tonight.day)) return undefined;
  return isReleased(works, standing, tonight) ? lower : undefined;
}
