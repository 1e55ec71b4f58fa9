import { FenquError, type Problem } from '../../problems/problem.ts';
import { readKept } from '../keep.ts';
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

/** Every kept thing that a revision's manifest names, those that the index of its rows lists, and the packs it goes on from. */
export async function referencesOf(store: string, night: NightId): Promise<References> {
  let kept: string[] = [];
  try {
    const manifest = await readNightManifest(store, night);
    kept = Object.values(manifest.kept);
    const { rows: index, given } = manifest.kept;
    const rows = index === undefined ? [] : (await readRowsIndex(store, index)).map(({ file }) => file);
    const named = given === undefined ? [] : namesIn((await readKept(store, given)).toString('utf8'));
    return { kept: [...new Set([...kept, ...rows, ...named])], complete: true, problems: [] };
  } catch (cause) {
    if (!(cause instanceof FenquError)) throw cause;
    return { kept, complete: false, problems: cause.problems };
  }
}

/** Kept things that a text in JSON names. */
function namesIn(text: string): string[] {
  return [...text.matchAll(/"([0-9a-f]{64}\.json(?:\.gz)?)"/g)].flatMap(([, name]) => name ?? []);
}
