import { manifestOf } from './manifest.ts';
import { filesOf } from './publish.ts';
import { type NightFiles, type NightId, RESULT_FILES, type ResultFile } from './published.ts';
import { readFiles } from './read-night.ts';
import { differences } from './same.ts';

/** How a night computed again differs from the one that is stored. */
export interface NightDifferences {
  /** What is not the same: files of the result, `pack`, and figures of the manifest. Empty if every byte agrees. */
  readonly what: readonly string[];
  /** The first column of rows that differ, by file: codes of areas. */
  readonly areas: Readonly<Partial<Record<ResultFile, readonly string[]>>>;
}

/**
 * Compares a night with a stored revision, byte for byte.
 *
 * @param isFirst no night before it is in the store: what changed since one that was pruned cannot be told any more, and is
 *   not compared
 * @throws FenquError `store-no-night`, `store-damaged`
 */
export async function compareNight(
  store: string,
  id: NightId,
  night: NightFiles,
  isFirst: boolean,
): Promise<NightDifferences> {
  const stored = await readFiles(store, id);
  const made = Object.entries(filesOf(night)).map(([name, bytes]) => [name, bytes.toString()]);
  const files: typeof stored.files = {
    ...Object.fromEntries(made),
    ...(isFirst && { 'changes.csv': stored.files['changes.csv'] }),
  };
  const { result, rest } = differences(stored.manifest, manifestOf(night, id.revision, files));
  const areas = RESULT_FILES.filter((file) => stored.files[file] !== files[file]).map((file) => [
    file,
    areasApart(stored.files[file], files[file]),
  ]);
  return { what: [...result, ...rest], areas: Object.fromEntries(areas) };
}

/** The areas of rows that only one of two files has. */
function areasApart(one: string, other: string): string[] {
  const lines = new Set(one.split('\n'));
  const others = new Set(other.split('\n'));
  const apart = [
    ...[...lines].filter((line) => !others.has(line)),
    ...[...others].filter((line) => !lines.has(line)),
  ];
  return [...new Set(apart.map((line) => line.split(',')[0] ?? ''))].sort();
}
