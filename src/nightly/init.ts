import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { addDays, type Day, today } from '../days.ts';
import { makeFolders } from '../make-folders.ts';
import { packageRoot } from '../package-root.ts';
import { error, FenquError } from '../problems/problem.ts';

const TIME_ZONE = 'Asia/Shanghai';

/**
 * Makes a workspace to start from, that runs: a small made-up town whose cases fall on the days before today.
 *
 * @returns the folder's path and its files
 * @throws FenquError if the folder already holds a workspace or cannot be written
 */
export function initWorkspace(
  directory: string,
  present: Day = today(TIME_ZONE),
): { directory: string; files: string[] } {
  const target = resolve(directory);
  if (existsSync(join(target, 'fenqu.yaml')))
    throw new FenquError(error('init-exists', { value: directory }));
  try {
    makeFolders(target);
    cpSync(join(packageRoot(), 'fixtures', 'starter'), target, {
      recursive: true,
      force: false,
      errorOnExist: true,
    });
    const cases = join(target, 'data', 'cases.csv');
    const text = readFileSync(cases, 'utf8');
    writeFileSync(
      cases,
      text.replace(/\{day-(\d+)\}/g, (_, back: string) => addDays(present, -Number(back))),
    );
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : '';
    throw new FenquError(error('file-unwritable', { value: directory, with: { detail } }));
  }
  const files = readdirSync(target, { recursive: true, withFileTypes: true });
  return {
    directory: target,
    files: files
      .filter((each) => each.isFile())
      .map((each) => each.name)
      .sort(),
  };
}
