import { type Hit, hitsAt } from './hits.ts';
import { PLACEHOLDERS } from './levels.ts';
import { isBelow, type NameTree, placeAbove, type TreeArea } from './tree.ts';

/** How an area was found: by its own name, by another, or by that of an area it stands for. */
export type Manner = Hit['how'];

/** Why an address leads no deeper. */
export type StopReason =
  /** What follows names no area there. */
  | 'unknown'
  /** It may name several. */
  | 'ambiguous'
  /** It names an area that was divided among several, or that ended without a successor. */
  | 'divided'
  /** It names another area than the one it is said to lie in. */
  | 'contradicts'
  /** Only a province or a city is certain, and a case must lie deeper. */
  | 'too-high';

/** How far an address leads for certain. */
export interface Reading {
  /** The deepest area that is certain. */
  readonly area: TreeArea | undefined;
  /** The first of the names it was found by, all the way. */
  readonly hits: readonly Hit[];
  /** What was not understood. */
  readonly rest: string;
  /** Why it goes no further; nothing where the whole text was understood. */
  readonly reason?: StopReason;
  readonly candidates: readonly TreeArea[];
}

export interface ReadOptions {
  /** The text is the whole cell, so that where a name ends is plain. */
  readonly cell: boolean;
  /** The cell is one of several that go down the tree, so that it holds a name and not the road of an address. */
  readonly names?: boolean;
  /** Only areas that none is above. */
  readonly rootsOnly?: boolean;
}

/** Roads, bridges, gates: what is named after one may be anywhere along it. */
const ROADS = /(路|街|大道|道|胡同|巷|条|弄|桥|门|口|站)$/u;
/** What makes a longer name of a name before it: 中关村大街, 花园路. */
const ROAD_ON = /^(路|街(?![道坊])|大街|大道|道|桥|巷|胡同|条|站|口|门)/u;
const VILLAGE_ON = /^[东西南北中前后内外]{0,2}(路|街|大街|大道|道|桥|巷|胡同|条|站|口|门)/u;
/** What a number before it is that of: a house, a building, a flat; but 10号线 is a railway. */
const BUILDING = '(?:号(?!线)|楼|栋|幢|座|单元|门|室|#|层|弄)';
/** The number of one; letters alone are that of a building (A座), or a word: SOHO, CBD. */
const HOUSE = new RegExp(
  `^[甲乙丙丁]?第?(?:(?:[A-Z]?[0-9十百-]{1,10}[A-Z]?|[A-Z])${BUILDING}|[0-9][0-9-]{0,9}[A-Z]?$)`,
  'u',
);
/** The end of a name that may be the beginning of a number instead. */
const NUMBER = /[0-9十百千]$/u;
/** What goes on with the number before it. */
const NUMBER_ON = new RegExp(`^(?:[0-9十百千A-Z#-]|[甲乙丙丁]|院|${BUILDING})`, 'u');

/** Nodes that only administrate, where an address names them; 县 alone would be too short to be sure of. */
const BETWEEN = PLACEHOLDERS.filter((name) => name.length > 1);

/** Reads a folded text name by name, down from an area or from the top. Of several areas that may be meant none is taken. */
export function readAddress(
  tree: NameTree,
  within: TreeArea | undefined,
  text: string,
  options: ReadOptions,
): Reading {
  let area = within;
  let rest = text;
  const hits: Hit[] = [];
  if (text === '') return { area, hits, rest, reason: 'unknown', candidates: [] };
  while (rest !== '') {
    const step = nextStep(tree, area, rest, hits.length === 0 ? options : { cell: false });
    const between = step.kind === 'none' ? BETWEEN.find((each) => rest.startsWith(each)) : undefined;
    if (between !== undefined) {
      rest = rest.slice(between.length);
      continue;
    }
    if (step.kind === 'none') return { area, hits, rest, reason: 'unknown', candidates: [] };
    if (step.kind === 'several')
      return { area, hits, rest, reason: 'ambiguous', candidates: step.candidates };
    hits.push(step.hit);
    rest = rest.slice(step.hit.length);
    const { shared } = step.hit.area;
    if (shared === undefined) {
      area = step.hit.area;
      continue;
    }
    const heirs = shared.flatMap((ix) => tree.byIx.get(ix) ?? []);
    const heir = onlyOne(heirs.filter((each) => leadsOn(tree, each, rest)));
    area = heir ?? placeAbove(tree, step.hit.area) ?? within;
    if (heir === undefined) return { area, hits, rest, reason: 'divided', candidates: heirs };
  }
  return { area, hits, rest, candidates: [] };
}

type Step =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly hit: Hit }
  | { readonly kind: 'several'; readonly candidates: readonly TreeArea[] };

