import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { daysFrom } from '../../src/days.ts';
import {
  carryOut,
  checkStore,
  keepFile,
  planPruning,
  publish,
  readNight,
  readNights,
  withLock,
} from '../../src/store/index.ts';
import { bundled } from './bundled.ts';
import { codesOf, folder, night } from './night.ts';
import { tree } from './tree.ts';

const DAYS = daysFrom('2020-06-15', '2020-06-26');

/** Twelve nights, each resting on an index of rows of its own and on what all share; the third was revised at once. */
async function published(store: string, days: readonly string[] = DAYS): Promise<void> {
  for (const [i, day] of days.entries()) {
    const shared = await keepFile(store, Buffer.from('{}\n'), 'context.json');
    for (const revision of i === 2 ? [1, 2] : [1]) {
      const own = await keepFile(store, Buffer.from(`date,n\n${day},${revision}\n`), 'cases.csv');
      const index = `table,day,rows,file\ncases,${day},1,${own}\n`;
      const rows = await keepFile(store, Buffer.from(index), 'rows.csv');
      await publish(store, night(day, i + revision, { kept: { rows, context: shared } }), { revise: true });
    }
  }
}

async function codesFound(store: string): Promise<string[]> {
  return (await checkStore(store)).findings.map(({ code }) => code);
}

