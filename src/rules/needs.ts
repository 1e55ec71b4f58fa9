import type { Expression } from './expression.ts';
import { isRowIndicator, type RowIndicator } from './indicator.ts';
import { levelOfKey } from './indicators/keys.ts';
import type { Pack } from './pack.ts';
import { partsOf } from './walk.ts';

/** The columns of a table that a pack's indicators read. */
export interface Needs {
  /** All of them. */
  readonly columns: readonly string[];
  /** Those that must not be empty in any row: read by a `where` or a clock, outside `known()` and `or_else()`. */
  readonly required: readonly string[];
  /** Those that only group rows, or tell them apart. */
  readonly keys: readonly string[];
  /** Those that group rows, whatever else they are read for: a row in which they are empty is in no group. */
  readonly groups: readonly string[];
}

/**
 * What the packs' indicators read of a table; of `cases` also what they read of a visit's case.
 *
 * @param others columns wanted beside those
 */
export function needsOf(
  packs: readonly Pick<Pack, 'indicators'>[],
  table: string,
  others: readonly string[] = [],
): Needs {
  const read = new Set(others);
  const columns = new Set(read);
  const required = new Set<string>();
  const groups = new Set<string>();
  for (const indicator of packs.flatMap((pack) => pack.indicators).filter(isRowIndicator)) {
    const reads = table === indicator.table ? ownReads : table === 'cases' ? readsOfCase : undefined;
    if (reads === undefined) continue;
    const { firm, values, keys } = reads(indicator);
    for (const name of firm) required.add(name);
    for (const name of keys) groups.add(name);
    for (const name of [...values, ...required]) read.add(name);
    for (const name of [...keys, ...read]) columns.add(name);
  }
  const keys = [...columns].filter((name) => !read.has(name));
  return {
    columns: [...columns].sort(),
    required: [...required].sort(),
    keys: keys.sort(),
    groups: [...groups].sort(),
  };
}

/** Columns that must not be empty, those whose value matters, and those that only group. */
interface Reads {
  readonly firm: readonly string[];
  readonly values: readonly string[];
  readonly keys: readonly string[];
}

function ownReads(indicator: RowIndicator): Reads {
  const { where, clock } = indicator;
  const isVisit = indicator.table === 'visits';
  // The day a visit's case was reported is the case's, not the visit's.
  const clocks = (isVisit && clock === 'date_report') || ofCase(clock) !== undefined ? [] : [clock];
  const given = (name: string): boolean => !(isVisit && name === 'date_report');
  const values = where === undefined ? [] : namesIn(where.tree, false, nameOf);
  const firm = where === undefined ? [] : namesIn(where.tree, true, nameOf);
  return {
    firm: [...clocks, ...firm].filter(given),
    values: ('column' in indicator ? [...values, indicator.column] : values).filter(given),
    keys: keyNames(indicator).filter((name) => !isArea(name) && ofCase(name) === undefined),
  };
}

function readsOfCase(indicator: RowIndicator): Reads {
  const { table, where, clock } = indicator;
  if (table !== 'visits') return { firm: [], values: [], keys: [] };
  return {
    firm: [
      ...(ofCase(clock) === undefined ? [] : [ofCase(clock)]),
      ...(where === undefined ? [] : namesIn(where.tree, true, nameOfCase)),
    ].filter((name) => name !== undefined),
    values: where === undefined ? [] : namesIn(where.tree, false, nameOfCase),
    keys: keyNames(indicator).flatMap((name) => ofCase(name) ?? []),
  };
}

/** The column of a visit's case: `case.cluster`. */
function ofCase(name: string): string | undefined {
  return name.startsWith('case.') ? name.slice('case.'.length) : undefined;
}

function isArea(name: string): boolean {
  return name === 'area' || levelOfKey(name) !== undefined;
}

function keyNames(indicator: RowIndicator): string[] {
  if (indicator.kind !== 'count') return [];
  return [indicator.groupBy, indicator.distinct].filter((name) => name !== undefined);
}

type NameOf = (part: Expression) => string | undefined;
const nameOf: NameOf = (part) => (part.kind === 'name' ? part.name : undefined);
const nameOfCase: NameOf = (part) =>
  part.kind === 'member' && part.scope === 'case' ? part.name : undefined;

function namesIn(tree: Expression, firm: boolean, nameIn: NameOf): string[] {
  const name = nameIn(tree);
  if (name !== undefined) return [name];
  const mayBeEmpty = tree.kind === 'call' && (tree.call === 'known' || tree.call === 'or_else');
  const parts = firm && mayBeEmpty ? (tree.call === 'or_else' ? tree.args.slice(1) : []) : partsOf(tree);
  return parts.flatMap((part) => namesIn(part, firm, nameIn));
}
