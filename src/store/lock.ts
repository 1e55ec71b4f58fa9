import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolders } from '../make-folders.ts';
import { lifeOf, type Owner, readOwner, thisProcess, writeOwner } from '../owner.ts';
import { error, FenquError } from '../problems/problem.ts';
import { codeOf, isMissing, writeFailure } from './failures.ts';
import { rememberKept } from './keep.ts';
import { createLock, type LockFile, secondsSilent } from './lock-file.ts';
import { shownInStore } from './paths.ts';
import { sweep, undoUnfinished } from './unfinished.ts';

const ATTEMPTS = 5;

/** A holder at work gives a sign of life every so often; without one for so long, in seconds, its lock is nobody's. */
const SIGN_EVERY = 20;
const SILENT = 600;

/** How to give back the locks that this process holds. */
const held = new Set<() => void>();

/** Gives back all locks on the way out, when whatever was done under them will not go on. */
export function giveBackLocks(): void {
  for (const release of held) release();
}

/**
 * Works while no other run writes to the store. What runs that did not end have left is removed first. The lock is given
 * back when the work ends, however it ends, and not before: work that the signal aborts may still be at it. Where it fails
 * after that, the promise rejects with the signal's reason.
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
  try {
    return await work();
  } catch (cause) {
    signal?.throwIfAborted();
    throw cause;
  } finally {
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
  let file: LockFile;
  try {
    makeFolders(store);
    file = acquire(store, path, mine);
  } catch (cause) {
    throw writeFailure(store, path, cause);
  }
  undoUnfinished(store);
  sweep(store);
  const forget = rememberKept(store);
  const signs = setInterval(() => file.sign(), SIGN_EVERY * 1000).unref();
  const release = (): void => {
    held.delete(release);
    forget();
    clearInterval(signs);
    file.close();
    giveBack(store, path, mine);
  };
  held.add(release);
  return release;
}

/** Where that fails, as on a disk that broke meanwhile, the work has a result all the same, and the next run sees that nobody holds it. */
function giveBack(store: string, path: string, mine: string): void {
  try {
    if (textOf(path) !== mine) return;
    sweep(store);
    rmSync(path, { force: true });
  } catch (cause) {
    if (codeOf(cause) === undefined) throw cause;
  }
}

/**
 * Takes a lock file. One that is nobody's is removed under a lock of its own, and only if it is still the one that was
 * seen: of two runs that find it, the second must not remove what the first has put there.
 */
function acquire(store: string, path: string, mine: string): LockFile {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const file = createLock(store, path, mine);
    if (file !== undefined) return file;
    const seen = textOf(path);
    if (seen === null) continue;
    const owner = readOwner(seen);
    if (!isNobodys(store, path, owner)) throw locked(store, path, owner);
    const claim = `${path}-takeover`;
    const claimed = acquire(store, claim, mine);
    try {
      if (textOf(path) === seen) rmSync(path, { force: true });
    } finally {
      claimed.close();
      rmSync(claim, { force: true });
    }
  }
  throw locked(store, path, undefined);
}

/** Where nothing can be known of the process, as of another host, its signs of life decide. */
function isNobodys(store: string, path: string, owner: Owner | undefined): boolean {
  switch (owner === undefined ? 'unknown' : lifeOf(owner)) {
    case 'alive':
      return false;
    case 'dead':
      return true;
    case 'unknown':
      // A sign that is to come was given before the clock was put back: as long ago as it is ahead, or longer.
      return Math.abs(secondsSilent(store, path)) > SILENT;
  }
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
