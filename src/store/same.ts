import { isDeepStrictEqual } from 'node:util';
import { type Manifest, RESULT_FILES } from './published.ts';

/** How a result differs from the one published. */
export interface Differences {
  /** What makes it another result: files, `pack`, `rows`. */
  readonly result: readonly string[];
  /** What does not: the bytes of an input, the tool's version, and the like. */
  readonly rest: readonly string[];
}

/** Compares a night with the one published: the same result is the same zones, changes, states, pack and rows. */
export function differences(before: Manifest, after: Manifest): Differences {
  const result: string[] = RESULT_FILES.filter((file) => before.result[file] !== after.result[file]);
  if (!isDeepStrictEqual(packOf(before), packOf(after))) result.push('pack');
  // Later nights begin from it, as from the states.
  if (before.resting_since !== after.resting_since) result.push('resting_since');
  if (before.kept['rows'] !== after.kept['rows']) result.push('rows');
  const kept = new Set([...Object.keys(before.kept), ...Object.keys(after.kept)]);
  const rest = [...kept].filter((name) => name !== 'rows' && before.kept[name] !== after.kept[name]);
  const { hash: _before, params: _paramsBefore, ...packBefore } = before.pack;
  const { hash: _after, params: _paramsAfter, ...packAfter } = after.pack;
  if (!isDeepStrictEqual(packBefore, packAfter)) rest.push('policy');
  for (const key of ['level', 'areas', 'tally', 'inputs', 'indicators', 'tool'] as const)
    if (!isDeepStrictEqual(before[key], after[key])) rest.push(key);
  return { result, rest: rest.sort() };
}

/** What judges: the same files and parameters. */
function packOf({ pack }: Manifest): object {
  return { id: pack.id, hash: pack.hash, params: pack.params ?? {} };
}
