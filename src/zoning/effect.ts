import { addDays, type Day, weekdayOf } from '../days.ts';
import type { Effect } from '../rules/pack.ts';

/** The day from 0:00 of which a tier judged as of `day` is in force. */
export function effectiveFrom(effect: Effect, day: Day): Day {
  if (effect.kind === 'after_days') return addDays(day, effect.days);
  let next = addDays(day, 1);
  while (weekdayOf(next) !== effect.weekday) next = addDays(next, 1);
  return next;
}

/** The longest a judged tier can wait before it is in force, in days. */
export function longestWait(effect: Effect): number {
  return effect.kind === 'after_days' ? effect.days : 7;
}

/** A tier waiting for its day. Ranks: 0 is the most severe. */
export interface Queued {
  readonly rank: number;
  readonly from: Day;
}

/** What is in force at 0:00 of the next day, and what waits. */
export interface InForce {
  /** null before anything was in force. */
  readonly rank: number | null;
  readonly queue: readonly Queued[];
}

export const NOTHING_IN_FORCE: InForce = { rank: null, queue: [] };

/**
 * Goes on by one night: the tier judged as of `day` joins the queue, and what is due at 0:00 of the next day comes
 * into force. A later judgement strikes out queued changes beyond its tier, on whichever side, and takes the day of a
 * struck one if it lies between that and the tier in force; if it is the tier in force, nothing is queued.
 *
 * @param isUnranked tiers outside the order of severity: nothing lies beyond them, nor between them and others
 */
export function advance(
  state: InForce,
  judged: number,
  day: Day,
  effect: Effect,
  isUnranked: (rank: number) => boolean = noneUnranked,
): InForce {
  return due(enqueue(state, judged, effectiveFrom(effect, day), isUnranked), addDays(day, 1));
}

function noneUnranked(): boolean {
  return false;
}

function enqueue(state: InForce, judged: number, from: Day, isUnranked: (rank: number) => boolean): InForce {
  const current = state.rank;
  if (current === judged) return { rank: current, queue: [] };
  const last = state.queue.at(-1)?.rank;
  if (last === judged) return state;
  const own = { rank: judged, from };
  if (current === null || isUnranked(current) || isUnranked(judged))
    return { rank: current, queue: [...state.queue, own] };
  const isBeyond = ({ rank }: Queued): boolean =>
    isUnranked(rank) ||
    (judged < current ? rank < judged || rank > current : rank > judged || rank < current);
  const kept = state.queue.filter((queued) => !isBeyond(queued));
  if (kept.at(-1)?.rank === judged) return { rank: current, queue: kept };
  const struck = state.queue.find(
    (queued) => isBeyond(queued) && !isUnranked(queued.rank) && sameDirection(current, queued.rank, judged),
  );
  return { rank: current, queue: [...kept, { rank: judged, from: struck?.from ?? from }] };
}

function sameDirection(current: number, one: number, other: number): boolean {
  return Math.sign(one - current) === Math.sign(other - current);
}

/** What is in force at 0:00 of a day: changes whose day has come no longer wait. */
export function due(state: InForce, day: Day): InForce {
  if (state.queue.length === 0) return state;
  let rank = state.rank;
  for (const queued of state.queue) if (queued.from <= day) rank = queued.rank;
  return { rank, queue: state.queue.filter((queued) => queued.from > day) };
}
