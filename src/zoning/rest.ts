import { addDays, type Day, daysFrom, earlierOf } from '../days.ts';
import { NO_TIER } from '../judging/raw-tier.ts';
import { defaultTier, type Pack } from '../rules/pack.ts';
import { reach } from './carry-over.ts';
import { clockworkOf } from './clocks/clockwork.ts';
import { type IsWorkday, stillNeeded } from './clocks/evaluations.ts';
import { effectiveFrom } from './effect.ts';
import type { AreaState } from './publish.ts';
import { isDue } from './schedule.ts';

/** Whether an area is at rest: in the default tier in every way, with nothing on its way. */
export function isAtRest({ rank, inForce, decision, beneath, rules }: AreaState, pack: Pack): boolean {
  const normal = defaultTier(pack)?.rank ?? NO_TIER;
  return (
    [rank, inForce.rank, beneath.rank, beneath.inForce.rank, rules.rank].every((each) => each === normal) &&
    inForce.queue.length === 0 &&
    beneath.inForce.queue.length === 0 &&
    !beneath.kept &&
    decision === null &&
    rules.unranked === NO_TIER &&
    rules.evaluatedOn !== null &&
    rules.evaluations.every((each) => each.rank === normal)
  );
}

/** The state of an area at rest after a night, by a pack that was evaluated on every day it was due. */
export function restingState(
  pack: Pack,
  since: Day,
  { day, begins, isWorkday }: { readonly day: Day; readonly begins: Day; readonly isWorkday: IsWorkday },
): AreaState {
  const rank = defaultTier(pack)?.rank ?? NO_TIER;
  const inForce = { rank, queue: [] };
  const works = clockworkOf(pack);
  const from = addDays(day, -Math.max(...works.afters.map((after) => reach(after, pack)), 6));
  const evaluated = daysFrom(from < begins ? begins : from, day).filter((each) => isDue(pack, each));
  const evaluations = stillNeeded(
    works.afters,
    evaluated.map((each) => ({ day: each, rank, atLeast: rank })),
    day,
    isWorkday,
  );
  return {
    rank,
    since,
    effectiveFrom:
      works.start === rank
        ? earlierOf(effectiveFrom(pack.effective, since), addDays(since, 1))
        : effectiveFrom(pack.effective, since),
    inForce,
    decision: null,
    beneath: { rank, kept: false, inForce },
    rules: {
      rank,
      since,
      unranked: NO_TIER,
      evaluatedOn: evaluated.at(-1) ?? null,
      eligible: [],
      evaluations,
    },
  };
}