/** The longest name the text begins with that ends where it seems to. */
function nextStep(tree: NameTree, at: TreeArea | undefined, text: string, options: ReadOptions): Step {
  const found = hitsAt(tree, at, text).filter(
    ({ area }) => options.rootsOnly !== true || placeAbove(tree, area) === undefined,
  );
  for (const length of [...new Set(found.map((hit) => hit.length))].sort((a, b) => b - a)) {
    const sure = found.filter((hit) => hit.length === length && endsThere(tree, hit, text, options, found));
    if (sure.length === 0) continue;
    const step = choose(tree, sure, text.slice(length));
    if (step.kind !== 'one' || !isJustRoad(step.hit, text)) return step;
    return options.names === true && step.hit.area.parent === at?.ix ? step : { kind: 'none' };
  }
  return { kind: 'none' };
}

/** Whether a name ends where its characters do, and is not the beginning of another word. */
function endsThere(
  tree: NameTree,
  { area, length, unit, exact }: Hit,
  text: string,
  { cell, names = false }: ReadOptions,
  found: readonly Hit[],
): boolean {
  const rest = text.slice(length);
  // 芍药居1 may be 芍药居一社区, and house 1 or 12 of 芍药居.
  if (NUMBER.test(text.slice(0, length)))
    return rest === '' ? cell && (names || exact) : !NUMBER_ON.test(rest) && leadsOn(tree, area, rest);
  switch (unit) {
    case 'upper':
      // 上海市场.
      return !rest.startsWith('场');
    case 'street':
      return !ROAD_ON.test(rest);
    case 'community':
    case 'village':
      return !VILLAGE_ON.test(rest);
    case undefined: {
      const isRoad = ROADS.test(text.slice(0, length));
      if (rest === '') return !isRoad || cell;
      if (HOUSE.test(rest)) return !isRoad && !mayBeNumbered(found, text, length);
      return leadsOn(tree, area, rest);
    }
  }
}

/**
 * Whether the number that follows a name may be the end of a longer one: with both 柳东社区 and 柳东一镇 there, 柳东1号 may
 * be in either.
 */
function mayBeNumbered(found: readonly Hit[], text: string, length: number): boolean {
  return found.some(
    (hit) => hit.length > length && hit.unit === undefined && NUMBER.test(text.slice(0, hit.length)),
  );
}

/** Whether a community is named by what may be the road it is named after: 红霞路. */
function isJustRoad({ length, unit, own }: Hit, text: string): boolean {
  const isSmall = own === 'community' || own === 'village';
  return unit === undefined && isSmall && length === text.length && ROADS.test(text);
}

/** Whether a text names, for certain, what lies below an area: by a name with its suffix, or with all of its characters. */
function leadsOn(tree: NameTree, area: TreeArea, text: string): boolean {
  if (text === '' || area.shared !== undefined) return false;
  const step = nextStep(tree, area, text, { cell: false });
  return step.kind === 'one' && (step.hit.unit !== undefined || step.hit.length === text.length);
}

/** The one area that hits of the same length can mean. */
function choose(tree: NameTree, hits: readonly Hit[], rest: string): Step {
  const exact = hits.filter((hit) => hit.exact && (hit.unit === 'street' || hit.unit === 'upper'));
  const left = exact.length > 0 ? exact : hits;
  const around = onlyAround(left);
  if (around !== undefined) return { kind: 'one', hit: around };
  const further = onlyAround(left.filter(({ area }) => leadsOn(tree, area, rest)));
  if (further !== undefined) return { kind: 'one', hit: further };
  return { kind: 'several', candidates: [...new Set(left.map(({ area }) => area))] };
}

/** The hit whose area all the others lie in, or are. */
function onlyAround(hits: readonly Hit[]): Hit | undefined {
  return hits.find(({ area }) => hits.every((other) => other.area === area || isBelow(other.area, area)));
}

function onlyOne<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}

/**
 * The first city, county or larger area that a text names in full, at whatever position, and that neither lies in an area
 * nor around it. Of names that end alike the longest is read: 东城区 names no 城区.
 */
export function otherUpper(tree: NameTree, area: TreeArea, text: string): TreeArea | undefined {
  for (let from = 0; from < text.length; from++) {
    const named = hitsAt(tree, undefined, text.slice(from)).filter(
      (hit) => hit.exact && hit.own === 'upper' && isUpper(tree, hit.area),
    );
    const length = Math.max(0, ...named.map((hit) => hit.length));
    if (length === 0 || text.startsWith('场', from + length)) continue;
    const longest = named.filter((hit) => hit.length === length).map((hit) => hit.area);
    const isSame = (other: TreeArea): boolean =>
      other === area || isBelow(area, other) || isBelow(other, area);
    if (!longest.some(isSame)) return longest[0];
    from += length - 1;
  }
  return undefined;
}

function isUpper(tree: NameTree, { level, leaf }: TreeArea): boolean {
  return tree.codes === 'nbs' ? ['province', 'city', 'county'].includes(level) : !leaf;
}
