import { join } from 'node:path';
import { daysFrom } from '../../days.ts';
import { error, FenquError, note, type Problem } from '../../problems/problem.ts';
import { readKept } from '../keep.ts';
import { keptPath, shownInStore } from '../paths.ts';
import type { NightId } from '../published.ts';
import { readNight } from '../read-night.ts';
import { type KeptThing, keptThings } from './kept-things.ts';
import { type DayFolder, layoutOf, unpublished } from './layout.ts';
import { leftovers } from './leftovers.ts';
import { referencesOf } from './references.ts';

/** What looking through a store found. */
export interface StoreChecked {
  readonly store: string;
  /** Nights that are published, and all revisions of theirs. */
  readonly nights: number;
  readonly revisions: number;
  readonly kept: { readonly files: number; readonly bytes: number };
  /** Errors: something is damaged. Warnings: nights are stale. Notes: what is left over, or is not of the store. */
  readonly findings: readonly Problem[];
}

/**
 * Reads a whole store: every revision and every kept thing, their hashes checked. Writes nothing, and takes no lock.
 *
 * @throws where the system cannot read at all
 */
export async function checkStore(store: string, signal?: AbortSignal): Promise<StoreChecked> {
  const { days, foreign } = await layoutOf(store);
  const findings: Problem[] = days.flatMap(({ problems }) => problems);
  const wanted = new Map<string, NightId[]>();
  const nights: NightId[] = [];
  let isKnown = findings.length === 0;
  for (const folder of days)
    for (const id of publishedIn(folder)) {
      signal?.throwIfAborted();
      nights.push(id);
      const { kept, complete, problems } = await referencesOf(store, id);
      isKnown &&= complete;
      for (const name of kept) wanted.set(name, [...(wanted.get(name) ?? []), id]);
      findings.push(
        ...eachOnce([...problems, ...(await nightProblems(store, id, id.revision === folder.current))]),
      );
    }
  const { things, foreign: among } = await keptThings(store);
  findings.push(...(await keptProblems(store, things, wanted, signal)));
  if (isKnown) findings.push(...unreferenced(store, things, wanted));
  findings.push(...nightsMissing(days), ...(await leftovers(store, days)));
  findings.push(
    ...[...foreign, ...among].map((path) => note('store-foreign', { value: shownInStore(store, path) })),
  );
  return {
    store,
    nights: days.filter(({ current }) => current !== null).length,
    revisions: nights.length,
    kept: { files: things.length, bytes: bytesOf(things) },
    findings: inOrder(findings),
  };
}

/** Days between two nights that have none: they were left out, or a night that was put in its place was lost. */
function nightsMissing(days: readonly DayFolder[]): Problem[] {
  const there = days.flatMap(({ day, current }) => (current === null ? [] : [day])).sort();
  const [first, newest] = [there[0], there.at(-1)];
  if (first === undefined || newest === undefined) return [];
  const published = new Set(there);
  const missing = daysFrom(first, newest).filter((day) => !published.has(day));
  const [value, last] = [missing[0], missing.at(-1)];
  if (value === undefined || last === undefined) return [];
  return [note('store-nights-missing', { value, with: { nights: missing.length, first, last } })];
}

function publishedIn(folder: DayFolder): NightId[] {
  const left = new Set(unpublished(folder));
  const { day, current, revisions } = folder;
  // The revision in force may be missing: that is found when it is read.
  const all = new Set([
    ...revisions.filter((revision) => !left.has(revision)),
    ...((current ?? 0) > 0 ? [current ?? 0] : []),
  ]);
  return [...all].sort((a, b) => a - b).map((revision) => ({ day, revision }));
}

/** What is wrong with the files of a revision; that it is stale matters where it is in force. */
async function nightProblems(
  store: string,
  { day, revision }: NightId,
  isCurrent: boolean,
): Promise<readonly Problem[]> {
  try {
    const { problems } = await readNight(store, day, revision);
    return isCurrent ? problems : [];
  } catch (cause) {
    if (!(cause instanceof FenquError)) throw cause;
    return cause.problems;
  }
}

/** Kept things that are missing or have other bytes than their name says, with the nights that rest on them. */
async function keptProblems(
  store: string,
  things: readonly KeptThing[],
  wanted: ReadonlyMap<string, readonly NightId[]>,
  signal: AbortSignal | undefined,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const there = new Set(things.map(({ name }) => name));
  const spoilt = (name: string, detail: string): Problem => {
    const value = shownInStore(store, keptPath(store, name));
    const nights = wanted.get(name) ?? [];
    const values = { detail, nights: nights.length, first: nights[0]?.day ?? '—' };
    return error('store-kept-damaged', { place: { file: value }, value, with: values });
  };
  for (const name of wanted.keys()) if (!there.has(name)) problems.push(spoilt(name, 'ENOENT'));
  for (const thing of things) {
    signal?.throwIfAborted();
    if (!(await isWhole(store, thing))) problems.push(spoilt(thing.name, 'SHA-256'));
  }
  return problems;
}

/** Whether a kept thing has the content that its name says. */
async function isWhole(store: string, { name }: KeptThing): Promise<boolean> {
  try {
    await readKept(store, name);
    return true;
  } catch (cause) {
    if (!(cause instanceof FenquError)) throw cause;
    return false;
  }
}

function unreferenced(
  store: string,
  things: readonly KeptThing[],
  wanted: ReadonlyMap<string, unknown>,
): Problem[] {
  const idle = things.filter(({ name }) => !wanted.has(name));
  if (idle.length === 0) return [];
  const values = { files: idle.length, bytes: bytesOf(idle) };
  return [note('store-unreferenced', { value: shownInStore(store, join(store, 'kept')), with: values })];
}

const ORDER = { error: 0, warning: 1, note: 2 } as const;

function inOrder(findings: readonly Problem[]): Problem[] {
  return findings.toSorted((a, b) => ORDER[a.severity] - ORDER[b.severity]);
}

function eachOnce(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

function bytesOf(things: readonly KeptThing[]): number {
  return things.reduce((sum, { bytes }) => sum + bytes, 0);
}
