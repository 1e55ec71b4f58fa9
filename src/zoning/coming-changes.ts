import { addDays, type Day } from '../days.ts';
import type { Judgement } from '../judging/judge.ts';
import { NO_TIER } from '../judging/raw-tier.ts';
import { type AllStates, moved, type StatesByRow, stateAt } from './all-states.ts';
import type { Around } from './around.ts';
import { binding, type Evaluated } from './binding.ts';
import { eveningOf } from './evening.ts';
import type { Among } from './eventful.ts';
import type { Judged } from './history.ts';
import { type AreaState, nextState } from './publish.ts';
import { isDue } from './schedule.ts';
import { throughNights } from './through-nights.ts';

/** A night to come on which an area's published tier changes if nothing new happens. */
export interface ComingChange {
  /** The as-of day. */
  readonly on: Day;
  readonly state: AreaState;
  /** What the tier before, or one more severe, rests on until then, as a `StepDown` has it. */
  readonly because: string;
}

/** An area that is looked at on the nights to come: its row in what is judged then, and its state tonight. */
export interface Ahead {
  readonly judged: Judged;
  readonly around: Around;
  readonly position: number;
  readonly row: number;
  readonly start: AreaState;
}

/** A coming night of one area. */
export interface ComingNight {
  readonly day: Day;
  readonly judgement: Judgement;
  readonly state: AreaState;
  readonly change?: ComingChange;
}

/** Goes through coming nights of one area, each when it is asked for. */
export function* comingNights(
  { judged, around, position, row, start }: Ahead,
  days: readonly Day[],
): Generator<ComingNight, void, undefined> {
  const { asOf, tonight, regime } = judged;
  let state = start;
  let began = start;
  let before: Evaluated = { day: asOf, judgement: tonight, row: position, state };
  for (const day of days) {
    const judgement = around.judgedOn(day);
    const next = nextState(state, eveningOf(judged, judgement, { position, row }, day, asOf), regime);
    const after: Evaluated = { day, judgement, row, state: next };
    const change =
      next.rank === state.rank
        ? {}
        : {
            change: {
              on: day,
              state: next,
              because: reasonOf(judged, position, { began, state, next, before, after }),
            },
          };
    yield { day, judgement, state: next, ...change };
    if (next.rank !== state.rank) began = next;
    state = next;
    before = after;
  }
}

/** An area over a night on which its tier changes. */
interface Turn {
  /** The first night known of the tier that it leaves. */
  readonly began: AreaState;
  readonly state: AreaState;
  readonly next: AreaState;
  readonly before: Evaluated;
  readonly after: Evaluated;
}

function reasonOf(judged: Judged, position: number, { began, state, next, before, after }: Turn): string {
  const byDecision = state.decision !== null && next.decision !== state.decision;
  if (byDecision || (next.decision !== null && next.decision !== state.decision)) return 'decision';
  const isRaised = began.rank === NO_TIER || next.rank < began.rank;
  return binding(judged, isRaised ? next : began, position, before, after);
}

/** A coming night of all areas, and what changes of those that are followed. */
export interface ComingNightOfAll {
  readonly day: Day;
  /** What is evaluated on it; missing where nothing is. */
  readonly judgement: Judgement | undefined;
  readonly states: StatesByRow;
  readonly changes: ReadonlyMap<number, ComingChange>;
}

/** An evaluation of all areas, or of some. */
interface Evaluation {
  readonly day: Day;
  readonly judgement: Judgement;
  readonly states: AllStates;
  rowOf(position: number): number;
}

/**
 * The same for a pack whose tiers depend on earlier nights or other areas: all areas go through the coming nights.
 *
 * @param among the areas gone through, all followed ones among them; by default all
 * @param followed the areas whose changes are told, with their states tonight; who is done with one may take it out
 */
export async function* comingNightsOfAll(
  judged: Judged,
  all: AllStates,
  latest: Judgement,
  followed: ReadonlyMap<number, AreaState>,
  last: Day,
  among?: Among,
): AsyncGenerator<ComingNightOfAll, void, undefined> {
  const { bench, asOf, tonight } = judged;
  const nights = { first: addDays(asOf, 1), last, knownOn: asOf, judged: latest, ...(among && { among }) };
  const began = new Map(followed);
  const rowOf = (position: number): number => among?.rowOf(position) ?? position;
  const toItself = (position: number): number => position;
  let evaluated: Evaluation = { day: asOf, judgement: tonight, states: all, rowOf: toItself };
  for await (const night of throughNights(judged, all, nights)) {
    const { day, judgement, states } = night;
    const isEvaluated = judgement !== undefined && isDue(bench.pack, day);
    const now = isEvaluated ? { day, judgement, states, rowOf } : evaluated;
    const changes = new Map<number, ComingChange>();
    for (const position of moved(night.before, states)) {
      const [start, next] = [followed.get(position), stateAt(states, position)];
      if (start === undefined || next === undefined) continue;
      const state = stateAt(night.before, position) ?? start;
      const at = (from: Evaluation): Evaluated => ({
        day: from.day,
        judgement: from.judgement,
        row: from.rowOf(position),
        state: stateAt(from.states, position),
      });
      const turn = {
        began: began.get(position) ?? start,
        state,
        next,
        before: at(evaluated),
        after: at(now),
      };
      changes.set(position, { on: day, state: next, because: reasonOf(judged, position, turn) });
      began.set(position, next);
    }
    yield { day, judgement: isEvaluated ? judgement : undefined, states, changes };
    evaluated = now;
  }
}
