import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { error, type Problem } from '../../problems/problem.ts';
import { nearest } from '../../problems/suggest.ts';
import { partAt, readYaml, type YamlFile } from '../../yaml/index.ts';
import { folderOf, type PackFolder, type PackFolders, packFolders } from '../folders.ts';
import { hashOf } from '../hash.ts';
import { mergeFiles } from './merge.ts';

/** The files of a pack, each on top of that of the pack it extends. */
interface Extended {
  readonly pack?: YamlFile;
  readonly measures?: YamlFile;
  /** The pack's own folder, and those of the packs it extends, the nearest first. */
  readonly folders: readonly PackFolder[];
  readonly problems: readonly Problem[];
}

/** Reads the files of a pack and of those it extends. */
export async function readExtended(
  folder: PackFolder,
  folders: PackFolders,
  above: readonly string[] = [],
): Promise<Extended> {
  const main = await readYaml(join(folder.directory, 'pack.yaml'), `${folder.shown}/pack.yaml`);
  const measures = filesOf(folder).includes('measures.yaml')
    ? await readYaml(join(folder.directory, 'measures.yaml'), `${folder.shown}/measures.yaml`)
    : undefined;
  const own = {
    ...(main.yaml && { pack: main.yaml }),
    ...(measures?.yaml && { measures: measures.yaml }),
    folders: [folder],
    problems: [...main.problems, ...(measures?.problems ?? [])],
  };
  const id = main.yaml && partAt(main.yaml.value, ['extends']);
  if (main.yaml === undefined || typeof id !== 'string') return own;
  const spot = main.yaml.spotOf(['extends']);
  const chain = [...above, folder.id];
  if (chain.includes(id)) {
    const circle = [...chain.slice(chain.indexOf(id)), id].join(' → ');
    return { ...own, problems: [...own.problems, error('pack-extends-cycle', { ...spot, value: circle })] };
  }
  const base = (await folderOf(id, folders)).folder;
  if (base === undefined) {
    const suggest = nearest(
      id,
      (await packFolders(folders)).map((one) => one.id),
    );
    return { ...own, problems: [...own.problems, error('pack-missing', { ...spot, value: id, suggest })] };
  }
  const below = await readExtended(base, folders, chain);
  const pack = below.pack === undefined ? main.yaml : mergeFiles(below.pack, main.yaml);
  const both = below.measures && own.measures && mergeFiles(below.measures, own.measures);
  const applied = both ?? own.measures ?? below.measures;
  return {
    pack,
    ...(applied && { measures: applied }),
    folders: [folder, ...below.folders],
    problems: [...own.problems, ...below.problems],
  };
}

/** The files that a pack is made of; a list of holidays is one of them. */
function filesOf({ directory }: PackFolder): string[] {
  const others = readdirSync(directory).filter((name) => name === 'measures.yaml' || name.endsWith('.csv'));
  return ['pack.yaml', ...others.sort().reverse()];
}

/** SHA-256, in hexadecimal, over the files of a pack, and of those it extends. */
export async function hashOfAll(folders: readonly PackFolder[]): Promise<string> {
  const hashes = await Promise.all(folders.map((folder) => hashOf(folder.directory, filesOf(folder))));
  const [only = ''] = hashes;
  return hashes.length === 1 ? only : createHash('sha256').update(hashes.join()).digest('hex');
}
