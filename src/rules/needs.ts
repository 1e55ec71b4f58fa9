import type { Expression } from './expression.ts';
import type { Pack, RowIndicator } from './pack.ts';
import { partsOf } from './walk.ts';

/** The columns of a table that a pack's indicators read. */
export interface Needs {
  /** All of them. */
  readonly columns: readonly string[];
  /** Those that must not be empty in any row: read by a `where` or a clock, outside `known()` and `or_else()`. */
  readonly required: readonly string[];
}

/** What the packs' indicators read of a table. */
export function needsOf(packs: readonly Pack[], table: string): Needs {
  const columns = new Set<string>();
  const required = new Set<string>();
  for (const indicator of packs.flatMap((pack) => pack.indicators)) {
    if (indicator.kind === 'expr' || indicator.table !== table) continue;
    for (const name of firmNames(indicator)) required.add(name);
    for (const name of [...allNames(indicator), ...required]) columns.add(name);
  }
  return { columns: [...columns].sort(), required: [...required].sort() };
}

function allNames(indicator: RowIndicator): string[] {
  const names = indicator.where === undefined ? [] : namesIn(indicator.where.tree, false);
  if (indicator.kind === 'sum' || indicator.kind === 'latest') names.push(indicator.column);
  if (indicator.kind === 'count')
    names.push(...[indicator.groupBy, indicator.distinct].filter((name) => name !== undefined));
  return names;
}

function firmNames(indicator: RowIndicator): string[] {
  return [indicator.clock, ...(indicator.where === undefined ? [] : namesIn(indicator.where.tree, true))];
}

function namesIn(tree: Expression, firm: boolean): string[] {
  if (tree.kind === 'name') return [tree.name];
  const mayBeEmpty = tree.kind === 'call' && (tree.call === 'known' || tree.call === 'or_else');
  const parts = firm && mayBeEmpty ? (tree.call === 'or_else' ? tree.args.slice(1) : []) : partsOf(tree);
  return parts.flatMap((part) => namesIn(part, firm));
}
