import { basename, extname, join, relative } from 'node:path';
import type { NightId } from './published.ts';

/** `store/2022-05-11/r1` */
export function revisionFolder(store: string, { day, revision }: NightId): string {
  return join(store, day, `r${revision}`);
}

/** `store/2022-05-11/current`: one line that names the revision in force. */
export function currentFile(store: string, day: string): string {
  return join(store, day, 'current');
}

/** Where a run in progress writes; whatever lies there without one is left over. */
export function temporaryFolder(store: string): string {
  return join(store, '.tmp');
}

/** Where a kept thing lies: `store/kept/ab/ab….csv`. */
export function keptPath(store: string, kept: string): string {
  return join(store, 'kept', kept.slice(0, 2), kept);
}

/** What a kept thing is called: the hash of its content, with the extension of its name. */
export function keptName(sha256: string, name: string, isCompressed: boolean): string {
  return `${sha256}${extname(name)}${isCompressed ? PACKED : ''}`;
}

const PACKED = '.gz';

/** Whether a file of the store is compressed, by its name. */
export function isPacked(name: string): boolean {
  return name.endsWith(PACKED);
}

/** What a file of a night is called where it is compressed. */
export function packedName(name: string): string {
  return `${name}${PACKED}`;
}

/** A path inside the store as messages show it: the same on every machine. */
export function shownInStore(store: string, path: string): string {
  return join(basename(store), relative(store, path)).replaceAll('\\', '/');
}
