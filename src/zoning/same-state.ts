import type { RulesState } from './clocks/rules-state.ts';
import type { InForce } from './effect.ts';
import type { AreaState } from './publish.ts';

/** Whether two areas are in the same state, and will be as long as the same is said of them. */
export function isSameState(a: AreaState, b: AreaState): boolean {
  return (
    a.rank === b.rank &&
    a.since === b.since &&
    a.effectiveFrom === b.effectiveFrom &&
    a.decision === b.decision &&
    a.beneath.rank === b.beneath.rank &&
    a.beneath.kept === b.beneath.kept &&
    a.beneath.zones?.sure === b.beneath.zones?.sure &&
    a.beneath.zones?.open === b.beneath.zones?.open &&
    isSameInForce(a.inForce, b.inForce) &&
    isSameInForce(a.beneath.inForce, b.beneath.inForce) &&
    areSameRules(a.rules, b.rules)
  );
}

function isSameInForce(a: InForce, b: InForce): boolean {
  return (
    a.rank === b.rank &&
    a.queue.length === b.queue.length &&
    a.queue.every(({ rank, from }, i) => rank === b.queue[i]?.rank && from === b.queue[i]?.from)
  );
}

function areSameRules(a: RulesState, b: RulesState): boolean {
  return (
    a.rank === b.rank &&
    a.since === b.since &&
    a.unranked === b.unranked &&
    a.evaluatedOn === b.evaluatedOn &&
    a.eligible.length === b.eligible.length &&
    a.eligible.every(
      ({ rank, since }, i) => rank === b.eligible[i]?.rank && since === b.eligible[i]?.since,
    ) &&
    a.evaluations.length === b.evaluations.length &&
    a.evaluations.every(({ rank, atLeast, day }, i) => {
      const other = b.evaluations[i];
      return rank === other?.rank && atLeast === other.atLeast && day === other.day;
    })
  );
}
