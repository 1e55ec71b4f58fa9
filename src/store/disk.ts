import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf, NO_LINKS } from './failures.ts';
import { temporaryFolder } from './paths.ts';

type Content = string | Uint8Array | AsyncIterable<Uint8Array>;

/** A new path in the store's own temporary folder, so that a rename from there is atomic. */
export async function temporaryPath(store: string): Promise<string> {
  const folder = temporaryFolder(store);
  // To look takes less than to have another thread find out that there is nothing to do.
  if (!existsSync(folder)) await mkdir(folder, { recursive: true });
  return join(folder, randomUUID());
}

/** What is written, and may not be on the disk yet. One of the two is called, once. */
export interface Written {
  /** Sees it onto the disk. */
  readonly onDisk: () => Promise<void>;
  /** Lets it be: it may get there or not. */
  readonly leave: () => Promise<void>;
}

/** Writes a file. */
export async function write(path: string, content: Content, mode = 0o666): Promise<Written> {
  const file = await open(path, 'w', mode);
  try {
    if (typeof content === 'string' || content instanceof Uint8Array) await file.writeFile(content);
    else for await (const chunk of content) await file.writeFile(chunk);
  } catch (cause) {
    await file.close();
    throw cause;
  }
  const onDisk = async (): Promise<void> => {
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  };
  return { onDisk, leave: () => file.close() };
}

/** Writes a file and sees it onto the disk. */
export async function writeDurably(path: string, content: Content, mode?: number): Promise<void> {
  const { onDisk } = await write(path, content, mode);
  await onDisk();
}

/** Puts a file in place whole or not at all, replacing one that is there. */
export async function placeFile(store: string, path: string, content: Content): Promise<void> {
  const temporary = await temporaryPath(store);
  await writeDurably(temporary, content);
  await renameDurably(temporary, path);
}

/** Gives a file another name that nothing has yet, durably; where there is one, nothing changes. */
export async function linkDurably(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (cause) {
    const code = codeOf(cause);
    if (code === 'EEXIST') return;
    if (!NO_LINKS.has(code)) throw cause;
    if (!existsSync(to)) await rename(from, to);
  }
  await syncFolder(dirname(to));
}

/** Renames a file or folder and sees the new name onto the disk. */
export async function renameDurably(from: string, to: string): Promise<void> {
  await rename(from, to);
  await syncFolder(dirname(to));
}

/** Makes a folder inside one that is there, durably; one that is there already is left alone. */
export async function makeFolder(path: string): Promise<void> {
  if (existsSync(path)) return;
  if ((await mkdir(path, { recursive: true })) !== undefined) await syncFolder(dirname(path));
}

const NO_FOLDER_SYNC: ReadonlySet<string | undefined> = new Set(['EPERM', 'EISDIR', 'EINVAL']);

/** Sees the names in a folder onto the disk, where the system has a way to do it. */
export async function syncFolder(path: string): Promise<void> {
  let folder: Awaited<ReturnType<typeof open>> | undefined;
  try {
    folder = await open(path, 'r');
    await folder.sync();
  } catch (cause) {
    if (!NO_FOLDER_SYNC.has(codeOf(cause))) throw cause;
  } finally {
    await folder?.close();
  }
}
