import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { publish, readNight, readNights, withLock } from '../../src/store/index.ts';
import { bundled } from './bundled.ts';
import { folder, night } from './night.ts';

const STORES = 4;
const KILLS = 5;

/** Publishes in a process of its own, until it is killed some milliseconds after it got under way. */
async function killedAfter(milliseconds: number, program: string, store: string): Promise<void> {
  const child = spawn(process.execPath, [program, store], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  await setTimeout(milliseconds);
  child.kill('SIGKILL');
  await ended;
}

async function killAgainAndAgain(program: string, store: string, delays: readonly number[]): Promise<void> {
  await publish(store, night('2020-06-15', 0), { revise: false });
  await publish(store, night('2020-06-16'), { revise: false });
  let revision = 1;
  for (const delay of delays) {
    await killedAfter(delay, program, store);
    expect((await readNights(store)).map(({ day }) => day)).toEqual(['2020-06-15', '2020-06-16']);
    const { manifest } = await readNight(store, '2020-06-15');
    expect(manifest.revision).toBeGreaterThan(revision);
    revision = manifest.revision;
    expect((await readNight(store, '2020-06-16')).problems).toHaveLength(1);
  }
  const last = await withLock(store, undefined, () =>
    publish(store, night('2020-06-15', -1), { revise: true }),
  );
  expect(last.revision).toBe(revision + 1);
}

test('a run that is killed at any moment leaves a whole store, and the next run goes on', async () => {
  const child = await bundled('publishes.ts');
  try {
    const stores = Array.from({ length: STORES }, () => join(folder(), 'store'));
    // Spread over a few publications, each at another point.
    const delays = Array.from({ length: KILLS }, (_, kill) => kill * 2.3);
    await Promise.all(
      stores.map((store, i) =>
        killAgainAndAgain(
          child.path,
          store,
          delays.map((delay) => delay + i * 0.7),
        ),
      ),
    );
  } finally {
    child.remove();
  }
});
