import { addDays, type Day } from '../days.ts';
import type { Judgement } from '../judging/judge.ts';
import { NO_TIER } from '../judging/raw-tier.ts';
import { type AllStates, stateAt } from './all-states.ts';
import type { Around } from './around.ts';
import { binding, type Evaluated } from './binding.ts';
import { comingDays } from './coming-days.ts';
import { eveningOf } from './evening.ts';
import type { Judged } from './history.ts';
import { hasMemory } from './memory.ts';
import { type AreaState, nextState } from './publish.ts';
import { isDue } from './schedule.ts';
import { throughNights } from './through-nights.ts';
import type { StepDown } from './verdict.ts';

/**
 * What lies ahead of an area if nothing new happens: the first as-of day on which it is lowered, and what binds until then;
 * or, where none is known, the first evaluation that may lower it and goes by what is not known yet.
 */
export type Outlook =
  | { readonly step: StepDown; readonly unknownFrom?: never }
  | { readonly step?: never; readonly unknownFrom: Day };

/** What lies ahead of each area; nothing of those that are not lowered by the passing of time. */
export function nextStepsDown(
  judged: Judged,
  around: Around,
  states: ReadonlyMap<number, AreaState>,
): Map<number, Outlook> {
  const days = comingDays(judged, judged.book.decisions);
  const rawOn = rawOnDays(around, days);
  const ahead = new Map<number, Outlook>();
  for (const [position, state] of states) {
    const row = around.rowOf(position);
    if (row === undefined || state.rank === NO_TIER) continue;
    const area = { judged, around, position, row, start: state, rawOn };
    const step = stepDown(area, days);
    const unknownFrom = step === undefined ? days.find((day) => isOpen(area, day)) : undefined;
    if (step !== undefined) ahead.set(position, { step });
    else if (unknownFrom !== undefined) ahead.set(position, { unknownFrom });
  }
  return ahead;
}

/** Whether what is judged is unknown, and may be less severe than the tier an area is in. */
function mayLower({ raw, atLeast }: Judgement, row: number, { rank }: AreaState): boolean {
  return raw[row] === NO_TIER && (atLeast[row] ?? NO_TIER) > rank;
}

function isOpen({ judged, around, row, start }: Ahead, day: Day): boolean {
  return isDue(judged.bench.pack, day) && mayLower(around.judgedOn(day), row, start);
}

/** An area that is looked at on the nights to come: its row in what is judged then, and its state tonight. */
interface Ahead {
  readonly judged: Judged;
  readonly around: Around;
  readonly position: number;
  readonly row: number;
  readonly start: AreaState;
  /** The raw tiers of all areas on one of the nights, by its place among them. */
  readonly rawOn: (day: number) => Int8Array;
}

/** Each night is judged when it is first asked for. */
function rawOnDays(around: Around, days: readonly Day[]): Ahead['rawOn'] {
  const looked: Int8Array[] = [];
  return (i) => {
    const raw = looked[i] ?? around.judgedOn(days[i] ?? '').raw;
    looked[i] = raw;
    return raw;
  };
}

function stepDown(area: Ahead, days: readonly Day[]): StepDown | undefined {
  const { judged, position, start } = area;
  const { row, rawOn } = area;
  const lowered = days.findIndex((_, i) => (rawOn(i)[row] ?? NO_TIER) > start.rank);
  if (!judged.book.knows(position) && lowered === -1) return undefined;
  return goesByRules(judged, start, position) ? stepByRules(area, days, lowered) : stepByNights(area, days);
}

/** The step down of an area that is in the tier the rules say, on one of the days. */
function stepByRules(area: Ahead, days: readonly Day[], lowered: number): StepDown | undefined {
  const { judged, around, position, row, start } = area;
  const [eve, on] = [days[lowered - 1], days[lowered]];
  if (on === undefined) return undefined;
  const evaluated = (day: Day): Evaluated => ({
    day,
    judgement: around.judgedOn(day),
    row,
    state: undefined,
  });
  const tonight = { day: judged.asOf, judgement: judged.tonight, row: position, state: undefined };
  return {
    tier: judged.bench.pack.tiers[area.rawOn(lowered)[row] ?? NO_TIER]?.tier ?? '',
    on,
    because: binding(judged, start, position, eve === undefined ? tonight : evaluated(eve), evaluated(on)),
  };
}

