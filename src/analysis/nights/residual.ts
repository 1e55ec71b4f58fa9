import type { Expression } from '../../rules/expression.ts';
import type { Pack } from '../../rules/pack.ts';

type Call = Extract<Expression, { kind: 'call' }>;

/**
 * Whether the condition of a residual tier only asks whether enough areas are in some tier or in a more severe one: then it
 * holds no less when an area is raised.
 */
export function growsWithZones(tree: Expression, pack: Pack): boolean {
  switch (tree.kind) {
    case 'and':
    case 'or':
      return growsWithZones(tree.left, pack) && growsWithZones(tree.right, pack);
    case 'compare':
      return (
        (tree.op === '>' || tree.op === '>=') &&
        tree.left.kind === 'call' &&
        tree.left.call === 'zones' &&
        tree.right.kind === 'number' &&
        namesWorst(tree.left, pack)
      );
    default:
      return false;
  }
}

/** Whether the tiers that are counted are all from the most severe one down to some tier. */
function namesWorst({ args }: Call, { tiers }: Pack): boolean {
  const named = new Set(args.slice(1).flatMap((each) => (each.kind === 'text' ? [each.value] : [])));
  const ranked = tiers.filter(({ unranked }) => !unranked);
  return ranked.findLastIndex(({ tier }) => named.has(tier)) === named.size - 1;
}
