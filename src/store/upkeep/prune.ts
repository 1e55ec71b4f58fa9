import { readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Day } from '../../days.ts';
import { FenquError } from '../../problems/problem.ts';
import { renameDurably, syncFolder, temporaryPath } from '../disk.ts';
import { writing } from '../failures.ts';
import { revisionFolder } from '../paths.ts';
import type { NightId } from '../published.ts';
import { type KeptThing, keptThings } from './kept-things.ts';
import { type Layout, layoutOf } from './layout.ts';
import { referencesOf } from './references.ts';
import { type Outdated, outdated, type Retention } from './retention.ts';

/** One thing that goes, or went. */
export interface Removal {
  readonly kind: 'night' | 'revision' | 'unpublished' | 'kept';
  /** Of kept things null: they are of no night any more. */
  readonly day: Day | null;
  readonly revision: number | null;
  readonly path: string;
  readonly bytes: number;
}

/** What pruning removes, or would. */
export interface Pruned {
  readonly store: string;
  readonly rule: Retention;
  readonly removals: readonly Removal[];
  /** What stays. */
  readonly stays: { readonly nights: number; readonly revisions: number; readonly kept: number };
  /** The first and last night that stay; null of an empty store. */
  readonly span: { readonly first: Day; readonly last: Day } | null;
  /** Nights older than the rule has them that stay, for a later one is stale since them. */
  readonly held: readonly Day[];
}

/**
 * What a retention rule lets go of a store: nights and revisions, what runs that did not end have left, and kept things that
 * nothing that stays rests on. Changes nothing.
 *
 * @throws FenquError `store-damaged` if it cannot be said what a night that stays rests on
 */
export async function planPruning(store: string, rule: Retention): Promise<Pruned> {
  const layout = await layoutOf(store);
  const damaged = layout.days.flatMap(({ problems }) => problems);
  if (damaged.length > 0) throw new FenquError(damaged);
  const old = await outdated(store, layout, rule);
  const staying = stayingOf(layout, old);
  const { wanted, idle } = await keptWithout(store, staying);
  const removals = [...(await removalsOf(store, old)), ...idle.map(keptRemoval)];
  const days = [...new Set(staying.map(({ day }) => day))];
  const [first, last] = [days[0], days.at(-1)];
  return {
    store,
    rule,
    removals,
    stays: { nights: days.length, revisions: staying.length, kept: wanted },
    span: first === undefined || last === undefined ? null : { first, last },
    held: old.held,
  };
}

/**
 * Removes what `planPruning` found. The caller holds the lock. A night goes by one rename, the oldest first, and kept things
 * after everything that rests on them: wherever it ends, what stays is whole, and the next pruning goes on.
 *
 * @throws FenquError `store-unwritable`
 */
export async function carryOut({ store, removals }: Pruned, signal?: AbortSignal): Promise<void> {
  await writing(store, store, async () => {
    for (const removal of removals.filter(({ kind }) => kind !== 'kept')) {
      signal?.throwIfAborted();
      const aside = await temporaryPath(store);
      await renameDurably(removal.path, aside);
      await syncFolder(dirname(removal.path));
      await rm(aside, { recursive: true, force: true });
    }
    for (const { path } of removals.filter(({ kind }) => kind === 'kept')) {
      signal?.throwIfAborted();
      await rm(path, { force: true });
    }
  });
}

/** Every revision that stays, oldest first. */
function stayingOf({ days }: Layout, { nights, superseded, unpublished, empty }: Outdated): NightId[] {
  const goes = new Set([...superseded, ...unpublished].map(idOf));
  return days
    .filter((folder) => !nights.includes(folder) && !empty.includes(folder))
    .flatMap(({ day, revisions }) => revisions.map((revision) => ({ day, revision })))
    .filter((id) => !goes.has(idOf(id)));
}

function idOf({ day, revision }: NightId): string {
  return `${day} r${revision}`;
}

/** The kept things that none of the revisions rests on, and how many others there are. */
async function keptWithout(
  store: string,
  staying: readonly NightId[],
): Promise<{ readonly idle: readonly KeptThing[]; readonly wanted: number }> {
  const wanted = new Set<string>();
  for (const id of staying) {
    const { kept, complete, problems } = await referencesOf(store, id);
    if (!complete) throw new FenquError(problems);
    for (const name of kept) wanted.add(name);
  }
  const { things } = await keptThings(store);
  const idle = things.filter(({ name }) => !wanted.has(name));
  return { idle, wanted: things.length - idle.length };
}

async function removalsOf(
  store: string,
  { nights, superseded, unpublished, empty }: Outdated,
): Promise<Removal[]> {
  const folder = async (kind: Removal['kind'], day: Day, revision: number | null): Promise<Removal> => {
    const path = revision === null ? join(store, day) : revisionFolder(store, { day, revision });
    return { kind, day, revision, path, bytes: await bytesBelow(path) };
  };
  return Promise.all([
    ...nights.map(({ day }) => folder('night', day, null)),
    ...superseded.map(({ day, revision }) => folder('revision', day, revision)),
    ...unpublished.map(({ day, revision }) => folder('unpublished', day, revision)),
    ...empty.map(({ day }) => folder('unpublished', day, null)),
  ]);
}

function keptRemoval({ path, bytes }: KeptThing): Removal {
  return { kind: 'kept', day: null, revision: null, path, bytes };
}

async function bytesBelow(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map((entry) => stat(join(entry.parentPath, entry.name))));
  return sizes.reduce((sum, { size }) => sum + size, 0);
}
