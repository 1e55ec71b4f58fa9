import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { type Day, isDay } from '../days.ts';
import { syncFolder } from './disk.ts';
import { writing } from './failures.ts';
import { keepBeside } from './keep.ts';
import { manifestOf } from './manifest.ts';
import { namesIn } from './nights.ts';
import { revisionFolder } from './paths.ts';
import {
  type Aside,
  all,
  asRead,
  filesOf,
  type PublishOptions,
  type PublishResult,
  publish,
  writeAside,
} from './publish.ts';
import { type LastNight, type NightFiles, type NightId, RESULT_FILES } from './published.ts';

/** What became of a night of a row. */
export type PutResult = Omit<PublishResult, 'inForce'>;

/** Nights that are published in their order, while those after them are judged. */
export interface Row {
  /**
   * Takes a night. It has what it rests on kept before. Gives it as it will be in force, which may be before it is: a few
   * nights may be under way, as long as they are small.
   *
   * @throws FenquError as `publish`, for this night or one before; none after that is published
   */
  readonly put: (night: NightFiles, whenInForce: (result: PutResult) => void) => Promise<LastNight>;
  /** Waits until nothing is at work any more. @throws as `put` */
  readonly settled: () => Promise<void>;
}

/**
 * Begins a row of nights of a store. Where it has any from the first day on, they may be the same, refused or make others stale, and
 * each is published before the next is taken. The caller holds the lock, until all is settled.
 */
export async function inARow(store: string, first: Day, options: PublishOptions): Promise<Row> {
  const isNew = !(await namesIn(store)).some((name) => isDay(name) && name >= first);
  return isNew ? rowBeside(store, options) : rowByItself(store, options);
}

function rowByItself(store: string, options: PublishOptions): Row {
  return {
    put: async (night, whenInForce) => {
      const { inForce, ...result } = await publish(store, night, options);
      whenInForce(result);
      return inForce;
    },
    settled: async () => {},
  };
}

/** So much may be under way: nights that are small, the more of which the disk is waited for at once the better; or one that is large. */
export const MOST_NIGHTS = 32;
const MOST_BYTES = 1 << 24;

/** A night under way. */
interface UnderWay {
  readonly id: NightId;
  readonly bytes: number;
  /** Ends with where it lies, once it is written and all that it names is on the disk. */
  readonly written: Promise<Aside>;
  isWritten: boolean;
  /** From then on it sees to itself. */
  isOnItsWay: boolean;
  readonly whenInForce: (result: PutResult) => void;
  /** Ends when it is in force, or with why it is not: then none after it will be. */
  readonly done: Promise<void>;
}

interface Under {
  readonly store: string;
  readonly signal: AbortSignal | undefined;
  readonly nights: UnderWay[];
  /** That all nights taken so far are in force. */
  last: Promise<void>;
  failure?: { readonly cause: unknown };
}

/**
 * Nights of which the store has none yet. Each is written aside at once; they are put in their places one after the other, and
 * those that are whole together are seen onto the disk together.
 */
function rowBeside(store: string, { signal }: PublishOptions): Row {
  const under: Under = { store, signal, nights: [], last: Promise.resolve() };
  const kept = keepBeside(store);
  return {
    put: async (night, whenInForce) => {
      const files = filesOf(night);
      const bytes = RESULT_FILES.reduce((sum, name) => sum + files[name].length, 0);
      while (isFull(under, bytes)) await under.nights[0]?.done;
      signal?.throwIfAborted();
      if (under.failure !== undefined) throw under.failure.cause;
      const id: NightId = { day: night.day, revision: 1 };
      const manifest = manifestOf(night, id.revision, files);
      const aside = writtenWith(writeAside(store, id, manifest, files), kept.taken());
      begin(under, aside, { id, bytes, whenInForce });
      return asRead(night, manifest);
    },
    settled: async () => {
      await Promise.allSettled([under.last, ...kept.taken()]);
      const left = under.nights.filter(({ isOnItsWay }) => !isOnItsWay);
      await Promise.allSettled(left.map(({ written }) => letBe(written)));
      kept.end();
      if (under.failure !== undefined) throw under.failure.cause;
    },
  };
}

function isFull({ nights }: Under, more: number): boolean {
  const bytes = nights.reduce((sum, each) => sum + each.bytes, more);
  return nights.length > 0 && (nights.length >= MOST_NIGHTS || bytes > MOST_BYTES);
}

/** A night that is written, as soon as all that it names is on the disk; it is let be if that cannot be. */
async function writtenWith(writing: Promise<Aside>, kept: readonly Promise<void>[]): Promise<Aside> {
  try {
    await all([writing, ...kept]);
  } catch (cause) {
    await letBe(writing);
    throw cause;
  }
  return writing;
}

/** Lets what was written be, if it was. */
async function letBe(written: Promise<Aside>): Promise<void> {
  const [outcome] = await Promise.allSettled([written]);
  if (outcome?.status === 'fulfilled') await outcome.value.leave();
}

type Put = Pick<UnderWay, 'id' | 'bytes' | 'whenInForce'>;

function begin(under: Under, aside: Promise<Aside>, put: Put): void {
  const written = writing(under.store, join(under.store, put.id.day), () => aside);
  const done = under.last.then(() => placeFrom(under, night));
  const night: UnderWay = { ...put, written, isWritten: false, isOnItsWay: false, done };
  written.then(
    () => (night.isWritten = true),
    () => {
      // It is told when its turn comes.
    },
  );
  under.nights.push(night);
  under.last = done;
  done.catch((cause: unknown) => (under.failure ??= { cause }));
}

/**
 * Puts a night in its place, with those after it that are written as well, unless it went with one before it: so that the disk is
 * waited for once for all of them. A night has its place only when it and all before it are on the disk.
 */
async function placeFrom({ store, signal, nights }: Under, night: UnderWay): Promise<void> {
  if (nights[0] !== night) return;
  await night.written;
  const open = nights.findIndex(({ isWritten }) => !isWritten);
  const group = nights.slice(0, open === -1 ? undefined : open);
  const onDisk = group.map(async (each) => {
    each.isOnItsWay = true;
    const aside = await each.written;
    await aside.onDisk();
    return aside.path;
  });
  const settled = Promise.allSettled(onDisk);
  let placed = 0;
  try {
    for (const [i, { id }] of group.entries()) {
      signal?.throwIfAborted();
      const path = join(store, id.day);
      await writing(store, path, async () => rename((await onDisk[i]) ?? '', path));
      placed += 1;
    }
  } finally {
    await settled;
    if (placed > 0) await writing(store, join(store, night.id.day), () => syncFolder(store));
    for (const { id, whenInForce } of nights.splice(0, placed)) whenInForce(resultOf(store, id));
  }
}

function resultOf(store: string, id: NightId): PutResult {
  return { ...id, path: revisionFolder(store, id), outcome: 'published', notes: [] };
}
