import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder, placeFile } from './disk.ts';
import { damaged, isMissing, writing } from './failures.ts';
import { sha256 } from './manifest.ts';
import { keptName, keptPath } from './paths.ts';

/** Something that can be read through more than once, in pieces. */
export type Source = () => Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/**
 * Keeps a thing under the hash of its bytes, once: a thing kept already is neither written again nor replaced.
 * Gives what it is called: `<sha256>.<extension of name>`. The caller holds the lock.
 *
 * @param content its bytes, or the path of the file that has them
 * @throws FenquError `disk-full`, `store-unwritable`; `store-damaged` if another thing lies in its place
 */
export async function keepFile(store: string, content: Uint8Array | string, name: string): Promise<string> {
  return keep(store, typeof content === 'string' ? () => createReadStream(content) : () => [content], name);
}

/** As `keepFile`, for what comes in pieces. It is read once for its hash, and again only if it is new. */
export async function keep(store: string, source: Source, name: string): Promise<string> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of source()) {
    hash.update(chunk);
    size += chunk.length;
  }
  const kept = keptName(hash.digest('hex'), name);
  const path = keptPath(store, kept);
  const there = await sizeOf(path);
  if (there !== null && there !== size) throw damaged(store, path, `${there} bytes`);
  if (there === null)
    await writing(store, path, async () => {
      await makeFolder(join(store, 'kept'));
      await makeFolder(dirname(path));
      await placeFile(store, path, piecesOf(source));
    });
  return kept;
}

async function* piecesOf(source: Source): AsyncGenerator<Uint8Array> {
  yield* source();
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (cause) {
    if (isMissing(cause)) return null;
    throw cause;
  }
}

/**
 * A kept thing, its hash checked.
 * @throws FenquError `store-damaged` if it is missing or another
 */
export async function readKept(store: string, kept: string): Promise<Buffer> {
  const path = keptPath(store, kept);
  try {
    const bytes = await readFile(path);
    if (sha256(bytes) === kept.slice(0, 64)) return bytes;
  } catch (cause) {
    if (isMissing(cause)) throw damaged(store, path, 'ENOENT', cause);
    throw cause;
  }
  throw damaged(store, path, 'SHA-256');
}
