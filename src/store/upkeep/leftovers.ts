import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { lifeOf, readOwner } from '../../owner.ts';
import { note, type Problem } from '../../problems/problem.ts';
import { namesIn, textIfThere } from '../nights.ts';
import { revisionFolder, shownInStore, temporaryFolder } from '../paths.ts';
import { type DayFolder, unpublished } from './layout.ts';

/** What runs that did not end have left, and the lock. */
export async function leftovers(store: string, days: readonly DayFolder[]): Promise<Problem[]> {
  const shown = (path: string): string => shownInStore(store, path);
  const found = days.flatMap((folder): Problem[] => {
    const { day, current, revisions, problems } = folder;
    const never = unpublished(folder).map((revision) =>
      note('store-unpublished', { value: shown(revisionFolder(store, { day, revision })) }),
    );
    const isEmpty = current === null && revisions.length === 0 && problems.length === 0;
    return isEmpty ? [note('store-unpublished', { value: shown(join(store, day)) })] : never;
  });
  const temporary = temporaryFolder(store);
  const half = await namesIn(temporary);
  if (half.length > 0)
    found.push(note('store-half-written', { value: shown(temporary), with: { files: half.length } }));
  return [...found, ...(await lockNotes(store))];
}

async function lockNotes(store: string): Promise<Problem[]> {
  const path = join(store, '.lock');
  if (!existsSync(path)) return [];
  const owner = readOwner((await textIfThere(path)) ?? '');
  const value = shownInStore(store, path);
  const values = {
    owner: owner === undefined ? '?' : `pid ${owner.pid} @ ${owner.host}`,
    started: owner?.started ?? '?',
  };
  const isOver = owner !== undefined && lifeOf(owner) === 'dead';
  return [note(isOver ? 'store-lock-left' : 'store-lock-held', { value, with: values })];
}
