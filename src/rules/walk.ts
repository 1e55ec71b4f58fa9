import type { Expression } from './expression.ts';
import type { Indicator } from './indicator.ts';
import type { Pack } from './pack.ts';

/** The parts an expression is directly made of. */
export function partsOf(tree: Expression): readonly Expression[] {
  switch (tree.kind) {
    case 'number':
    case 'text':
    case 'boolean':
    case 'name':
    case 'member':
      return [];
    case 'not':
    case 'negate':
      return [tree.of];
    case 'and':
    case 'or':
    case 'compare':
    case 'arithmetic':
      return [tree.left, tree.right];
    case 'in':
      return [tree.item, ...tree.list];
    case 'if':
      return [tree.condition, tree.then, tree.otherwise];
    case 'call':
      return tree.args;
  }
}

/** An expression and all its parts, outermost first. */
export function allParts(tree: Expression): Expression[] {
  return [tree, ...partsOf(tree).flatMap(allParts)];
}

/** The parts of a chain of the same joint: `a && b && c` has three. */
export function chainOf(tree: Expression, joint: 'and' | 'or'): Expression[] {
  return tree.kind === joint ? [...chainOf(tree.left, joint), ...chainOf(tree.right, joint)] : [tree];
}

/** The plain names an expression reads: indicators, or columns in a `where`. */
export function namesOf(tree: Expression): string[] {
  return [...new Set(allParts(tree).flatMap((part) => (part.kind === 'name' ? [part.name] : [])))];
}

/** The scoped names an expression reads: `area.population`, `context.response_level`. */
export function membersOf(tree: Expression): Extract<Expression, { kind: 'member' }>[] {
  return allParts(tree).flatMap((part) => (part.kind === 'member' ? [part] : []));
}

/**
 * The expressions that judging evaluates: conditions of tiers and for leaving them, calculated indicators and what lies in
 * the past.
 */
export function expressionsOf(pack: Pick<Pack, 'indicators' | 'tiers'>): Expression[] {
  const tiers = pack.tiers.flatMap(({ rule, release }) => [
    ...(rule.kind === 'when' ? [rule.when.tree] : []),
    ...(release === undefined ? [] : [release.tree]),
  ]);
  return [...pack.indicators.flatMap((indicator) => expressionOf(indicator) ?? []), ...tiers];
}

/** The expression an indicator evaluates, as of one day or another. */
export function expressionOf(indicator: Indicator): Expression | undefined {
  if (indicator.kind === 'expr') return indicator.expr.tree;
  return indicator.kind === 'past' ? indicator.of.tree : undefined;
}
