import { stat } from 'node:fs/promises';
import { relative } from 'node:path';
import { error, FenquError } from '../../problems/problem.ts';
import { codeOf } from './inflate.ts';

/** The name of a file that stands for standard input. */
export const STANDARD_INPUT = '-';

/**
 * The files a path or glob names, sorted, so that their order never depends on the file system.
 * @throws FenquError `file-missing`, `file-is-directory`, `file-none-match`, `file-unreadable`
 */
export async function findFiles(pattern: string, directory: string): Promise<string[]> {
  if (pattern === STANDARD_INPUT || (await kindOf(pattern, directory)) === 'file') return [pattern];
  const value = shownPath(pattern, directory);
  const { escapePath, glob, isDynamicPattern } = await import('tinyglobby');
  if (!isDynamicPattern(pattern))
    throw new FenquError(error('file-missing', { value, place: { file: value } }));
  const found = await glob([pattern.replaceAll('\\', '/')], {
    absolute: true,
    onlyFiles: true,
    cwd: escapePath(directory),
  });
  if (found.length === 0) throw new FenquError(error('file-none-match', { value, place: { file: value } }));
  return found.sort((a, b) => (a < b ? -1 : 1));
}

/** A path as messages and reports show it: relative to the workspace where it lies inside, with `/`. */
export function shownPath(path: string, directory: string): string {
  if (path === STANDARD_INPUT) return path;
  const inside = relative(directory, path).replaceAll('\\', '/');
  return inside === '' || inside.startsWith('../../') ? path : inside;
}

async function kindOf(path: string, directory: string): Promise<'file' | 'none'> {
  const value = shownPath(path, directory);
  const place = { file: value };
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw new FenquError(error('file-is-directory', { value, place }));
    return 'file';
  } catch (cause) {
    if (cause instanceof FenquError) throw cause;
    if (codeOf(cause) === 'ENOENT' || codeOf(cause) === 'ENOTDIR') return 'none';
    const detail = codeOf(cause) ?? String(cause);
    throw new FenquError(error('file-unreadable', { value, place, with: { detail } }), { cause });
  }
}
