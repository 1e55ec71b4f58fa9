import type { Expression, Written } from '../../rules/expression.ts';
import type { Indicator } from '../../rules/indicator.ts';
import type { Measure, Pack, Tier } from '../../rules/pack.ts';
import { allParts } from '../../rules/walk.ts';
import { type TransitionElement, transitionsOf } from './transitions.ts';

/** What a comparison should be seen to do: hold, not hold, and meet its limit exactly. */
export type Goal = 'true' | 'false' | 'threshold';

/** Something a pack says, which its tests should reach. */
export type Element =
  | { readonly kind: 'tier'; readonly clause: string; readonly tier: Tier }
  | {
      readonly kind: 'condition';
      readonly clause: string;
      readonly written: Written;
      readonly tree: Expression;
      readonly goal: Goal;
    }
  | { readonly kind: 'measure'; readonly clause: string; readonly measure: Measure }
  | TransitionElement;

/** Everything in a pack that its tests should reach, in the order in which it is written. */
export function elementsOf(pack: Pack): Element[] {
  const ofTiers = pack.tiers.flatMap((tier): Element[] => [
    { kind: 'tier', clause: tier.clause, tier },
    ...(tier.rule.kind === 'when' ? conditionsOf(tier.rule.when, tier.clause, pack) : []),
    ...(tier.release === undefined ? [] : conditionsOf(tier.release, tier.clause, pack)),
  ]);
  const ofIndicators = pack.indicators.flatMap((each) =>
    each.kind === 'expr' ? conditionsOf(each.expr, each.clause, pack) : [],
  );
  const ofMeasures = pack.measures.flatMap((measure): Element[] => [
    { kind: 'measure', clause: measure.clause, measure },
    ...(measure.when === undefined ? [] : conditionsOf(measure.when, measure.clause, pack)),
  ]);
  const all = [...ofIndicators, ...ofTiers, ...transitionsOf(pack), ...ofMeasures];
  return all.filter((element) => element.kind === 'tier' || isOwn(element, pack));
}

/** What an edition takes over from the one it extends is that one's tests' to reach. */
function isOwn({ clause }: Element, { id }: Pack): boolean {
  return clause.includes(`${id}/`);
}

function conditionsOf(written: Written, clause: string, pack: Pack): Element[] {
  return comparisonsIn(written.tree).flatMap((tree) =>
    goalsOf(tree, pack).map((goal): Element => ({ kind: 'condition', clause, written, tree, goal })),
  );
}

/** The conditions an expression is made of that have no conditions in them. */
export function comparisonsIn(tree: Expression): Expression[] {
  const truths = allParts(tree).filter((part) => part.type === 'boolean' && part.kind !== 'boolean');
  return truths.filter((part) => !isJoint(part));
}

/** Whether a condition only joins others. */
function isJoint(part: Expression): boolean {
  const joins = part.kind === 'and' || part.kind === 'or' || part.kind === 'not' || part.kind === 'if';
  return joins || (part.kind === 'call' && part.call === 'at_least');
}

function goalsOf(tree: Expression, pack: Pack): Goal[] {
  return hasThreshold(tree, pack) ? ['true', 'false', 'threshold'] : ['true', 'false'];
}

/** Whether a comparison has a limit that values can meet: `x == 2` meets its own by being true. */
function hasThreshold(tree: Expression, pack: Pack): boolean {
  if (tree.kind !== 'compare' || tree.op === '==' || tree.op === '!=') return false;
  const irrational = allParts(tree).some(
    (part) => part.kind === 'call' && (part.call === 'pow' || part.call === 'ln' || part.call === 'exp'),
  );
  return (
    !irrational &&
    !isBetweenWholes(tree.left, tree.right, pack) &&
    !isBetweenWholes(tree.right, tree.left, pack)
  );
}

/** Whether a count is compared with a number that no count can be. */
function isBetweenWholes(value: Expression, bound: Expression, pack: Pack): boolean {
  const indicator =
    value.kind === 'name' ? pack.indicators.find((each) => each.name === value.name) : undefined;
  return bound.kind === 'number' && !Number.isInteger(bound.value) && isWhole(indicator);
}

function isWhole(indicator: Indicator | undefined): boolean {
  return indicator?.kind === 'count' || indicator?.kind === 'days_since';
}
