import { fold, withoutBrackets } from './fold.ts';
import { PLACEHOLDERS } from './levels.ts';
import type { StagedAreas } from './stage-areas.ts';
import { keysOf, stemOf, type Unit, unitOf } from './suffixes.ts';

/** An area as searches by name see it. */
export interface TreeArea {
  readonly ix: number;
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly parent: number | null;
  /** Has no area below. */
  readonly leaf: boolean;
  /** Of an area that is no more, and that no one area stands for: those that share it. Its `ix` is below 0. */
  readonly shared?: readonly number[];
}

/** How an area is called otherwise: by a name that stands beside its own, or by that of an area it stands for. */
export interface OtherName {
  readonly ix: number;
  readonly name: string;
  readonly how: 'alias' | 'former';
}

/** A name by which an area goes, folded. */
export interface NamedArea {
  readonly area: TreeArea;
  readonly name: string;
  readonly unit: Unit | undefined;
  readonly how: 'name' | OtherName['how'];
}

/** The part of the tree that a set of texts can be about: areas with such names, and all their ancestors. */
export interface NameTree {
  readonly codes: StagedAreas['codes'];
  readonly byIx: ReadonlyMap<number, TreeArea>;
  /** By every name, and by every name without suffix, as they are written. */
  readonly byKey: ReadonlyMap<string, readonly TreeArea[]>;
  /** By every folded name without suffix. */
  readonly byStem: ReadonlyMap<string, readonly NamedArea[]>;
  /** The names of an area beside its own. */
  readonly otherNames: ReadonlyMap<number, readonly string[]>;
  /** The length of the longest key of `byStem`. */
  readonly longestStem: number;
}

/** Indexes areas for searching. */
export function index(
  codes: StagedAreas['codes'],
  areas: readonly TreeArea[],
  others: readonly OtherName[] = [],
): NameTree {
  const byIx = new Map(areas.map((area) => [area.ix, area]));
  const byKey = new Map<string, TreeArea[]>();
  const byStem = new Map<string, NamedArea[]>();
  const otherNames = new Map<number, string[]>();
  const enter = (area: TreeArea, name: string, how: NamedArea['how']): void => {
    for (const key of keysOf(name)) push(byKey, key, area);
    const folded = fold(name);
    for (const each of new Set([folded, withoutBrackets(folded)]))
      push(byStem, stemOf(each), { area, name: each, unit: unitOf(each), how });
  };
  for (const area of areas) if (!isPlaceholder(area)) enter(area, area.name, 'name');
  for (const { ix, name, how } of others) {
    const area = byIx.get(ix);
    if (area === undefined) continue;
    enter(area, name, how);
    push(otherNames, ix, name);
  }
  let longestStem = 0;
  for (const stem of byStem.keys()) longestStem = Math.max(longestStem, stem.length);
  return { codes, byIx, byKey, byStem, otherNames, longestStem };
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const same = map.get(key);
  if (same === undefined) map.set(key, [value]);
  else same.push(value);
}

/** Whether an area stands for no place of its own, such as 市辖区 between a municipality and its districts. */
export function isPlaceholder(area: TreeArea): boolean {
  return PLACEHOLDERS.includes(area.name);
}

/** The nearest ancestor that is a place; nothing for a root. */
export function placeAbove(tree: NameTree, area: TreeArea): TreeArea | undefined {
  let above = area.parent === null ? undefined : tree.byIx.get(area.parent);
  while (above !== undefined && isPlaceholder(above)) {
    above = above.parent === null ? undefined : tree.byIx.get(above.parent);
  }
  return above;
}

/** How many areas lie above one. */
export function depthOf(tree: NameTree, area: TreeArea): number {
  const above = area.parent === null ? undefined : tree.byIx.get(area.parent);
  return above === undefined ? 0 : 1 + depthOf(tree, above);
}

/** Whether an area lies below another. */
export function isBelow(tree: NameTree, area: TreeArea, above: TreeArea): boolean {
  for (let at = area.parent; at !== null; ) {
    if (at === above.ix) return true;
    at = tree.byIx.get(at)?.parent ?? null;
  }
  return false;
}

/** The names from the top down, without placeholders. */
export function pathOf(tree: NameTree, area: TreeArea): string {
  const above = placeAbove(tree, area);
  return above === undefined ? area.name : `${pathOf(tree, above)} ${area.name}`;
}
