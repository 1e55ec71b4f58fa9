import type { Day } from '../days.ts';
import type { AreaLabel } from '../zoning/verdict.ts';

/** The path of what an area is listed under: its district, or, for a district itself, what the district lies in. */
function pathAbove(area: AreaLabel): readonly string[] {
  const { names, district } = area;
  const at = district === null ? -1 : names.lastIndexOf(district.name);
  return at >= 0 && at < names.length - 1 ? names.slice(0, at + 1) : names.slice(0, -1);
}

/** An area's name without what it is listed under. */
export function shortName(area: AreaLabel): string {
  return area.names.slice(pathAbove(area).length).join(' ');
}

/** Areas' items under one heading. */
export interface Group<Item> {
  readonly heading: string;
  readonly items: readonly Item[];
}

/** Items by district, in the order in which districts come first; headings leave out what all of them begin with. */
export function byDistrict<Item>(items: readonly Item[], areaOf: (item: Item) => AreaLabel): Group<Item>[] {
  const groups = new Map<string, { path: readonly string[]; items: Item[] }>();
  for (const item of items) {
    const path = pathAbove(areaOf(item));
    const group = groups.get(path.join(' '));
    if (group === undefined) groups.set(path.join(' '), { path, items: [item] });
    else group.items.push(item);
  }
  const shared = sharedLength([...groups.values()].map(({ path }) => path));
  return [...groups.values()].map(({ path, items }) => ({
    heading: path.slice(Math.min(shared, path.length - 1)).join(' ') || '—',
    items,
  }));
}

function sharedLength(paths: readonly (readonly string[])[]): number {
  const [first = []] = paths;
  const differs = first.findIndex((part, i) => paths.some((path) => path[i] !== part));
  return differs < 0 ? first.length : differs;
}

/** `06-21` within the year of another day, else the whole day. For people only, never in data formats. */
export function shortDay(day: Day, beside: Day): string {
  return day.slice(0, 4) === beside.slice(0, 4) ? day.slice(5) : day;
}
