import { addDays, type Day } from '../days.ts';
import type { Judgement } from '../judging/judge.ts';
import { NO_TIER } from '../judging/raw-tier.ts';
import type { DecisionBook } from './decision-book.ts';
import { effectiveFrom, longestWait } from './effect.ts';
import { type Bench, daysBefore, judgeAround } from './night.ts';
import { type AreaState, type Evening, nextState } from './publish.ts';

/** Where looking back ends: the first night there was, or the night already published and what it said. */
export interface Beginning {
  /** The first night to judge. */
  readonly firstDay: Day;
  /** What was published the night before, by position; absent where judging begins. */
  readonly published?: (position: number) => AreaState | undefined;
}

/** Nights looked back at first; then twice as many, and so on. */
const FIRST_STRETCH = 15;

/**
 * The published state as of `day` of some areas, by judging as many earlier nights as it takes to know since when:
 * until every area is seen to change, or nights reach the beginning.
 */
export async function statesOn(
  bench: Bench,
  book: DecisionBook,
  day: Day,
  tonight: Judgement,
  positions: readonly number[],
  beginning: Beginning,
): Promise<Map<number, AreaState>> {
  const states = new Map<number, AreaState>();
  let open = positions;
  for (let stretch = FIRST_STRETCH; open.length > 0; stretch *= 2) {
    const days = daysBefore(day, stretch, beginning.firstDay);
    const complete = days[0] === undefined || days[0] <= beginning.firstDay;
    const judged = await judgeAround(bench, days, day, open, tonight);
    const nights = days.map((each) => judged.get(each));
    const undecided: number[] = [];
    open.forEach((position, row) => {
      const start = complete ? beginning.published?.(position) : undefined;
      const plain = start === undefined && !book.knows(position) && longestWait(bench.pack.effective) <= 1;
      const run = plain ? unbrokenRun(nights, row, tonight.raw[position] ?? NO_TIER) : undefined;
      if (run !== undefined && (run < days.length || complete)) {
        states.set(
          position,
          plainState(bench, tonight.raw[position] ?? NO_TIER, days[days.length - run] ?? day),
        );
        return;
      }
      if (run !== undefined) {
        undecided.push(position);
        return;
      }
      const earlier = days.map((each, i) => evening(book, nights[i], row, position, each));
      const evenings = [...earlier, evening(book, tonight, position, position, day)];
      const state = runThrough(bench, start, evenings);
      if (complete || isSettled(state, evenings)) states.set(position, state);
      else undecided.push(position);
    });
    open = undecided;
  }
  return states;
}

/**
 * How many nights before tonight an area had tonight's raw tier without a break; undefined if any tier on the way is
 * unknown. The short way for areas on which no decision ever acts; they are nearly all.
 */
function unbrokenRun(
  nights: readonly (Judgement | undefined)[],
  row: number,
  rank: number,
): number | undefined {
  if (rank === NO_TIER) return undefined;
  let run = 0;
  for (let i = nights.length - 1; i >= 0; i--, run++) {
    const earlier = nights[i]?.raw[row] ?? NO_TIER;
    if (earlier === NO_TIER) return undefined;
    if (earlier !== rank) break;
  }
  return run;
}

/** The state of an area that follows the rules alone, where a tier is in force at the latest the next day. */
function plainState(bench: Bench, rank: number, since: Day): AreaState {
  const inForce = { rank, queue: [] };
  const from = effectiveFrom(bench.pack.effective, since);
  return { rank, since, ruleRank: rank, kept: false, effectiveFrom: from, inForce, decision: null };
}

/** What rules and decisions say of an area on a night. */
export function evening(
  book: DecisionBook,
  judgement: Judgement | undefined,
  row: number,
  position: number,
  day: Day,
): Evening {
  const decision = book.on(position, day);
  return {
    day,
    raw: judgement?.raw[row] ?? NO_TIER,
    atLeast: judgement?.atLeast[row] ?? NO_TIER,
    decision: decision?.decision ?? null,
    decisionRank: decision?.rank ?? NO_TIER,
  };
}

function runThrough(bench: Bench, start: AreaState | undefined, evenings: readonly Evening[]): AreaState {
  const [first, ...later] = evenings;
  if (first === undefined) throw new RangeError('a state needs at least one night');
  return later.reduce(
    (state, each) => nextState(state, each, bench.pack.effective),
    nextState(start, first, bench.pack.effective),
  );
}

/** Whether earlier nights can no longer matter: the tier changed after a night on which it was known by itself. */
function isSettled(state: AreaState, evenings: readonly Evening[]): boolean {
  const known = evenings.find((each) => each.raw !== NO_TIER);
  return known !== undefined && state.since > known.day && state.effectiveFrom <= addDays(state.since, 14);
}
