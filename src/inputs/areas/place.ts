import { PLACEHOLDERS } from './levels.ts';
import { sameButSuffix, stemOf } from './suffixes.ts';
import { isBelow, isPlaceholder, type NameTree, placeAbove, type TreeArea } from './tree.ts';

/** Where a case was placed by the names of its area, from the top down. */
export type Placement =
  /** `below`: the last text names no area there, so the case stands one level too high. */
  | { readonly kind: 'placed'; readonly area: TreeArea; readonly below?: string }
  | { readonly kind: 'unknown'; readonly part: number; readonly within?: TreeArea }
  | { readonly kind: 'ambiguous'; readonly part: number; readonly candidates: readonly TreeArea[] }
  | { readonly kind: 'empty' };

/**
 * Goes down the tree part by part. Texts are trimmed; empty parts are null. Nothing is guessed: of several candidates
 * none is taken.
 */
export function placeByNames(tree: NameTree, parts: readonly (string | null)[]): Placement {
  const named = parts.flatMap((text, part) => (text === null ? [] : [{ text, part }]));
  let at: TreeArea | undefined;
  let skipped: number | undefined;
  for (const [i, { text, part }] of named.entries()) {
    const last = i === named.length - 1;
    if (at?.name === text || (PLACEHOLDERS.includes(text) && !(last && at === undefined))) continue;
    const found = search(tree, text, at, skipped !== undefined);
    const [only] = found;
    if (only !== undefined && found.length === 1) at = only;
    else if (found.length > 1) return { kind: 'ambiguous', part, candidates: found };
    else if (at !== undefined && sameButSuffix(at.name, text)) continue;
    // A part may name what lies above the roots, if the next one then names a root.
    else if (at === undefined && !last) skipped ??= part;
    else if (at !== undefined && last && mayStopAt(tree, at)) return { kind: 'placed', area: at, ...(!at.leaf && { below: text }) };
    else return { kind: 'unknown', part: at === undefined ? (skipped ?? part) : part, ...(at && { within: at }) };
  }
  if (at !== undefined) return { kind: 'placed', area: at };
  return skipped === undefined && named.length === 0 ? { kind: 'empty' } : { kind: 'unknown', part: named[0]?.part ?? 0 };
}

/**
 * The areas a text may name below an area, or anywhere: by its exact name among the children, then by its name without
 * suffix, then likewise deeper down. One is an answer, several are none.
 */
export function search(tree: NameTree, text: string, within: TreeArea | undefined, rootsOnly = false): readonly TreeArea[] {
  const candidates = (tree.byStem.get(stemOf(text)) ?? []).filter(
    (area) => !isPlaceholder(area) && sameButSuffix(area.name, text) && (within === undefined || isBelow(tree, area, within)),
  );
  const children = candidates.filter((area) => placeAbove(tree, area) === within);
  const groups = rootsOnly ? [children] : [children, candidates];
  for (const group of groups) {
    const exact = group.filter((area) => area.name === text);
    if (exact.length > 0) return exact;
    if (group.length > 0) return group;
  }
  return [];
}

/** A case may stay above where it belongs only where that is still of use: in a county or deeper, or below the top level. */
function mayStopAt(tree: NameTree, area: TreeArea): boolean {
  if (tree.codes === 'nbs') return ['county', 'street', 'community'].includes(area.level);
  return area.leaf || area.parent !== null;
}
