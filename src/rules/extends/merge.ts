import type { Path, YamlFile } from '../../yaml/index.ts';
import { KINDS, PASTS } from '../indicators/index.ts';
import { fileOf, noteOrigin, type Origins } from './origins.ts';

type Plain = Readonly<Record<string, unknown>>;

/** What an edition says of itself and takes from no other. */
const OWN: ReadonlySet<string> = new Set(['pack', 'title', 'edition', 'in_force', 'extends', 'notes']);
/** What is changed entry by entry; all else is replaced whole. */
const BY_NAME: ReadonlySet<string> = new Set(['sources', 'params', 'indicators', 'transitions', 'sectors']);
/** Of what is changed by name, that which is also changed key by key. */
const DEEP: ReadonlySet<string> = new Set(['indicators', 'transitions']);
/** Clocks, of the pack and of a tier. */
const CLOCKS: ReadonlySet<string> = new Set(['tighten', 'loosen']);
const LISTS: Readonly<Record<string, string>> = { tiers: 'tier', measures: 'id' };
const KIND_KEYS: ReadonlySet<string> = new Set([...KINDS, ...PASTS].map(({ kind }) => kind));

/**
 * A pack's file on top of the one it extends. Sources, parameters, indicators, transitions, sectors, tiers and measures are
 * taken one by one by name, and of an indicator, clock, tier or measure each key; any other key is taken whole from the one
 * on top, where it is there. `null` takes away.
 */
export function mergeFiles(base: YamlFile, child: YamlFile): YamlFile {
  const origins: Origins = new Map();
  const [below, above] = [plain(base.value) ?? {}, plain(child.value) ?? {}];
  const value: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(below), ...Object.keys(above)])) {
    const list = LISTS[key];
    const side = { base, child, origins, path: [key] };
    if (OWN.has(key)) take(value, key, above[key], side, child);
    else if (list !== undefined && Object.hasOwn(above, key) && Array.isArray(below[key]))
      value[key] = mergeLists(side, below[key], above[key], list);
    else if (BY_NAME.has(key) && plain(below[key]) && plain(above[key]))
      value[key] = mergeEntries(side, plain(below[key]) ?? {}, plain(above[key]) ?? {}, DEEP.has(key));
    else if (Object.hasOwn(above, key)) take(value, key, above[key], side, child);
    else take(value, key, below[key], side, base);
  }
  return fileOf(child, value, origins);
}

interface Side {
  readonly base: YamlFile;
  readonly child: YamlFile;
  readonly origins: Origins;
  readonly path: Path;
}

/** Takes a part from a file, unless it is taken away. */
function take(into: Record<string, unknown>, key: string, part: unknown, side: Side, from: YamlFile): void {
  if (part === undefined || (part === null && from === side.child)) return;
  into[key] = part;
  noteOrigin(side.origins, side.path, from, side.path);
}

/** Entries by name; where `deep`, an entry that is on both sides is merged key by key. */
function mergeEntries(side: Side, below: Plain, above: Plain, deep: boolean): Plain {
  const result: Record<string, unknown> = {};
  for (const name of new Set([...Object.keys(below), ...Object.keys(above)])) {
    const inside = { ...side, path: [...side.path, name] };
    const [old, fresh] = [plain(below[name]), plain(above[name])];
    if (deep && old && fresh && !Object.keys(fresh).some((key) => KIND_KEYS.has(key)))
      result[name] = mergeKeys(inside, old, inside.path, fresh, inside.path);
    else if (Object.hasOwn(above, name)) take(result, name, above[name], inside, side.child);
    else take(result, name, below[name], inside, side.base);
  }
  return result;
}

/** The keys of one thing, at `at` in the file below and at `upon` in the one on top. */
function mergeKeys(side: Side, below: Plain, at: Path, above: Plain, upon: Path): Plain {
  const result: Record<string, unknown> = {};
  noteOrigin(side.origins, side.path, side.child, upon);
  for (const key of new Set([...Object.keys(below), ...Object.keys(above)])) {
    const isAbove = Object.hasOwn(above, key);
    const part = isAbove ? above[key] : below[key];
    if (part === null) continue;
    const [old, fresh] = [plain(below[key]), plain(above[key])];
    if (CLOCKS.has(key) && old && fresh) {
      const inside = { ...side, path: [...side.path, key] };
      result[key] = mergeKeys(inside, old, [...at, key], fresh, [...upon, key]);
      continue;
    }
    result[key] = part;
    const [yaml, path] = isAbove ? [side.child, upon] : [side.base, at];
    noteOrigin(side.origins, [...side.path, key], yaml, [...path, key]);
  }
  return result;
}

interface Item {
  readonly name: unknown;
  readonly value: Plain;
  /** Where it is in the file below, and in the one on top. */
  readonly at?: Path;
  readonly upon?: Path;
}

/**
 * Things of a list by name. What is new stands behind the thing it follows in the list on top, or first. On top the list
 * may be a mapping of names, in which `null` takes a thing away.
 */
function mergeLists(side: Side, below: readonly unknown[], above: unknown, nameKey: string): unknown {
  const items: (Item & { readonly over?: Plain })[] = below.map((each, i) => {
    const value = plain(each) ?? {};
    return { name: value[nameKey], value, at: [...side.path, i] };
  });
  const changes = changesOf(side.path, above, nameKey);
  if (changes === undefined) return above;
  let last = -1;
  for (const { name, value, upon } of changes) {
    const known = items.findIndex((item) => item.name === name);
    const item = items[known];
    if (value === null) items.splice(known, known < 0 ? 0 : 1);
    else if (item !== undefined) items[known] = { ...item, over: value, upon };
    else items.splice(last + 1, 0, { name, value: { [nameKey]: name, ...value }, upon });
    if (value === null) last = known < 0 ? last : known - 1;
    else last = known < 0 ? last + 1 : known;
  }
  return items.map((item, i) => {
    const inside = { ...side, path: [...side.path, i] };
    if (item.at !== undefined && item.over !== undefined)
      return mergeKeys(inside, item.value, item.at, item.over, item.upon ?? side.path);
    const [yaml, path] = item.at === undefined ? [side.child, item.upon] : [side.base, item.at];
    noteOrigin(side.origins, inside.path, yaml, path ?? side.path);
    return item.value;
  });
}

interface Change {
  readonly name: unknown;
  readonly value: Plain | null;
  readonly upon: Path;
}

function changesOf(path: Path, above: unknown, nameKey: string): Change[] | undefined {
  if (Array.isArray(above))
    return above.map((each: unknown, i) => {
      const value = plain(each) ?? {};
      return { name: value[nameKey], value, upon: [...path, i] };
    });
  const mapping = plain(above);
  if (mapping === undefined) return undefined;
  return Object.entries(mapping).map(([name, each]) => ({
    name,
    value: each === null ? null : (plain(each) ?? {}),
    upon: [...path, name],
  }));
}

function plain(value: unknown): Plain | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}
