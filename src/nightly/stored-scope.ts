import { wordsOf } from '../inputs/areas/printed.ts';
import { sameButSuffix } from '../inputs/areas/suffixes.ts';
import { error, FenquError } from '../problems/problem.ts';
import type { AreaLabel } from '../zoning/area-label.ts';

/** Whether an area is, or lies in, the one that was asked for. */
export type IsInside = (area: AreaLabel) => boolean;

/**
 * Finds the area a user means by a code, a name or a path among those that published nights name. The areas of the
 * workspace are not asked: they may have changed since.
 *
 * @throws FenquError if none is, or lies in, such an area, or more than one may be meant
 */
export function storedScope(areas: readonly AreaLabel[], text: string): IsInside {
  const anchors = areas.flatMap((area) => anchorOf(area, text) ?? []);
  const exact = anchors.filter(({ isExact }) => isExact);
  const names = new Set((exact.length > 0 ? exact : anchors).map(({ path }) => path));
  const [only] = names;
  if (only === undefined) throw new FenquError(error('diff-area', { value: text }));
  if (names.size > 1)
    throw new FenquError(error('area-several', { value: text, suggest: [...names].slice(0, 10) }));
  return (area) => anchorOf(area, text)?.path === only;
}

/** The area meant, as a path above an area or its own, and whether that was said in full. */
interface Anchor {
  readonly path: string;
  readonly isExact: boolean;
}

/** With a code in brackets behind, the words before it must name the area of that code. */
function anchorOf(area: AreaLabel, text: string): Anchor | undefined {
  const [, before, code] = /^(.+)[(（]([\w-]+)[)）]$/u.exec(text.trim()) ?? [];
  if (before === undefined || code === undefined)
    return anchorByCode(area, text.trim()) ?? anchorByName(area, text);
  const byCode = anchorByCode(area, code);
  const byName = anchorByName(area, before);
  return (byCode?.path === byName?.path ? byCode : undefined) ?? anchorByName(area, text);
}

function anchorByCode({ code, name, names, district }: AreaLabel, text: string): Anchor | undefined {
  if (code === text) return { path: name, isExact: true };
  if (district === null || district.code !== text) return undefined;
  const at = names.lastIndexOf(district.name);
  return { path: names.slice(0, at + 1).join(' ') || district.name, isExact: true };
}

function anchorByName({ name }: AreaLabel, text: string): Anchor | undefined {
  const [wanted, path] = [wordsOf(text), wordsOf(name)];
  const top = path.slice(0, wanted.length).join(' ');
  if (top === wanted.join(' ')) return { path: top, isExact: true };
  const end = lastNamed(path, wanted);
  return end === undefined ? undefined : { path: path.slice(0, end + 1).join(' '), isExact: false };
}

/** Where the last of the wanted words stands in a path that has them all in their order. */
function lastNamed(path: readonly string[], wanted: readonly string[]): number | undefined {
  let found = 0;
  for (const [at, word] of path.entries()) {
    if (sameButSuffix(word, wanted[found] ?? '')) found++;
    if (found === wanted.length) return at;
  }
  return undefined;
}
