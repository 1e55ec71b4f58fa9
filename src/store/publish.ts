import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Day } from '../days.ts';
import { error, FenquError, type Problem, warning } from '../problems/problem.ts';
import { writeChanges } from './changes-file.ts';
import { differenceWords } from './difference-words.ts';
import { placeFile, renameDurably, syncFolder, temporaryPath, type Written, write } from './disk.ts';
import { writing } from './failures.ts';
import { manifestOf, writeManifest } from './manifest.ts';
import { currentRevision, namesIn } from './nights.ts';
import { packed } from './packing.ts';
import { currentFile, isPacked, revisionFolder, shownInStore } from './paths.ts';
import {
  type LastNight,
  type Manifest,
  type NightFiles,
  type NightId,
  RESULT_FILES,
  type ResultFile,
} from './published.ts';
import { readFiles, resultFile } from './read-night.ts';
import { type Differences, differences } from './same.ts';
import { clearStale, markLater } from './stale.ts';
import { statesAsRead, writeStates } from './state-file.ts';
import { undoable } from './unfinished.ts';
import { writeZones, zonesAsRead } from './zones-file.ts';

export interface PublishOptions {
  /** Publishes a different result as the next revision, instead of refusing it. */
  readonly revise: boolean;
  /** Ends the work before its next step; a night is in force wholly or not at all. */
  readonly signal?: AbortSignal | undefined;
}

/** What became of a night. */
export interface PublishResult extends NightId {
  /** The folder of the revision in force. */
  readonly path: string;
  readonly outcome: 'published' | 'same' | 'revised';
  readonly notes: readonly Problem[];
  /** The night in force, as it would be read. */
  readonly inForce: LastNight;
}

/**
 * Publishes a night: its folder is made aside and renamed into place, which puts a day's first revision in force; a later
 * one is put in force by a rename of `current`. The same result again does nothing. The caller holds the lock.
 *
 * @throws FenquError `store-different` without `revise`, `store-damaged`, `store-unwritable`, `disk-full`
 */
export async function publish(
  store: string,
  night: NightFiles,
  options: PublishOptions,
): Promise<PublishResult> {
  return writing(store, join(store, night.day), async () => {
    const current = await currentRevision(store, night.day);
    await removeUnpublished(store, night.day, current ?? 0);
    const next: NightId = { day: night.day, revision: (current ?? 0) + 1 };
    const files = filesOf(night);
    if (current === null) return putInForce(store, night, next, files, options);

    const before: NightId = { day: night.day, revision: current };
    const compared = await compare(store, before, night, files, options.revise);
    if (compared.manifest !== null && compared.result.length === 0)
      return same(store, night, compared.manifest, compared);
    if (!options.revise) throw refusal(store, before, compared);
    return putInForce(store, night, next, files, options);
  });
}

/** What the files of a result have in them. */
export function filesOf(night: NightFiles): Record<ResultFile, Buffer> {
  return {
    'zones.csv': writeZones(night.zones, night.indicators),
    'changes.csv': writeChanges(night.changes),
    'state.csv': writeStates(night.states),
  };
}

/** A run that ended between its two renames has left a revision that was never in force. */
async function removeUnpublished(store: string, day: Day, current: number): Promise<void> {
  for (const name of await namesIn(join(store, day))) {
    const revision = Number(/^r(\d+)$/.exec(name)?.[1] ?? 0);
    if (revision > current) await rm(join(store, day, name), { recursive: true, force: true });
  }
}

/** A revision that is damaged is replaced like one that differs, where the user asks for a revision. */
async function compare(
  store: string,
  before: NightId,
  night: NightFiles,
  files: Readonly<Record<ResultFile, Buffer>>,
  revise: boolean,
): Promise<Differences & { readonly manifest: Manifest | null }> {
  try {
    const { manifest } = await readFiles(store, before);
    return { manifest, ...differences(manifest, manifestOf(night, before.revision, files)) };
  } catch (cause) {
    if (!revise || !(cause instanceof FenquError)) throw cause;
    return { manifest: null, result: ['damaged'], rest: [] };
  }
}

/** A night as it would be read, without reading it. */
export function asRead({ zones, states }: NightFiles, manifest: Manifest): LastNight {
  return { manifest, zones: zonesAsRead(zones), states: statesAsRead(states) };
}

async function same(
  store: string,
  night: NightFiles,
  manifest: Manifest,
  { rest }: Differences,
): Promise<PublishResult> {
  const id: NightId = { day: night.day, revision: manifest.revision };
  await clearStale(store, id);
  const note: Problem = {
    code: 'store-same-result',
    severity: 'note',
    value: id.day,
    with: { revision: id.revision, what: differenceWords(rest) },
  };
  return {
    ...id,
    path: revisionFolder(store, id),
    outcome: 'same',
    notes: rest.length === 0 ? [] : [note],
    inForce: asRead(night, manifest),
  };
}

