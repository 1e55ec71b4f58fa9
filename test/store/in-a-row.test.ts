import { existsSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { addDays } from '../../src/days.ts';
import { inARow, type PutResult } from '../../src/store/in-a-row.ts';
import {
  checkStore,
  keepFile,
  type NightFiles,
  publish,
  readKept,
  readNight,
  readNights,
  withLock,
} from '../../src/store/index.ts';
import { codesOf, folder, night } from './night.ts';
import { tree } from './tree.ts';

/** What is done to the disk is written down; from the step that is set on, none is done any more. */
const disk = vi.hoisted(() => {
  const state = { log: [] as string[], last: Number.POSITIVE_INFINITY, error: 'EIO' };
  const step = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    if (state.log.push(what) >= state.last)
      throw Object.assign(new Error(state.error), state.error === 'crash' ? {} : { code: state.error });
    const result = await work();
    state.log.push(`${what} done`);
    return result;
  };
  return { state, step };
});

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  const { step } = disk;
  const open: typeof real.open = async (path, ...args) => {
    const file = await step(`open ${path}`, () => real.open(path, ...args));
    const { sync } = file;
    file.sync = () => step(`sync ${path}`, () => sync.call(file));
    return file;
  };
  const rename: typeof real.rename = (from, to) => step(`rename ${from} ${to}`, () => real.rename(from, to));
  return { ...real, open, rename };
});

beforeEach(() => healthy());

function healthy(): void {
  Object.assign(disk.state, { log: [], last: Number.POSITIVE_INFINITY, error: 'EIO' });
}

const FIRST = '2020-06-15';
const NIGHTS = 6;
const days = Array.from({ length: NIGHTS }, (_, i) => addDays(FIRST, i));

/** What each night rests on beside what all rest on. */
const restsOn = async (store: string, day: string): Promise<NightFiles['kept']> => ({
  rows: await keepFile(store, Buffer.from(`rows of ${day}`), 'rows.csv'),
  context: await keepFile(store, Buffer.from('of all'), 'context.json'),
});

interface How {
  readonly revise?: boolean;
  readonly signal?: AbortSignal;
  readonly whenInForce?: (result: PutResult) => void;
  readonly whenTaken?: (day: string) => void;
  readonly cases?: number;
}

/** Publishes all nights in a row; tells of each that came into force. */
async function inRow(store: string, { revise = false, signal, whenInForce, whenTaken, cases = 7 }: How = {}) {
  const told: PutResult[] = [];
  const work = withLock(store, signal, async () => {
    const row = await inARow(store, FIRST, { revise, signal });
    try {
      for (const day of days) {
        await row.put(night(day, cases, { kept: await restsOn(store, day) }), (result) => {
          told.push(result);
          whenInForce?.(result);
        });
        whenTaken?.(day);
      }
    } finally {
      await row.settled();
    }
  });
  return { told, work };
}

async function oneByOne(): Promise<string> {
  const store = join(folder(), 'store');
  await withLock(store, undefined, async () => {
    for (const day of days)
      await publish(store, night(day, 7, { kept: await restsOn(store, day) }), { revise: false });
  });
  return store;
}

/** The nights of a store, each whole with what it rests on: the first so many. */
async function expectFirst(store: string, where: string): Promise<number> {
  const nights = await readNights(store);
  expect(nights, where).toEqual(days.slice(0, nights.length).map((day) => ({ day, revision: 1 })));
  for (const { day } of nights) {
    const { manifest } = await readNight(store, day);
    for (const kept of Object.values(manifest.kept)) await readKept(store, kept);
  }
  return nights.length;
}

test('nights in a row leave the bytes that nights one by one do, and are told in their order', async () => {
  const store = join(folder(), 'store');
  const { told, work } = await inRow(store);
  await work;
  expect(told).toEqual(
    days.map((day) => ({ day, revision: 1, path: join(store, day, 'r1'), outcome: 'published', notes: [] })),
  );
  expect(tree(store)).toEqual(tree(await oneByOne()));
});

test('what the next night goes on from is what would be read', async () => {
  const store = join(folder(), 'store');
  await withLock(store, undefined, async () => {
    const row = await inARow(store, FIRST, { revise: false });
    const inForce = await row.put(night(FIRST), () => {});
    await row.settled();
    const { manifest, zones, states } = await readNight(store, FIRST);
    expect(inForce).toEqual({ manifest, zones, states });
  });
});

