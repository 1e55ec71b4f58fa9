import type { AreaIndex } from '../inputs/index.ts';

/** An area as results name it. */
export interface AreaLabel {
  readonly code: string;
  /** Down the tree, without nodes that only administrate: `北京市 朝阳区 酒仙桥街道`. */
  readonly name: string;
  /** The names that `name` joins, from the top down; one may have spaces. From the store several may stand in one. */
  readonly names: readonly string[];
  /** The county-level area it belongs to (itself, if it is one), by which listings are grouped. */
  readonly district: { readonly code: string; readonly name: string } | null;
}

type Described = Awaited<ReturnType<AreaIndex['describe']>>[number];

/** A described area as results name it, with the county-level area that listings group by. */
export function areaLabel({ code, level, name, names, path, ancestors }: Described): AreaLabel {
  const chain = [...ancestors, { code, level, name }];
  const district = chain.find((each) => each.level === 'county') ?? ancestors.at(-1) ?? null;
  return { code, name: path, names, district: district && { code: district.code, name: district.name } };
}

/** An area of which no more is known than what it is called. */
export function plainLabel(code: string, name: string): AreaLabel {
  return { code, name, names: [name], district: null };
}

/** An area as the store names it: where its district is named, what lies above that and below is told apart. */
export function storedLabel(
  code: string,
  name: string,
  districtCode: string | null,
  districtName: string | null,
): AreaLabel {
  if (districtCode === null) return plainLabel(code, name);
  const district = { code: districtCode, name: districtName ?? districtCode };
  return { code, name, names: around(name, district.name, districtCode === code), district };
}

/** A name in up to three: before, itself, after. */
function around(name: string, district: string, isItself: boolean): string[] {
  const at = isItself ? name.length - district.length : ` ${name}`.lastIndexOf(` ${district} `);
  if (at < 0 || name.slice(at, at + district.length) !== district) return [name];
  const parts = [name.slice(0, at), district, name.slice(at + district.length)];
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
