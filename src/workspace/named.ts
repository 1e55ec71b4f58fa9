import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../package-root.ts';
import { error, type Problem } from '../problems/problem.ts';
import { nearest } from '../problems/suggest.ts';
import type { Spot } from '../yaml/file.ts';
import { readYaml, type Shape, shaped, type YamlFile } from '../yaml/index.ts';

/** What may stand in a file of its own, in the folder of that name beside the packs. */
export type NamedKind = 'policies' | 'contexts';

/** A file that a workspace names. */
export interface Named<T> {
  readonly yaml?: YamlFile;
  readonly value?: T;
  readonly problems: readonly Problem[];
}

/**
 * Reads a policy or a context by its name: the workspace's own if it has one, else the one that comes with fenqu.
 *
 * @param own the folder of the workspace's rules, if it has one
 * @param spot where the workspace names it
 */
export async function readNamed<T>(
  kind: NamedKind,
  name: string,
  shape: Shape<T>,
  own: string | undefined,
  spot: Spot,
): Promise<Named<T>> {
  const folders = [...(own === undefined ? [] : [own]), join(packageRoot(), 'rules')];
  const folder = folders.find((each) => existsSync(join(each, kind, `${name}.yaml`)));
  if (folder === undefined) {
    const suggest = nearest(name, await namesIn(folders, kind));
    return { problems: [error(MISSING[kind], { ...spot, value: name, suggest })] };
  }
  const { yaml, problems } = await readYaml(join(folder, kind, `${name}.yaml`), `rules/${kind}/${name}.yaml`);
  return yaml === undefined ? { problems } : { yaml, ...shaped(yaml, shape) };
}

const MISSING = { policies: 'policy-missing', contexts: 'context-missing' } as const;

async function namesIn(folders: readonly string[], kind: NamedKind): Promise<string[]> {
  const files = await Promise.all(folders.map((folder) => readdir(join(folder, kind)).catch(() => [])));
  return files.flat().flatMap((file) => (file.endsWith('.yaml') ? [file.slice(0, -'.yaml'.length)] : []));
}
