import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { error, type Problem } from '../../problems/problem.ts';
import type { PackFolder } from '../../rules/folders.ts';
import type { Pack } from '../../rules/pack.ts';
import { type RawTests, testsShape } from '../../rules/raw.ts';
import { readYaml, shaped } from '../../yaml/index.ts';
import { nameProblems } from './names.ts';
import type { PackTest } from './pack-test.ts';
import { parseTests } from './parse.ts';

/** A file of tests; without tests where it could not be read. */
export interface TestFile {
  /** The name results show: `rules/beijing-2020-07/tests/tiers.yaml`. */
  readonly shown: string;
  readonly tests: readonly PackTest[];
}

/**
 * Reads the tests beside a pack: `tests/*.yaml`, in order of name.
 *
 * @param packsOf the packs that judge a test, as far as they could be loaded
 */
export async function readTests(
  folder: PackFolder,
  packsOf: (test: RawTests[number]) => readonly Pack[],
): Promise<{ files: TestFile[]; problems: Problem[] }> {
  const names = await readdir(join(folder.directory, 'tests')).catch((): string[] => []);
  const problems: Problem[] = [];
  const files: TestFile[] = [];
  for (const name of names.filter((each) => /\.ya?ml$/.test(each)).sort()) {
    const shown = `${folder.shown}/tests/${name}`;
    const { yaml, problems: unread } = await readYaml(join(folder.directory, 'tests', name), shown);
    problems.push(...unread);
    if (yaml === undefined) continue;
    const { value, problems: unshaped } = shaped(yaml, testsShape);
    problems.push(...unshaped);
    if (value === undefined) continue;
    problems.push(...nameProblems(yaml, value, packsOf));
    files.push({ shown, tests: parseTests(yaml, value, problems) });
  }
  if (names.length === 0) problems.push({ ...error('test-none', { value: folder.id }), severity: 'warning' });
  return { files, problems };
}
