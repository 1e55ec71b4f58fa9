import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from '../failures.ts';
import { namesIn } from '../nights.ts';

const NAME = /^([0-9a-f]{2})[0-9a-f]{62}(\.[^./\\]+)?(\.gz)?$/;

/** A file among the kept things. */
export interface KeptThing {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
}

/** The kept things of a store, in order of name, and paths of what lies among them and is none. */
export async function keptThings(
  store: string,
): Promise<{ readonly things: readonly KeptThing[]; readonly foreign: readonly string[] }> {
  const things: KeptThing[] = [];
  const foreign: string[] = [];
  const root = join(store, 'kept');
  for (const shelf of (await namesIn(root)).sort())
    for (const name of (await namesOn(join(root, shelf))).sort()) {
      const path = join(root, shelf, name);
      const entry = await stat(path);
      if (entry.isFile() && NAME.exec(name)?.[1] === shelf) things.push({ name, path, bytes: entry.size });
      else foreign.push(path);
    }
  return { things, foreign };
}

async function namesOn(shelf: string): Promise<string[]> {
  try {
    return await readdir(shelf);
  } catch (cause) {
    if (isMissing(cause)) return [];
    throw cause;
  }
}
