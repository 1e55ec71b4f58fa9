import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder, and those above it that are not there; one that is there already is left alone. Node's `recursive` would
 * never end where a system says that a folder above is missing which is there, as `/proc` does.
 *
 * @throws the error of the system
 */
export function makeFolders(path: string): void {
  if (isFolder(path)) return;
  const above = dirname(path);
  if (!existsSync(above)) makeFolders(above);
  try {
    mkdirSync(path);
  } catch (cause) {
    // Another process may have been first.
    if (!isFolder(path)) throw cause;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
