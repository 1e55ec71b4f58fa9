import { readdir } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { ParamValue } from './pack.ts';
import type { ExtraColumns } from './tables.ts';

/** Where packs are looked for. Paths are absolute. */
export interface PackFolders {
  /** The packs that come with fenqu. */
  readonly builtIn: string;
  /** The workspace's own packs. */
  readonly own?: string;
  /** The workspace, from which the names of its own packs' files are written. */
  readonly workspace?: string;
  /** Columns the workspace adds to the canonical tables. */
  readonly extra: ExtraColumns;
  /** Constants of packs that the workspace sets otherwise: pack → name → value. */
  readonly params?: Readonly<Record<string, Readonly<Record<string, ParamValue>>>>;
}

/** A folder with a `pack.yaml`. */
export interface PackFolder {
  readonly id: string;
  readonly directory: string;
  /** The name problems and clauses show: `rules/beijing-2020-07`. */
  readonly shown: string;
  /** `built-in`, or the folder relative to the workspace. */
  readonly origin: string;
}

/** Every pack there is, sorted by id, a workspace's own instead of the built-in one of the same name. */
export async function packFolders(folders: PackFolders): Promise<PackFolder[]> {
  const byId = new Map<string, PackFolder>();
  for (const folder of await foldersIn(folders.builtIn, () => 'built-in', dirname(folders.builtIn)))
    byId.set(folder.id, folder);
  for (const folder of await ownFolders(folders)) byId.set(folder.id, folder);
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The folders of one pack: the one to use, and the built-in one it hides, if it does. */
export async function folderOf(
  id: string,
  folders: PackFolders,
): Promise<{ folder?: PackFolder; hides: boolean }> {
  const isIt = (folder: PackFolder): boolean => folder.id === id;
  const own = (await ownFolders(folders)).find(isIt);
  const builtIn = (await foldersIn(folders.builtIn, () => 'built-in', dirname(folders.builtIn))).find(isIt);
  const folder = own ?? builtIn;
  return { ...(folder === undefined ? {} : { folder }), hides: own !== undefined && builtIn !== undefined };
}

async function ownFolders(folders: PackFolders): Promise<PackFolder[]> {
  if (folders.own === undefined || folders.own === folders.builtIn) return [];
  return foldersIn(folders.own, (shown) => shown, folders.workspace ?? dirname(folders.own));
}

async function foldersIn(
  directory: string,
  origin: (shown: string) => string,
  root: string,
): Promise<PackFolder[]> {
  const files = await listed(directory);
  const ids = files.filter((file) => basename(file) === 'pack.yaml' && dirname(file) !== '.').map(dirname);
  return ids.map((id) => {
    const shown = relative(root, join(directory, id)).split(sep).join('/');
    return { id, directory: join(directory, id), shown, origin: origin(shown) };
  });
}

/** The `<id>/pack.yaml` in a folder; none where there is no such folder. */
async function listed(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch(() => []);
  const inside = entries.filter((entry) => entry.isDirectory() || entry.isSymbolicLink());
  const found = await Promise.all(
    inside.map(async ({ name }) => {
      const files = await readdir(join(directory, name)).catch((): string[] => []);
      return files.includes('pack.yaml') ? [join(name, 'pack.yaml')] : [];
    }),
  );
  return found.flat();
}
