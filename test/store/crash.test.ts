import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { type NightFiles, publish, readNight, readNights, withLock } from '../../src/store/index.ts';
import { codesOf, folder, night } from './night.ts';
import { tree } from './tree.ts';

/** Steps that change the disk are counted; from the one that is set on, none is done any more: the run is dead. */
const disk = vi.hoisted(() => {
  const state = { steps: 0, last: Number.POSITIVE_INFINITY, error: 'crash' };
  const step = async <T>(work: () => Promise<T>, half?: () => Promise<unknown>): Promise<T> => {
    state.steps += 1;
    if (state.steps < state.last) return work();
    if (state.steps === state.last) await half?.();
    throw Object.assign(new Error(state.error), state.error === 'crash' ? {} : { code: state.error });
  };
  return { state, step };
});

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  const { step } = disk;
  const open: typeof real.open = async (...args) => {
    const file = await step(() => real.open(...args));
    const { writeFile, sync } = file;
    file.writeFile = (data, options) =>
      step(
        () => writeFile.call(file, data, options),
        async () => {
          if (typeof data === 'string' || data instanceof Uint8Array)
            await writeFile.call(file, data.slice(0, data.length / 2));
        },
      );
    file.sync = () => step(() => sync.call(file));
    return file;
  };
  const rename: typeof real.rename = (...args) => step(() => real.rename(...args));
  const rm: typeof real.rm = (...args) => step(() => real.rm(...args));
  return { ...real, open, rename, rm };
});

beforeEach(() => healthy());

function healthy(): void {
  Object.assign(disk.state, { steps: 0, last: Number.POSITIVE_INFINITY, error: 'crash' });
}

const days = ['2020-06-15', '2020-06-16', '2020-06-17'];

async function published(): Promise<string> {
  const store = join(folder(), 'store');
  for (const day of days.slice(0, 2)) await publish(store, night(day), { revise: false });
  return store;
}

async function casesIn(store: string): Promise<unknown[]> {
  const nights = await readNights(store);
  const read = await Promise.all(nights.map(({ day }) => readNight(store, day)));
  return read.map(({ manifest, zones, problems }) => [
    manifest.as_of,
    manifest.revision,
    zones[0]?.indicators['confirmed_14d'],
    problems.length,
  ]);
}

const tasks: readonly [string, NightFiles][] = [
  ['a new night', night('2020-06-17')],
  ['a revision', night('2020-06-15', 8)],
];

test.each(tasks)(
  '%s: a crash at any step leaves what was there, and the next run ends the work',
  async (_, files) => {
    const base = await published();
    const before = await casesIn(base);
    const whole = join(folder(), 'store');
    cpSync(base, whole, { recursive: true });
    healthy();
    await withLock(whole, undefined, () => publish(whole, files, { revise: true }));
    const steps = disk.state.steps;
    const after = await casesIn(whole);
    expect(steps).toBeGreaterThan(15);

    for (let last = 1; last <= steps; last += 1) {
      const store = join(folder(), 'store');
      cpSync(base, store, { recursive: true });
      Object.assign(disk.state, { steps: 0, last });
      await expect(publish(store, files, { revise: true }), `step ${last}`).rejects.toThrow('crash');
      healthy();
      const left = await casesIn(store);
      expect([before, after], `step ${last}`).toContainEqual(left);
      await withLock(store, undefined, () => publish(store, files, { revise: true }));
      expect(tree(store), `step ${last}`).toEqual(tree(whole));
    }
  },
);

test.each([
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['EROFS', 'store-unwritable'],
  ['EIO', 'store-unwritable'],
])('%s at any step is %s, and nothing is published', async (system, code) => {
  const store = await published();
  const before = await casesIn(store);
  for (let last = 1; last <= 15; last += 1) {
    Object.assign(disk.state, { steps: 0, last, error: system });
    expect(await codesOf(publish(store, night('2020-06-17'), { revise: false })), `step ${last}`).toEqual([
      code,
    ]);
    healthy();
    expect(await casesIn(store)).toEqual(before);
  }
});
