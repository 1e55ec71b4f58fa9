import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { error, FenquError } from '../problems/problem.ts';
import { codeOf, isMissing, writeFailure } from './failures.ts';
import { isDead, type Owner, readOwner, thisProcess, writeOwner } from './lock-owner.ts';
import { shownInStore, temporaryFolder } from './paths.ts';

const ATTEMPTS = 5;

/**
 * Works while no other run writes to the store. What runs that did not end have left is removed first. The lock is given
 * back when the work ends, however it ends; when the signal aborts, at once, and then the promise rejects with its
 * reason.
 *
 * @throws FenquError `store-locked`, `store-unwritable`, `disk-full`
 */
export async function withLock<T>(
  store: string,
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const release = lockStore(store);
  let onAbort = release;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => {
      release();
      reject(signal?.reason);
    };
  });
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work(), aborted]);
  } finally {
    signal?.removeEventListener('abort', onAbort);
    release();
  }
}

/**
 * Takes the lock of a store, making its folder if need be. The function it gives back returns the lock; it may be called
 * more than once, and does its work before it returns, so that it can be called on the way out.
 *
 * @throws FenquError as `withLock`
 */
export function lockStore(store: string): () => void {
  const path = join(store, '.lock');
  const mine = writeOwner(thisProcess());
  try {
    mkdirSync(store, { recursive: true });
    acquire(store, path, mine);
  } catch (cause) {
    throw writeFailure(store, path, cause);
  }
  sweep(store);
  return () => {
    if (textOf(path) !== mine) return;
    sweep(store);
    rmSync(path, { force: true });
  };
}

/** Removes what lies half done. What cannot be removed now does no harm: the next run tries again. */
function sweep(store: string): void {
  try {
    rmSync(temporaryFolder(store), { recursive: true, force: true });
  } catch (cause) {
    if (codeOf(cause) === undefined) throw cause;
  }
}

/**
 * Takes a lock file. One whose owner is dead is removed under a lock of its own, and only if it is still the one that was
 * seen: of two runs that find it, the second must not remove what the first has put there.
 */
function acquire(store: string, path: string, mine: string): void {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (create(path, mine)) return;
    const seen = textOf(path);
    if (seen === null) continue;
    const owner = readOwner(seen);
    if (owner === undefined || !isDead(owner)) throw locked(store, path, owner);
    const claim = `${path}-takeover`;
    acquire(store, claim, mine);
    try {
      if (textOf(path) === seen) unlinkSync(path);
    } finally {
      unlinkSync(claim);
    }
  }
  throw locked(store, path, undefined);
}

/** Makes the file with its text, unless it is there. */
function create(path: string, text: string): boolean {
  let file: number;
  try {
    file = openSync(path, 'wx');
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return false;
    throw cause;
  }
  try {
    writeSync(file, text);
    fsyncSync(file);
  } catch (cause) {
    // A lock that could not be written in full would be nobody's, and for ever.
    rmSync(path, { force: true });
    throw cause;
  } finally {
    closeSync(file);
  }
  return true;
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if (isMissing(cause)) return null;
    throw cause;
  }
}

function locked(store: string, path: string, owner: Owner | undefined): FenquError {
  const value = shownInStore(store, path);
  const age = owner === undefined ? 0 : Date.now() - Date.parse(owner.started);
  const minutes = Math.max(0, Math.floor(age / 60_000));
  const name = owner === undefined ? '?' : `pid ${owner.pid} @ ${owner.host}`;
  const values = {
    owner: name,
    started: owner?.started ?? '?',
    minutes: owner === undefined ? '?' : minutes,
  };
  return new FenquError(error('store-locked', { place: { file: value }, value, with: values }));
}
