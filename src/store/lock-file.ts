import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { codeOf, isMissing, NO_LINKS } from './failures.ts';
import { temporaryFolder } from './paths.ts';

/** A lock that was taken, for as long as it is held. */
export interface LockFile {
  /** Says that the holder is at work: the file is as new as now, by the clock of the disk that it lies on. */
  sign(): void;
  close(): void;
}

/**
 * Makes a lock file with its text, whole or not at all: it is written aside and given its name only then. Undefined if one
 * is there.
 */
export function createLock(store: string, path: string, text: string): LockFile | undefined {
  const aside = join(temporaryFolder(store), randomUUID());
  let file: number | undefined;
  try {
    makeTemporary(store);
    file = openSync(aside, 'wx');
    writeText(file, text);
    linkSync(aside, path);
    return lockFile(file, text);
  } catch (cause) {
    if (file !== undefined) closeSync(file);
    const code = codeOf(cause);
    // Whoever has the lock removes what lies aside, also this.
    if (code === 'EEXIST' || code === 'ENOENT') return undefined;
    if (NO_LINKS.has(code)) return createInPlace(path, text);
    throw cause;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** The same on a disk that knows no second names: a process that is killed here leaves a lock without an owner. */
function createInPlace(path: string, text: string): LockFile | undefined {
  let file: number;
  try {
    file = openSync(path, 'wx');
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return undefined;
    throw cause;
  }
  try {
    writeText(file, text);
    return lockFile(file, text);
  } catch (cause) {
    closeSync(file);
    rmSync(path, { force: true });
    throw cause;
  }
}

/** Not `recursive`: with it, a disk that cannot be written to seems to lack the folder above. */
function makeTemporary(store: string): void {
  try {
    mkdirSync(temporaryFolder(store));
  } catch (cause) {
    if (codeOf(cause) !== 'EEXIST') throw cause;
  }
}

function writeText(file: number, text: string): void {
  writeSync(file, text);
  fsyncSync(file);
}

function lockFile(file: number, text: string): LockFile {
  let isOpen = true;
  return {
    sign: () => {
      try {
        if (isOpen) writeSync(file, text, 0);
      } catch (cause) {
        // A sign that cannot be given now may be given the next time.
        if (codeOf(cause) === undefined) throw cause;
      }
    },
    close: () => {
      if (isOpen) closeSync(file);
      isOpen = false;
    },
  };
}

/** How many seconds ago the holder of a lock last gave a sign, by the clock of the disk alone. */
export function secondsSilent(store: string, path: string): number {
  const probe = join(temporaryFolder(store), randomUUID());
  makeTemporary(store);
  const file = openSync(probe, 'wx');
  try {
    return (fstatSync(file).mtimeMs - statSync(path).mtimeMs) / 1000;
  } catch (cause) {
    if (isMissing(cause)) return 0;
    throw cause;
  } finally {
    closeSync(file);
    rmSync(probe, { force: true });
  }
}
