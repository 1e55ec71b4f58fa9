import { addDays, type Day, daysBetween, daysFrom, laterOf } from '../days.ts';
import type { Judgement } from '../judging/judge.ts';
import { NO_TIER } from '../judging/raw-tier.ts';
import { type Around, lookAround } from './around.ts';
import type { AtWork } from './at-work.ts';
import { effectiveFrom, longestWait } from './effect.ts';
import { eveningOf } from './evening.ts';
import { type Onward, onwardTo } from './onward.ts';
import { type AreaState, type Evening, nextState, type Regime } from './publish.ts';

/** Where looking back at some areas ends: at the first night to judge, or at what the night before it said of them. */
export interface Start {
  readonly firstDay: Day;
  readonly published?: (position: number) => AreaState | undefined;
}

/** A night that was judged, and what lies beneath its published tiers. */
export interface Judged extends AtWork {
  readonly asOf: Day;
  readonly tonight: Judgement;
}

/** Nights looked back at first; then twice as many, and so on. */
const FIRST_STRETCH = 15;

/** The first of the nights that are looked back at before all others. */
export function firstLookBack(asOf: Day, beginning: Start): Day {
  const back = Math.min(FIRST_STRETCH, Math.max(0, daysBetween(beginning.firstDay, asOf)));
  return addDays(asOf, -back);
}

/**
 * The published state of the areas of `near`, by judging as many earlier nights as it takes to know since when: until
 * every area is seen to change, or nights reach the beginning.
 */
export async function statesOn(
  judged: Judged,
  near: Around,
  beginning: Start,
): Promise<Map<number, AreaState>> {
  const { bench, asOf, tonight } = judged;
  const states = new Map<number, AreaState>();
  let around = near;
  let first = firstLookBack(asOf, beginning);
  const plain = plainStates(judged);
  const onward = onwardTo(judged);
  for (let stretch = FIRST_STRETCH; ; stretch *= 2) {
    const days = daysFrom(first, addDays(asOf, -1));
    const complete = first <= beginning.firstDay;
    const past: Past = { around, days, complete, beginning, back: lookingBack(around, days), plain, onward };
    const open = around.positions.filter((position, row) => {
      const state = stateOf(judged, past, position, row);
      if (state !== undefined) states.set(position, state);
      return state === undefined;
    });
    if (open.length === 0) return states;
    const back = addDays(asOf, -2 * stretch);
    first = laterOf(back, beginning.firstDay);
    around = await lookAround(bench, { from: first, to: asOf }, asOf, open, tonight);
  }
}

/** The earlier nights that are looked at, and whether there are none before them. */
interface Past {
  readonly around: Around;
  readonly days: readonly Day[];
  readonly complete: boolean;
  readonly beginning: Start;
  /** The nights, counted from the newest back; each is judged when it is first looked at. */
  readonly back: (i: number) => Looked | undefined;
  /** The state of an area that follows the rules alone, by its rank and since when: one object for all that are alike. */
  readonly plain: (rank: number, since: Day) => AreaState;
  readonly onward: Onward;
}

/** A night, and the raw tier of every area that is looked at. */
interface Looked {
  readonly day: Day;
  readonly raw: Int8Array;
}

function lookingBack(around: Around, days: readonly Day[]): Past['back'] {
  const backwards = days.toReversed();
  const looked: Looked[] = [];
  return (i) => {
    const day = backwards[i];
    const known = looked[i];
    if (known !== undefined || day === undefined) return known;
    const night = { day, raw: around.judgedOn(day).raw };
    looked[i] = night;
    return night;
  };
}

/** The state of an area, unless nights before those looked at could still matter. */
function stateOf(judged: Judged, past: Past, position: number, row: number): AreaState | undefined {
  const { bench, book, asOf, tonight } = judged;
  const { around, days, complete, beginning } = past;
  const start = complete ? beginning.published?.(position) : undefined;
  const rank = tonight.raw[position] ?? NO_TIER;
  if (start === undefined && !book.knows(position) && longestWait(bench.pack.effective) <= 1) {
    const run = unbrokenRun(past, row, rank);
    if (run === 'open') return undefined;
    if (run !== 'unknown') return past.plain(rank, run ?? asOf);
  }
  if (start !== undefined && days.length === 0) return past.onward(start, position);
  const earlier = days.map((day) => eveningOf(judged, around.judgedOn(day), { position, row }, day));
  const evenings = [...earlier, eveningOf(judged, tonight, { position, row: position }, asOf)];
  const state = runThrough(judged.regime, start, evenings);
  return complete || isSettled(state, evenings) ? state : undefined;
}

/**
 * The first earlier night from which an area had tonight's raw tier without a break; `open` if that may lie further back,
 * `unknown` if a tier on the way is. The short way for areas on which no decision ever acts; they are nearly all.
 */
function unbrokenRun(
  { back, complete }: Past,
  row: number,
  rank: number,
): Day | undefined | 'open' | 'unknown' {
  if (rank === NO_TIER) return 'unknown';
  let first: Day | undefined;
  for (let i = 0, night = back(0); night !== undefined; night = back(++i)) {
    const { day, raw } = night;
    const earlier = raw[row] ?? NO_TIER;
    if (earlier === NO_TIER) return 'unknown';
    if (earlier !== rank) return first;
    first = day;
  }
  return complete ? first : 'open';
}

function plainStates(judged: Judged): Past['plain'] {
  const states = new Map<string, AreaState>();
  return (rank, since) => {
    const key = `${rank} ${since}`;
    const state = states.get(key) ?? plainState(judged, rank, since);
    states.set(key, state);
    return state;
  };
}

/** The state of an area that follows the rules alone, where a tier is in force at the latest the next day. */
function plainState({ regime, asOf }: Judged, rank: number, since: Day): AreaState {
  const inForce = { rank, queue: [] };
  return {
    rank,
    since,
    effectiveFrom: effectiveFrom(regime.effect, since),
    inForce,
    decision: null,
    beneath: { rank, kept: false, inForce },
    rules: {
      rank,
      since,
      unranked: NO_TIER,
      evaluatedOn: asOf,
      eligible: [],
      evaluations: [{ day: asOf, rank, atLeast: rank }],
    },
  };
}

function runThrough(regime: Regime, start: AreaState | undefined, evenings: readonly Evening[]): AreaState {
  const [first, ...later] = evenings;
  if (first === undefined) throw new RangeError('a state needs at least one night');
  return later.reduce((state, each) => nextState(state, each, regime), nextState(start, first, regime));
}

/**
 * Whether earlier nights can no longer matter: the tier changed, and the rules' own with it, after a night on which it
 * was known by itself.
 */
function isSettled(state: AreaState, evenings: readonly Evening[]): boolean {
  const known = evenings.find(({ raw }) => raw !== undefined && raw.rank !== NO_TIER);
  if (known === undefined || state.effectiveFrom > addDays(state.since, 14)) return false;
  return state.since > known.day && state.rules.since > known.day;
}
