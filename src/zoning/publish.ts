import { addDays, type Day } from '../days.ts';
import type { Decision } from '../inputs/tables.ts';
import { NO_TIER } from '../judging/raw-tier.ts';
import type { Effect } from '../rules/pack.ts';
import { advance, effectiveFrom, type InForce, NOTHING_IN_FORCE } from './effect.ts';

/** One area's tier from night to night. Ranks: 0 is the most severe; NO_TIER while nothing is known. */
export interface AreaState {
  readonly rank: number;
  /** First night of the unbroken run with this published tier. */
  readonly since: Day;
  /** The rules' own tier, which runs on beneath a decision. */
  readonly ruleRank: number;
  readonly kept: boolean;
  readonly effectiveFrom: Day;
  readonly inForce: InForce;
  readonly decision: Decision | null;
}

/** What the rules and the decisions say of an area on one night. */
export interface Evening {
  readonly day: Day;
  readonly raw: number;
  readonly atLeast: number;
  readonly decision: Decision | null;
  readonly decisionRank: number;
}

/**
 * Goes on by one night, in a pack without transitions: the published tier is the raw tier; an unknown raw tier keeps
 * the earlier one unless its least severe candidate is more severe. A decision lies over the rules, which run on
 * beneath it; it takes effect, and ends, at 0:00 after its days, whatever `effective` says.
 */
export function nextState(before: AreaState | undefined, evening: Evening, effect: Effect): AreaState {
  const { ruleRank, kept } = ruleTier(before?.ruleRank ?? NO_TIER, evening);
  const rank = evening.decision === null ? ruleRank : evening.decisionRank;
  const unchanged = before !== undefined && before.rank === rank;
  const byDecision = evening.decision !== null || (before?.decision ?? null) !== null;
  const inForce = byDecision
    ? { rank: rank === NO_TIER ? null : rank, queue: [] }
    : rank === NO_TIER
      ? (before?.inForce ?? NOTHING_IN_FORCE)
      : advance(before?.inForce ?? NOTHING_IN_FORCE, rank, evening.day, effect);
  return {
    rank,
    since: unchanged ? before.since : evening.day,
    ruleRank,
    kept: kept && evening.decision === null,
    effectiveFrom: unchanged
      ? before.effectiveFrom
      : byDecision
        ? addDays(evening.day, 1)
        : (inForce.queue.find((queued) => queued.rank === rank)?.from ??
          dayInForce(before, rank, evening.day, effect)),
    inForce,
    decision: evening.decision,
  };
}

/** A tier that is in force already is so from that very day; another waits for its own. */
function dayInForce(before: AreaState | undefined, rank: number, day: Day, effect: Effect): Day {
  return before !== undefined && before.inForce.rank === rank ? day : effectiveFrom(effect, day);
}

function ruleTier(earlier: number, { raw, atLeast }: Evening): { ruleRank: number; kept: boolean } {
  if (raw !== NO_TIER) return { ruleRank: raw, kept: false };
  if (earlier === NO_TIER) return { ruleRank: NO_TIER, kept: false };
  return { ruleRank: atLeast !== NO_TIER && atLeast < earlier ? atLeast : earlier, kept: true };
}
