import { link, readdir, readFile, readlink, rename, rm, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Day } from '../days.ts';
import { error, FenquError } from '../problems/problem.ts';
import { renameDurably, writeDurably } from '../store/index.ts';

/** Files that come into place together, as the next folder of a night. */
export interface EditionWriter {
  /** Begins to write a file, or links the one that the folder before has with the same content. */
  readonly write: (name: string, content: string | Uint8Array) => Promise<void>;
  /** Puts the folder in place and makes it the current one. */
  readonly place: () => Promise<PlacedEdition>;
}

export interface PlacedEdition {
  /** The folder in which the files are. */
  readonly path: string;
  /** How many files are new; the others are those of the folder before. */
  readonly written: number;
  readonly unchanged: number;
  /** Whether readers of `current` now find this folder: not where a later night is. */
  readonly current: boolean;
}

const FOLDER = /^(\d{4}-\d{2}-\d{2})-r([1-9]\d*)$/;

/**
 * Begins the next folder of a night inside `folder`: `2020-06-20-r1`, `-r2`, …
 *
 * @param aside an empty folder on the same disk, in which the files are written until all are there
 */
export async function openEdition(folder: string, aside: string, asOf: Day): Promise<EditionWriter> {
  const names = await readdir(folder);
  const revisions = names.flatMap((name) => {
    const [, day, revision] = FOLDER.exec(name) ?? [];
    return day === asOf ? Number(revision) : [];
  });
  const newest = Math.max(0, ...revisions);
  const target = await currentTarget(folder);
  const before = newest > 0 ? `${asOf}-r${newest}` : target;
  const earlier = before === undefined ? undefined : join(folder, before);
  let written = 0;
  const all = new Set<string>();
  const queue = writingQueue();
  const writeOne = async (name: string, content: string | Uint8Array): Promise<void> => {
    const path = join(aside, name);
    const there = earlier === undefined ? undefined : join(earlier, name);
    const isNew = there === undefined || !(await isSame(there, content));
    if (isNew) written += 1;
    if (isNew || !(await linked(there, path))) await writeDurably(path, content);
  };
  return {
    write: (name, content) => {
      all.add(name);
      return queue.add(() => writeOne(name, content));
    },
    place: async () => {
      await queue.ended();
      const isWhole = newest > 0 && written === 0 && (await countFiles(earlier)) === all.size;
      const name = isWhole && before !== undefined ? before : `${asOf}-r${newest + 1}`;
      const path = join(folder, name);
      if (isWhole) await rm(aside, { recursive: true });
      else await renameDurably(aside, path);
      const isLatest = target === undefined || nightOf(target) <= asOf;
      if (isLatest && target !== name) await pointTo(folder, name, join(dirname(aside), 'current'));
      return { path, written, unchanged: all.size - written, current: isLatest };
    },
  };
}

/** So many files are on their way to the disk at once; more would only wait in memory. */
const AT_ONCE = 16;

/** Work that need not be waited for one by one: what went wrong is thrown by whatever is asked next. */
function writingQueue() {
  const pending = new Set<Promise<void>>();
  const failures: unknown[] = [];
  const throwFailure = (): void => {
    if (failures.length > 0) throw failures[0];
  };
  return {
    add: async (work: () => Promise<void>): Promise<void> => {
      if (pending.size >= AT_ONCE) await Promise.race(pending);
      throwFailure();
      const begun: Promise<void> = work().then(
        () => {
          pending.delete(begun);
        },
        (cause: unknown) => {
          pending.delete(begun);
          failures.push(cause);
        },
      );
      pending.add(begun);
    },
    ended: async (): Promise<void> => {
      await Promise.all(pending);
      throwFailure();
    },
  };
}

function nightOf(name: string): string {
  return FOLDER.exec(name)?.[1] ?? '';
}

async function countFiles(folder: string | undefined): Promise<number> {
  return folder === undefined ? 0 : (await readdir(folder)).length;
}

async function isSame(path: string, content: string | Uint8Array): Promise<boolean> {
  const there = await readFile(path).catch(() => undefined);
  return there?.equals(Buffer.from(content)) === true;
}

/** Whether the file could be linked; not every system can. */
async function linked(from: string, to: string): Promise<boolean> {
  return link(from, to).then(
    () => true,
    () => false,
  );
}

/** The name of the folder that is current: what `current` links to, or its one line. */
async function currentTarget(folder: string): Promise<string | undefined> {
  const path = join(folder, 'current');
  const found = await readlink(path).catch(() => readFile(path, 'utf8').catch(codeIn));
  if (found === 'ENOENT') return undefined;
  const name = basename(found.trim());
  if (FOLDER.test(name)) return name;
  throw new FenquError(error('report-current', { value: path, place: { file: path } }));
}

function codeIn(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}

/** A link where the system lets us make one, else a file of one line; either is there whole, or as it was before. */
async function pointTo(folder: string, name: string, aside: string): Promise<void> {
  await rm(aside, { force: true });
  const isLinked = await symlink(name, aside, 'dir').then(
    () => true,
    () => false,
  );
  if (!isLinked) await writeDurably(aside, `${name}\n`);
  await rename(aside, join(folder, 'current'));
}
