import { type AreaRow, index, type NameTree, type OtherName } from '../../src/inputs/areas/tree.ts';

export type Row = readonly [code: string, name: string, level: string, parent?: string];

/** A tree for searching by name, from its areas, and from other names by code. */
export function treeOf(
  codes: NameTree['codes'],
  rows: readonly Row[],
  others: readonly (readonly [code: string, name: string, how: OtherName['how']])[] = [],
): NameTree {
  const ixOf = new Map(rows.map(([code], i) => [code, i]));
  const parents = new Set(rows.map((row) => row[3]));
  return index(
    codes,
    rows.map(
      ([code, name, level, parent], ix): AreaRow => ({
        ix,
        code,
        name,
        level,
        parent: parent === undefined ? null : (ixOf.get(parent) ?? null),
        leaf: !parents.has(code),
      }),
    ),
    others.map(([code, name, how]) => ({ ix: ixOf.get(code) ?? -1, name, how })),
  );
}
