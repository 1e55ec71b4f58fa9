import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Day } from '../days.ts';
import type { Change } from '../diff/change.ts';
import { error, FenquError } from '../problems/problem.ts';
import { readChanges } from './changes-file.ts';
import { Unreadable } from './csv.ts';
import { damaged, isMissing } from './failures.ts';
import { readManifest, sha256 } from './manifest.ts';
import { currentRevision, nearestDays, nightsBack, readNights } from './nights.ts';
import { unpacked } from './packing.ts';
import { isPacked, packedName, revisionFolder } from './paths.ts';
import {
  type Manifest,
  type NightId,
  type PublishedNight,
  RESULT_FILES,
  type ResultFile,
} from './published.ts';
import { staleProblems } from './stale.ts';
import { readStates } from './state-file.ts';
import { readZones } from './zones-file.ts';

/**
 * A published night, every file checked against the manifest. Without a revision, the one in force.
 * @throws FenquError `store-no-night`, or `store-damaged` naming the file
 */
export async function readNight(store: string, day: Day, revision?: number): Promise<PublishedNight> {
  const wanted = revision ?? (await currentRevision(store, day));
  if (wanted === null) throw await noNight(store, day);
  const night = { day, revision: wanted };
  const { manifest, files } = await readFiles(store, night);
  return {
    manifest,
    zones: read(store, night, 'zones.csv', () => readZones(files['zones.csv'], manifest.indicators)),
    changes: read(store, night, 'changes.csv', () => readChanges(files['changes.csv'])),
    states: read(store, night, 'state.csv', () => readStates(files['state.csv'])),
    problems: await staleProblems(store, night),
  };
}

/** The newest night published for a day before this one; null if there is none. */
export async function newestBefore(store: string, day: Day): Promise<PublishedNight | null> {
  for (const earlier of await nightsBack(store, day)) {
    const revision = await currentRevision(store, earlier);
    if (revision !== null) return readNight(store, earlier, revision);
  }
  return null;
}

/** What a file of a night's result is called in its folder. */
export function resultFile({ compressed = [] }: Manifest, name: ResultFile): string {
  return compressed.includes(name) ? packedName(name) : name;
}

/**
 * The files of a night as texts, their hashes checked.
 * @throws FenquError `store-damaged`
 */
export async function readFiles(
  store: string,
  night: NightId,
): Promise<{ manifest: Manifest; files: Record<ResultFile, string> }> {
  const manifest = await readNightManifest(store, night);
  const files = { 'zones.csv': '', 'changes.csv': '', 'state.csv': '' };
  for (const name of RESULT_FILES) files[name] = await readResult(store, night, manifest, name);
  return { manifest, files };
}

async function readResult(
  store: string,
  night: NightId,
  manifest: Manifest,
  name: ResultFile,
): Promise<string> {
  const path = resultFile(manifest, name);
  const bytes = await published(store, night, path);
  const text = read(store, night, path, () => (isPacked(path) ? unpacked(bytes) : bytes)).toString('utf8');
  if (sha256(text) === manifest.result[name]) return text;
  throw damaged(store, join(revisionFolder(store, night), path), 'SHA-256');
}

/**
 * What changed on a published night, whose manifest was read already.
 * @throws FenquError `store-damaged`
 */
export async function readNightChanges(store: string, manifest: Manifest): Promise<Change[]> {
  const night = { day: manifest.as_of, revision: manifest.revision };
  const text = await readResult(store, night, manifest, 'changes.csv');
  return read(store, night, 'changes.csv', () => readChanges(text));
}

/**
 * The manifest of a night alone.
 * @throws FenquError `store-no-night`, `store-damaged`
 */
export async function readNightManifest(store: string, night: NightId): Promise<Manifest> {
  const text = (await published(store, night, 'manifest.json')).toString('utf8');
  const manifest = read(store, night, 'manifest.json', () => readManifest(text));
  if (manifest.as_of === night.day && manifest.revision === night.revision) return manifest;
  const detail = `${manifest.as_of} r${manifest.revision}`;
  throw damaged(store, join(revisionFolder(store, night), 'manifest.json'), detail);
}

async function published(store: string, night: NightId, name: string): Promise<Buffer> {
  const path = join(revisionFolder(store, night), name);
  try {
    return await readFile(path);
  } catch (cause) {
    if (
      isMissing(cause) &&
      name === 'manifest.json' &&
      (await currentRevision(store, night.day)) !== night.revision
    )
      throw await noNight(store, night.day, night.revision);
    if (isMissing(cause)) throw damaged(store, path, 'ENOENT', cause);
    throw cause;
  }
}

function read<T>(store: string, night: NightId, name: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof Unreadable)) throw cause;
    throw damaged(store, join(revisionFolder(store, night), name), cause.message, cause);
  }
}

async function noNight(store: string, day: Day, revision?: number): Promise<FenquError> {
  const nights = await readNights(store);
  const value = revision === undefined ? day : `${day} r${revision}`;
  const days = nights.map((night) => night.day);
  const suggest = nearestDays(days, day);
  return new FenquError(error('store-no-night', { value, with: { nights: nights.length }, suggest }));
}
