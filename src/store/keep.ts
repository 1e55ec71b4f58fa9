import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Unreadable } from './csv.ts';
import { makeFolder, placeFile } from './disk.ts';
import { damaged, isMissing, writing } from './failures.ts';
import { sha256 } from './manifest.ts';
import { END_BYTES, MOST_PLAIN_BYTES, packed, unpacked, unpackedBeginning, unpackedSize } from './packing.ts';
import { isPacked, keptName, keptPath } from './paths.ts';

/** Something that can be read through more than once, in pieces. */
export type Source = () => Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/**
 * Keeps a thing under the hash of its bytes, once: a thing kept already is neither written again nor replaced. What is
 * larger than `MOST_PLAIN_BYTES` is compressed. Gives what it is called: `<sha256>.<extension of name>`, and `.gz` if it is
 * compressed; the hash is that of its content either way. The caller holds the lock.
 *
 * @param content its bytes, or the path of the file that has them
 * @throws FenquError `disk-full`, `store-unwritable`; `store-damaged` if another thing lies in its place
 */
export async function keepFile(store: string, content: Uint8Array | string, name: string): Promise<string> {
  if (typeof content === 'string') return keep(store, () => createReadStream(content), name);
  return keep(store, () => [content], name, certain.get(store)?.onTheWay);
}

/** As `keepFile`, for a value that stays the same for many nights, as JSON: under one lock it is written out once. */
export async function keepJson(
  store: string,
  value: object,
  name: string,
  json: () => unknown = () => value,
): Promise<string> {
  const known = certain.get(store)?.values.get(value);
  if (known !== undefined) return known;
  const kept = await keepFile(store, Buffer.from(`${JSON.stringify(json(), null, 1)}\n`), name);
  certain.get(store)?.values.set(value, kept);
  return kept;
}

/** What was put into a store or looked at there since its lock was taken, and so is there: by name, and by value. */
interface Certain {
  readonly names: Set<string>;
  readonly values: WeakMap<object, string>;
  /** What is on its way there, where things are put in place beside other work. */
  onTheWay?: OnTheWay;
}

const certain = new Map<string, Certain>();

/** For the lock: as long as it is held nothing else takes away what is kept. The function it gives back ends that. */
export function rememberKept(store: string): () => void {
  certain.set(store, { names: new Set(), values: new WeakMap() });
  return () => certain.delete(store);
}

/** Things that are put in place while other work goes on. */
interface OnTheWay {
  readonly byName: Map<string, Promise<void>>;
  /** Those that nobody has taken over yet. */
  readonly fresh: Promise<void>[];
}

/** What is kept beside other work. */
export interface KeptBeside {
  /** What was kept since this was asked last: each ends once its thing is in place, or with why it is not. */
  readonly taken: () => readonly Promise<void>[];
  /** From now on each thing is waited for again. */
  readonly end: () => void;
}

/**
 * Lets what `keepFile` and `keepJson` are given as values be put in place beside other work. Whoever names a thing in what is
 * to stay has to wait for it first. The caller holds the lock.
 */
export function keepBeside(store: string): KeptBeside {
  const known = certain.get(store);
  const onTheWay: OnTheWay = { byName: new Map(), fresh: [] };
  if (known !== undefined) known.onTheWay = onTheWay;
  return {
    taken: () => onTheWay.fresh.splice(0),
    end: () => {
      if (known?.onTheWay === onTheWay) delete known.onTheWay;
    },
  };
}

function note({ byName, fresh }: OnTheWay, kept: string, placed: Promise<void>): void {
  placed.catch(() => {
    // Whoever takes it over is told.
  });
  byName.set(kept, placed);
  fresh.push(placed);
}

/**
 * As `keepFile`, for what comes in pieces. It is read once for its hash, and again only if it is new.
 *
 * @param onTheWay where it is noted, instead of waited for
 */
export async function keep(
  store: string,
  source: Source,
  name: string,
  onTheWay?: OnTheWay,
): Promise<string> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of source()) {
    hash.update(chunk);
    size += chunk.length;
  }
  const kept = keptName(hash.digest('hex'), name, size > MOST_PLAIN_BYTES);
  const names = certain.get(store)?.names;
  if (names?.has(kept) || onTheWay?.byName.has(kept)) return kept;
  const placed = place(store, kept, size, source).then(() => void names?.add(kept));
  if (onTheWay === undefined) await placed;
  else note(onTheWay, kept, placed);
  return kept;
}

/** Puts a thing in its place, unless it is there. */
async function place(store: string, kept: string, size: number, source: Source): Promise<void> {
  const path = keptPath(store, kept);
  const there = await sizeOf(path);
  if (there !== null && there !== size % 2 ** 32) throw damaged(store, path, `${there} bytes`);
  if (there === null)
    await writing(store, path, async () => {
      await makeFolder(join(store, 'kept'));
      await makeFolder(dirname(path));
      await placeFile(store, path, isPacked(kept) ? packed(source()) : piecesOf(source));
    });
}

async function* piecesOf(source: Source): AsyncGenerator<Uint8Array> {
  yield* source();
}

/** Bytes of a kept thing's content, as far as its end tells; null if it is not there. */
export async function keptBytes(store: string, kept: string): Promise<number | null> {
  return sizeOf(keptPath(store, kept));
}

/** Bytes of the content of what lies there, as far as its end tells; null if nothing does. */
async function sizeOf(path: string): Promise<number | null> {
  if (!isPacked(path)) return (await stat(path).catch(whereThere))?.size ?? null;
  const file = await open(path).catch(whereThere);
  if (file === null) return null;
  try {
    const { size } = await file.stat();
    const from = Math.max(0, size - END_BYTES);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(END_BYTES), 0, END_BYTES, from);
    return unpackedSize(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

function whereThere(cause: unknown): null {
  if (isMissing(cause)) return null;
  throw cause;
}

/**
 * The content of a kept thing, its hash checked.
 * @throws FenquError `store-damaged` if it is missing or another
 */
export async function readKept(store: string, kept: string): Promise<Buffer> {
  await certain.get(store)?.onTheWay?.byName.get(kept);
  const path = keptPath(store, kept);
  try {
    const content = contentOf(kept, await readFile(path));
    if (sha256(content) === kept.slice(0, 64)) return content;
  } catch (cause) {
    if (isMissing(cause)) throw damaged(store, path, 'ENOENT', cause);
    if (cause instanceof Unreadable) throw damaged(store, path, cause.message, cause);
    throw cause;
  }
  throw damaged(store, path, 'SHA-256');
}

function contentOf(kept: string, bytes: Buffer): Buffer {
  return isPacked(kept) ? unpacked(bytes) : bytes;
}

/** So many bytes of a kept thing are looked at for its beginning. */
const BEGINNING = 1 << 16;

/** How the content of a kept thing begins, unchecked; nothing if it is not there: that is told of by whoever reads it whole. */
export async function beginningOf(store: string, kept: string): Promise<Buffer> {
  const file = await open(keptPath(store, kept)).catch(whereThere);
  if (file === null) return Buffer.alloc(0);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(BEGINNING), 0, BEGINNING, 0);
    const bytes = buffer.subarray(0, bytesRead);
    return isPacked(kept) ? unpackedBeginning(bytes) : bytes;
  } finally {
    await file.close();
  }
}
