import { fold } from './fold.ts';
import { isBelow, type NameTree, type TreeArea } from './tree.ts';

/** A row of the crosswalk that holds: a text, and the area that the user says it means. */
export interface CrosswalkRow {
  readonly text: string;
  /** The row speaks only of texts inside this area. */
  readonly within: number | undefined;
  readonly area: number;
}

/** What the user says texts mean, by folded text. */
export type Crosswalk = ReadonlyMap<string, readonly CrosswalkRow[]>;

export const NO_CROSSWALK: Crosswalk = new Map();

/** Enters rows by their texts. */
export function crosswalkOf(rows: readonly CrosswalkRow[]): Crosswalk {
  const byText = new Map<string, CrosswalkRow[]>();
  for (const row of rows) {
    const key = fold(row.text);
    const same = byText.get(key);
    if (same === undefined) byText.set(key, [row]);
    else same.push(row);
  }
  return byText;
}

/** The area that the crosswalk gives a text inside an area: by a row for that area before one for those around it. */
export function crossed(
  tree: NameTree,
  crosswalk: Crosswalk,
  text: string,
  at: TreeArea | undefined,
): TreeArea | undefined {
  const rows = crosswalk.get(fold(text)) ?? [];
  let best: { readonly row: CrosswalkRow; readonly within: TreeArea | undefined } | undefined;
  for (const row of rows) {
    const within = row.within === undefined ? undefined : tree.byIx.get(row.within);
    if (row.within !== undefined && (within === undefined || !isIn(at, within))) continue;
    const isCloser = best === undefined || (within !== undefined && isIn(within, best.within));
    if (isCloser) best = { row, within };
  }
  return best === undefined ? undefined : tree.byIx.get(best.row.area);
}

/** Whether an area is another or lies in it; everything lies in nothing in particular. */
export function isIn(area: TreeArea | undefined, around: TreeArea | undefined): boolean {
  if (around === undefined) return true;
  return area !== undefined && (area === around || isBelow(area, around));
}
