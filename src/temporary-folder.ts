import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isMarkOfDead, markOf, thisProcess } from './owner.ts';

let isSwept = false;

/**
 * Makes a folder for temporary files, readable by this user only (`mkdtemp` gives 0700). Those of processes that were
 * killed are removed first: they may hold copies of the data.
 */
export function makeTemporaryFolder(): string {
  if (!isSwept) removeThoseOfTheDead();
  isSwept = true;
  return mkdtempSync(join(tmpdir(), markOf(thisProcess())));
}

/** A path for the engine's own temporary files, which it makes and removes itself. */
export function spillFolder(): string {
  return join(tmpdir(), `${markOf(thisProcess())}spill`);
}

function removeThoseOfTheDead(): void {
  for (const name of namesIn(tmpdir()).filter(isMarkOfDead)) {
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    } catch {
      // Another user's, or a disk that cannot be written to: it is theirs to remove.
    }
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
