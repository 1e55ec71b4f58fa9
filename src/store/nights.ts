import { readdir, readFile } from 'node:fs/promises';
import { type Day, isDay } from '../days.ts';
import { damaged, isMissing } from './failures.ts';
import { currentFile } from './paths.ts';
import type { NightId } from './published.ts';

const CURRENT = /^r([1-9]\d*)\n?$/;

/**
 * Every published night with its revision in force, oldest first. A store that is not there yet has none.
 * @throws FenquError `store-damaged` where a night does not say which revision is in force
 */
export async function readNights(store: string): Promise<NightId[]> {
  return publishedOf(store, await namesIn(store));
}

/** The same of some names in a store; those that are no days are left out. */
export async function publishedOf(store: string, names: readonly string[]): Promise<NightId[]> {
  const days = names.filter(isDay).sort();
  const found = await Promise.all(
    days.map(async (day) => ({ day, revision: await currentRevision(store, day) })),
  );
  return found.flatMap(({ day, revision }) => (revision === null ? [] : [{ day, revision }]));
}

/** Days before one that the store has a folder for, the newest first; not all need be published. */
export async function nightsBack(store: string, day: Day): Promise<Day[]> {
  return (await namesIn(store))
    .filter((name) => isDay(name) && name < day)
    .sort()
    .reverse();
}

/** The two newest published nights, the older first; fewer where there are fewer. */
export async function lastTwo(store: string): Promise<readonly NightId[]> {
  return (await readNights(store)).slice(-2);
}

/** Of days in order those next to one that is not among them: the last before it and the first after it. */
export function nearestDays(days: readonly Day[], day: Day): Day[] {
  const [before, after] = [days.findLast((each) => each < day), days.find((each) => each > day)];
  return [before, after].flatMap((each) => each ?? []);
}

/**
 * The revision of a night that is in force; null if none was published.
 * @throws FenquError `store-damaged`
 */
export async function currentRevision(store: string, day: Day): Promise<number | null> {
  const path = currentFile(store, day);
  const text = await textIfThere(path);
  if (text === null) return null;
  const revision = CURRENT.exec(text)?.[1];
  if (revision === undefined) throw damaged(store, path, text.slice(0, 20).trim());
  return Number(revision);
}

/** Names in a folder; none if it is not there. */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    if (isMissing(cause)) return [];
    throw cause;
  }
}

/** A file's text; null if it is not there. */
export async function textIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (isMissing(cause)) return null;
    throw cause;
  }
}
