import { type Day, earlierOf } from '../days.ts';
import { eveOf } from './tier-line.ts';

/** For how long something applies without a break. */
export interface Spell {
  /** The first day; null: since before what is known. */
  readonly from: Day | null;
  /** It may have applied before that day already. */
  readonly fromAtLatest: boolean;
  /** The last day, at the earliest: if nothing new happens. Null where no end is foreseen. */
  readonly until: Day | null;
  /** Whether it goes on after that day is not known. */
  readonly mayGoOn: boolean;
}

/** Whether something applies over time; it changes on some days only. */
export interface Applying {
  /** Undefined where that is not known. */
  readonly on: (day: Day) => boolean | undefined;
  /** All days on which it may be otherwise than the day before, in any order. */
  readonly turns: readonly Day[];
  /** The first day on which it may end by what is not known yet. */
  readonly openFrom?: Day;
}

/** The unbroken spell around a day on which something applies; nothing if it does not. */
export function spellAround({ on, turns, openFrom }: Applying, day: Day): Spell | undefined {
  if (on(day) !== true) return undefined;
  const sorted = [...new Set(turns)].sort();
  const from = sorted.findLast((turn) => turn <= day && on(eveOf(turn)) !== true) ?? null;
  const end = sorted.find((turn) => turn > day && on(turn) !== true);
  const open = openFrom === undefined || openFrom <= day ? undefined : openFrom;
  const first = end === undefined || open === undefined ? (end ?? open) : earlierOf(end, open);
  return {
    from,
    fromAtLatest: from !== null && on(eveOf(from)) === undefined,
    until: first === undefined ? null : eveOf(first),
    mayGoOn: first !== undefined && (first !== end || on(first) === undefined),
  };
}
