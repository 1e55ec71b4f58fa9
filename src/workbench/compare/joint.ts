import type { Expression, Written } from '../../rules/expression.ts';
import { isPlace } from '../../rules/expressions/places.ts';
import { type Indicator, isRowIndicator } from '../../rules/indicator.ts';
import type { Pack, Tier } from '../../rules/pack.ts';
import type { Namesake } from './comparison.ts';

/** Two packs as one, which speaks of the indicators of both: those of the same meaning are one. */
export interface Joint {
  /** With the tiers of both, the first pack's before the second's. */
  readonly both: Pack;
  readonly a: Pack;
  readonly b: Pack;
  readonly namesakes: readonly Namesake[];
}

export function jointOf(a: Pack, b: Pack): Joint {
  const shared = new Map(a.indicators.filter(isRowIndicator).map((each) => [meaningOf(each), each.name]));
  const nameOf = new Map(
    b.indicators.map((each) => {
      const same = isRowIndicator(each) ? shared.get(meaningOf(each)) : undefined;
      return [each.name, same ?? apart(each.name, a)] as const;
    }),
  );
  const rename = (name: string): string => nameOf.get(name) ?? name;
  const added = b.indicators
    .filter(({ name }) => a.indicators.every((each) => each.name !== rename(name)))
    .map((each) => renamed(each, rename));
  const indicators = [...a.indicators, ...added];
  const tiersOfB = b.tiers.map((tier) => tierRenamed(tier, rename));
  const both = {
    ...a,
    indicators,
    tiers: [...a.tiers, ...tiersOfB.map((tier, i) => ({ ...tier, rank: a.tiers.length + i }))],
  };
  const namesakes = [...nameOf].flatMap(([of, name]) =>
    name === apart(of, a) && name !== of ? [{ name, of }] : [],
  );
  return { both, a: { ...a, indicators }, b: { ...b, indicators, tiers: tiersOfB }, namesakes };
}

/** A name that the first pack has no other meaning for. */
function apart(name: string, { indicators }: Pack): string {
  return indicators.some((each) => each.name === name) ? `${name}'` : name;
}

/** What an indicator over rows is, whatever it is called. */
function meaningOf(indicator: Indicator): string {
  const { name: _name, title: _title, clause: _clause, ...meaning } = indicator;
  return JSON.stringify(meaning, (key, value: unknown) =>
    key === 'tree' || key === 'note' || key === 'round' || key === 'unit' ? undefined : value,
  );
}

type Rename = (name: string) => string;

function renamed(indicator: Indicator, rename: Rename): Indicator {
  const name = rename(indicator.name);
  switch (indicator.kind) {
    case 'expr':
      return { ...indicator, name, expr: writtenRenamed(indicator.expr, rename) };
    case 'past':
      return { ...indicator, name, of: writtenRenamed(indicator.of, rename) };
    case 'rank':
      return { ...indicator, name, of: rename(indicator.of) };
    default:
      return { ...indicator, name };
  }
}

function tierRenamed(tier: Tier, rename: Rename): Tier {
  if (tier.rule.kind !== 'when') return tier;
  return { ...tier, rule: { kind: 'when', when: writtenRenamed(tier.rule.when, rename) } };
}

function writtenRenamed({ text, tree }: Written, rename: Rename): Written {
  return { text, tree: treeRenamed(tree, rename) };
}

function treeRenamed(tree: Expression, rename: Rename): Expression {
  const of = (part: Expression): Expression => treeRenamed(part, rename);
  switch (tree.kind) {
    case 'number':
    case 'text':
    case 'boolean':
      return tree;
    case 'name':
      return { ...tree, name: rename(tree.name) };
    case 'member':
      return isPlace(tree.scope) ? { ...tree, name: rename(tree.name) } : tree;
    case 'not':
    case 'negate':
      return { ...tree, of: of(tree.of) };
    case 'and':
    case 'or':
    case 'compare':
    case 'arithmetic':
      return { ...tree, left: of(tree.left), right: of(tree.right) };
    case 'in':
      return { ...tree, item: of(tree.item), list: tree.list.map(of) };
    case 'if':
      // biome-ignore lint/suspicious/noThenProperty: the part of a condition, not a promise's
      return { ...tree, condition: of(tree.condition), then: of(tree.then), otherwise: of(tree.otherwise) };
    case 'call':
      return { ...tree, args: tree.args.map(of) };
  }
}
