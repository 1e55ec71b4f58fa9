import { addDays, type Day, weekdayOf } from '../../days.ts';
import { NO_TIER } from '../../judging/raw-tier.ts';
import type { After } from '../../rules/pack.ts';

/** What one evaluation said of one area. Ranks: 0 is the most severe. */
export interface Evaluation {
  readonly day: Day;
  /** The raw tier, or NO_TIER if it is unknown. */
  readonly rank: number;
  /** The least severe tier it may be; the raw tier itself where that is known. */
  readonly atLeast: number;
}

/** Whether a day is a working day where the area is. */
export type IsWorkday = (day: Day) => boolean;

/**
 * The evaluations a clock looks at as of a day, oldest first; undefined where there are fewer than it asks for, or it
 * does not move on this day.
 *
 * @param evaluations oldest first, the last one made on `day`
 */
export function lookedAt(
  after: After,
  evaluations: readonly Evaluation[],
  day: Day,
  isWorkday: IsWorkday,
): readonly Evaluation[] | undefined {
  if (after.kind === 'on' && !isSuchDay(after.on, day, isWorkday)) return undefined;
  const found = within(after, evaluations, day, isWorkday);
  return found.length === after.count ? found : undefined;
}

/** The evaluations that a clock would look at as of a day, as far as they were made. */
export function within(
  after: After,
  evaluations: readonly Evaluation[],
  day: Day,
  isWorkday: IsWorkday,
): readonly Evaluation[] {
  switch (after.kind) {
    case 'evaluations':
      return evaluations.slice(-after.count);
    case 'days': {
      const first = addDays(day, 1 - after.count);
      return evaluations.filter((each) => each.day >= first);
    }
    case 'on':
      return evaluations.filter((each) => isSuchDay(after.on, each.day, isWorkday)).slice(-after.count);
  }
}

function isSuchDay(on: Extract<After, { kind: 'on' }>['on'], day: Day, isWorkday: IsWorkday): boolean {
  return on === 'workdays' ? isWorkday(day) : weekdayOf(day) === on;
}

/** The evaluations that any of the clocks can still look at after a day; the last one is always kept. */
export function stillNeeded(
  afters: readonly After[],
  evaluations: readonly Evaluation[],
  day: Day,
  isWorkday: IsWorkday,
): readonly Evaluation[] {
  if (evaluations.length <= 1) return evaluations;
  const needed = new Set(evaluations.slice(-1));
  for (const after of afters) for (const each of within(after, evaluations, day, isWorkday)) needed.add(each);
  return needed.size === evaluations.length ? evaluations : evaluations.filter((each) => needed.has(each));
}

/** Whether the raw tier of an evaluation is known and less severe than a tier. */
export function isLessSevere(evaluation: Evaluation, rank: number): boolean {
  return evaluation.rank !== NO_TIER && evaluation.rank > rank;
}
