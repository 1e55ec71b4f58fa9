import { addDays, type Day } from '../days.ts';

/** The tier in force in an area from 0:00 of a day on, up to the next stretch. */
export interface TierStretch {
  /** Null: since before what is known. */
  readonly from: Day | null;
  /** What measures go by; null if nothing is known of the area. */
  readonly tier: string | null;
}

/**
 * The tiers in force in an area over time, oldest first, as far back as is known and as far ahead as is foreseen if nothing
 * new happens. Where the first stretch begins on a day, the area was in some other tier before it, unless it may be older.
 */
export interface TierLine {
  readonly stretches: readonly TierStretch[];
  /** The first stretch may have begun before its day: nothing tells of the days before. */
  readonly mayBeOlder?: boolean;
  /** The first day on which the tier in force may be lower by what is not known yet. */
  readonly openFrom?: Day;
}

/** The line of an area that is in one tier, as far as anyone knows. */
export function alwaysIn(tier: string | null): TierLine {
  return { stretches: [{ from: null, tier }] };
}

/** The tier in force on a day; undefined on days before what is known. */
export function tierOn({ stretches }: TierLine, day: Day): string | null | undefined {
  return stretches.findLast(({ from }) => from === null || from <= day)?.tier;
}

/** Days on which the tier in force changes. */
export function turnsOf({ stretches }: TierLine): Day[] {
  return stretches.flatMap(({ from }) => from ?? []);
}

/** A line of stretches in their order; of those that follow each other with the same tier the first counts. */
export function tierLine(stretches: readonly TierStretch[], openFrom?: Day | null): TierLine {
  const line = stretches.filter(({ tier }, i) => i === 0 || stretches[i - 1]?.tier !== tier);
  return { stretches: line, ...(openFrom != null && { openFrom }) };
}

/** The day before a day. */
export function eveOf(day: Day): Day {
  return addDays(day, -1);
}
