import type { Day } from '../days.ts';
import { FALSE, TRUE, UNKNOWN } from '../judging/columns.ts';
import type { Judgement } from '../judging/judge.ts';
import { NO_TIER } from '../judging/raw-tier.ts';
import type { Tier } from '../rules/pack.ts';
import type { AtWork } from './at-work.ts';
import type { Evening } from './publish.ts';
import { isDue } from './schedule.ts';

/** Whose evening it is: an area by its position, and its row in the judgement. */
export interface Whose {
  readonly position: number;
  readonly row: number;
}

/**
 * What rules and decisions say of an area on a night.
 *
 * @param judgement as of the day; not needed on a day without an evaluation
 * @param knownOn decisions taken after this day are not known
 */
export function eveningOf(
  { bench, book, workdays }: AtWork,
  judgement: Judgement | undefined,
  { position, row }: Whose,
  day: Day,
  knownOn: Day = day,
): Evening {
  const { overlay, designated } = book.on(position, day, knownOn);
  const isEvaluated = judgement !== undefined && isDue(bench.pack, day);
  return {
    day,
    isWorkday: workdays.at(position),
    released: (rank) => releasedIn(judgement, bench.pack.tiers[rank], row),
    raw: isEvaluated
      ? { rank: judgement.raw[row] ?? NO_TIER, atLeast: judgement.atLeast[row] ?? NO_TIER }
      : undefined,
    designated: designated?.rank,
    overlay,
  };
}

/** Whether a tier's condition for being left holds for a row: TRUE, FALSE or UNKNOWN; TRUE where it has none. */
export function releasedIn(judgement: Judgement | undefined, tier: Tier | undefined, row: number): number {
  if (tier?.release === undefined) return TRUE;
  const truth = judgement?.trace.get(tier.release.tree);
  return truth?.kind === 'truth' ? (truth.values[row] ?? UNKNOWN) : UNKNOWN;
}

/** A truth as plain data: null is unknown. */
export function plainTruth(truth: number): boolean | null {
  return truth === TRUE ? true : truth === FALSE ? false : null;
}
