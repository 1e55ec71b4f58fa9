import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { error, type Problem, warning } from '../problems/problem.ts';
import { nearest } from '../problems/suggest.ts';
import { shaped, type YamlFile } from '../yaml/index.ts';
import { type ReadCalendar, readCalendar } from './calendar-file.ts';
import { catalogueHash, hashWithEntries, readCatalogue } from './catalogue/read.ts';
import { resolveMeasures } from './catalogue/resolve.ts';
import { compilePack } from './compile.ts';
import { hashOfAll, readExtended } from './extends/read.ts';
import { extraColumns } from './extra.ts';
import { folderOf, type PackFolder, type PackFolders, packFolders } from './folders.ts';
import type { Pack } from './pack.ts';
import { measuresShape, packShape, type RawMeasures, type RawPack } from './raw.ts';
import { readyPack } from './ready.ts';
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
  const isPlain =
    folder.origin === 'built-in' &&
    Object.keys(folders.extra).length === 0 &&
    Object.keys(folders.params?.[folder.id] ?? {}).length === 0;
  const ready = isPlain ? await readyPack(folder.id, (bases) => hashWith(folder, bases, folders)) : undefined;
  return ready ?? loadFolder(folder, folders);
}

/** The hash of a pack, of those it extends and of the catalogue; nothing where one of these does not come with fenqu. */
async function hashWith(
  folder: PackFolder,
  bases: readonly string[],
  folders: PackFolders,
): Promise<string | undefined> {
  const found = await Promise.all(bases.map((id) => folderOf(id, folders)));
  const others = found.flatMap((each) => (each.folder?.origin === 'built-in' ? [each.folder] : []));
  return others.length === bases.length ? hashOfFiles([folder, ...others], folders) : undefined;
}

/** The hash of all files that a built-in pack may be made from. */
export async function hashOfFiles(packs: readonly PackFolder[], folders: PackFolders): Promise<string> {
  return [await hashOfAll(packs), await catalogueHash(folders)].join('-');
}

/** A loaded folder, with the header as far as it could be read. */
export interface LoadedFolder extends LoadedPack {
  readonly raw?: RawPack;
  /** The packs it extends, the nearest first. */
  readonly bases: readonly string[];
  /** The files it was read from, to find places in them. */
  readonly files?: { readonly pack: YamlFile; readonly measures?: YamlFile };
}

/** Loads and checks the pack in a folder. */
export async function loadFolder(folder: PackFolder, folders: PackFolders): Promise<LoadedFolder> {
  const read = await readExtended(folder, folders);
  const bases = read.folders.slice(1).map(({ id }) => id);
  const main = read.pack && shaped(read.pack, packShape);
  const measures = read.measures && shaped(read.measures, measuresShape);
  const applied =
    read.measures && measures?.value && (await fullMeasures(read.measures, measures.value, folder, folders));
  const problems = [read, main, measures, applied].flatMap((each) => each?.problems ?? []);
  if (read.pack === undefined || main?.value === undefined) return { problems, bases };
  const columns = extraColumns(read.pack, main.value.extra ?? {}, folders.extra);
  const calendar = await calendarOf(read.folders, read.pack, main.value);
  const compiled = compilePack({
    yaml: read.pack,
    raw: main.value,
    ...(applied && { measures: applied }),
    folder: folder.id,
    tables: tablesWith(columns.extra),
    params: folders.params?.[folder.id] ?? {},
    calendar: calendar.days.map(({ line: _line, ...day }) => day),
  });
  const all = [...problems, ...columns.problems, ...compiled.problems, ...calendar.problems];
  if (all.some(({ severity }) => severity === 'error')) return { raw: main.value, problems: all, bases };
  const hash = hashWithEntries(await hashOfAll(read.folders), applied?.used ?? []);
  const pack = { ...compiled.pack, hash, origin: folder.origin };
  const files = { pack: read.pack, ...(read.measures && { measures: read.measures }) };
  return { pack, raw: main.value, problems: all, bases, files };
}

/** The measures of a pack with what the catalogue says of them; it is read only where one of them uses it. */
async function fullMeasures(yaml: YamlFile, raw: RawMeasures, { origin }: PackFolder, folders: PackFolders) {
  const isUsing = raw.measures.some(({ use }) => use !== undefined);
  const read = isUsing ? await readCatalogue(folders, origin !== 'built-in') : undefined;
  const resolved = resolveMeasures(yaml, raw, read?.catalogue ?? new Map());
  return { yaml, ...resolved, problems: [...(read?.problems ?? []), ...resolved.problems] };
}

/** The days that a pack's list of holidays speaks of; it lies beside the pack, or beside the one it extends. */
async function calendarOf(
  folders: readonly PackFolder[],
  yaml: YamlFile,
  raw: RawPack,
): Promise<ReadCalendar> {
  const name = raw.calendar?.file;
  if (name === undefined) return { days: [], problems: [] };
  for (const { directory, shown } of folders) {
    const text = await readFile(join(directory, name), 'utf8').catch(() => undefined);
    if (text !== undefined) return readCalendar(text, `${shown}/${name}`);
  }
  const problem = error('calendar-missing', { ...yaml.spotOf(['calendar', 'file']), value: name });
  return { days: [], problems: [problem] };
}
