import { spawnSync } from 'node:child_process';
import { existsSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { tree } from '../store/tree.ts';
import { codesIn, fenqu, showsStack, start } from './fenqu.ts';
import { CITY, emptyFolder, nightsIn, workspace, write } from './workspace.ts';

const DAY = '2022-05-10';

/** A workspace that takes a while. */
function largeWorkspace(): string {
  const places = ['110105005001', '110105005002', '110105025001', '110108012001'];
  const rows = Array.from(
    { length: 400_000 },
    (_, i) => `B${i},confirmed,local,2022-05-0${1 + (i % 9)},${places[i % 4]},c${i % 500}\n`,
  );
  return workspace({ 'data/cases.csv': `id,class,origin,date,area,cluster\n${rows.join('')}` });
}

describe('interrupted in the middle', () => {
  const folder = emptyFolder();
  const city = largeWorkspace();

  test.each<[NodeJS.Signals, number, number]>([
    ['SIGINT', 130, 0],
    ['SIGINT', 130, 400],
    ['SIGINT', 130, 800],
    ['SIGTERM', 143, 200],
  ])(
    'run, by %s, %i, %i ms after it began to work: nothing is published, nothing is left',
    async (signal, expected, delay) => {
      const before = tree(folder);
      const { child, ended } = start(['run', '-C', city, '--as-of', DAY, '--lang', 'en'], {
        env: { TMPDIR: folder },
      });
      while (!existsSync(join(city, 'store', '.lock'))) await setTimeout(5);
      await setTimeout(delay);
      child.kill(signal);
      const { status, stdout, stderr } = await ended;
      expect([status, stdout, codesIn(stderr)]).toEqual([expected, '', ['interrupted']]);
      expect(showsStack(stderr)).toBe(false);
      expect(nightsIn(join(city, 'store'))).toEqual([]);
      expect(existsSync(join(city, 'store', '.lock'))).toBe(false);
      expect(tree(folder)).toEqual(before);
    },
  );

  test('zone, too, ends at once', async () => {
    const { child, ended } = start(['zone', '-C', city, '--as-of', DAY, '--format', 'csv'], {
      env: { TMPDIR: folder },
    });
    while (readdirSync(folder).length === 0) await setTimeout(1);
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ status: 130, stdout: '' });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('afterwards the night runs as if nothing had been', async () => {
    const { status, stderr } = await fenqu(['run', '-C', city, '--as-of', DAY]);
    expect([status, stderr]).toEqual([0, '']);
    expect(nightsIn(join(city, 'store'))).toHaveLength(5);
  });
});

/** A file system of its own, of so many kilobytes; undefined where none may be mounted. */
function smallDisk(kilobytes: number): string | undefined {
  const path = emptyFolder();
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', path]);
  if (status !== 0) return undefined;
  onTestFinished(() => void spawnSync('umount', ['-l', path]));
  return path;
}

describe('a full disk', () => {
  test.for([4, 16, 32])(
    'of %i kB for the store: nothing is published, and the reason is given',
    async (size, { skip }) => {
      const disk = smallDisk(size);
      if (disk === undefined) return skip('no file system can be mounted here');
      const city = workspace({
        'fenqu.yaml': (CITY['fenqu.yaml'] ?? '').replace('store: store/', `store: ${disk}/store`),
      });
      const { status, stdout, stderr } = await fenqu(['run', '-C', city, '--as-of', DAY]);
      expect([status, stdout, codesIn(stderr)]).toEqual([2, '', ['disk-full']]);
      expect(showsStack(stderr)).toBe(false);
      expect(nightsIn(join(disk, 'store')).filter((path) => path.includes('current'))).toEqual([]);
    },
  );

  test('for private copies of the data', async ({ skip }) => {
    const disk = smallDisk(64);
    if (disk === undefined) return skip('no file system can be mounted here');
    const city = workspace();
    const rows = Array.from({ length: 4000 }, (_, i) => `X${i},suspected,local,2022-05-01,110105005001,\n`);
    const cases = `${CITY['data/cases.csv']}${rows.join('')}`;
    write(city, {
      'data/cases.csv.gz': gzipSync(cases),
      'fenqu.yaml': (CITY['fenqu.yaml'] ?? '').replace('cases.csv', 'cases.csv.gz'),
    });
    const { status, stdout, stderr } = await fenqu(['zone', '-C', city, '--as-of', DAY], {
      env: { TMPDIR: disk },
    });
    expect([status, stdout, codesIn(stderr)]).toEqual([2, '', ['disk-full']]);
    expect(readdirSync(disk)).toEqual([]);
  });

  test('for a new outcome: the old one stays', async ({ skip }) => {
    const disk = smallDisk(8);
    if (disk === undefined) return skip('no file system can be mounted here');
    const out = join(disk, 'last-run.json');
    writeFileSync(out, '{}\n');
    writeFileSync(join(disk, 'others'), Buffer.alloc(4096));
    const zone = ['zone', '-C', workspace(), '--as-of', DAY, '--format', 'json'];
    const { status, stderr } = await fenqu([...zone, '--all', '-o', out]);
    expect([status, codesIn(stderr), readFileSync(out, 'utf8'), readdirSync(disk)]).toEqual([
      2,
      ['disk-full'],
      '{}\n',
      ['last-run.json', 'others'],
    ]);
  });

  test('standard output by its name goes on where others have written', async () => {
    const file = join(emptyFolder(), 'all.txt');
    const zone = `"${process.execPath}" bin/fenqu.js zone -C "${workspace()}" --as-of ${DAY} --format csv -o /dev/stdout`;
    spawnSync('sh', ['-c', `(echo before; ${zone} >&1; echo after) >>"${file}"`]);
    const text = readFileSync(file, 'utf8');
    expect([text.startsWith('before\n'), text.includes('110105005001'), text.endsWith('after\n')]).toEqual([
      true,
      true,
      true,
    ]);
  });

  test.runIf(existsSync('/dev/full'))('for the results', async () => {
    const city = workspace();
    const toFile = await fenqu(['zone', '-C', city, '--as-of', DAY, '-o', '/dev/full']);
    expect([toFile.status, codesIn(toFile.stderr)]).toEqual([2, ['disk-full']]);
    const program = new URL('../../bin/fenqu.js', import.meta.url).pathname;
    for (const args of [['zone', '-C', city, '--as-of', DAY], ['--help'], ['--version']]) {
      const { status, stderr } = spawnSync(process.execPath, [program, ...args], {
        stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
        encoding: 'utf8',
      });
      expect([status, codesIn(stderr)]).toEqual([2, ['disk-full']]);
      expect(showsStack(stderr)).toBe(false);
    }
  });
});

test('a reader that has seen enough ends it quietly', async () => {
  for (const args of [['--help'], ['zone', '-C', workspace(), '--as-of', DAY, '--all', '--format', 'json']]) {
    const { child, ended } = start(args);
    child.stdout?.destroy();
    expect(await ended).toEqual({ status: 0, stdout: '', stderr: '' });
  }
});

test('nothing is left in the folder for temporary files', async () => {
  const folder = emptyFolder();
  await fenqu(['run', '-C', workspace(), '--as-of', DAY], { env: { TMPDIR: folder } });
  await fenqu(['run', '-C', workspace({ 'data/cases.csv': 'id\n' }), '--as-of', DAY], {
    env: { TMPDIR: folder },
  });
  expect(readdirSync(folder)).toEqual([]);
});