describe('a check of the store', () => {
  test('finds nothing in one that is whole, nor in none', async () => {
    const store = folder();
    await published(store);
    expect(await checkStore(store)).toMatchObject({
      nights: 12,
      revisions: 13,
      kept: { files: 27 },
      findings: [],
    });
    expect(await checkStore(join(store, 'nowhere'))).toMatchObject({ nights: 0, findings: [] });
  });

  test('finds a byte that is another, in whichever file', async () => {
    const store = folder();
    await published(store, DAYS.slice(0, 4));
    await publish(store, night('2020-06-15', 99), { revise: true });
    const files = Object.keys(tree(store));
    expect(files.filter((path) => path.endsWith('/stale'))).toHaveLength(3);
    for (const file of files) {
      const path = join(store, file);
      const whole = readFileSync(path);
      const spoilt = Buffer.from(whole);
      const at = file.endsWith('/stale') ? 0 : Math.floor(whole.length / 2);
      spoilt[at] = (spoilt[at] ?? 0) ^ 0x40;
      writeFileSync(path, spoilt);
      const errors = (await checkStore(store)).findings.filter(({ severity }) => severity === 'error');
      const places = errors.map(({ place }) => place?.file.split('/').slice(1).join('/'));
      expect(places, file).toContain(file);
      writeFileSync(path, whole);
    }
    expect((await checkStore(store)).findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('finds a file that is gone', async () => {
    const store = folder();
    await published(store, DAYS.slice(0, 3));
    for (const file of Object.keys(tree(store)).filter((path) => !path.endsWith('/current'))) {
      const whole = readFileSync(join(store, file));
      rmSync(join(store, file));
      const { findings } = await checkStore(store);
      expect(
        findings.some(({ severity }) => severity === 'error'),
        file,
      ).toBe(true);
      writeFileSync(join(store, file), whole);
    }
  });

  test('tells what is stale, left over or strange, which is no damage', async () => {
    const store = folder();
    await published(store, DAYS.slice(0, 2));
    await publish(store, night('2020-06-15', 99), { revise: true });
    mkdirSync(join(store, '.tmp'), { recursive: true });
    writeFileSync(join(store, '.tmp', 'half'), '');
    cpSync(join(store, '2020-06-16', 'r1'), join(store, '2020-06-16', 'r2'), { recursive: true });
    mkdirSync(join(store, '2020-06-17'));
    writeFileSync(join(store, 'notes.txt'), '');
    writeFileSync(join(store, '.lock'), '{"pid":1,"host":"elsewhere","started":"2020-06-15","born":null}');
    await keepFile(store, Buffer.from('idle'), 'idle.csv');
    const codes = await codesFound(store);
    expect(codes).toEqual([
      'store-stale',
      'store-unreferenced',
      'store-unpublished',
      'store-unpublished',
      'store-half-written',
      'store-lock-held',
      'store-foreign',
    ]);
  });
});

describe('pruning', () => {
  test('without a rule removes nothing that was published', async () => {
    const store = folder();
    await published(store);
    const before = tree(store);
    const pruned = await planPruning(store, {});
    expect(pruned).toMatchObject({ removals: [], stays: { nights: 12, revisions: 13 } });
    await carryOut(pruned);
    expect(tree(store)).toEqual(before);
  });

  test('leaves the nights within the rule and the one before, as they were', async () => {
    const store = folder();
    await published(store);
    const before = tree(store);
    const pruned = await planPruning(store, { nights: 5 });
    expect(tree(store)).toEqual(before);
    await carryOut(pruned);
    expect((await readNights(store)).map(({ day }) => day)).toEqual(DAYS.slice(-6));
    const after = tree(store);
    expect(Object.keys(after).length).toBeLessThan(Object.keys(before).length);
    for (const [path, text] of Object.entries(after)) expect(before[path]).toBe(text);
    expect(await codesFound(store)).toEqual([]);
    expect((await planPruning(store, { nights: 5 })).removals).toEqual([]);
  });

  test('removes revisions no longer in force, and what was never in force', async () => {
    const store = folder();
    await published(store);
    cpSync(join(store, '2020-06-16', 'r1'), join(store, '2020-06-16', 'r2'), { recursive: true });
    mkdirSync(join(store, '2020-06-30'));
    const pruned = await planPruning(store, { revisions: 5 });
    const shown = pruned.removals.map(({ kind, day, revision }) => [kind, day, revision]);
    expect(shown.filter(([kind]) => kind !== 'kept')).toEqual([
      ['revision', '2020-06-17', 1],
      ['unpublished', '2020-06-16', 2],
      ['unpublished', '2020-06-30', null],
    ]);
    // The rows of the revision that goes, and their index.
    expect(shown.filter(([kind]) => kind === 'kept')).toHaveLength(2);
    await carryOut(pruned);
    expect((await readNight(store, '2020-06-17')).manifest.revision).toBe(2);
    expect(await codesFound(store)).toEqual([]);
  });

  test('leaves what makes a later night stale, so that it is not taken for current', async () => {
    const store = folder();
    await published(store);
    await publish(store, night('2020-06-16', 99), { revise: true });
    const pruned = await planPruning(store, { nights: 5, revisions: 1 });
    expect(pruned.held).toEqual(['2020-06-16']);
    await carryOut(pruned);
    expect((await readNights(store)).map(({ day }) => day)).toEqual(['2020-06-16', ...DAYS.slice(-6)]);
    expect((await readNight(store, '2020-06-26')).problems).toHaveLength(1);
  });

  test('refuses where it cannot be said what a night rests on', async () => {
    const store = folder();
    await published(store);
    writeFileSync(join(store, '2020-06-26', 'r1', 'manifest.json'), '{}');
    const before = tree(store);
    expect(await codesOf(planPruning(store, { nights: 2 }))).toEqual(['store-damaged']);
    expect(tree(store)).toEqual(before);
  });
});

test('pruning that ends after any of its steps leaves a whole store, and goes on the next time', async () => {
  const whole = join(folder(), 'store');
  await published(whole);
  const rule = { nights: 5, revisions: 1 };
  const plan = await planPruning(whole, rule);
  const kept = new Set<number>();
  for (let steps = 0; steps < plan.removals.length; steps++) {
    const store = join(folder(), 'store');
    cpSync(whole, store, { recursive: true });
    const own = await planPruning(store, rule);
    await expect(carryOut(own, endingAfter(steps))).rejects.toThrow('ended');
    const { findings, nights } = await checkStore(store);
    expect(findings.filter(({ code }) => code !== 'store-unreferenced')).toEqual([]);
    kept.add(nights);
    await carryOut(await planPruning(store, rule));
    expect(await codesFound(store)).toEqual([]);
    expect((await readNights(store)).map(({ day }) => day)).toEqual(DAYS.slice(-6));
  }
  expect([...kept]).toEqual([12, 11, 10, 9, 8, 7, 6]);
});

/** A signal that lets so many steps be taken. */
function endingAfter(steps: number): AbortSignal {
  const { signal } = new AbortController();
  let left = steps;
  signal.throwIfAborted = () => {
    if (left-- === 0) throw new Error('ended');
  };
  return signal;
}

test('pruning that is killed at any moment leaves a whole store, and goes on the next time', async () => {
  const child = await bundled('prunes.ts');
  try {
    const whole = join(folder(), 'store');
    await published(whole);
    const pruned = join(folder(), 'store');
    cpSync(whole, pruned, { recursive: true });
    await carryOut(await planPruning(pruned, { nights: 5, revisions: 1 }));
    for (let delay = 0; delay < 60; delay += 12) {
      const store = join(folder(), 'store');
      cpSync(whole, store, { recursive: true });
      await killedAfter(delay, child.path, store);
      const { findings } = await checkStore(store);
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      const days = (await readNights(store)).map(({ day }) => day);
      expect(DAYS.slice(-days.length)).toEqual(days);
      await withLock(store, undefined, async () =>
        carryOut(await planPruning(store, { nights: 5, revisions: 1 })),
      );
      expect(tree(store)).toEqual(tree(pruned));
    }
  } finally {
    child.remove();
  }
});

async function killedAfter(milliseconds: number, program: string, store: string): Promise<void> {
  const child = spawn(process.execPath, [program, store], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  await setTimeout(milliseconds);
  child.kill('SIGKILL');
  await ended;
}
