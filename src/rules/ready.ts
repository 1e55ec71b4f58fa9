import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../package-root.ts';
import type { Problem } from '../problems/problem.ts';
import type { Pack } from './pack.ts';

/** A pack that the build has loaded and checked, so that a night need not do it again. */
export interface ReadyPack {
  readonly pack: Pack;
  /** The packs it extends. */
  readonly bases: readonly string[];
  readonly problems: readonly Problem[];
  /** The hash of all files that it may have been made from. */
  readonly files: string;
}

/** Where the build leaves the packs that come with fenqu, loaded and checked. */
export function readyPath(id: string): string {
  return join(packageRoot(), 'dist', 'packs', `${id}.json`);
}

/**
 * A pack as the build left it, if the files it was made from are still the same.
 *
 * @param hashNow the hash of the pack's files, of those of the packs it extends, and of the catalogue
 */
export async function readyPack(
  id: string,
  hashNow: (bases: readonly string[]) => Promise<string | undefined>,
): Promise<ReadyPack | undefined> {
  try {
    const ready: ReadyPack = JSON.parse(await readFile(readyPath(id), 'utf8'));
    return ready.files === (await hashNow(ready.bases)) ? ready : undefined;
  } catch {
    return undefined;
  }
}
