import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { error, FenquError } from '../problems/problem.ts';
import { codeOf } from './failures.ts';

const BYTES = 32;
const FORM = /^[0-9a-f]{64}\n?$/;

/**
 * The secret under which a workspace hides ids: 64 hexadecimal digits in `.fenqu/secret`, which only its user can read
 * and git does not see. It is made when first asked for. The caller holds the lock of the workspace's store.
 *
 * @throws FenquError `store-secret`
 */
export async function workspaceSecret(directory: string): Promise<string> {
  const folder = join(directory, '.fenqu');
  const path = join(folder, 'secret');
  try {
    await mkdir(folder, { recursive: true });
    await writeNew(join(folder, '.gitignore'), '*\n', 0o644);
    await writeNew(path, `${randomBytes(BYTES).toString('hex')}\n`, 0o600);
    const text = await readFile(path, 'utf8');
    if (FORM.test(text)) return text.trim();
  } catch (cause) {
    const detail = codeOf(cause);
    if (detail === undefined) throw cause;
    throw unusable(detail, cause);
  }
  throw unusable(`${BYTES * 2} × 0-9 a-f`);
}

/** Writes a file that is not there yet, and sees it onto the disk: a secret that is lost cannot be made again. */
async function writeNew(path: string, text: string, mode: number): Promise<void> {
  try {
    const file = await open(path, 'wx', mode);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (cause) {
    if (codeOf(cause) !== 'EEXIST') throw cause;
  }
}

function unusable(detail: string, cause?: unknown): FenquError {
  const value = '.fenqu/secret';
  return new FenquError(error('store-secret', { place: { file: value }, value, with: { detail } }), {
    cause,
  });
}
