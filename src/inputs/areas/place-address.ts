import type { Manner, Reading, StopReason } from './address.ts';
import { type Crosswalk, crossed, isIn, NO_CROSSWALK } from './crosswalk.ts';
import { fold } from './fold.ts';
import { PLACEHOLDERS } from './levels.ts';
import { mayStopAt } from './place.ts';
import { namesOtherAbove } from './provinces.ts';
import { type Cell, elsewhere, namedBeside, readCell, type Understood } from './read-cell.ts';
import { sameButSuffix } from './suffixes.ts';
import type { NameTree, TreeArea } from './tree.ts';

/** Where a text stopped leading deeper. */
export interface Stop {
  readonly reason: StopReason;
  /** The cell that holds the text. */
  readonly part: number;
  /** The cell as written: free text, never to be shown outside the working files. */
  readonly text: string;
  /** What the cells before it name. */
  readonly within: TreeArea | undefined;
  /** The deepest area that is certain. */
  readonly recognised: TreeArea | undefined;
  /** What was not understood, folded. */
  readonly rest: string;
  readonly candidates: readonly TreeArea[];
}

/** Where the cells of a row place it: as deep as is certain. */
export type Located =
  | {
      readonly kind: 'placed';
      readonly area: TreeArea;
      readonly how: Manner | 'crosswalk';
      /** It stands higher than it should. */
      readonly stop?: Stop;
    }
  | { readonly kind: 'unplaced'; readonly stop: Stop }
  | { readonly kind: 'empty' };

/** A cell that has a text, and its position among all cells. */
interface Part extends Cell {
  readonly part: number;
  /** The text of the next cell. */
  readonly after?: string | undefined;
}

/** How far down the cells have led. */
interface Stand {
  readonly at: TreeArea | undefined;
  readonly how: Manner | 'crosswalk';
  /** Cells that name nothing so far: they may name what lies above the roots. */
  readonly skipped: readonly Part[];
  readonly stop?: Stop;
}

/** Goes down the tree cell by cell; the last may be a whole address. Texts are trimmed, empty cells are null. */
export function placeAddress(
  tree: NameTree,
  cells: readonly (string | null)[],
  crosswalk: Crosswalk = NO_CROSSWALK,
): Located {
  const named = cells.flatMap((text, part) => (text === null ? [] : [{ text, part }]));
  let stand: Stand = { at: undefined, how: 'name', skipped: [] };
  for (const [i, each] of named.entries()) {
    const after = named[i + 1];
    const next = takeCell(
      tree,
      stand,
      { ...each, last: after === undefined, names: cells.length > 1, after: after?.text },
      crosswalk,
    );
    if ('kind' in next) return next;
    stand = next;
    // What the cells after it name may lie anywhere.
    if (stand.stop !== undefined) break;
  }
  if (named.length === 0) return { kind: 'empty' };
  const { at, how, skipped, stop } = stand;
  if (at === undefined) return unplaced('unknown', skipped[0] ?? { text: '', part: 0 }, undefined);
  // A leaf takes any text below it.
  return { kind: 'placed', area: at, how, ...(stop !== undefined && !at.leaf && { stop }) };
}

function takeCell(tree: NameTree, stand: Stand, cell: Part, crosswalk: Crosswalk): Stand | Located {
  const { at, skipped } = stand;
  const given = crossed(tree, crosswalk, cell.text, at);
  if (given !== undefined && isIn(given, at)) return { at: given, how: 'crosswalk', skipped: [] };
  if (at?.leaf === true) return pastLeaf(tree, stand, cell, at);
  // 市辖区 between.
  if (PLACEHOLDERS.includes(cell.text) && !(cell.last && at === undefined)) return stand;
  const reading = settled(tree, cell, readCell(tree, at, cell, skipped.length > 0));
  const other = elsewhere(tree, cell, reading, at);
  if (other !== undefined) return unplaced('contradicts', cell, at, other);
  const beside = cell.last ? namedBeside(tree, reading) : undefined;
  if (beside !== undefined)
    return { ...stand, at: beside.area, skipped: [], stop: stopOf('contradicts', cell, at, beside) };
  if (reading.hits.length === 0 && reading.reason !== undefined) return stay(tree, stand, cell, reading);
  const wrong = skipped.find((above) => contradicts(tree, above.text, reading.area));
  if (wrong !== undefined) return unplaced('unknown', wrong, undefined);
  if (reading.reason !== undefined && !cell.last) return unplaced(reading.reason, cell, at, reading);
  return stopped(
    tree,
    { at: reading.area, how: mannerOf(reading, stand.how), skipped: [] },
    cell,
    at,
    reading,
  );
}

