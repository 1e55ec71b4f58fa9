import { FenquError, type Problem } from '../../problems/problem.ts';
import { readRowsIndex } from '../keep-rows.ts';
import type { NightId } from '../published.ts';
import { readNightManifest } from '../read-night.ts';

/** What a revision rests on among the kept things. */
export interface References {
  readonly kept: readonly string[];
  /** All of them are known; else the manifest or the index of its rows cannot be read. */
  readonly complete: boolean;
  readonly problems: readonly Problem[];
}

/** Every kept thing that a revision's manifest names, and those that the index of its rows lists. */
export async function referencesOf(store: string, night: NightId): Promise<References> {
  let kept: string[] = [];
  try {
    const manifest = await readNightManifest(store, night);
    kept = Object.values(manifest.kept);
    const index = manifest.kept['rows'];
    const rows = index === undefined ? [] : (await readRowsIndex(store, index)).map(({ file }) => file);
    return { kept: [...new Set([...kept, ...rows])], complete: true, problems: [] };
  } catch (cause) {
    if (!(cause instanceof FenquError)) throw cause;
    return { kept, complete: false, problems: cause.problems };
  }
}
