/** Units whose suffixes are used for one another: 酒仙桥地区 is 酒仙桥街道, but 朝阳县 is never 朝阳区. */
export type Unit = 'upper' | 'street' | 'community' | 'village';

/** Administrative suffixes, by what they say the place is. */
const SUFFIXES: Readonly<Record<Unit, readonly string[]>> = {
  upper: [
    ...['省', '自治区', '特别行政区', '市', '自治州', '盟', '区', '新区', '县', '自治县', '旗', '自治旗'],
    // As Japan writes 县.
    '県',
  ],
  street: [
    '街道',
    '街道办',
    '街道办事处',
    '办事处',
    '地区',
    '地区办事处',
    '镇',
    '乡',
    '民族乡',
    '镇人民政府',
    '乡人民政府',
    '苏木',
    '民族苏木',
  ],
  community: ['社区', '社区居委会', '社区居民委员会', '居委会', '居民委员会', '小区'],
  village: ['村', '村委会', '村民委员会', '行政村', '嘎查'],
};

/** Every suffix, the longest first. */
export const SUFFIX_LIST: readonly string[] = Object.values(SUFFIXES)
  .flat()
  .toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));

const UNITS: Readonly<Record<string, Unit>> = Object.fromEntries([
  ...SUFFIXES.upper.map((suffix) => [suffix, 'upper'] as const),
  ...SUFFIXES.street.map((suffix) => [suffix, 'street'] as const),
  ...SUFFIXES.community.map((suffix) => [suffix, 'community'] as const),
  ...SUFFIXES.village.map((suffix) => [suffix, 'village'] as const),
]);

/** Matches the longest suffix at the end of a name, leaving two characters or more: 郊区 has none. Also valid in SQL. */
export const SUFFIX_PATTERN = `^(..+?)(${SUFFIX_LIST.join('|')})$`;

/** Suffixes by their last character, the longest first. */
const BY_END = new Map<string, string[]>();
for (const suffix of SUFFIX_LIST) {
  const end = suffix.slice(-1);
  BY_END.set(end, [...(BY_END.get(end) ?? []), suffix]);
}

/** The prefectures of Japan that end otherwise. Elsewhere 府 and 都 belong to the name: 恭王府 is never 恭王. */
export const PREFECTURES: readonly string[] = ['大阪府', '京都府', '东京都', '東京都'];

/** The longest suffix of a name that leaves two characters or more; empty if it has none. */
export function suffixOf(name: string): string {
  if (PREFECTURES.includes(name)) return name.slice(-1);
  const suffixes = BY_END.get(name.slice(-1)) ?? [];
  return suffixes.find((suffix) => name.length >= suffix.length + 2 && name.endsWith(suffix)) ?? '';
}

/** A name without its suffix; the whole name if it has none. */
export function stemOf(name: string): string {
  return name.slice(0, name.length - suffixOf(name).length);
}

/** The names under which a name is to be found: itself, and without its suffix. */
export function keysOf(name: string): string[] {
  return [...new Set([name, stemOf(name)])];
}

/**
 * Whether two names are one but for their suffixes: one is the other without its suffix (刘一村 and 刘一村村委会), or both
 * say the same kind of place.
 */
export function sameButSuffix(a: string, b: string): boolean {
  const [one, other] = [stemOf(a), stemOf(b)];
  if (a === b || one === b || a === other) return true;
  const unit = unitOf(a);
  return one === other && unit === unitOf(b) && unit !== 'upper';
}

function unitOf(name: string): Unit | undefined {
  return unitOfSuffix(suffixOf(name));
}

/** What a suffix says the place is. */
export function unitOfSuffix(suffix: string): Unit | undefined {
  return UNITS[suffix] ?? (suffix === '府' || suffix === '都' ? 'upper' : undefined);
}
