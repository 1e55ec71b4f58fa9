import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readlinkSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { isDiskFull } from './problems/machine.ts';

/** Where the system keeps open files by their names. */
const KEPT_OPEN = /^\/(proc\/|dev\/(fd\/|std(in|out|err)$))/;

/** As many links in a row as a system follows. */
const LINKS = 40;

/**
 * Writes a file aside and renames it into place, so that a reader finds the old one or the new one, and a failure leaves the
 * old. A link is followed, and the mode of the old file kept. In place are written what is no plain file, such as a pipe or
 * `/dev/stdout`; a file that has other names or another owner, which a new one would not have; and where no file can be put beside it.
 *
 * @param mode of the file, whatever it was, where it is for this user's eyes alone
 * @throws the error of the system
 */
export function writeWholeFile(path: string, content: string | Uint8Array, mode?: number): void {
  const target = whereLinksLead(resolve(path));
  const old = target === undefined ? undefined : lstatSync(target, { throwIfNoEntry: false });
  const mayReplace = target !== undefined && (old === undefined || mayBeReplaced(target, old));
  if (!mayReplace || !placed(target, content, mode ?? old?.mode)) fill(path, content, mode);
}

/** Where links lead; undefined by way of what the system keeps of open files, which may be plain ones that others write to. */
function whereLinksLead(path: string): string | undefined {
  let at = path;
  for (let i = 0; i < LINKS && !KEPT_OPEN.test(at); i += 1) {
    if (lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return at;
    at = resolve(dirname(at), readlinkSync(at));
  }
  return undefined;
}

function mayBeReplaced(path: string, old: Stats): boolean {
  return old.isFile() && old.nlink === 1 && old.uid === process.geteuid?.() && isWritable(path);
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Writes aside and renames; false where that is not to be done here, and then nothing has happened. */
function placed(path: string, content: string | Uint8Array, mode: number | undefined): boolean {
  // Of two that write at once each has its own.
  const aside = join(dirname(path), `.${basename(path)}.${process.pid}.partial`);
  try {
    // What another with this number has left must not lend its mode.
    rmSync(aside, { force: true });
    fill(aside, content, mode);
    renameSync(aside, path);
    return true;
  } catch (cause) {
    rmSync(aside, { force: true });
    if (cause instanceof Error && 'code' in cause && isDiskFull(String(cause.code))) throw cause;
    return false;
  }
}

/** The mode is given before the content is. */
function fill(path: string, content: string | Uint8Array, mode: number | undefined): void {
  const file = openSync(path, 'w', mode);
  try {
    const isPlain = fstatSync(file).isFile();
    if (isPlain && mode !== undefined) fchmodSync(file, mode & 0o7777);
    writeFileSync(file, content);
    if (isPlain) fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