/** The step down of an area that goes through the nights one by one. */
function stepByNights(
  { judged, around, position, row, start }: Ahead,
  days: readonly Day[],
): StepDown | undefined {
  const { bench, asOf, tonight, regime } = judged;
  let state = start;
  let before: Evaluated = { day: asOf, judgement: tonight, row: position, state };
  for (const day of days) {
    const judgement = around.judgedOn(day);
    const next = nextState(state, eveningOf(judged, judgement, { position, row }, day, asOf), regime);
    const after = { day, judgement, row, state: next };
    if (next.rank > start.rank) {
      const because = endedByDecision(state, next)
        ? 'decision'
        : binding(judged, start, position, before, after);
      return { tier: bench.pack.tiers[next.rank]?.tier ?? '', on: day, because };
    }
    state = next;
    before = after;
  }
  return undefined;
}

/**
 * Whether an area is in the tier of its rules tonight, and no decision ever acts on it: then it is lowered with its raw
 * tier, for an unknown one lowers nothing. The short way, for nearly all areas.
 */
function goesByRules({ book, bench, tonight }: Judged, start: AreaState, position: number): boolean {
  return (
    !book.knows(position) &&
    start.decision === null &&
    start.rank === tonight.raw[position] &&
    !hasMemory(bench.pack)
  );
}

/** The same for a pack whose tiers depend on earlier nights or other areas: all areas go through the coming nights. */
export async function nextStepsDownTogether(
  judged: Judged,
  all: AllStates,
  latest: Judgement,
  states: ReadonlyMap<number, AreaState>,
): Promise<Map<number, Outlook>> {
  const { bench, asOf, tonight, regime } = judged;
  const ahead = new Map<number, Outlook>();
  const open = new Map(
    [...states].filter(([, { rank }]) => rank !== NO_TIER && !regime.works.isUnranked(rank)),
  );
  const last = comingDays(judged, judged.book.decisions).at(-1) ?? asOf;
  const nights = { first: addDays(asOf, 1), last, knownOn: asOf, judged: latest };
  let evaluated: { day: Day; judgement: Judgement; states: AllStates } = {
    day: asOf,
    judgement: tonight,
    states: all,
  };
  for await (const night of throughNights(judged, all, nights)) {
    const { day, judgement } = night;
    const now =
      judgement !== undefined && isDue(bench.pack, day)
        ? { day, judgement, states: night.states }
        : evaluated;
    if (now.day === day) noteOpen(ahead, open, now.judgement, day);
    for (const [position, start] of open) {
      const after = stateAt(night.states, position);
      if (after === undefined || after.rank <= start.rank || regime.works.isUnranked(after.rank)) continue;
      const at = (from: typeof now): Evaluated => ({
        ...from,
        row: position,
        state: stateAt(from.states, position),
      });
      const before = stateAt(night.before, position);
      const because =
        before !== undefined && endedByDecision(before, after)
          ? 'decision'
          : binding(judged, start, position, at(evaluated), at(now));
      ahead.set(position, { step: { tier: bench.pack.tiers[after.rank]?.tier ?? '', on: day, because } });
      open.delete(position);
    }
    if (open.size === 0) break;
    evaluated = now;
  }
  return ahead;
}

/** Notes of which areas it cannot be told from this evaluation on whether they are lowered, unless it was so before. */
function noteOpen(
  ahead: Map<number, Outlook>,
  open: ReadonlyMap<number, AreaState>,
  judgement: Judgement,
  unknownFrom: Day,
): void {
  for (const [position, start] of open)
    if (!ahead.has(position) && mayLower(judgement, position, start)) ahead.set(position, { unknownFrom });
}

function endedByDecision(before: AreaState, after: AreaState): boolean {
  return before.decision !== null && after.decision !== before.decision;
}
