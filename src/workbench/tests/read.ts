import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { error, type Problem } from '../../problems/problem.ts';
import type { PackFolder } from '../../rules/folders.ts';
import type { Pack } from '../../rules/pack.ts';
import { type RawTests, testsShape } from '../../rules/raw.ts';
import { readYaml, shaped, type YamlFile } from '../../yaml/index.ts';
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
 * @param load a pack that a test names, if it is sound
 */
export async function readTests(
  folder: PackFolder,
  load: (id: string) => Promise<Pack | undefined>,
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
    const packs = new Map<string, Pack>();
    for (const id of new Set(value.flatMap((test) => packIds(test, folder.id)))) {
      const pack = await load(id);
      if (pack !== undefined) packs.set(id, pack);
    }
    const packsOf = (test: RawTests[number]) => packIds(test, folder.id).flatMap((id) => packs.get(id) ?? []);
    problems.push(...policyProblems(yaml, value, packs), ...nameProblems(yaml, value, packsOf));
    files.push({ shown, tests: parseTests(yaml, value, problems) });
  }
  if (names.length === 0) problems.push({ ...error('test-none', { value: folder.id }), severity: 'warning' });
  return { files, problems };
}

/** The packs that judge a test: those of its policy, or the one beside which it stands. */
export function packIds(
  { policy = [] }: { readonly policy?: readonly { readonly pack: string }[] },
  own: string,
): string[] {
  return policy.length === 0 ? [own] : [...new Set(policy.map(({ pack }) => pack))];
}

function policyProblems(yaml: YamlFile, tests: RawTests, packs: ReadonlyMap<string, Pack>): Problem[] {
  return tests.flatMap(({ policy = [] }, i) =>
    policy.flatMap(({ pack }, nth) =>
      packs.has(pack)
        ? []
        : [error('pack-missing', { ...yaml.spotOf([i, 'policy', nth, 'pack']), value: pack })],
    ),
  );
}
