import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Day } from '../days.ts';
import { type Problem, warning } from '../problems/problem.ts';
import { placeFile } from './disk.ts';
import { damaged } from './failures.ts';
import { sha256 } from './manifest.ts';
import { currentRevision, namesIn, publishedOf, readNights, textIfThere } from './nights.ts';
import { revisionFolder, shownInStore } from './paths.ts';
import type { NightId } from './published.ts';

/**
 * A night rests on the nights before it. Where one of them is published anew, every later one gets a file `stale` with a
 * line `2022-05-11 r2`, until it is computed again. The marks are written before the cause is put in force, and count
 * only once it is, so that no moment shows the one without the other. The last line seals those above: with another digit
 * they would speak of a cause that is not in force, and so say nothing.
 */
const CAUSE = /^(\d{4}-\d{2}-\d{2}) r([1-9]\d*)$/;

function staleFile(store: string, night: NightId): string {
  return join(revisionFolder(store, night), 'stale');
}

/**
 * Marks the nights published for days after the cause; gives their days. A night that is stale already stays so until it is
 * computed again, and needs no other mark.
 *
 * @throws FenquError `store-damaged`
 */
export async function markLater(store: string, cause: NightId): Promise<Day[]> {
  const later = await publishedOf(
    store,
    (await namesIn(store)).filter((day) => day > cause.day),
  );
  for (const night of later) {
    if ((await staleCauses(store, night)).length > 0) continue;
    const lines = new Set([...(await linesOf(store, night)), written(cause)]);
    await placeFile(store, staleFile(store, night), sealed(night, [...lines].sort()));
  }
  return later.map((night) => night.day);
}

/** The night was computed again, with the same result. */
export async function clearStale(store: string, night: NightId): Promise<void> {
  await rm(staleFile(store, night), { force: true });
}

/**
 * The earlier nights published anew since this one was computed; none if it is not stale.
 * @throws FenquError `store-damaged` if the marks are not as they were written
 */
export async function staleCauses(store: string, night: NightId): Promise<NightId[]> {
  const causes: NightId[] = [];
  for (const line of await linesOf(store, night)) {
    const [, day = '', revision = ''] = CAUSE.exec(line) ?? [];
    const cause = { day, revision: Number(revision) };
    if (((await currentRevision(store, day)) ?? 0) >= cause.revision) causes.push(cause);
  }
  return causes;
}

/** The nights that are stale, oldest first. */
export async function staleNights(store: string): Promise<NightId[]> {
  const stale: NightId[] = [];
  for (const night of await readNights(store))
    if ((await staleCauses(store, night)).length > 0) stale.push(night);
  return stale;
}

/** A warning if the night is stale. */
export async function staleProblems(store: string, night: NightId): Promise<Problem[]> {
  const causes = await staleCauses(store, night);
  if (causes.length === 0) return [];
  const list = causes.map(written).join(', ');
  const place = { file: shownInStore(store, staleFile(store, night)) };
  return [warning('store-stale', { place, value: night.day, with: { causes: list } })];
}

/** The lines of a night's marks, their seal checked. */
async function linesOf(store: string, night: NightId): Promise<string[]> {
  const path = staleFile(store, night);
  const text = await textIfThere(path);
  if (text === null) return [];
  const lines = text.split('\n').slice(0, -2);
  const wrong = lines.find((line) => !CAUSE.test(line));
  if (wrong !== undefined) throw damaged(store, path, wrong.slice(0, 30));
  if (text !== sealed(night, lines)) throw damaged(store, path, 'SHA-256');
  return lines;
}

function written({ day, revision }: NightId): string {
  return `${day} r${revision}`;
}

/** Marks as they are written. The seal is of this night's alone: those of another would be no marks here. */
function sealed(night: NightId, lines: readonly string[]): string {
  const text = lines.map((line) => `${line}\n`).join('');
  return `${text}sha256 ${sha256(`${written(night)}\n${text}`)}\n`;
}
