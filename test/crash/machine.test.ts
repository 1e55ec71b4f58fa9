import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { codesIn, showsStack } from '../cli/fenqu.ts';
import { CITY, write } from '../cli/workspace.ts';
import { expectWhole } from './left-behind.ts';
import { everything, openStage, type Stage, type Told, tell } from './stage.ts';

let stage: Stage;
let told: Told;

beforeAll(async () => {
  stage = await openStage();
  const [, missed] = await tell(stage, 2);
  if (missed === undefined) throw new RangeError('no story');
  told = missed;
  return () => stage.close();
});

/** Mounts something on a folder until the test ends; false where that is not allowed. */
function mounted(folder: string, ...args: readonly string[]): boolean {
  if (spawnSync('mount', [...args, folder]).status !== 0) return false;
  onTestFinished(() => void spawnSync('umount', ['-l', folder]));
  return true;
}

test.for([4, 24])(
  'a small disk with %i kB left is told to be full, and does no harm',
  async (room, { skip }) => {
    const root = stage.copyOf(told.before);
    const store = join(root, 'w', 'store');
    const before = everything(store);
    if (!mounted(store, '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs'))
      return skip('no file system can be mounted here');
    for (const [path, bytes] of Object.entries(before))
      if (!path.endsWith('/')) write(store, { [path]: Buffer.from(bytes, 'latin1') });
    const { stdout } = spawnSync('df', ['-k', '--output=avail', store], { encoding: 'utf8' });
    const free = Number(stdout.trim().split('\n').at(-1));
    const ballast = join(root, 'w', 'store', '.ballast');
    write(store, { '.ballast': Buffer.alloc((free - room) * 1024) });
    const { status, stderr } = await stage.run(root, told.args);
    expect([status, codesIn(stderr)[0], showsStack(stderr)], stderr).toEqual([2, 'disk-full', false]);
    spawnSync('rm', [ballast]);
    await expectWhole(stage, root, told, `${room} kB`);
  },
);

test('a disk for temporary files that is full is told', async ({ skip }) => {
  const root = stage.copyOf(told.before);
  if (!mounted(join(root, 'tmp'), '-t', 'tmpfs', '-o', 'size=4k', 'tmpfs'))
    return skip('no file system can be mounted here');
  const filled = Array.from({ length: 400 }, (_, i) => `A${i},confirmed,local,2022-05-01,110105005001,家\n`);
  const gb = Buffer.concat([
    Buffer.from('id,class,origin,date,area,cluster\n'),
    // 家 in GB18030: the file is made UTF-8 in a temporary file.
    ...filled.map((line) =>
      Buffer.concat([Buffer.from(line.replace('家\n', '')), Buffer.from([0xbc, 0xd2, 0x0a])]),
    ),
  ]);
  write(join(root, 'w'), { 'fenqu.yaml': CITY['fenqu.yaml'] ?? '', 'data/cases.csv': gb });
  const { status, stderr } = await stage.run(root, told.args);
  expect([status, codesIn(stderr), showsStack(stderr)], stderr).toEqual([
    2,
    ['disk-full', 'catch-up-ended'],
    false,
  ]);
});

test('a store that cannot be written to is told, nothing changes, and what only reads still works', async ({
  skip,
}) => {
  const root = stage.copyOf(told.after);
  const workspace = join(root, 'w');
  const before = everything(workspace);
  if (!mounted(workspace, '--bind', workspace)) return skip('no file system can be mounted here');
  expect(spawnSync('mount', ['-o', 'remount,ro,bind', workspace]).status).toBe(0);
  for (const args of [
    told.args,
    ['store', 'prune', '--apply'],
    ['replay', '--from', '2022-05-10', '--to', '2022-05-11'],
  ]) {
    const { status, stderr } = await stage.run(root, args);
    expect([status, codesIn(stderr), showsStack(stderr)], stderr).toEqual([2, ['store-unwritable'], false]);
  }
  const day = ['--as-of', '2022-05-10'];
  for (const args of [
    ['zone', ...day],
    ['diff'],
    ['diff', '--causes'],
    ['explain', '110105025001', ...day],
    ['history', '110105025001'],
    ['measures', ...day],
    ['verify'],
    ['store', 'check'],
    ['store', 'prune'],
    ['data', 'check', ...day],
  ]) {
    const { status, stderr } = await stage.run(root, args);
    expect([status, codesIn(stderr)], `${args.join(' ')}\n${stderr}`).toEqual([0, []]);
  }
  expect(everything(workspace)).toEqual(before);
});

test('where the engine has too little memory that is told, and does no harm', async () => {
  const root = stage.copyOf(told.before);
  const rows = Array.from(
    { length: 60_000 },
    (_, i) => `B${i},confirmed,local,2022-05-0${1 + (i % 9)},110105005001,c${i}\n`,
  );
  const cases = { 'data/cases.csv': `${CITY['data/cases.csv']}${rows.join('')}` };
  write(join(root, 'w'), cases);
  const before = everything(join(root, 'w', 'store'));
  const { status, stderr } = await stage.run(root, told.args, { kind: 'scarce' });
  expect([status, codesIn(stderr)[0], showsStack(stderr)], stderr).toEqual([2, 'out-of-memory', false]);
  expect(everything(join(root, 'w', 'store'))).toEqual(before);
  expect((await stage.run(root, told.args)).status).toBe(0);
});

test('a process that dies for want of memory leaves the store as it was, and the next goes on', async () => {
  const statuses: (number | null)[] = [];
  for (const megabytes of [14, 17, 19]) {
    const root = stage.copyOf(told.before);
    const { status, signal } = await stage.run(root, told.args, { kind: 'heap', at: megabytes });
    statuses.push(signal === null ? status : null);
    await expectWhole(stage, root, told, `${megabytes} MB`);
  }
  expect(statuses).toContain(null);
});
