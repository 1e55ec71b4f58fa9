import type { Expression } from './expression.ts';
import type { Pack, RowIndicator } from './pack.ts';
import { partsOf } from './walk.ts';

/** The columns of a table that a pack's indicators read. */
export interface Needs {
  /** All of them. */
  readonly columns: readonly string[];
  /** Those that must not be empty in any row: read by a `where` or a clock, outside `known()` and `or_else()`. */
  readonly required: readonly string[];
  /** Those that only group rows, or tell them apart. */
  readonly keys: readonly string[];
}

/**
 * What the packs' indicators read of a table.
 *
 * @param others columns wanted beside those
 */
export function needsOf(packs: readonly Pack[], table: string, others: readonly string[] = []): Needs {
  const read = new Set(others);
  const columns = new Set(read);
  const required = new Set<string>();
  for (const indicator of packs.flatMap((pack) => pack.indicators)) {
    if (indicator.kind === 'expr' || indicator.table !== table) continue;
    for (const name of firmNames(indicator)) required.add(name);
    for (const name of [...valueNames(indicator), ...required]) read.add(name);
    for (const name of [...keyNames(indicator), ...read]) columns.add(name);
  }
  const keys = [...columns].filter((name) => !read.has(name));
  return { columns: [...columns].sort(), required: [...required].sort(), keys: keys.sort() };
}

function valueNames(indicator: RowIndicator): string[] {
  const names = indicator.where === undefined ? [] : namesIn(indicator.where.tree, false);
  return indicator.kind === 'sum' || indicator.kind === 'latest' ? [...names, indicator.column] : names;
}

function keyNames(indicator: RowIndicator): string[] {
  if (indicator.kind !== 'count') return [];
  return [indicator.groupBy, indicator.distinct].filter((name) => name !== undefined);
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
