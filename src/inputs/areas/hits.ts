import { SUFFIX_LIST, type Unit, unitOfSuffix } from './suffixes.ts';
import { type NamedArea, type NameTree, namedBelow, type TreeArea } from './tree.ts';

/** A name that an address begins with. */
export interface Hit extends Pick<NamedArea, 'area' | 'how'> {
  /** Characters of the address that are the name. */
  readonly length: number;
  /** The name as it is, not with another suffix or without one. */
  readonly exact: boolean;
  /** What the place is said to be; nothing where the name stands without a suffix, so that nothing says where it ends. */
  readonly unit: Unit | undefined;
  /** What the area's own name says it is. */
  readonly own: Unit | undefined;
}

/** Endings that say what a place is even where they leave one character before them: 城区, 花乡, 东村. */
const ENDS: readonly (readonly [RegExp, Unit])[] = [
  [/[省市区县旗]$/u, 'upper'],
  [/[镇乡]$/u, 'street'],
  [/村$/u, 'village'],
];

/** Every area below another, or anywhere, whose name a folded text begins with. Of one name the longest reading counts. */
export function hitsAt(tree: NameTree, at: TreeArea | undefined, text: string): Hit[] {
  const hits: Hit[] = [];
  const longest = Math.min(tree.longest.get(text.slice(0, 2)) ?? 0, text.length);
  for (let length = 2; length <= longest; length++) {
    const named = tree.byStem.get(text.slice(0, length));
    const inside = named === undefined ? [] : namedBelow(named, at);
    if (inside.length === 0) continue;
    const suffix = SUFFIX_LIST.find((each) => text.startsWith(each, length)) ?? '';
    for (const each of inside) hits.push(hitOf(each, text, length, suffix));
  }
  return hits;
}

/** How a text names an area with whose stem it begins: in full, with another suffix of its kind, or by the stem alone. */
function hitOf({ area, how, name, unit: own }: NamedArea, text: string, stem: number, suffix: string): Hit {
  const isFull = name.length > stem && text.startsWith(name);
  const said = suffix === '' ? undefined : unitOfSuffix(suffix);
  const isVariant =
    said !== undefined && (own === undefined ? mayBe(area, said) : said === own && own !== 'upper');
  if (isVariant && (!isFull || stem + suffix.length > name.length)) {
    const length = stem + suffix.length;
    return { area, how, length, exact: length === name.length && isFull, unit: said, own };
  }
  if (isFull) return { area, how, length: name.length, exact: true, unit: own, own };
  // A name whose suffix leaves one character: it is its own stem.
  const isWhole = name.length === stem;
  const [, end] = isWhole ? (ENDS.find(([ending]) => ending.test(name)) ?? []) : [];
  return { area, how, length: stem, exact: isWhole, unit: end, own };
}

/** Units of the levels of the national code, for names that do not say theirs. */
const UNITS_AT: Readonly<Record<string, readonly Unit[]>> = {
  province: ['upper'],
  city: ['upper'],
  county: ['upper'],
  street: ['street'],
  community: ['community', 'village'],
};

/** Whether an area whose name says no unit may be of one: by its level, else anything but a county or larger. */
function mayBe({ level }: TreeArea, said: Unit): boolean {
  return UNITS_AT[level]?.includes(said) ?? said !== 'upper';
}
