import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { FenquError } from '../../src/problems/problem.ts';

export { night } from './fixture-night.ts';

/** Where waiting for the disk takes no time. */
const MEMORY = '/dev/shm';

/** A folder of its own for a test, gone afterwards. */
export function folder(): string {
  const path = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'fenqu-store-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** The codes of the problems with which work ends; none if it ends well. */
export async function codesOf(work: Promise<unknown>): Promise<readonly string[]> {
  try {
    await work;
    return [];
  } catch (cause) {
    if (!(cause instanceof FenquError)) throw cause;
    return cause.problems.map((problem) => problem.code);
  }
}
