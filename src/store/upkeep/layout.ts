import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Day, isDay } from '../../days.ts';
import { FenquError, type Problem } from '../../problems/problem.ts';
import { isMissing } from '../failures.ts';
import { currentRevision, namesIn } from '../nights.ts';
import { packedName, revisionFolder } from '../paths.ts';
import { RESULT_FILES } from '../published.ts';

/** A day's folder in the store. */
export interface DayFolder {
  readonly day: Day;
  /** The revision in force; null where none is. */
  readonly current: number | null;
  /** All revisions there are, oldest first. */
  readonly revisions: readonly number[];
  /** What is wrong with the file that says which is in force. */
  readonly problems: readonly Problem[];
}

/** What lies in a store, by the names alone. */
export interface Layout {
  readonly days: readonly DayFolder[];
  /** Paths of what no run has put there. Names that begin with a dot are not looked at. */
  readonly foreign: readonly string[];
}

const OF_REVISION: ReadonlySet<string> = new Set([
  ...RESULT_FILES,
  ...RESULT_FILES.map(packedName),
  'manifest.json',
  'stale',
]);
const REVISION = /^r([1-9]\d*)$/;

/** Looks through a store's folders; one that is not there is empty. */
export async function layoutOf(store: string): Promise<Layout> {
  const names = (await namesIn(store)).filter(isSeen).sort();
  const days: DayFolder[] = [];
  const foreign = names.filter((name) => name !== 'kept' && !isDay(name)).map((name) => join(store, name));
  for (const day of names.filter(isDay)) {
    const inside = (await namesInFolder(join(store, day))).filter(isSeen);
    const revisions = inside.flatMap(revisionNamed).sort((a, b) => a - b);
    days.push({ day, revisions, ...(await inForce(store, day)) });
    const others = inside.filter((name) => name !== 'current' && !REVISION.test(name));
    foreign.push(...others.map((name) => join(store, day, name)));
    for (const revision of revisions) foreign.push(...(await strangersIn(store, day, revision)));
  }
  return { days, foreign };
}

/** Revisions of a day that never were in force: a run that did not end has left them. */
export function unpublished({ current, revisions, problems }: DayFolder): number[] {
  return problems.length > 0 ? [] : revisions.filter((revision) => revision > (current ?? 0));
}

function revisionNamed(name: string): number[] {
  const number = REVISION.exec(name)?.[1];
  return number === undefined ? [] : [Number(number)];
}

async function inForce(store: string, day: Day): Promise<Pick<DayFolder, 'current' | 'problems'>> {
  try {
    return { current: await currentRevision(store, day), problems: [] };
  } catch (cause) {
    if (!(cause instanceof FenquError)) throw cause;
    return { current: null, problems: cause.problems };
  }
}

async function strangersIn(store: string, day: Day, revision: number): Promise<string[]> {
  const folder = revisionFolder(store, { day, revision });
  const names = (await namesInFolder(folder)).filter((name) => isSeen(name) && !OF_REVISION.has(name));
  return names.sort().map((name) => join(folder, name));
}

/** A file in the place of a folder has nothing in it. */
async function namesInFolder(path: string): Promise<string[]> {
  try {
    return await readdir(path);
  } catch (cause) {
    if (isMissing(cause)) return [];
    throw cause;
  }
}

function isSeen(name: string): boolean {
  return !name.startsWith('.');
}
