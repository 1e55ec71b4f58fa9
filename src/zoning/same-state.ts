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

/** Whether an area came through a night with nothing but time gone by. */
export function isStill(before: AreaState | undefined, after: AreaState): boolean {
  if (before === undefined || before.rank !== after.rank || before.since !== after.since) return false;
  const [said, saying] = [before.rules.evaluations.at(-1), after.rules.evaluations.at(-1)];
  const { rank, kept, zones } = after.beneath;
  return (
    before.decision === after.decision &&
    before.beneath.rank === rank &&
    before.beneath.kept === kept &&
    before.beneath.zones?.sure === zones?.sure &&
    before.beneath.zones?.open === zones?.open &&
    before.rules.rank === after.rules.rank &&
    before.rules.since === after.rules.since &&
    before.rules.unranked === after.rules.unranked &&
    said?.rank === saying?.rank &&
    said?.atLeast === saying?.atLeast
  );
}

/** A text that is the same for two areas only if they are in the same state; of such as a decision made nothing is said. */
export function keyOf({ rank, since, effectiveFrom, inForce, beneath, rules }: AreaState): string {
  const { zones, kept } = beneath;
  const own = `${rank} ${since} ${effectiveFrom} ${beneath.rank} ${kept} ${zones?.sure} ${zones?.open}`;
  const clocks = `${rules.rank} ${rules.since} ${rules.unranked} ${rules.evaluatedOn}`;
  let key = `${own}|${clocks}|${keyOfInForce(inForce)}|${keyOfInForce(beneath.inForce)}|`;
  for (const each of rules.eligible) key += `${each.rank} ${each.since} `;
  key += '|';
  for (const each of rules.evaluations) key += `${each.day} ${each.rank} ${each.atLeast} `;
  return key;
}

function keyOfInForce({ rank, queue }: InForce): string {
  let key = `${rank}`;
  for (const each of queue) key += ` ${each.rank} ${each.from}`;
  return key;
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
