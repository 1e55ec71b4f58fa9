import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Day } from '../days.ts';
import { type Problem, warning } from '../problems/problem.ts';
import { placeFile } from './disk.ts';
import { currentRevision, namesIn, publishedOf, textIfThere } from './nights.ts';
import { revisionFolder, shownInStore } from './paths.ts';
import type { NightId } from './published.ts';

/**
 * A night rests on the nights before it. Where one of them is published anew, every later one gets a file `stale` with a
 * line `2022-05-11 r2`, until it is computed again. The marks are written before the cause is put in force, and count
 * only once it is, so that no moment shows the one without the other.
 */
const CAUSE = /^(\d{4}-\d{2}-\d{2}) r(\d+)$/;

function staleFile(store: string, night: NightId): string {
  return join(revisionFolder(store, night), 'stale');
}

/** Marks the nights published for days after the cause; gives their days. */
export async function markLater(store: string, cause: NightId): Promise<Day[]> {
  const later = await publishedOf(
    store,
    (await namesIn(store)).filter((day) => day > cause.day),
  );
  for (const night of later) {
    const lines = new Set([...(await linesOf(store, night)), `${cause.day} r${cause.revision}`]);
    await placeFile(store, staleFile(store, night), `${[...lines].sort().join('\n')}\n`);
  }
  return later.map((night) => night.day);
}

/** The night was computed again, with the same result. */
export async function clearStale(store: string, night: NightId): Promise<void> {
  await rm(staleFile(store, night), { force: true });
}

/** The earlier nights published anew since this one was computed; none if it is not stale. */
export async function staleCauses(store: string, night: NightId): Promise<NightId[]> {
  const causes: NightId[] = [];
  for (const line of await linesOf(store, night)) {
    const [, day = '', revision = ''] = CAUSE.exec(line) ?? [];
    const cause = { day, revision: Number(revision) };
    if (((await currentRevision(store, day)) ?? 0) >= cause.revision) causes.push(cause);
  }
  return causes;
}

/** A warning if the night is stale. */
export async function staleProblems(store: string, night: NightId): Promise<Problem[]> {
  const causes = await staleCauses(store, night);
  if (causes.length === 0) return [];
  const list = causes.map(({ day, revision }) => `${day} r${revision}`).join(', ');
  const place = { file: shownInStore(store, staleFile(store, night)) };
  return [warning('store-stale', { place, value: night.day, with: { causes: list } })];
}

/** Lines of a night's marks that are none. */
export async function unreadableMarks(store: string, night: NightId): Promise<string[]> {
  const text = await textIfThere(staleFile(store, night));
  return text?.split('\n').filter((line) => line !== '' && !CAUSE.test(line)) ?? [];
}

async function linesOf(store: string, night: NightId): Promise<string[]> {
  const text = await textIfThere(staleFile(store, night));
  return text?.split('\n').filter((line) => CAUSE.test(line)) ?? [];
}