test('a night takes its place once all of it, and all before it, is on the disk; and is told once its name is', async () => {
  const store = join(folder(), 'store');
  const { work } = await inRow(store, { whenInForce: ({ day }) => void disk.state.log.push(`told ${day}`) });
  await work;
  const { log } = disk.state;
  const syncedBefore = new Set<string>();
  const placed: string[] = [];
  const kept = new Map<string, string>();
  let named: string[] = [];
  for (const line of log) {
    const [what, path = '', to = '', done] = line.split(' ');
    if (what === 'sync' && to === 'done') {
      syncedBefore.add(path);
      if (path === store) named = [...placed];
    }
    if (what === 'rename' && done === 'done' && to.includes('/kept/')) kept.set(basename(to), to);
    if (what === 'told') expect(named, line).toContain(path);
    if (what !== 'rename' || done === 'done' || dirname(to) !== store) continue;
    expect(basename(to)).toBe(days[placed.length]);
    const files = ['r1/zones.csv', 'r1/changes.csv', 'r1/state.csv', 'r1/manifest.json', 'current', 'r1', ''];
    for (const file of files) expect(syncedBefore, line).toContain(join(path, file));
    placed.push(basename(to));
    const { manifest } = await readNight(store, basename(to));
    for (const name of Object.values(manifest.kept)) {
      expect([...kept.keys()], line).toContain(name);
      expect(syncedBefore, line).toContain(dirname(kept.get(name) ?? ''));
    }
  }
  expect(placed).toEqual(days);
  expect(named).toEqual(days);
});

test.each(['crash', 'EIO', 'ENOSPC'])('%s at any step leaves the first so many nights', async (error) => {
  const whole = join(folder(), 'store');
  await (await inRow(whole)).work;
  const steps = disk.state.log.length;
  expect(steps).toBeGreaterThan(15 * NIGHTS);
  const left = new Set<number>();
  for (let last = 1; last <= steps; last += 3) {
    const where = `step ${last}`;
    const store = join(folder(), 'store');
    Object.assign(disk.state, { log: [], last, error });
    const { told, work } = await inRow(store);
    const codes =
      error === 'crash'
        ? await work.then(
            () => [],
            ({ message }) => [message],
          )
        : await codesOf(work);
    healthy();
    const found = await expectFirst(store, where);
    left.add(found);
    expect(
      told.map(({ day }) => day),
      where,
    ).toEqual(days.slice(0, told.length));
    expect(told.length, where).toBeLessThanOrEqual(found);
    const code = { crash: 'crash', EIO: 'store-unwritable', ENOSPC: 'disk-full' }[error];
    expect(codes, where).toEqual(told.length === NIGHTS ? [] : [code]);
    await (await inRow(store)).work;
    expect(tree(store), where).toEqual(tree(whole));
  }
  expect(left.size).toBeGreaterThan(2);
});

test('a night that a power cut took from between others is told by a check, and put back', async () => {
  const [store, whole] = [await oneByOne(), await oneByOne()];
  for (const day of days.slice(2, 4)) rmSync(join(store, day), { recursive: true });
  const { findings } = await checkStore(store);
  expect(findings.find(({ code }) => code === 'store-nights-missing')).toMatchObject({
    severity: 'note',
    value: days[2],
    with: { nights: 2, first: days[0], last: days[3] },
  });
  const { told, work } = await inRow(store);
  await work;
  expect(told.map(({ outcome }) => outcome)).toEqual(
    days.map((_, i) => (i === 2 || i === 3 ? 'published' : 'same')),
  );
  expect(tree(store)).toEqual(tree(whole));
  expect((await checkStore(store)).findings.map(({ code }) => code)).not.toContain('store-nights-missing');
});

test('a signal ends it between two nights, with nothing at work any more', async () => {
  const abort = new AbortController();
  const store = join(folder(), 'store');
  const { told, work } = await inRow(store, {
    signal: abort.signal,
    whenTaken: (day) => day === days[3] && abort.abort(new Error('enough')),
  });
  await expect(work).rejects.toThrow('enough');
  const done = [...disk.state.log];
  expect(await expectFirst(store, 'aborted')).toBe(told.length);
  expect(told.length).toBeLessThan(NIGHTS);
  expect(existsSync(join(store, '.lock'))).toBe(false);
  expect(disk.state.log.slice(done.length).filter((line) => /^(sync|rename)/.test(line))).toEqual([]);
});

test('where there are nights already, each is published before the next is taken', async () => {
  const store = await oneByOne();
  const again = await inRow(store);
  await again.work;
  expect(again.told.map(({ outcome }) => outcome)).toEqual(days.map(() => 'same'));
  expect(await codesOf((await inRow(store, { cases: 8 })).work)).toEqual(['store-different']);
  const revised = await inRow(store, { cases: 8, revise: true });
  await revised.work;
  expect(revised.told.map(({ outcome }) => outcome)).toEqual(days.map(() => 'revised'));
});

/** How many nights at most were taken and not yet in force. */
async function mostUnderWay(zones: NightFiles['zones'], nights: number): Promise<number> {
  const store = join(folder(), 'store');
  let [under, most] = [0, 0];
  const inForce = (): void => {
    under -= 1;
  };
  await withLock(store, undefined, async () => {
    const row = await inARow(store, FIRST, { revise: false });
    for (let i = 0; i < nights; i += 1) {
      await row.put(night(addDays(FIRST, i), 7, { zones }), inForce);
      under += 1;
      most = Math.max(most, under);
    }
    await row.settled();
  });
  expect(under).toBe(0);
  return most;
}

test('few nights are under way at a time, and of large ones one', async () => {
  const { zones } = night(FIRST);
  expect(await mostUnderWay(zones, 40)).toBe(32);
  const many = Array.from({ length: 100_000 }, () => zones).flat();
  expect(await mostUnderWay(many, 3)).toBe(1);
});
