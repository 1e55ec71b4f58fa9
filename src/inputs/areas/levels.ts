/** The levels of the national statistical code, top first, by the length of their codes. */
export const NBS_LEVELS = [
  { level: 'province', digits: 2 },
  { level: 'city', digits: 4 },
  { level: 'county', digits: 6 },
  { level: 'street', digits: 9 },
  { level: 'community', digits: 12 },
] as const;

/** The length of the codes of a level; undefined for a level of other codes. */
export function digitsOf(level: string): number | undefined {
  return NBS_LEVELS.find((each) => each.level === level)?.digits;
}

/** Nodes of the code tables that stand for no place of their own: paths leave them out, and searches see through them. */
export const PLACEHOLDERS: readonly string[] = [
  '市辖区',
  '县',
  '省直辖县级行政区划',
  '自治区直辖县级行政区划',
];

/** A parent's level and its child's. */
export type LevelEdge = readonly [parent: string, child: string];

/**
 * Levels in an order in which every parent's comes before its child's, or two levels that contradict each other.
 * Levels that the tree leaves open stand in order of name.
 */
export function orderLevels(
  levels: readonly string[],
  edges: readonly LevelEdge[],
): readonly string[] | { cycle: LevelEdge } {
  const ordered: string[] = [];
  let left = [...levels].sort();
  while (left.length > 0) {
    const free = left.filter(
      (level) => !edges.some(([parent, child]) => child === level && left.includes(parent)),
    );
    const next = free[0];
    if (next === undefined) {
      const edge = edges.find(([parent, child]) => left.includes(parent) && left.includes(child));
      return { cycle: edge ?? [left[0] ?? '', left[0] ?? ''] };
    }
    ordered.push(next);
    left = left.filter((level) => level !== next);
  }
  return ordered;
}
