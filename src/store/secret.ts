import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isDiskFull } from '../problems/machine.ts';
import { error, FenquError } from '../problems/problem.ts';
import { linkDurably, writeDurably } from './disk.ts';
import { codeOf } from './failures.ts';
import { namesIn, textIfThere } from './nights.ts';

const BYTES = 32;
const FORM = /^[0-9a-f]{64}\n?$/;
/** What is on its way to its name in `.fenqu`: the secret, and the prints of rows. */
const ASIDE = /^\.(?:[0-9a-f-]{36}|prints\.\d+)\.partial$/;

/**
 * The secret under which a workspace hides ids: 64 hexadecimal digits in `.fenqu/secret`, which only its user can read
 * and git does not see. It is made when first asked for.
 *
 * @throws FenquError `store-secret` where there is one that cannot be used; `disk-full`, `file-unwritable` where none can
 *   be made
 */
export async function workspaceSecret(directory: string): Promise<string> {
  const folder = join(directory, '.fenqu');
  const path = join(folder, 'secret');
  const known = await secretIn(path);
  if (known === null)
    try {
      await mkdir(folder, { recursive: true });
      await writeNew(folder, '.gitignore', '*\n', 0o644);
      await writeNew(folder, 'secret', `${randomBytes(BYTES).toString('hex')}\n`, 0o600);
    } catch (cause) {
      throw cannotMake(cause);
    }
  const text = known ?? (await secretIn(path));
  if (text === null || !FORM.test(text)) throw unusable(`${BYTES * 2} × 0-9 a-f`);
  await removeAsides(folder);
  return text.trim();
}

async function secretIn(path: string): Promise<string | null> {
  try {
    return await textIfThere(path);
  } catch (cause) {
    throw unusable(codeOf(cause) ?? '', cause);
  }
}

/**
 * Gives a file its name only when it is whole and on the disk, and only if none has it yet: a secret that is lost cannot be
 * made again, and an empty one would stand in the way for ever.
 */
async function writeNew(folder: string, name: string, text: string, mode: number): Promise<void> {
  const aside = join(folder, `.${randomUUID()}.partial`);
  try {
    await writeDurably(aside, text, mode);
    await linkDurably(aside, join(folder, name));
  } catch (cause) {
    // Another process that has the secret by now takes away what lies aside.
    if (codeOf(cause) !== 'ENOENT') throw cause;
  } finally {
    await rm(aside, { force: true });
  }
}

/** What a process that was killed has left. */
async function removeAsides(folder: string): Promise<void> {
  for (const name of await namesIn(folder))
    if (ASIDE.test(name)) await rm(join(folder, name), { force: true });
}

function unusable(detail: string, cause?: unknown): FenquError {
  const value = '.fenqu/secret';
  return new FenquError(error('store-secret', { place: { file: value }, value, with: { detail } }), {
    cause,
  });
}

function cannotMake(cause: unknown): unknown {
  const detail = codeOf(cause);
  if (detail === undefined) return cause;
  const code = isDiskFull(detail) ? 'disk-full' : 'file-unwritable';
  return new FenquError(error(code, { value: '.fenqu/secret', with: { detail } }), { cause });
}

/** The file beside the secret in which a workspace notes what the rows it kept came to. */
export function printsFile(directory: string): string {
  return join(directory, '.fenqu', 'prints');
}
