import { otherUpper, type Reading, readAddress } from './address.ts';
import { isIn } from './crosswalk.ts';
import { fold, leadingBracket, withoutBrackets } from './fold.ts';
import { mayStopAt } from './place.ts';
import { provinceAt } from './provinces.ts';
import { stemOf } from './suffixes.ts';
import { type NameTree, placeAbove, type TreeArea } from './tree.ts';

/** What was understood of a text that leads no further. */
export type Understood = Pick<Reading, 'area' | 'rest' | 'candidates'>;

/** A cell among those that go down the tree. */
export interface Cell {
  readonly text: string;
  readonly last: boolean;
  /** It is one of several. */
  readonly names: boolean;
}

/** Reads one cell: below where the search stands, else as a full address that leads there. */
export function readCell(tree: NameTree, at: TreeArea | undefined, cell: Cell, rootsOnly: boolean): Reading {
  const options = { cell: true, names: cell.names, rootsOnly };
  const folded = fold(cell.text);
  const bracket = leadingBracket(folded);
  const texts = [
    folded,
    withoutBrackets(folded),
    ...(bracket === undefined ? [] : [withoutBrackets(bracket.inside + bracket.rest)]),
  ];
  const readings = [...new Set(texts)].map((text) => readAddress(tree, at, text, options));
  const best = deepest(readings);
  if (best.hits.length > 0 || !cell.last) return best;
  const text = withoutBrackets(bracket === undefined ? folded : bracket.inside + bracket.rest);
  return (at === undefined ? fromProvince(tree, text) : fromAbove(tree, at, text)) ?? best;
}

/** The reading that leads furthest; the first of equals. */
function deepest([first, ...others]: readonly Reading[]): Reading {
  if (first === undefined) throw new RangeError('no reading');
  return others.reduce((best, next) => {
    const isDeeper = next.area !== best.area && isIn(next.area, best.area);
    return isDeeper || (next.area === best.area && best.reason !== undefined && next.reason === undefined)
      ? next
      : best;
  }, first);
}

/** An address that begins with the name of a province above the roots. */
function fromProvince(tree: NameTree, text: string): Reading | undefined {
  const plain = text.replace(/^(中华人民共和国|中国)/u, '');
  const province = tree.codes === 'nbs' ? provinceAt(plain) : undefined;
  const rest = plain.slice(province?.length ?? 0);
  if (rest === text) return undefined;
  const reading = readAddress(tree, undefined, rest, { cell: false });
  const { area, hits } = reading;
  if (area === undefined || hits.length === 0) return undefined;
  return province === undefined || area.code.startsWith(province.code) ? reading : undefined;
}

/** An address that names again, from further up, the area that is known already; or another one. */
function fromAbove(tree: NameTree, at: TreeArea, text: string): Reading | undefined {
  for (let above = placeAbove(tree, at); ; above = above && placeAbove(tree, above)) {
    const reading = readAddress(tree, above, text, { cell: false });
    const [first] = reading.hits;
    if (first?.unit === 'upper' && reading.area !== undefined) {
      if (isIn(reading.area, at)) return reading;
      if (!isIn(at, reading.area))
        return { area: at, hits: [], rest: text, reason: 'contradicts', candidates: [reading.area] };
    }
    if (above === undefined) return undefined;
  }
}

/** Where a text that leads to one area names, further on, a county that it does not lie in: 朝阳区工作，住海淀区. */
export function elsewhere(
  tree: NameTree,
  cell: Cell,
  reading: Reading,
  within: TreeArea | undefined,
): Understood | undefined {
  const { area, hits } = reading;
  if (area === undefined || (hits.length === 0 && reading.reason === 'contradicts')) return undefined;
  // With what stands in brackets, which a reading may leave out.
  const folded = fold(cell.text);
  const whole = folded.includes('(')
    ? readAddress(tree, within, folded, { cell: true, names: cell.names })
    : reading;
  for (const rest of new Set([reading.rest, whole.rest])) {
    const other = otherUpper(tree, area, rest);
    if (other !== undefined) return { area, rest, candidates: [other] };
  }
  return undefined;
}

/**
 * Where what follows a street names areas of other streets beside it and none in it: it is older than the areas, as
 * where a street was divided since, or wrong. Only what lies around both is certain.
 */
export function namedBeside(tree: NameTree, { area, rest, reason }: Reading): Understood | undefined {
  const around = area === undefined ? undefined : placeAbove(tree, area);
  if (area === undefined || area.leaf || around === undefined || reason !== 'unknown') return undefined;
  if (!mayStopAt(tree, around)) return undefined;
  const other = readAddress(tree, around, rest, { cell: false });
  const named = other.hits.length > 0 ? other.hits.slice(0, 1).map((hit) => hit.area) : other.candidates;
  const isOutside = named.length > 0 && named.every((each) => !isIn(each, area) && !isIn(area, each));
  // 北里 alone may be anywhere.
  const isWord = named.every(({ name }) => stemOf(fold(name)).length >= SHORTEST);
  return isOutside && isWord ? { area: around, rest, candidates: named } : undefined;
}

/** Characters of a name that is not that of many places. */
const SHORTEST = 3;

/** The deepest province, city or county that a text names for certain, read inside an area or anywhere. */
export function upperNamed(tree: NameTree, within: TreeArea | undefined, text: string): TreeArea | undefined {
  const reading = readCell(tree, within, { text, last: true, names: false }, false);
  if (reading.reason === 'contradicts') return reading.candidates[0];
  return reading.hits.findLast(({ unit }) => unit === 'upper')?.area;
}
