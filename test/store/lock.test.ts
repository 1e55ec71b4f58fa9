import { type ChildProcess, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { thisProcess } from '../../src/owner.ts';
import { lockStore, withLock } from '../../src/store/index.ts';
import { type Bundle, bundled } from './bundled.ts';
import { codesOf, folder } from './night.ts';

let child: Bundle;

beforeAll(async () => {
  child = await bundled('holds-lock.ts');
  return () => child.remove();
});

function holder(store: string): ChildProcess {
  const process = spawn(globalThis.process.execPath, [child.path, store], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void process.kill('SIGKILL'));
  return process;
}

const said = (process: ChildProcess) =>
  new Promise<string>((resolve) => process.stdout?.once('data', (data) => resolve(String(data).trim())));
const ended = (process: ChildProcess) => new Promise((resolve) => process.once('exit', resolve));

function lockOf(store: string, owner: object): void {
  mkdirSync(store, { recursive: true });
  writeFileSync(
    join(store, '.lock'),
    JSON.stringify({ started: '2020-06-15T16:30:00.000Z', born: null, ...owner }),
  );
}

test('a second process is refused, and told who is at work', async () => {
  const store = folder();
  const process = holder(store);
  expect(await said(process)).toBe('locked');
  await expect(withLock(store, undefined, async () => 1)).rejects.toMatchObject({
    problems: [{ code: 'store-locked', with: { owner: `pid ${process.pid} @ ${hostname()}`, minutes: 0 } }],
  });
});

test('the lock of a process that was killed is taken over, and what it left is removed', async () => {
  const store = folder();
  const process = holder(store);
  await said(process);
  expect(readdirSync(store).sort()).toEqual(['.lock', '.tmp']);
  process.kill('SIGKILL');
  await ended(process);
  expect(existsSync(join(store, '.lock'))).toBe(true);
  expect(await withLock(store, undefined, async () => readdirSync(store))).toEqual(['.lock']);
  expect(readdirSync(store)).toEqual([]);
});

test('of many that find a dead lock, one at a time gets it', async () => {
  const store = folder();
  lockOf(store, { pid: 2 ** 22 + 1, host: hostname() });
  const processes = Array.from({ length: 6 }, () => holder(store));
  const answers = await Promise.all(processes.map(said));
  expect(answers.toSorted()).toEqual(['locked', ...Array(5).fill('store-locked')]);
});

test.each([
  ['another machine', { pid: 1, host: 'elsewhere' }],
  ['this process', { pid: process.pid, host: hostname() }],
])('the lock of %s is respected', async (_, owner) => {
  const store = folder();
  lockOf(store, owner);
  expect(await codesOf(withLock(store, undefined, async () => 1))).toEqual(['store-locked']);
  expect(existsSync(join(store, '.lock'))).toBe(true);
});

describe('of another host or container nothing is certain', () => {
  const minutesAgo = (path: string, minutes: number): void => {
    const time = Date.now() / 1000 - minutes * 60;
    utimesSync(path, time, time);
  };
  const ELSEWHERE = { pid: 1, host: 'elsewhere' };
  const CONTAINER = { ...thisProcess(), space: 'pid:[1]', born: 'another 1', pid: 2 ** 22 + 1 };

  test.each([
    ['that gave a sign of life lately', ELSEWHERE, 9],
    ['of a container of the same name', CONTAINER, 9],
    ['whose sign is of a time to come, for the clock was put back a little', ELSEWHERE, -9],
  ])('a lock %s is respected', async (_, owner, minutes) => {
    const store = folder();
    lockOf(store, owner);
    minutesAgo(join(store, '.lock'), minutes);
    expect(await codesOf(withLock(store, undefined, async () => 1))).toEqual(['store-locked']);
  });

  test.each([
    ['that gave none for long', ELSEWHERE, 11],
    ['of a container that ended long ago', CONTAINER, 11],
    ['from the future, for the clock was put back far', ELSEWHERE, -60 * 24 * 365],
  ])('a lock %s is taken over', async (_, owner, minutes) => {
    const store = folder();
    lockOf(store, owner);
    minutesAgo(join(store, '.lock'), minutes);
    expect(await withLock(store, undefined, async () => 1)).toBe(1);
  });

  test('a lock without an owner is left alone at first, and not for ever', async () => {
    const store = folder();
    writeFileSync(join(store, '.lock'), '');
    expect(await codesOf(withLock(store, undefined, async () => 1))).toEqual(['store-locked']);
    minutesAgo(join(store, '.lock'), 11);
    expect(await withLock(store, undefined, async () => readdirSync(store))).toEqual(['.lock']);
  });

  test('who is at work gives signs of life', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const store = folder();
    const age = () => (Date.now() - statSync(join(store, '.lock')).mtimeMs) / 60_000;
    const text = () => readFileSync(join(store, '.lock'), 'utf8');
    await withLock(store, undefined, async () => {
      const before = text();
      minutesAgo(join(store, '.lock'), 30);
      expect(age()).toBeGreaterThan(29);
      vi.advanceTimersByTime(30_000);
      expect([age() < 1, text()]).toEqual([true, before]);
    });
  });
});

test('what a run left that was killed while it took over a lock does not stay', async () => {
  const store = folder();
  lockOf(store, { pid: 2 ** 22 + 1, host: hostname() });
  renameSync(join(store, '.lock'), join(store, '.lock-takeover'));
  expect(await withLock(store, undefined, async () => readdirSync(store))).toEqual(['.lock']);
});

test('a lock that cannot be read is respected', async () => {
  const store = folder();
  writeFileSync(join(store, '.lock'), '');
  expect(await codesOf(withLock(store, undefined, async () => 1))).toEqual(['store-locked']);
});

test.runIf(existsSync('/proc/self/stat'))(
  'a number given to another process does not keep a lock',
  async () => {
    const store = folder();
    lockOf(store, { pid: process.pid, host: hostname(), born: 'before the restart 1' });
    expect(await withLock(store, undefined, async () => 1)).toBe(1);
  },
);

test('a dead run that was taking over does not keep others out', async () => {
  const store = folder();
  lockOf(store, { pid: 2 ** 22 + 1, host: hostname() });
  writeFileSync(join(store, '.lock-takeover'), readFileSync(join(store, '.lock')));
  expect(await withLock(store, undefined, async () => readdirSync(store))).toEqual(['.lock']);
});

test('the lock is given back when the work ends, fails or is aborted', async () => {
  const store = folder();
  const free = () => !existsSync(join(store, '.lock'));
  await withLock(store, undefined, async () => expect(free()).toBe(false));
  expect(free()).toBe(true);
  await expect(withLock(store, undefined, () => Promise.reject(new Error('failed')))).rejects.toThrow(
    'failed',
  );
  expect(free()).toBe(true);

  const controller = new AbortController();
  let stop = (): void => {};
  const work = withLock(store, controller.signal, async () => {
    await new Promise<void>((resolve) => {
      stop = resolve;
    });
    expect(free()).toBe(false);
    throw new Error('interrupted');
  });
  controller.abort(new Error('SIGINT'));
  expect(free()).toBe(false);
  stop();
  await expect(work).rejects.toThrow('SIGINT');
  expect(free()).toBe(true);
  await expect(withLock(store, controller.signal, async () => 1)).rejects.toThrow('SIGINT');
});

test('a lock given back late does not free the lock of another', () => {
  const store = folder();
  const release = lockStore(store);
  lockOf(store, { pid: 1, host: 'elsewhere' });
  release();
  expect(existsSync(join(store, '.lock'))).toBe(true);
});