function refusal(store: string, night: NightId, { result }: Differences): FenquError {
  return new FenquError(
    error('store-different', {
      place: { file: shownInStore(store, revisionFolder(store, night)) },
      value: night.day,
      with: { revision: night.revision, what: differenceWords(result) },
    }),
  );
}

async function putInForce(
  store: string,
  night: NightFiles,
  id: NightId,
  files: Readonly<Record<ResultFile, Buffer>>,
  { signal }: PublishOptions,
): Promise<PublishResult> {
  const manifest = manifestOf(night, id.revision, files);
  const isAlone = (await namesIn(join(store, id.day))).length === 0;
  const put = isAlone ? putAlone : putBesideOthers;
  const later = await put(store, id, manifest, files, signal);
  const notes = later.length === 0 ? [] : [madeStale(id, later)];
  const outcome = id.revision === 1 ? 'published' : 'revised';
  return { ...id, path: revisionFolder(store, id), outcome, notes, inForce: asRead(night, manifest) };
}

/** Puts a night's first revision in force, with the folder of its day and all that is in it: by one rename. Gives the days it made stale. */
async function putAlone(
  store: string,
  id: NightId,
  manifest: Manifest,
  files: Readonly<Record<ResultFile, Buffer>>,
  signal: AbortSignal | undefined,
): Promise<Day[]> {
  const { path, onDisk } = await writeAside(store, id, manifest, files);
  await onDisk();
  const later = await markLater(store, id);
  signal?.throwIfAborted();
  await renameDurably(path, join(store, id.day));
  return later;
}

/** The folder of a day that lies aside. */
export interface Aside extends Written {
  readonly path: string;
}

/** Writes the folder of a day aside, with a revision that is in force in it. */
export async function writeAside(
  store: string,
  id: NightId,
  manifest: Manifest,
  files: Readonly<Record<ResultFile, Buffer>>,
): Promise<Aside> {
  const aside = await temporaryPath(store);
  const path = join(aside, basename(revisionFolder(store, id)));
  await mkdir(path, { recursive: true });
  const named = write(join(aside, basename(currentFile(store, id.day))), nameOf(id));
  const { onDisk, leave } = await together([...writeResult(path, manifest, files), named]);
  // All names are in the folders by now.
  return { path: aside, onDisk: () => all([onDisk(), syncFolder(path), syncFolder(aside)]), leave };
}

/** Several files as one; where one cannot be written the others are let be. */
async function together(works: readonly Promise<Written>[]): Promise<Written> {
  const outcomes = await Promise.allSettled(works);
  const files = outcomes.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const leave = (): Promise<void> => all(files.map((file) => file.leave()));
  const failure = outcomes.find((each) => each.status === 'rejected');
  if (failure?.status !== 'rejected') return { onDisk: () => all(files.map((file) => file.onDisk())), leave };
  await leave();
  throw failure.reason;
}

/** Puts a revision beside those there are, and then in force. Gives the days it made stale. */
async function putBesideOthers(
  store: string,
  id: NightId,
  manifest: Manifest,
  files: Readonly<Record<ResultFile, Buffer>>,
  signal: AbortSignal | undefined,
): Promise<Day[]> {
  const aside = await temporaryPath(store);
  await mkdir(aside);
  const { onDisk } = await together(writeResult(aside, manifest, files));
  await all([onDisk(), syncFolder(aside)]);
  return undoable(store, [{ night: id }], async () => {
    signal?.throwIfAborted();
    await renameDurably(aside, revisionFolder(store, id));
    const marked = await markLater(store, id);
    signal?.throwIfAborted();
    await placeFile(store, currentFile(store, id.day), nameOf(id));
    return marked;
  });
}

/** What `current` says of a revision. */
function nameOf({ revision }: NightId): string {
  return `r${revision}\n`;
}

/** Writes a result and its manifest into a folder. */
function writeResult(
  folder: string,
  manifest: Manifest,
  files: Readonly<Record<ResultFile, Buffer>>,
): Promise<Written>[] {
  const results = RESULT_FILES.map((name) => {
    const file = resultFile(manifest, name);
    return write(join(folder, file), isPacked(file) ? packed([files[name]]) : files[name]);
  });
  return [...results, write(join(folder, 'manifest.json'), writeManifest(manifest))];
}

/** Waits for all, even where one fails: nothing may be at work any more when a failure is told. Seen onto the disk together, files wait for it once. */
export async function all(works: readonly Promise<unknown>[]): Promise<void> {
  const outcomes = await Promise.allSettled(works);
  const failure = outcomes.find((each) => each.status === 'rejected');
  if (failure?.status === 'rejected') throw failure.reason;
}

/** A warning that a night has made later ones stale. */
export function madeStale({ day, revision }: NightId, later: readonly Day[]): Problem {
  const days = later.length > 3 ? `${later.slice(0, 3).join(', ')} …` : later.join(', ');
  return warning('store-made-stale', { value: day, with: { revision, nights: later.length, days } });
}
