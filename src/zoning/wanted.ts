import type { Links } from '../judging/others.ts';
import type { PlaceSet, Reach } from './place-set.ts';

/** The areas of a set that are counted and calculated: a row each, in order of position. */
export interface Rows {
  readonly positions: Int32Array;
  /** The row of a position; −1 if it is not wanted. */
  readonly rowOf: Int32Array;
}

/** The rows of every set that the areas at some positions look at, themselves included; all rows if none are named. */
export function rowsWanted(
  sets: readonly PlaceSet[],
  root: PlaceSet,
  positions: readonly number[] | undefined,
): Map<PlaceSet, Rows> {
  const wanted = new Map([...new Set([root, ...sets])].map((set) => [set, new Uint8Array(set.size)]));
  if (positions === undefined) for (const marks of wanted.values()) marks.fill(1);
  else {
    const marks = wanted.get(root);
    for (const position of positions) if (marks !== undefined) marks[position] = 1;
    spread(wanted);
  }
  return new Map([...wanted].map(([set, marks]) => [set, rowsOf(marks)]));
}

/** Marks what marked areas look at, until nothing more is. */
function spread(wanted: ReadonlyMap<PlaceSet, Uint8Array>): void {
  for (let added = true; added; ) {
    added = false;
    for (const [set, marks] of wanted)
      for (const reach of set.reaches.values()) {
        const others = wanted.get(reach.to);
        if (others !== undefined && mark(reach, marks, others)) added = true;
      }
  }
}

function mark({ links, groups }: Reach, from: Uint8Array, to: Uint8Array): boolean {
  let added = false;
  const add = (position: number): void => {
    if (to[position] !== 0) return;
    to[position] = 1;
    added = true;
  };
  for (let position = 0; position < from.length; position++)
    if (from[position] === 1) for (const target of targetsOf(links, position)) add(target);
  if (groups === undefined) return added;
  const marked = new Set(groups.filter((group, position) => group >= 0 && to[position] === 1));
  groups.forEach((group, position) => {
    if (marked.has(group)) add(position);
  });
  return added;
}

function targetsOf({ starts, targets }: Links, position: number): Int32Array {
  return targets.subarray(starts[position] ?? 0, starts[position + 1] ?? 0);
}

function rowsOf(marks: Uint8Array): Rows {
  const positions = Int32Array.from([...marks.keys()].filter((position) => marks[position] === 1));
  const rowOf = new Int32Array(marks.length).fill(-1);
  positions.forEach((position, row) => {
    rowOf[position] = row;
  });
  return { positions, rowOf };
}

/** The links of a set's rows to the rows of another. */
export function linksOfRows(links: Links, from: Rows, to: Rows): Links {
  const starts = new Int32Array(from.positions.length + 1);
  const targets: number[] = [];
  from.positions.forEach((position, row) => {
    for (const target of targetsOf(links, position)) targets.push(to.rowOf[target] ?? -1);
    starts[row + 1] = targets.length;
  });
  return { starts, targets: Int32Array.from(targets) };
}
