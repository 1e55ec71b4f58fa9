import { addDays, type Day } from '../days.ts';
import type { Judgement } from '../judging/judge.ts';
import { NO_TIER } from '../judging/raw-tier.ts';
import type { DecisionBook } from './decision-book.ts';
import { type Bench, daysBefore, judgeDays } from './night.ts';
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
    const nights = await judgeDays(bench, days, day, open);
    const undecided: number[] = [];
    open.forEach((position, row) => {
      const earlier = days.map((each) => evening(book, nights.get(each), row, position, each));
      const evenings = [...earlier, evening(book, tonight, position, position, day)];
      const start = complete ? beginning.published?.(position) : undefined;
      const state = runThrough(bench, start, evenings);
      if (complete || isSettled(state, evenings)) states.set(position, state);
      else undecided.push(position);
    });
    open = undecided;
  }
  return states;
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
