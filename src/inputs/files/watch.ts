import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { error, type Problem } from '../../problems/problem.ts';
import { STANDARD_INPUT } from './find.ts';

/** Files are read several times; what is counted must be what was hashed. Here they are held against what they were before. */
export interface Watch {
  /** Notes how a file is, before anything of it is read. */
  begin(path: string, shown: string): Promise<void>;
  /** Notes the SHA-256 of the bytes that were read of it. */
  hashed(path: string, hash: string | undefined): void;
  /** The files that are no longer as they were: what was read of them may be of two files. */
  changed(): Promise<readonly Problem[]>;
}

/** A file's identity, length and times. */
interface Look {
  readonly place: string;
  readonly touched: bigint;
  /** Written so lately that one more change need not show in its time. */
  readonly fresh: boolean;
}

interface Watched {
  readonly shown: string;
  readonly before: Look | undefined;
  hash?: string | undefined;
}

/** The coarsest clock of a common disk, in milliseconds. */
const TICK = 2000;

export function watchFiles(): Watch {
  const files = new Map<string, Watched>();
  return {
    begin: async (path, shown) => {
      if (path !== STANDARD_INPUT && !files.has(path)) files.set(path, { shown, before: await lookAt(path) });
    },
    hashed: (path, hash) => {
      const file = files.get(path);
      if (file !== undefined) file.hash = hash;
    },
    changed: async () => {
      const found = await Promise.all([...files].map(([path, file]) => problemOf(path, file)));
      return found.flatMap((each) => each ?? []);
    },
  };
}

async function problemOf(path: string, { shown, before, hash }: Watched): Promise<Problem | undefined> {
  const after = await lookAt(path);
  const isPlaced = before?.place === after?.place;
  const isSure = before?.touched === after?.touched && before?.fresh !== true;
  if (isPlaced && (isSure || hash === undefined || (await hashOf(path)) === hash)) return undefined;
  return error('input-changed', { value: shown, place: { file: shown } });
}

/** Undefined where there is no such file. */
async function lookAt(path: string): Promise<Look | undefined> {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
    const fresh = Math.abs(Date.now() - Number(mtimeNs / 1_000_000n)) < TICK;
    return { place: `${dev} ${ino} ${size} ${mtimeNs}`, touched: ctimeNs, fresh };
  } catch {
    return undefined;
  }
}

/** The SHA-256 of a file's bytes; undefined if it cannot be read. */
async function hashOf(path: string): Promise<string | undefined> {
  const digest = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) digest.update(chunk);
  } catch {
    return undefined;
  }
  return digest.digest('hex');
}
