import { judgedWith, valuedAt } from '../../analysis/examples/judged.ts';
import { tried } from '../../analysis/examples/make.ts';
import { ALWAYS, and, type Formula, NEVER } from '../../analysis/solver/index.ts';
import { type World, worldOf } from '../../analysis/world/world.ts';
import type { Pack } from '../../rules/pack.ts';
import type { Comparison, Smallest } from './comparison.ts';
import { jointOf } from './joint.ts';

/**
 * For every pair of different tiers the smallest inputs that the rules of one pack judge as the one and those of the other
 * as the other, found by exact reasoning over the thresholds of both and confirmed by judging. Clocks are left aside.
 */
export function smallestDifferences(a: Pack, b: Pack): Pick<Comparison, 'smallest' | 'namesakes' | 'open'> {
  const joint = jointOf(a, b);
  const world = worldOf(joint.both);
  const smallest: Smallest[] = [];
  let open = 0;
  for (const [i, one] of a.tiers.entries()) {
    for (const [j, other] of b.tiers.entries()) {
      if (one.tier === other.tier) continue;
      const question = and(
        chosen(world, 0, i, a.tiers.length),
        chosen(world, a.tiers.length, j, b.tiers.length),
      );
      const answer = world.ask(question);
      if (answer.kind === 'gave-up') open++;
      if (answer.kind !== 'found') continue;
      const { example, point } = tried(world, answer);
      const valued = valuedAt(world, world.state, point);
      const judgedBy = (pack: Pack): string | undefined =>
        pack.tiers[judgedWith(pack, valued).raw[0] ?? -1]?.tier;
      if (judgedBy(joint.a) !== one.tier || judgedBy(joint.b) !== other.tier) open++;
      else smallest.push({ a: one.tier, b: other.tier, example });
    }
  }
  const used = joint.namesakes.filter(({ name }) => smallest.some(({ example }) => example.values.has(name)));
  return { smallest, namesakes: used, open };
}

/** When one of the tiers of a pack is its raw tier: it holds, and those before it are known not to. */
function chosen({ pack, state }: World, start: number, index: number, length: number): Formula {
  const noneOf = (tiers: World['state']['tiers']): Formula =>
    and(...tiers.map((truth) => truth?.no ?? ALWAYS));
  const own = state.tiers.slice(start, start + length);
  const kind = pack.tiers[start + index]?.rule.kind;
  if (kind === 'otherwise') return noneOf(own);
  return and(noneOf(own.slice(0, index)), own[index]?.yes ?? NEVER);
}
