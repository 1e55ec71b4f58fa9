import type { AllStates } from './all-states.ts';
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

const sharings = new WeakSet<AllStates>();

/**
 * The same states, with one object for all areas that are in the same: nights to come are then worked out once for all of
 * them. States that a decision made stay as they are.
 */
export function sharing(states: AllStates): AllStates {
  if (sharings.has(states)) return states;
  const known = new Map<string, AreaState>();
  const own = new Map<number, AreaState>();
  for (const [position, state] of states.own) {
    const key = state.decision === null ? JSON.stringify(state) : '';
    const one = (key === '' ? undefined : known.get(key)) ?? state;
    if (key !== '') known.set(key, one);
    own.set(position, one);
  }
  return areShared({ ...states, own });
}

/** Says of states that go back to such as are shared that they are so as well. */
export function areShared(states: AllStates): AllStates {
  sharings.add(states);
  return states;
}
