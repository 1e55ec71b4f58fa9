import { addDays, type Day } from '../days.ts';
import type { InForce } from './effect.ts';

/** A change of the tier in force, from 0:00 of a day. */
export interface ComingIntoForce {
  readonly from: Day;
  /** Null where a decision ends and nothing beneath it is in force yet. */
  readonly rank: number | null;
  /** As a `StepDown` has it; `queued` where it was judged already. */
  readonly because: string;
}

/** What comes into force over nights to come, as far as they were followed. */
export interface InForceLine {
  readonly start: number | null;
  /** What was in force then, also where it is as before, in order. */
  readonly passed: ComingIntoForce[];
  waiting: readonly ComingIntoForce[];
}

/** The line as it begins: what is in force at 0:00 of the next day, and what waits. */
export function beginLine({ rank, queue }: InForce): InForceLine {
  return { start: rank, passed: [], waiting: queue.map((each) => ({ ...each, because: 'queued' })) };
}

/**
 * Follows a line by a coming night. What waited until then came into force; the night may strike out the rest.
 *
 * @param because what the night's own change rests on
 */
export function followLine(line: InForceLine, night: Day, { rank, queue }: InForce, because: string): void {
  for (const each of line.waiting) if (each.from <= night) line.passed.push(each);
  const waiting = line.waiting.filter(({ from }) => from > night);
  const reasonOf = (wanted: number | null): string =>
    waiting.find((each) => each.rank === wanted)?.because ?? because;
  if (rank !== (line.passed.length === 0 ? line.start : line.passed.at(-1)?.rank))
    line.passed.push({ from: addDays(night, 1), rank, because: reasonOf(rank) });
  line.waiting = queue.map((each) => ({ ...each, because: reasonOf(each.rank) }));
}

/** All changes, once no more nights are followed: what still waits comes into force. */
export function changesOf({ start, passed, waiting }: InForceLine): readonly ComingIntoForce[] {
  const all = [...passed, ...waiting];
  const onItsDay = all.filter(({ from }, i) => all[i + 1]?.from !== from);
  return onItsDay.filter(({ rank }, i) => rank !== (i === 0 ? start : onItsDay[i - 1]?.rank));
}
