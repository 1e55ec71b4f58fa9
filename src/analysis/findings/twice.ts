import { laterOf } from '../../days.ts';
import { sharesDays } from '../../rules/in-force.ts';
import type { Measure, Pack } from '../../rules/pack.ts';
import type { Finding } from '../finding.ts';
import { and, type Formula } from '../solver/index.ts';
import type { World } from '../world/world.ts';

/** Measures that say to the same people, in the same words and of the same days, what an earlier one says already. */
export function twiceFindings(world: World): Finding[] {
  const { measures } = world.pack;
  return [...measures.entries()].flatMap(([index, measure]) => {
    const earlier = measures
      .slice(0, index)
      .find((each) => saysSame(each, measure) && canMeet(world, each, measure));
    return earlier === undefined ? [] : [finding(world.pack, index, measure, earlier)];
  });
}

/** In one language is enough: a list is read in one. */
function saysSame(one: Measure, other: Measure): boolean {
  return (
    (one.text.zh === other.text.zh || one.text.en === other.text.en) &&
    detailsOf(one) === detailsOf(other) &&
    one.audience.some((each) => other.audience.includes(each)) &&
    sharedTiers(one, other).length > 0 &&
    sharesDays(one.inForce, other.inForce)
  );
}

/** What a list says of a measure besides its text. */
function detailsOf({ kind, sector, frequency, duration, days, responsible, parameters }: Measure): string {
  return JSON.stringify([kind, sector, frequency, duration, days, responsible, parameters]);
}

function sharedTiers(one: Measure, other: Measure): string[] {
  return one.tiers.filter((tier) => other.tiers.includes(tier));
}

/** Whether an area can be such that both are called for. */
function canMeet(world: World, one: Measure, other: Measure): boolean {
  const holds = ({ when }: Measure): Formula => (when ? world.state.truth(when, when.tree).yes : and());
  return world.ask(and(holds(one), holds(other))).kind === 'found';
}

function finding({ inForce, edition }: Pack, index: number, measure: Measure, earlier: Measure): Finding {
  const begun = laterOf(measure.inForce?.from ?? '', earlier.inForce?.from ?? '');
  const tier = sharedTiers(earlier, measure)[0] ?? '';
  return {
    code: 'measure-twice',
    severity: 'warning',
    value: measure.id,
    with: { earlier: earlier.id, tier },
    where: { file: 'measures', path: ['measures', index, 'text'] },
    examples: [],
    evidence: { kind: 'measure', measure: measure.id, tier, day: laterOf(begun, inForce.from ?? edition) },
  };
}
