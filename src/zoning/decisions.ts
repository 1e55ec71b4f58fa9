import type { Day } from '../days.ts';
import { actsFrom } from '../inputs/decisions.ts';
import type { Decision } from '../inputs/tables.ts';

/** Whether a decision lies over the rules as of a day; both ends are inclusive, no end is open. */
export function actsOn(decision: Decision, day: Day): boolean {
  if (decision.mode === 'designate') return false;
  return actsFrom(decision) <= day && (decision.until === null || day <= decision.until);
}

/** Whether a decision had been taken by the end of a day. */
export function isKnown(decision: Decision, day: Day): boolean {
  return decision.decidedOn === null || decision.decidedOn <= day;
}
