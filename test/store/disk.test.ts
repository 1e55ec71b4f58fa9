import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openEngine } from '../../src/engine/duckdb.ts';
import { createBeside } from '../../src/inputs/areas/beside.ts';
import { keepFile, keepRows, publish, readNights, withLock } from '../../src/store/index.ts';
import { codesOf, folder, night } from './night.ts';

/** A file system of 256 kB; undefined where none may be mounted. */
function smallDisk(): string | undefined {
  const path = folder();
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', path]);
  if (status !== 0) return undefined;
  onTestFinished(() => void spawnSync('umount', ['-l', path]));
  return join(path, 'store');
}

test('a disk that is full is said to be, and what was published stays', async ({ skip }) => {
  const store = smallDisk();
  if (store === undefined) return skip('no file system can be mounted here');
  const run = (cases: number, files = night('2020-06-15', cases)) =>
    withLock(store, undefined, () => publish(store, files, { revise: true }));
  await run(1);
  const zones = Array.from({ length: 3000 }, () => night('2020-06-15').zones).flat();
  expect(await codesOf(run(2, night('2020-06-15', 2, { zones })))).toEqual(['disk-full']);
  expect(
    await codesOf(withLock(store, undefined, () => keepFile(store, randomBytes(300_000), 'x.csv'))),
  ).toEqual(['disk-full']);
  expect(await readNights(store)).toEqual([{ day: '2020-06-15', revision: 1 }]);
  expect((await run(3)).revision).toBe(2);
});

test('the engine, too, says that the disk is full', async ({ skip }) => {
  const store = smallDisk();
  if (store === undefined) return skip('no file system can be mounted here');
  const engine = await openEngine();
  onTestFinished(() => engine.close());
  await createBeside(engine);
  await engine.run(
    `CREATE TABLE areas AS SELECT i::INTEGER AS ix, 'c' || i AS code, NULL::INTEGER AS parent FROM range(100000) t(i)`,
  );
  const options = { asOf: '2020-06-15', secret: 'ab'.repeat(32) };
  expect(await codesOf(withLock(store, undefined, () => keepRows(engine, store, options)))).toEqual([
    'disk-full',
  ]);
});

test('a store that cannot be written to is said to be so', async () => {
  const file = join(folder(), 'store');
  writeFileSync(file, '');
  expect(await codesOf(withLock(file, undefined, async () => 1))).toEqual(['store-unwritable']);
  expect(await codesOf(publish(file, night('2020-06-15'), { revise: false }))).toEqual(['store-unwritable']);
  expect(await codesOf(keepFile(file, Buffer.from('x'), 'x.csv'))).toEqual(['store-unwritable']);

  const store = folder();
  writeFileSync(join(store, '2020-06-15'), '');
  expect(await codesOf(publish(store, night('2020-06-15'), { revise: false }))).toEqual(['store-unwritable']);
  mkdirSync(join(store, '.lock'));
  expect(await codesOf(withLock(store, undefined, async () => 1))).toEqual(['store-unwritable']);
});
