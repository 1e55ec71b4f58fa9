import { isDiskFull } from '../problems/machine.ts';
import { error, FenquError } from '../problems/problem.ts';
import { shownInStore } from './paths.ts';

/** The code of a system error, if it carries one. */
export function codeOf(cause: unknown): string | undefined {
  if (!(cause instanceof Error) || !('code' in cause)) return undefined;
  return typeof cause.code === 'string' ? cause.code : undefined;
}

/** Where the disk knows no second names of files. */
export const NO_LINKS: ReadonlySet<string | undefined> = new Set([
  'EPERM',
  'ENOSYS',
  'ENOTSUP',
  'EOPNOTSUPP',
]);

/**
 * Does something that writes below a path of the store.
 * @throws FenquError `disk-full`, `store-unwritable`
 */
export async function writing<T>(store: string, path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw writeFailure(store, path, cause);
  }
}

/** What went wrong while writing, as our own error. */
export function writeFailure(store: string, path: string, cause: unknown): unknown {
  const detail = codeOf(cause) ?? engineCode(cause);
  if (cause instanceof FenquError || detail === undefined) return cause;
  const value = shownInStore(store, path);
  const code = isDiskFull(detail) ? 'disk-full' : 'store-unwritable';
  return new FenquError(error(code, { place: { file: value }, value, with: { detail } }), { cause });
}

/** The engine says in words what the system said. */
function engineCode(cause: unknown): string | undefined {
  if (!(cause instanceof Error) || !cause.message.startsWith('IO Error')) return undefined;
  if (/no space left/i.test(cause.message)) return 'ENOSPC';
  if (/quota exceeded/i.test(cause.message)) return 'EDQUOT';
  return /read-only file system/i.test(cause.message) ? 'EROFS' : 'EIO';
}

/** Whether a read failed because nothing is there. */
export function isMissing(cause: unknown): boolean {
  const code = codeOf(cause);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/** A file of the store is not as it was published. */
export function damaged(store: string, path: string, detail: string, cause?: unknown): FenquError {
  const value = shownInStore(store, path);
  return new FenquError(error('store-damaged', { place: { file: value }, value, with: { detail } }), {
    cause,
  });
}
