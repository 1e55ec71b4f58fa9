import { TRUE } from '../../judging/columns.ts';
import { allNamesIn, type Condition, conditionsOf, isPlain, type Rule, rulesOf } from '../conditions.ts';
import { triedAt, wishesOf } from '../examples/make.ts';
import { pairOf } from '../examples/one-more.ts';
import type { Finding, Where } from '../finding.ts';
import { and, smallest, solve } from '../solver/index.ts';
import { type OneMore, oneMoreCase } from '../world/one-more.ts';
import type { World } from '../world/world.ts';
import { chosenIn } from './tiers.ts';

/** Whether one more case can lower a tier. */
export interface Monotonicity {
  /** `unproved`: no such case was found, but something in the way is beyond exact reasoning. */
  readonly kind: 'monotone' | 'not-monotone' | 'unproved';
  readonly findings: readonly Finding[];
}

/** Looks for rows, and one case more, with which an area comes into a less severe tier: for every pair of tiers. */
export function monotonicity(world: World): Monotonicity {
  const more = oneMoreCase(world);
  if (more === undefined) return { kind: 'monotone', findings: [] };
  const ranked = world.pack.tiers.filter(({ rule }) => rule.kind !== 'declared');
  const findings: Finding[] = [];
  let isProved = more.after.beyond.size === 0;
  for (const from of ranked) {
    for (const to of ranked.filter(({ rank }) => rank > from.rank)) {
      const lowered = and(chosenIn(world, world.state, from.rank), chosenIn(world, more.after, to.rank));
      const answer = solve(
        and(world.space.axioms(), world.state.axioms(), more.after.axioms(), more.axioms, lowered),
        world.space.variables,
      );
      if (answer.kind === 'never') continue;
      const finding = answer.kind === 'found' ? lowering(world, more, answer, from.rank, to.rank) : undefined;
      if (finding === undefined) isProved = false;
      else findings.push(finding);
    }
  }
  const kind = findings.length > 0 ? 'not-monotone' : isProved ? 'monotone' : 'unproved';
  return { kind, findings: perTier(findings) };
}

/** One finding for each condition that comes not to hold is enough. */
function perTier(findings: readonly Finding[]): Finding[] {
  return findings.filter(
    (one, i) =>
      findings.findIndex(
        ({ where, value }) => value === one.value && `${where.path}` === `${one.where.path}`,
      ) === i,
  );
}

function lowering(
  world: World,
  more: OneMore,
  answer: Parameters<typeof smallest>[0],
  from: number,
  to: number,
): Finding | undefined {
  const point = smallest(answer, wishesOf(world), world.space.variables);
  const before = triedAt(world, world.state, point);
  const after = triedAt(world, more.after, point);
  const { tiers } = world.pack;
  const [high, low] = [tiers[from], tiers[to]];
  if (high === undefined || low === undefined) return undefined;
  if (before.example.tier !== high.tier || after.example.tier !== low.tier) return undefined;
  const cause = flipped(world, from, before.judgement, after.judgement);
  return {
    code: 'rule-not-monotone',
    severity: 'warning',
    value: cause?.text ?? high.tier,
    with: { from: high.tier, to: low.tier },
    where: cause?.where ?? { file: 'pack', path: ['tiers', from, 'when'] },
    examples: pairOf(world, more, before.example, after.example, point),
  };
}

type Judged = ReturnType<typeof triedAt>['judgement'];

function whereOf({ rule, tree, text }: Condition): { readonly where: Where; readonly text: string } {
  return { where: { file: 'pack', path: rule.path, part: tree }, text };
}

/** The first plain condition of a tier that held and no longer does. */
function flipped(world: World, rank: number, before: Judged, after: Judged) {
  const { pack } = world;
  const tier = pack.tiers[rank];
  if (tier?.rule.kind !== 'when') return undefined;
  const read = allNamesIn(pack, tier.rule.when.tree);
  const isOfTier = ({ owner }: Rule): boolean =>
    owner.kind === 'tier' ? owner.rank === rank : owner.kind === 'expr' && read.has(owner.name);
  const held = (judged: Judged, tree: Parameters<Judged['trace']['get']>[0]): boolean => {
    const column = judged.trace.get(tree);
    return column?.kind === 'truth' && column.values[0] === TRUE;
  };
  for (const rule of rulesOf(pack).filter(isOfTier)) {
    for (const condition of conditionsOf(rule).filter(isPlain)) {
      // Under a `not` it is the condition that came to hold which lowers the tier.
      if (held(before, condition.tree) !== held(after, condition.tree)) {
        const isNegated = condition.around.at(-1)?.kind === 'not';
        if (held(before, condition.tree) || isNegated) return whereOf(condition);
      }
    }
  }
  return undefined;
}
