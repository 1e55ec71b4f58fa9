import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** In memory, nothing waits for a disk; what needs one of its own makes one. */
const MEMORY = '/dev/shm';
const ENOUGH_BYTES = 4e9;

/** All temporary files of the tests lie in one folder, which goes with them. */
export function setup(): () => void {
  const folder = mkdtempSync(join(hasRoom() ? MEMORY : tmpdir(), 'fenqu-tests-'));
  process.env['TMPDIR'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= ENOUGH_BYTES;
  } catch {
    return false;
  }
}
