import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { error, type Problem, warning } from '../../problems/problem.ts';
import { type Path, readYaml, shaped, type YamlFile } from '../../yaml/index.ts';
import type { PackFolders } from '../folders.ts';
import { hashOf } from '../hash.ts';
import { catalogueShape, type RawEntry } from '../raw.ts';

/** A measure of the catalogue, and where it is written. */
export interface Entry {
  readonly raw: RawEntry;
  readonly yaml: YamlFile;
  readonly path: Path;
}

/** The measures that packs share, by id. */
export type Catalogue = ReadonlyMap<string, Entry>;

interface ReadCatalogue {
  readonly catalogue: Catalogue;
  readonly problems: readonly Problem[];
}

/** The folder of a catalogue, beside the packs. */
const FOLDER = 'catalogue';

/**
 * The measures that a pack may use: those that come with fenqu, and for a pack of a workspace its own as well, which go
 * before those of the same id.
 */
export async function readCatalogue({ builtIn, own, workspace }: PackFolders, isOwn: boolean) {
  const shared = await entriesIn(builtIn, dirname(builtIn));
  if (!isOwn || own === undefined || own === builtIn) return shared;
  const mine = await entriesIn(own, workspace ?? dirname(own));
  const hiding = [...mine.catalogue].filter(([id]) => shared.catalogue.has(id));
  return {
    catalogue: new Map([...shared.catalogue, ...mine.catalogue]),
    problems: [
      ...shared.problems,
      ...mine.problems,
      ...hiding.map(([id, { yaml, path }]) =>
        warning('catalogue-shadows', { ...yaml.spotOf([...path, 'id']), value: id }),
      ),
    ],
  };
}

/** SHA-256, in hexadecimal, over the files of the catalogue that comes with fenqu. */
export async function catalogueHash({ builtIn }: PackFolders): Promise<string> {
  const directory = join(builtIn, FOLDER);
  return hashOf(directory, await filesIn(directory));
}

/** SHA-256, in hexadecimal, over what a pack's files are and what it uses of the catalogue; the former alone if it uses none. */
export function hashWithEntries(hash: string, entries: readonly Entry[]): string {
  if (entries.length === 0) return hash;
  const used = entries.map(({ raw }) => JSON.stringify(raw)).sort();
  return createHash('sha256')
    .update([hash, ...used].join('\0'))
    .digest('hex');
}

async function entriesIn(packs: string, root: string): Promise<ReadCatalogue> {
  const directory = join(packs, FOLDER);
  const catalogue = new Map<string, Entry>();
  const problems: Problem[] = [];
  for (const name of await filesIn(directory)) {
    const file = join(directory, name);
    const { yaml, problems: unreadable } = await readYaml(file, relative(root, file).split(sep).join('/'));
    const read = yaml && shaped(yaml, catalogueShape);
    problems.push(...unreadable, ...(read?.problems ?? []));
    for (const [index, raw] of (read?.value?.measures ?? []).entries()) {
      if (yaml === undefined) continue;
      const path = ['measures', index];
      if (catalogue.has(raw.id))
        problems.push(error('catalogue-duplicate', { ...yaml.spotOf([...path, 'id']), value: raw.id }));
      else catalogue.set(raw.id, { raw, yaml, path });
    }
  }
  return { catalogue, problems };
}

/** The YAML files of a catalogue, in order of name; none where there is no such folder, or where it is a pack. */
async function filesIn(directory: string): Promise<string[]> {
  const names = await readdir(directory).catch((): string[] => []);
  return names.includes('pack.yaml') ? [] : names.filter((name) => name.endsWith('.yaml')).sort();
}
