import type { Expression, Written } from '../rules/expression.ts';
import type { Indicator } from '../rules/indicator.ts';
import type { Pack } from '../rules/pack.ts';
import { allParts, membersOf, namesOf, partsOf } from '../rules/walk.ts';
import type { Path } from '../yaml/index.ts';
import { isOverRows } from './rows/regions.ts';

/** Something in a pack that is true or false: a tier's condition, a calculated indicator, which rows are counted. */
export interface Rule {
  readonly written: Written;
  readonly path: Path;
  readonly owner: Owner;
}

type Owner =
  | { readonly kind: 'tier'; readonly rank: number; readonly tier: string }
  | { readonly kind: 'release'; readonly rank: number }
  | { readonly kind: 'expr'; readonly name: string }
  | { readonly kind: 'where'; readonly name: string; readonly table: string };

/** All expressions of a pack that hold conditions. */
export function rulesOf(pack: Pack): Rule[] {
  const tiers = pack.tiers.flatMap(({ rule, rank, tier, release }): Rule[] => [
    ...(rule.kind === 'when'
      ? [{ written: rule.when, path: ['tiers', rank, 'when'], owner: { kind: 'tier', rank, tier } } as const]
      : []),
    ...(release === undefined
      ? []
      : [{ written: release, path: ['tiers', rank, 'release'], owner: { kind: 'release', rank } } as const]),
  ]);
  const indicators = pack.indicators.flatMap((indicator): Rule[] => {
    const { name } = indicator;
    if (indicator.kind === 'expr')
      return [{ written: indicator.expr, path: ['indicators', name, 'expr'], owner: { kind: 'expr', name } }];
    if (indicator.kind === 'past')
      return [
        {
          written: indicator.of,
          path: ['indicators', name, indicator.over, 'of'],
          owner: { kind: 'expr', name },
        },
      ];
    if (!isOverRows(indicator) || indicator.where === undefined) return [];
    const { where, table } = indicator;
    return [{ written: where, path: ['indicators', name, 'where'], owner: { kind: 'where', name, table } }];
  });
  return [...tiers, ...indicators];
}

/** A part of a rule that is a condition, with the constant that would leave out just it. */
export interface Condition {
  readonly rule: Rule;
  readonly tree: Expression;
  readonly text: string;
  /** Parts inside of which it stands, the outermost first. */
  readonly around: readonly Expression[];
  /** What to take it as, so as to leave it out: several if either could be. */
  readonly neutral: readonly boolean[];
}

/** The conditions that a rule is made of, itself and the outer ones first. */
export function conditionsOf(rule: Rule): Condition[] {
  const { written } = rule;
  const visit = (
    tree: Expression,
    around: readonly Expression[],
    neutral: readonly boolean[],
  ): Condition[] => {
    const inner = partsOf(tree).flatMap((part) => visit(part, [...around, tree], neutralIn(tree)));
    if (tree.type !== 'boolean' || tree.kind === 'boolean') return inner;
    return [{ rule, tree, text: textOf(written, tree), around, neutral }, ...inner];
  };
  return visit(written.tree, [], []);
}

function neutralIn(around: Expression): readonly boolean[] {
  switch (around.kind) {
    case 'and':
      return [true];
    case 'or':
      return [false];
    default:
      return [true, false];
  }
}

/** Conditions that are not joined from others: what is counted when it is said how many can be decided. */
export function isPlain({ tree }: Condition): boolean {
  return tree.kind === 'compare' || !allParts(tree).some((part) => part !== tree && part.type === 'boolean');
}

/** What was written for a part of an expression. */
export function textOf({ text }: Written, tree: Expression): string {
  const inside = text.slice(tree.start, tree.end).trim();
  // A part's range leaves out a parenthesis that opens before it.
  const opened = inside.split(')').length - inside.split('(').length;
  return `${'('.repeat(Math.max(opened, 0))}${inside}${')'.repeat(Math.max(-opened, 0))}`;
}

/** The indicators an expression reads, with those that they are made of. */
export function allNamesIn(pack: Pick<Pack, 'indicators'>, tree: Expression): Set<string> {
  const found = new Set<string>();
  const visit = (one: Expression): void => {
    for (const name of [...namesOf(one), ...membersOf(one).map((member) => member.name)]) see(name);
  };
  const see = (name: string): void => {
    const indicator = pack.indicators.find((each) => each.name === name);
    if (indicator === undefined || found.has(name)) return;
    found.add(name);
    if (indicator.kind === 'expr') visit(indicator.expr.tree);
    else if (indicator.kind === 'past') visit(indicator.of.tree);
    else if (indicator.kind === 'rank') see(indicator.of);
  };
  visit(tree);
  return found;
}

/** The indicators that tiers rest on, to come into them or to leave them. */
export function usedIndicators(pack: Pack): Indicator[] {
  const trees = pack.tiers.flatMap(({ rule, release }) => [
    ...(rule.kind === 'when' ? [rule.when.tree] : []),
    ...(release === undefined ? [] : [release.tree]),
  ]);
  const used = new Set(trees.flatMap((tree) => [...allNamesIn(pack, tree)]));
  return pack.indicators.filter(({ name }) => used.has(name));
}
