import { readFileSync, rmdirSync, rmSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isDay } from '../days.ts';
import { codeOf } from './failures.ts';
import { currentFile, revisionFolder, temporaryFolder } from './paths.ts';
import type { NightId } from './published.ts';

/** What a run leaves outside of the temporary folder if it does not end: a revision that is not in force, files beside others. */
export type Unfinished = { readonly night: NightId } | { readonly file: string };

/** How files are called that are written aside, beside the ones they are to replace. */
export function asideOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.partial`);
}

function journal(store: string): string {
  return join(store, '.unfinished');
}

/**
 * Notes what is about to be done, does it, and strikes it out. If the process is killed meanwhile, the next one that takes
 * the lock undoes it. A note that cannot be written keeps nothing back: what is left does no harm.
 */
export async function undoable<T>(
  store: string,
  what: readonly Unfinished[],
  work: () => Promise<T>,
): Promise<T> {
  const lines = what.map((each) => `${JSON.stringify(each)}\n`);
  await leniently(() => writeFile(journal(store), lines.join('')));
  const result = await work();
  await leniently(() => rm(journal(store), { force: true }));
  return result;
}

async function leniently(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    if (codeOf(cause) === undefined) throw cause;
  }
}

/** Undoes what a run has left that did not end. The caller holds the lock, and nothing is at work yet. */
export function undoUnfinished(store: string): void {
  attempt(() => {
    for (const each of notedIn(textOf(journal(store)) ?? '')) {
      if ('file' in each) rmSync(each.file, { force: true });
      else undoNight(store, each.night);
    }
    rmSync(journal(store), { force: true });
  });
}

/** Removes what lies half written aside. What cannot be removed now does no harm: the next run tries again. */
export function sweep(store: string): void {
  attempt(() => {
    rmSync(temporaryFolder(store), { recursive: true, force: true });
    // A run that was killed while it took over the lock of another has left them.
    for (const claim of ['.lock-takeover', '.lock-takeover-takeover'])
      rmSync(join(store, claim), { force: true });
  });
}

/** A revision whose name `current` never got; and the folder of its day, if it has no other. */
function undoNight(store: string, { day, revision }: NightId): void {
  const text = textOf(currentFile(store, day));
  const current = text === undefined ? 0 : Number(/^r([1-9]\d*)\n?$/.exec(text)?.[1] ?? Number.NaN);
  if (!(revision > current)) return;
  rmSync(revisionFolder(store, { day, revision }), { recursive: true, force: true });
  if (current === 0) attempt(() => rmdirSync(join(store, day)));
}

/** Whole lines alone: one that is torn was not followed by anything. */
function notedIn(text: string): Unfinished[] {
  return text
    .split('\n')
    .slice(0, -1)
    .flatMap((line): Unfinished[] => {
      const value: unknown = JSON.parse(line);
      if (typeof value !== 'object' || value === null) return [];
      if ('file' in value && typeof value.file === 'string' && /^\..+\.partial$/.test(basename(value.file)))
        return [{ file: value.file }];
      return 'night' in value && isNight(value.night) ? [{ night: value.night }] : [];
    });
}

function isNight(value: unknown): value is NightId {
  if (typeof value !== 'object' || value === null || !('day' in value && 'revision' in value)) return false;
  return typeof value.day === 'string' && isDay(value.day) && Number.isInteger(value.revision);
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return undefined;
    throw cause;
  }
}

function attempt(work: () => void): void {
  try {
    work();
  } catch (cause) {
    if (codeOf(cause) === undefined && !(cause instanceof SyntaxError)) throw cause;
  }
}
