import { fold } from './fold.ts';
import { PLACEHOLDERS } from './levels.ts';
import { namesOtherAbove } from './provinces.ts';
import { keysOf, sameButSuffix } from './suffixes.ts';
import { depthOf, isBelow, isPlaceholder, type NameTree, placeAbove, type TreeArea } from './tree.ts';

/** Where a case was placed by the names of its area, from the top down. */
export type Placement =
  /** `below`: the last text names no area there, so the case stands higher than it should. */
  | { readonly kind: 'placed'; readonly area: TreeArea; readonly below?: string }
  | { readonly kind: 'unknown'; readonly part: number; readonly within?: TreeArea }
  | { readonly kind: 'ambiguous'; readonly part: number; readonly candidates: readonly TreeArea[] }
  | { readonly kind: 'empty' };

/** A part that has a text, and its position among all parts. */
interface Named {
  readonly text: string;
  readonly part: number;
}

/** How far down a search has come. */
interface Stand {
  readonly at: TreeArea | undefined;
  /** Parts that name nothing so far: they may name what lies above the roots. */
  readonly skipped: readonly Named[];
}

/**
 * Goes down the tree part by part. Texts are trimmed; empty parts are null. Nothing is guessed: of several candidates
 * none is taken.
 */
export function placeByNames(tree: NameTree, parts: readonly (string | null)[]): Placement {
  const named = parts.flatMap((text, part): Named[] => (text === null ? [] : [{ text, part }]));
  let stand: Stand = { at: undefined, skipped: [] };
  for (const [i, each] of named.entries()) {
    const next = step(tree, stand, each, i === named.length - 1);
    if ('kind' in next) return next;
    stand = next;
  }
  if (stand.at !== undefined) return { kind: 'placed', area: stand.at };
  return named[0] === undefined ? { kind: 'empty' } : { kind: 'unknown', part: named[0].part };
}

/** Takes one part: further down, or to an end. */
function step(tree: NameTree, stand: Stand, named: Named, last: boolean): Stand | Placement {
  const { at, skipped } = stand;
  const { text, part } = named;
  // 市辖区 between.
  if (PLACEHOLDERS.includes(text) && !(last && at === undefined)) return stand;
  const found = search(tree, text, at, { rootsOnly: skipped.length > 0, last });
  if (found.length > 1) return { kind: 'ambiguous', part, candidates: found };
  const [only] = found;
  if (only === undefined) return stay(tree, stand, named, last);
  const wrong = skipped.find((above) => contradicts(tree, above.text, only));
  return wrong === undefined ? { at: only, skipped: [] } : { kind: 'unknown', part: wrong.part };
}

/** What becomes of a part that names nothing where the search stands. */
function stay(
  tree: NameTree,
  { at, skipped }: Stand,
  { text, part }: Named,
  last: boolean,
): Stand | Placement {
  if (at === undefined) {
    // It may name what lies above the roots, if the next part then names a root.
    if (!last) return { at, skipped: [...skipped, { text, part }] };
    return { kind: 'unknown', part: skipped[0]?.part ?? part };
  }
  // 北京市 twice: one text that fills two columns.
  if (at.name === text || (!last && sameButSuffix(at.name, text))) return { at, skipped };
  if (sameButSuffix(at.name, text)) return { kind: 'placed', area: at, ...(!at.leaf && { below: text }) };
  if (!last || !mayStopAt(tree, at)) return { kind: 'unknown', part, within: at };
  return { kind: 'placed', area: at, ...(!at.leaf && { below: text }) };
}

/**
 * The areas a text may name below an area, or anywhere: by its exact name among the children, then by its name without
 * suffix, then likewise deeper down; a text that others follow names the highest area it can (丰台 before a street is
 * 丰台区, not 丰台街道). One is an answer, several are none.
 */
function search(
  tree: NameTree,
  text: string,
  within: TreeArea | undefined,
  { rootsOnly, last }: { readonly rootsOnly: boolean; readonly last: boolean },
): readonly TreeArea[] {
  const candidates = candidatesFor(tree, text).filter(
    (area) =>
      !isPlaceholder(area) &&
      area.shared === undefined &&
      namesOf(tree, area).some((name) => sameButSuffix(name, text)) &&
      (within === undefined || isBelow(area, within)),
  );
  const children = candidates.filter((area) => placeAbove(tree, area) === within);
  const deeper = last ? candidates : highest(tree, candidates);
  for (const group of rootsOnly ? [children] : [children, deeper]) {
    const exact = group.filter((area) => namesOf(tree, area).includes(text));
    if (exact.length > 0) return exact;
    if (group.length > 0) return group;
  }
  return [];
}

/** An area's own name, and what else it is called. */
function namesOf(tree: NameTree, area: TreeArea): readonly string[] {
  return [area.name, ...(tree.otherNames.get(area.ix) ?? [])];
}

function candidatesFor(tree: NameTree, text: string): readonly TreeArea[] {
  const stems = keysOf(fold(text)).flatMap(keysOf);
  return [...new Set(stems.flatMap((stem) => tree.byStem.get(stem) ?? []).map(({ area }) => area))];
}

/** Those with the fewest areas above them. */
function highest(tree: NameTree, areas: readonly TreeArea[]): readonly TreeArea[] {
  const top = Math.min(...areas.map((area) => depthOf(tree, area)));
  return areas.filter((area) => depthOf(tree, area) === top);
}

/** Whether a text names a province, or a city, other than the one an area lies in. */
function contradicts(tree: NameTree, text: string, area: TreeArea): boolean {
  return tree.codes === 'nbs' && namesOtherAbove(text, area.code);
}

/** A case may stay above where it belongs only where that is still of use: in a county or deeper, or below the top level. */
export function mayStopAt(tree: NameTree, area: TreeArea): boolean {
  if (tree.codes === 'nbs') return ['county', 'street', 'community'].includes(area.level);
  return area.leaf || area.parent !== null;
}
