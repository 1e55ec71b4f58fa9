import { fold, withoutBrackets } from './fold.ts';
import { PLACEHOLDERS } from './levels.ts';
import type { StagedAreas } from './stage-areas.ts';
import { suffixOf, type Unit, unitOfSuffix } from './suffixes.ts';

/** An area as it comes from the engine. */
export interface AreaRow {
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

/** An area as searches by name see it: those below it have the numbers up to `last`. */
export interface TreeArea extends AreaRow {
  readonly number: number;
  readonly last: number;
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
  /** By every folded name without suffix, those that lie in one area side by side. */
  readonly byStem: ReadonlyMap<string, readonly NamedArea[]>;
  /** The names of an area beside its own. */
  readonly otherNames: ReadonlyMap<number, readonly string[]>;
  /** The length of the longest key of `byStem` that begins with two characters. */
  readonly longest: ReadonlyMap<string, number>;
}

/** Indexes areas for searching. */
export function index(
  codes: StagedAreas['codes'],
  rows: readonly AreaRow[],
  others: readonly OtherName[] = [],
): NameTree {
  const areas = numbered(rows);
  const byIx = new Map(areas.map((area) => [area.ix, area]));
  const byStem = new Map<string, NamedArea[]>();
  const otherNames = new Map<number, string[]>();
  const enter = (area: TreeArea, name: string, how: NamedArea['how']): void => {
    const folded = fold(name);
    const plain = withoutBrackets(folded);
    for (const each of folded === plain ? [folded] : [folded, plain]) {
      const suffix = suffixOf(each);
      const stem = each.slice(0, each.length - suffix.length);
      push(byStem, stem, { area, name: each, unit: unitOfSuffix(suffix), how });
    }
  };
  for (const area of areas) if (!isPlaceholder(area)) enter(area, area.name, 'name');
  for (const { ix, name, how } of others) {
    const area = byIx.get(ix);
    if (area === undefined) continue;
    enter(area, name, how);
    push(otherNames, ix, name);
  }
  if (others.length > 0)
    for (const named of byStem.values()) named.sort((a, b) => a.area.number - b.area.number);
  const longest = new Map<string, number>();
  for (const stem of byStem.keys()) {
    const beginning = stem.slice(0, 2);
    longest.set(beginning, Math.max(stem.length, longest.get(beginning) ?? 0));
  }
  return { codes, byIx, byStem, otherNames, longest };
}

/** Areas numbered from the top down, all that lie in one right after it. */
function numbered(rows: readonly AreaRow[]): TreeArea[] {
  const inside = new Map<number | null, AreaRow[]>();
  const known = new Set(rows.map(({ ix }) => ix));
  for (const row of rows) push(inside, row.parent !== null && known.has(row.parent) ? row.parent : null, row);
  const areas: TreeArea[] = [];
  /** Returns the number of the last area below. */
  const visit = (row: AreaRow): number => {
    const number = areas.length;
    // Its place is kept until it is known how many lie in it.
    areas.push({ ...row, number, last: number });
    let last = number;
    for (const child of inside.get(row.ix) ?? []) last = visit(child);
    if (last > number) areas[number] = { ...row, number, last };
    return last;
  };
  for (const root of inside.get(null) ?? []) visit(root);
  return areas;
}

/** Those of areas of one stem that lie below an area. */
export function namedBelow(named: readonly NamedArea[], at: TreeArea | undefined): readonly NamedArea[] {
  if (at === undefined) return named;
  return named.slice(firstAfter(named, at.number), firstAfter(named, at.last));
}

/** The position of the first of areas whose number is above another. */
function firstAfter(named: readonly NamedArea[], number: number): number {
  let [low, high] = [0, named.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((named[middle]?.area.number ?? Number.POSITIVE_INFINITY) > number) high = middle;
    else low = middle + 1;
  }
  return low;
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
export function isBelow(area: TreeArea, above: TreeArea): boolean {
  return area.number > above.number && area.number <= above.last;
}

/** The names from the top down, without placeholders. */
export function pathOf(tree: NameTree, area: TreeArea): string {
  const above = placeAbove(tree, area);
  return above === undefined ? area.name : `${pathOf(tree, above)} ${area.name}`;
}
