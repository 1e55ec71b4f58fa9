import { addDays, type Day } from '../../days.ts';
import { NO_TIER } from '../../judging/raw-tier.ts';
import type { Clockwork } from './clockwork.ts';
import { type Evaluation, stillNeeded } from './evaluations.ts';
import { loweredTo, type OnTheDay, raisedTo, type Standing } from './moves.ts';

/** What the rules alone make of an area, with all that their clocks need. Decisions lie over it. */
export interface RulesState extends Standing {
  /** The rules' own ranked tier; NO_TIER before any was known. */
  readonly rank: number;
  /** The first day of its clocks; nights in an unranked tier move it on, for they count for nothing. */
  readonly since: Day;
  /** The unranked tier in which the area is meanwhile; NO_TIER if in none. */
  readonly unranked: number;
  /** The day of the last evaluation, or designation; null before the first. */
  readonly evaluatedOn: Day | null;
  /**
   * Where only decisions lower: the lower tiers that the rules would allow without a break, and each since when; the least
   * severe last, which is the one they would allow tonight. Tiers between have been allowed as long as the next.
   */
  readonly eligible: readonly Eligible[];
  readonly evaluations: readonly Evaluation[];
}

/** A lower tier that only a decision can give. */
export interface Eligible {
  readonly rank: number;
  /** The first evaluation of the unbroken run at which the rules allowed it. */
  readonly since: Day;
}

/** What happens to one area under the rules on one night. */
export interface RulesEvening extends OnTheDay {
  /** The raw tier by rank, NO_TIER where it is unknown; undefined on a day without an evaluation. */
  readonly raw: { readonly rank: number; readonly atLeast: number } | undefined;
  /** The tier that a decision designates tonight, in place of the evaluation. */
  readonly designated: number | undefined;
}

/** The rules' state of an area of which nothing is known yet. */
export function nothingKnown(day: Day): RulesState {
  return {
    rank: NO_TIER,
    since: day,
    unranked: NO_TIER,
    evaluatedOn: null,
    eligible: [],
    evaluations: [],
  };
}

/** The rules' state after one more night. Pure: published state × evening → published state. */
export function afterEvening(
  works: Clockwork,
  before: RulesState | undefined,
  evening: RulesEvening,
): RulesState {
  const state = before ?? nothingKnown(evening.day);
  if (evening.designated !== undefined) return designate(works, state, evening.designated, evening.day);
  if (evening.raw === undefined) return aged(state);
  const { rank, atLeast } = evening.raw;
  if (works.isUnranked(rank)) {
    return aged({ ...state, unranked: rank, evaluatedOn: evening.day });
  }
  const evaluation = { day: evening.day, rank, atLeast };
  const evaluations = stillNeeded(
    works.afters,
    [...state.evaluations, evaluation],
    evening.day,
    evening.isWorkday,
  );
  const evaluated = { ...state, evaluations, evaluatedOn: evening.day };
  return state.rank === NO_TIER ? begun(works, evaluated, evaluation) : moved(works, evaluated, evening);
}

/** A day in an unranked tier counts for nothing: the clocks of the ranked one stand still. */
function aged(state: RulesState): RulesState {
  if (state.unranked === NO_TIER) return state;
  return { ...state, since: addDays(state.since, 1) };
}

/** A decision starts the clocks afresh; earlier evaluations no longer count. */
function designate(works: Clockwork, state: RulesState, rank: number, day: Day): RulesState {
  if (works.isUnranked(rank)) return aged({ ...state, unranked: rank, evaluatedOn: day, evaluations: [] });
  return { rank, since: day, unranked: NO_TIER, evaluatedOn: day, eligible: [], evaluations: [] };
}

/** The first evaluation: `start`, or the first known raw tier, without a clock. */
function begun(works: Clockwork, state: RulesState, { rank, day }: Evaluation): RulesState {
  const first = works.start ?? rank;
  return first === NO_TIER ? state : { ...state, rank: first, since: day, unranked: NO_TIER };
}

function moved(works: Clockwork, state: RulesState, evening: RulesEvening): RulesState {
  const isKnown = evening.raw?.rank !== NO_TIER;
  // An area whose raw tier is unknown stays in its unranked tier, unless it can only be worse than its ranked one.
  const back: RulesState = isKnown ? { ...state, unranked: NO_TIER } : aged(state);
  const up = raisedTo(works, state, evening);
  if (up !== undefined) return { ...back, rank: up, since: evening.day, unranked: NO_TIER, eligible: [] };
  const down = loweredTo(works, back, evening);
  if (down === undefined) return { ...back, eligible: [] };
  if (works.lowersByDecision) return { ...back, eligible: eligibleFor(state, down, evening.day) };
  return { ...back, rank: down, since: evening.day, eligible: [] };
}

/** What was eligible for a lower tier was so for every tier above that; those below that are no longer allowed are gone. */
function eligibleFor({ eligible }: RulesState, rank: number, day: Day): readonly Eligible[] {
  const since = eligible.find((each) => each.rank >= rank)?.since ?? day;
  return [...eligible.filter((each) => each.rank < rank), { rank, since }];
}
