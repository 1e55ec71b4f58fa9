import type { Day } from '../days.ts';
import type { Decision } from '../inputs/tables.ts';

/** The first day a decision acts: the later of its first day and the day it was taken. */
export function actsFrom(decision: Decision): Day {
  return decision.decidedOn !== null && decision.decidedOn > decision.from
    ? decision.decidedOn
    : decision.from;
}

/** Whether a decision lies over the rules as of a day; both ends are inclusive, no end is open. */
export function actsOn(decision: Decision, day: Day): boolean {
  if (decision.mode === 'designate') return false;
  return actsFrom(decision) <= day && (decision.until === null || day <= decision.until);
}

/** Whether a decision had been taken by the end of a day. */
export function isKnown(decision: Decision, day: Day): boolean {
  return decision.decidedOn === null || decision.decidedOn <= day;
}
