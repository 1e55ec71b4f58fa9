import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { error, type Problem, warning } from '../problems/problem.ts';
import { nearest } from '../problems/suggest.ts';
import { type Later, readYaml, type Shape, type Shaped, shaped, type YamlFile } from '../yaml/index.ts';
import { compilePack } from './compile.ts';
import { folderOf, type PackFolder, type PackFolders, packFolders } from './folders.ts';
import { hashOf } from './hash.ts';
import type { Pack } from './pack.ts';
import { measuresShape, packShape, type RawPack } from './raw.ts';
import { LATER_KEYS } from './schema/pack.ts';
import { tablesWith } from './tables.ts';

export type { PackFolders } from './folders.ts';

/** A pack that is sound (warnings aside), or what is wrong with it. */
export interface LoadedPack {
  readonly pack?: Pack;
  readonly problems: readonly Problem[];
}

/** Loads and checks a rule pack by its id. */
export async function loadPack(id: string, folders: PackFolders): Promise<LoadedPack> {
  const { folder, hides } = await folderOf(id, folders);
  if (folder === undefined) {
    const known = (await packFolders(folders)).map((one) => one.id);
    return { problems: [error('pack-missing', { value: id, suggest: nearest(id, known) })] };
  }
  const { pack, problems } = await loadFolder(folder, folders);
  const hidden = hides ? [warning('pack-shadows', { place: { file: folder.shown }, value: id })] : [];
  return { ...(pack === undefined ? {} : { pack }), problems: [...hidden, ...problems] };
}

/** A loaded folder, with the header as far as it could be read. */
export interface LoadedFolder extends LoadedPack {
  readonly raw?: RawPack;
}

/** Loads and checks the pack in a folder. */
export async function loadFolder(folder: PackFolder, { extra }: PackFolders): Promise<LoadedFolder> {
  const hasMeasures = existsSync(join(folder.directory, 'measures.yaml'));
  const main = await part(folder, 'pack.yaml', packShape);
  const measures = hasMeasures ? await part(folder, 'measures.yaml', measuresShape) : undefined;
  const problems = [...main.problems, ...(measures?.problems ?? [])];
  if (main.yaml === undefined || main.value === undefined) return { problems };
  const compiled = compilePack({
    yaml: main.yaml,
    raw: main.value,
    ...(measures?.yaml && measures.value ? { measures: { yaml: measures.yaml, raw: measures.value } } : {}),
    folder: folder.id,
    tables: tablesWith(extra),
  });
  const all = [...problems, ...compiled.problems];
  if (all.some(({ severity }) => severity === 'error')) return { raw: main.value, problems: all };
  const hash = await hashOf(folder.directory, hasMeasures ? ['pack.yaml', 'measures.yaml'] : ['pack.yaml']);
  return { pack: { ...compiled.pack, hash, origin: folder.origin }, raw: main.value, problems: all };
}

const later: Later = { keys: LATER_KEYS, code: 'pack-not-yet' };

async function part<T>(
  folder: PackFolder,
  name: string,
  shape: Shape<T>,
): Promise<Shaped<T> & { yaml?: YamlFile }> {
  const { yaml, problems } = await readYaml(join(folder.directory, name), `${folder.shown}/${name}`);
  return yaml === undefined ? { problems } : { yaml, ...shaped(yaml, shape, { later }) };
}
