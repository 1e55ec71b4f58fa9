import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { error, type Problem, warning } from '../problems/problem.ts';
import { nearest } from '../problems/suggest.ts';
import { type Later, readYaml, type Shape, type Shaped, shaped, type YamlFile } from '../yaml/index.ts';
import { type ReadCalendar, readCalendar } from './calendar-file.ts';
import { compilePack } from './compile.ts';
import { extraColumns } from './extra.ts';
import { folderOf, type PackFolder, type PackFolders, packFolders } from './folders.ts';
import { hashOf } from './hash.ts';
import type { Pack } from './pack.ts';
import { measuresShape, packShape, type RawPack } from './raw.ts';
import { readyPack } from './ready.ts';
import { LATER_KEYS } from './schema/pack.ts';
import { tablesWith } from './tables.ts';

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
  const { pack, problems } = await readyOrLoaded(folder, folders);
  const hidden = hides ? [warning('pack-shadows', { place: { file: folder.shown }, value: id })] : [];
  return { ...(pack === undefined ? {} : { pack }), problems: [...hidden, ...problems] };
}

/** A built-in pack is taken as the build left it; where it was changed since, and in a workspace, packs are read. */
async function readyOrLoaded(folder: PackFolder, folders: PackFolders): Promise<LoadedPack> {
  const ready =
    folder.origin === 'built-in' && Object.keys(folders.extra).length === 0
      ? await readyPack(folder.id, await hashOf(folder.directory, filesOf(folder)))
      : undefined;
  return ready ?? loadFolder(folder, folders);
}

/** The files that a pack is made of; a list of holidays is one of them. */
function filesOf({ directory }: PackFolder): string[] {
  const others = readdirSync(directory).filter((name) => name === 'measures.yaml' || name.endsWith('.csv'));
  return ['pack.yaml', ...others.sort().reverse()];
}

/** A loaded folder, with the header as far as it could be read. */
export interface LoadedFolder extends LoadedPack {
  readonly raw?: RawPack;
  /** The files it was read from, to find places in them. */
  readonly files?: { readonly pack: YamlFile; readonly measures?: YamlFile };
}

/** Loads and checks the pack in a folder. */
export async function loadFolder(folder: PackFolder, { extra }: PackFolders): Promise<LoadedFolder> {
  const files = filesOf(folder);
  const main = await part(folder, 'pack.yaml', packShape);
  const measures = files.includes('measures.yaml')
    ? await part(folder, 'measures.yaml', measuresShape)
    : undefined;
  const problems = [...main.problems, ...(measures?.problems ?? [])];
  if (main.yaml === undefined || main.value === undefined) return { problems };
  const columns = extraColumns(main.yaml, main.value.extra ?? {}, extra);
  const calendar = await calendarOf(folder, main.yaml, main.value);
  const compiled = compilePack({
    yaml: main.yaml,
    raw: main.value,
    ...(measures?.yaml && measures.value ? { measures: { yaml: measures.yaml, raw: measures.value } } : {}),
    folder: folder.id,
    tables: tablesWith(columns.extra),
    calendar: calendar.days.map(({ line: _line, ...day }) => day),
  });
  const all = [...problems, ...columns.problems, ...compiled.problems, ...calendar.problems];
  if (all.some(({ severity }) => severity === 'error')) return { raw: main.value, problems: all };
  const hash = await hashOf(folder.directory, files);
  const read = { pack: main.yaml, ...(measures?.yaml && { measures: measures.yaml }) };
  return {
    pack: { ...compiled.pack, hash, origin: folder.origin },
    raw: main.value,
    problems: all,
    files: read,
  };
}

/** The days that the pack's own list of holidays speaks of. */
async function calendarOf(folder: PackFolder, yaml: YamlFile, raw: RawPack): Promise<ReadCalendar> {
  const name = raw.calendar?.file;
  if (name === undefined) return { days: [], problems: [] };
  const text = await readFile(join(folder.directory, name), 'utf8').catch(() => undefined);
  if (text !== undefined) return readCalendar(text, `${folder.shown}/${name}`);
  return {
    days: [],
    problems: [error('calendar-missing', { ...yaml.spotOf(['calendar', 'file']), value: name })],
  };
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
