import type { Decision } from '../inputs/tables.ts';
import { NO_TIER } from '../judging/raw-tier.ts';
import type { InForce } from './effect.ts';

/** A decision on an area, with the rank of the tier it sets. */
export interface Decided {
  readonly decision: Decision;
  readonly rank: number;
}

/** The decisions that act on an area as of a day: what lies over the rules. */
export interface Overlay {
  readonly set?: Decided;
  /** The most severe one of those that may only raise. */
  readonly raise?: Decided;
}

export const NO_OVERLAY: Overlay = {};

/** The tier published, and the decision that makes it so; null where the rules do. */
export interface Overlaid {
  readonly rank: number;
  readonly decision: Decision | null;
}

/** Lays decisions over a tier: one that sets, and over that the most severe that only raises. */
export function overlaid(undecided: number, { set, raise }: Overlay, isUnranked: Ranks): Overlaid {
  const base = set === undefined ? { rank: undecided, decision: null } : fromDecision(set);
  return raise !== undefined && raises(raise.rank, base.rank, isUnranked) ? fromDecision(raise) : base;
}

/** What is in force with the decisions: they act from the next 0:00, whatever the rules' queue holds. */
export function overlaidInForce(undecided: InForce, { set, raise }: Overlay, isUnranked: Ranks): InForce {
  const base = set === undefined ? undecided : { rank: set.rank, queue: [] };
  if (raise === undefined) return base;
  const atLeast = (rank: number): number => (raises(raise.rank, rank, isUnranked) ? raise.rank : rank);
  const rank = base.rank === null ? raise.rank : atLeast(base.rank);
  // What would lead below the decision leads to it.
  const queue = base.queue.map((queued) => ({ ...queued, rank: atLeast(queued.rank) }));
  return { rank, queue: queue.filter((queued, i) => queued.rank !== (queue[i - 1]?.rank ?? rank)) };
}

type Ranks = (rank: number) => boolean;

function fromDecision({ rank, decision }: Decided): Overlaid {
  return { rank, decision };
}

/** A decision that only raises holds an equal tier, too; over what is unknown or unranked it stands. */
function raises(floor: number, rank: number, isUnranked: Ranks): boolean {
  return rank === NO_TIER || isUnranked(rank) || floor <= rank;
}
