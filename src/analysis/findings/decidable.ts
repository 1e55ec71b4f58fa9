import type { Expression } from '../../rules/expression.ts';
import { isPlace } from '../../rules/expressions/places.ts';
import type { Indicator } from '../../rules/indicator.ts';
import type { Pack } from '../../rules/pack.ts';
import { allParts, expressionOf, membersOf, namesOf } from '../../rules/walk.ts';
import { type Condition, conditionsOf, isPlain, rulesOf } from '../conditions.ts';
import type { Finding } from '../finding.ts';
import { isOverRows } from '../rows/regions.ts';
import { rowOf } from '../rows/tables.ts';
import type { World } from '../world/world.ts';

/** How far a pack's conditions can be reasoned about exactly. */
export interface Decided {
  /** Conditions that are not made of others: of tiers, calculated indicators, and rows. */
  readonly all: number;
  readonly decidable: number;
  /** Indicators that are calculated beyond exact reasoning: proofs took them to have any value. */
  readonly free: readonly string[];
  readonly findings: readonly Finding[];
}

/** Counts a pack's plain conditions, and names those beyond exact reasoning: by a part of theirs, or by what they read. */
export function decidedConditions(world: World): Decided {
  const { pack } = world;
  const beyond = new Set([...beyondOf(world), ...beyondRows(pack)]);
  const isBeyond = (tree: Expression): boolean => allParts(tree).some((part) => beyond.has(part));
  const free = freeNames(world);
  const conditions = rulesOf(pack).flatMap((rule) => conditionsOf(rule).filter(isPlain));
  const findings = conditions.flatMap((condition): Finding[] => {
    if (isBeyond(condition.tree)) return [told(condition, {})];
    if (condition.rule.owner.kind === 'where') return [];
    const read = readBy(condition.tree).filter((name) => free.has(name));
    return read.length === 0 ? [] : [told(condition, { free: [...new Set(read)].join(', ') })];
  });
  return {
    all: conditions.length,
    decidable: conditions.length - findings.length,
    free: [...free],
    findings,
  };
}

function told({ rule, tree, text }: Condition, more: { readonly free?: string }): Finding {
  return {
    code: more.free === undefined ? 'rule-not-decidable' : 'rule-rests-on-free',
    severity: 'note',
    value: text,
    ...(more.free !== undefined && { with: { free: more.free } }),
    where: { file: 'pack', path: rule.path, part: tree },
    examples: [],
  };
}

/** Parts of conditions over rows that are beyond exact reasoning, of all indicators, used or not. */
function beyondRows(pack: Pack): Expression[] {
  const indicators = pack.indicators.filter(isOverRows);
  return [...new Set(indicators.map(({ table }) => table))].flatMap((table) => {
    const own = indicators.filter((each) => each.table === table);
    const row = rowOf(table, own, pack);
    for (const { where } of own) if (where !== undefined) row?.truth(where, where.tree);
    return [...(row?.beyond ?? [])];
  });
}

/** Parts of all conditions and calculations that are beyond exact reasoning, used or not. */
function beyondOf({ pack, state }: World): ReadonlySet<Expression> {
  for (const { written, owner } of rulesOf(pack)) {
    if (owner.kind === 'where') continue;
    state.value(written, written.tree.type === 'boolean' ? 'truth' : 'number');
  }
  return state.beyond;
}

/** Indicators that proofs take to have any value. */
export function freeNames(world: World): ReadonlySet<string> {
  const beyond = beyondOf(world);
  return freeIndicators(world.pack, (tree) => allParts(tree).some((part) => beyond.has(part)));
}

/** Indicators of which a part is beyond exact reasoning, and all that are made of those. */
function freeIndicators({ indicators }: Pack, isBeyond: (tree: Expression) => boolean): Set<string> {
  const free = new Set<string>();
  // Each uses only earlier ones, but for those that look back at their own past.
  const see = (indicator: Indicator): void => {
    const tree = expressionOf(indicator);
    const read = indicator.kind === 'rank' ? [indicator.of] : tree === undefined ? [] : readBy(tree);
    if ((tree !== undefined && isBeyond(tree)) || read.some((name) => free.has(name)))
      free.add(indicator.name);
  };
  for (let before = -1; before < free.size; ) {
    before = free.size;
    indicators.forEach(see);
  }
  return free;
}

/** The indicators an expression reads, of its own area and of others. */
function readBy(tree: Expression): string[] {
  const elsewhere = membersOf(tree).filter(({ scope }) => isPlace(scope));
  return [...namesOf(tree), ...elsewhere.map(({ name }) => name)];
}
