import { addDays, type Day, weekdayOf } from '../days.ts';
import type { Pack } from '../rules/pack.ts';

/** Whether a pack's rules are evaluated as of a day. */
export function isDue({ evaluatedOn }: Pick<Pack, 'evaluatedOn'>, day: Day): boolean {
  return evaluatedOn === undefined || weekdayOf(day) === evaluatedOn;
}

/** The last day, up to and with `day`, on which the rules were evaluated; null if judging began later. */
export function lastDue(pack: Pick<Pack, 'evaluatedOn'>, day: Day, begins: Day): Day | null {
  let due = day;
  while (!isDue(pack, due)) due = addDays(due, -1);
  return due < begins ? null : due;
}
