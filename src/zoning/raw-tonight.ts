import type { Day } from '../days.ts';
import type { Judgement } from '../judging/judge.ts';
import { NO_TIER } from '../judging/raw-tier.ts';
import type { Pack } from '../rules/pack.ts';
import type { AreaState } from './publish.ts';

/** What the rules alone say of an area, as ranks: NO_TIER where the tier is unknown, and where there are no bounds. */
export interface RawTonight {
  readonly rank: number;
  readonly atLeast: number;
  readonly atMost: number;
}

/** A night, and the evaluation that its verdicts are of; null before the first. */
export interface LastEvaluation {
  readonly pack: Pack;
  readonly asOf: Day;
  readonly judgement: Judgement;
  readonly evaluatedOn: Day | null;
}

const NOTHING: RawTonight = { rank: NO_TIER, atLeast: NO_TIER, atMost: NO_TIER };

/** The raw tier that results tell: of the last evaluation, and of tonight where other areas have a say in it. */
export function rawTonight(evaluation: LastEvaluation, state: AreaState, position: number): RawTonight {
  if (evaluation.evaluatedOn === null) return NOTHING;
  const own = ownTier(evaluation, state, position);
  const { zones } = state.beneath;
  if (zones === undefined || evaluation.pack.tiers[own.rank]?.unranked) return own;
  let { atLeast, atMost } = own;
  if (zones.sure !== NO_TIER && zones.sure < atLeast) {
    atLeast = zones.sure;
    atMost = Math.min(atMost, zones.sure);
  }
  if (zones.open !== NO_TIER && zones.open < atLeast) atMost = Math.min(atMost, zones.open);
  // Bounds that are equal though nothing is known: it may be outside the order of severity.
  const isOpen = own.rank === NO_TIER && own.atLeast === own.atMost;
  return { rank: atLeast === atMost && !isOpen ? atLeast : NO_TIER, atLeast, atMost };
}

/** By the area alone: on other days than the evaluation's as it was published, whatever was reported since. */
function ownTier(
  { judgement, asOf, evaluatedOn }: LastEvaluation,
  { rules }: AreaState,
  position: number,
): RawTonight {
  const rank = judgement.raw[position] ?? NO_TIER;
  const atLeast = judgement.atLeast[position] ?? NO_TIER;
  const atMost = judgement.atMost[position] ?? NO_TIER;
  const last = rules.evaluations.at(-1);
  if (last === undefined || last.day !== evaluatedOn || last.day === asOf) return { rank, atLeast, atMost };
  const most = last.rank === NO_TIER ? Math.min(atMost, last.atLeast) : last.rank;
  return { rank: last.rank, atLeast: last.atLeast, atMost: most };
}