/** What comes after an area in which no other lies need not be understood, unless it names another county further on. */
function pastLeaf(tree: NameTree, stand: Stand, cell: Part, leaf: TreeArea): Stand | Located {
  const other = elsewhere(tree, cell, readCell(tree, leaf, cell, false), leaf);
  return other === undefined ? stand : unplaced('contradicts', cell, leaf, other);
}

/**
 * Of several areas that a cell may be, the one below which the next cell names anything: 大兴 before 黄村镇 is 大兴区, and not the
 * community 大兴社区 of another district.
 */
function settled(tree: NameTree, { text, after }: Part, reading: Reading): Reading {
  if (after === undefined || reading.reason !== 'ambiguous') return reading;
  const next = { text: after, last: false, names: true };
  const leading = reading.candidates.filter((area) => {
    if (area.leaf) return false;
    const { hits, candidates } = readCell(tree, area, next, false);
    return hits.length + candidates.length > 0;
  });
  const [only, ...more] = leading;
  if (only === undefined || more.length > 0) return reading;
  const { reason: _open, ...known } = reading;
  const hit = {
    area: only,
    how: 'name',
    length: text.length,
    exact: false,
    unit: undefined,
    own: undefined,
  } as const;
  return { ...known, area: only, hits: [...reading.hits, hit], candidates: [] };
}

/** Goes on, or ends where a case may not stand as high as that. */
function stopped(
  tree: NameTree,
  next: Stand,
  cell: Part,
  within: TreeArea | undefined,
  reading: Reading,
): Stand | Located {
  const { reason } = reading;
  if (reason === undefined) return next;
  if (next.at === undefined || !mayStopAt(tree, next.at))
    return unplaced(
      reason === 'unknown' && next.at !== undefined ? 'too-high' : reason,
      cell,
      within,
      reading,
    );
  return { ...next, stop: stopOf(reason, cell, within, reading) };
}

/** What becomes of a cell that names nothing where the search stands. */
function stay(tree: NameTree, stand: Stand, cell: Part, reading: Reading): Stand | Located {
  const { at, skipped } = stand;
  if (at === undefined) {
    // It may name what lies above the roots, if the next cell then names a root.
    if (!cell.last && reading.reason === 'unknown') return { ...stand, skipped: [...skipped, cell] };
    return unplaced(reading.reason ?? 'unknown', skipped[0] ?? cell, undefined, reading);
  }
  // 北京市 twice: one text that fills two cells.
  if (sameButSuffix(fold(at.name), fold(cell.text))) return stand;
  return stopped(tree, stand, cell, at, reading);
}

function mannerOf({ hits }: Reading, before: Stand['how']): Stand['how'] {
  return hits.map(({ how }) => how).find((how) => how !== 'name') ?? before;
}

/** Whether a text names a province, or a city, other than the one an area lies in. */
function contradicts(tree: NameTree, text: string, area: TreeArea | undefined): boolean {
  return tree.codes === 'nbs' && area !== undefined && namesOtherAbove(text, area.code);
}

function unplaced(
  reason: StopReason,
  cell: Pick<Part, 'text' | 'part'>,
  within: TreeArea | undefined,
  understood?: Understood,
): Located {
  return { kind: 'unplaced', stop: stopOf(reason, cell, within, understood) };
}

function stopOf(
  reason: StopReason,
  { text, part }: Pick<Part, 'text' | 'part'>,
  within: TreeArea | undefined,
  { area, rest, candidates }: Understood = { area: within, rest: fold(text), candidates: [] },
): Stop {
  return { reason, part, text, within, recognised: area, rest, candidates };
}
