import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { tree } from '../store/tree.ts';
import { codesIn, fenqu, showsStack, start } from './fenqu.ts';
import { CITY, emptyFolder, nightsIn, workspace, write } from './workspace.ts';

const DAY = '2022-05-10';

async function run(folder: string, ...options: readonly string[]) {
  const { status, stdout, stderr } = await fenqu([
    'run',
    '-C',
    folder,
    '--as-of',
    DAY,
    '--format',
    'json',
    ...options,
  ]);
  const published = status === 0 ? JSON.parse(stdout).published : undefined;
  return {
    status,
    outcome: published?.outcome,
    revision: published?.revision,
    codes: codesIn(stderr),
    stderr,
  };
}

const MORE = { 'data/cases.csv': `${CITY['data/cases.csv']}A11,confirmed,local,2022-05-10,110105025001,\n` };

describe('a night is published once', () => {
  test('the same result again is a no-op', async () => {
    const city = workspace();
    expect(await run(city)).toMatchObject({ status: 0, outcome: 'published', revision: 1 });
    const before = tree(city);
    expect(await run(city)).toMatchObject({ status: 0, outcome: 'same', revision: 1, codes: [] });
    expect(tree(city)).toEqual(before);
    expect(nightsIn(join(city, 'store'))).toEqual(
      ['current', 'r1/changes.csv', 'r1/manifest.json', 'r1/state.csv', 'r1/zones.csv'].map(
        (file) => `${DAY}/${file}`,
      ),
    );
  });

  test('rows in another order, and days to come, change nothing', async () => {
    const city = workspace();
    await run(city);
    const [header, ...rows] = (CITY['data/cases.csv'] ?? '').trimEnd().split('\n');
    const later = 'Z1,confirmed,local,2022-05-11,110105025001,';
    write(city, { 'data/cases.csv': `${[header, later, ...rows.reverse()].join('\n')}\n` });
    expect(await run(city)).toMatchObject({
      status: 0,
      outcome: 'same',
      revision: 1,
      codes: ['store-same-result'],
    });
  });

  test('another result is refused, unless it is meant as a revision', async () => {
    const city = workspace();
    await run(city);
    const before = tree(join(city, 'store'));
    write(city, MORE);
    expect(await run(city)).toMatchObject({ status: 2, codes: ['store-different'] });
    expect(tree(join(city, 'store'))).toMatchObject(before);
    expect(readFileSync(join(city, 'store', DAY, 'current'), 'utf8')).toBe('r1\n');
    expect(await run(city, '--revise')).toMatchObject({ status: 0, outcome: 'revised', revision: 2 });
    expect(readFileSync(join(city, 'store', DAY, 'current'), 'utf8')).toBe('r2\n');
    expect(await run(city, '--revise')).toMatchObject({ status: 0, outcome: 'same', revision: 2 });
  });

  test('a revision makes later nights stale, and says so', async () => {
    const city = workspace();
    await run(city);
    await fenqu(['run', '-C', city, '--as-of', '2022-05-11']);
    write(city, MORE);
    expect(await run(city, '--revise')).toMatchObject({
      status: 0,
      revision: 2,
      codes: ['store-made-stale'],
    });
    const { status, stderr } = await fenqu(['diff', '-C', city]);
    expect([status, codesIn(stderr)]).toEqual([0, ['store-stale']]);
  });
});

test('diff --exit-code says by its status whether anything changed', async () => {
  const city = workspace();
  const diff = async (...options: string[]) => (await fenqu(['diff', '-C', city, ...options])).status;
  expect(await diff('--exit-code')).toBe(2);
  for (const day of ['2022-05-07', '2022-05-08', '2022-05-10'])
    await fenqu(['run', '-C', city, '--as-of', day]);
  expect(await diff('--exit-code')).toBe(1);
  expect(await diff()).toBe(0);
  expect(await diff('2022-05-07', '2022-05-08', '--exit-code')).toBe(0);
});

test('rules check says by its status what it found', async () => {
  const check = async (folder: string, ...ids: string[]) =>
    (await fenqu(['rules', 'check', '-C', folder, ...ids])).status;
  const city = workspace({
    'fenqu.yaml': `${CITY['fenqu.yaml']}rules: rules/\n`,
    'rules/own/pack.yaml': 'pack: own\n',
  });
  expect(await check(city, 'beijing-2020-07')).toBe(0);
  expect(await check(city, 'own')).toBe(2);
  expect(await check(city)).toBe(2);
  expect(await check(city, 'nope')).toBe(2);
});

test('init makes a workspace that runs as it is', async () => {
  const folder = emptyFolder();
  const made = await fenqu(['init', '--lang', 'en'], { cwd: folder });
  expect([made.status, made.stderr]).toEqual([0, '']);
  expect(readdirSync(folder).sort()).toEqual(['data', 'fenqu.yaml', 'rules']);
  const night = await fenqu(['run', '--format', 'json'], { cwd: folder });
  expect([night.status, night.stderr]).toEqual([0, '']);
  expect(JSON.parse(night.stdout).snapshot.tally).toMatchObject({ high: 1, medium: 2 });
  const again = await fenqu(['init'], { cwd: folder });
  expect([again.status, codesIn(again.stderr)]).toEqual([2, ['init-exists']]);
  const elsewhere = await fenqu(['init', 'a/b'], { cwd: folder });
  expect([elsewhere.status, readdirSync(join(folder, 'a', 'b')).sort()]).toEqual([
    0,
    ['data', 'fenqu.yaml', 'rules'],
  ]);
});

describe('where nothing can be written', () => {
  test('a second run at the same time is told who is at work', async () => {
    const city = workspace();
    const lock = { pid: process.pid, host: hostname(), started: new Date().toISOString(), born: null };
    write(city, { 'store/.lock': JSON.stringify(lock) });
    const { status, codes, stderr } = await run(city);
    expect([status, codes]).toEqual([2, ['store-locked']]);
    expect(stderr).toContain(String(process.pid));
    expect(nightsIn(join(city, 'store'))).toEqual(['.lock']);
  });

  test('of two runs at once one publishes, and the other says who is at work', async () => {
    const city = workspace();
    const store = join(city, 'store');
    const first = start(['run', '-C', city, '--as-of', DAY, '--format', 'json']);
    while (!existsSync(join(store, '.lock'))) await setTimeout(2);
    // Held in the middle of its work, whatever the machine is busy with.
    first.child.kill('SIGSTOP');
    try {
      const second = await run(city);
      expect([second.status, second.codes]).toEqual([2, ['store-locked']]);
      expect(second.stderr).toContain(`pid ${first.child.pid} @ ${hostname()}`);
      expect(nightsIn(store)).not.toContain(`${DAY}/current`);
    } finally {
      first.child.kill('SIGCONT');
    }
    const { status, stdout } = await first.ended;
    expect([status, JSON.parse(stdout).published]).toMatchObject([0, { outcome: 'published', revision: 1 }]);
    expect(readdirSync(store).sort()).toEqual([DAY, 'kept']);
    expect((await fenqu(['store', 'check', '-C', city])).status).toBe(0);
    expect((await fenqu(['verify', '-C', city, DAY])).status).toBe(0);
    expect(await run(city)).toMatchObject({ outcome: 'same', revision: 1 });
  });

  test.each([
    ['a file', 'data/areas.csv'],
    ['below a file', 'data/areas.csv/store'],
  ])('a store that is %s', async (_, store) => {
    const city = workspace({
      'fenqu.yaml': (CITY['fenqu.yaml'] ?? '').replace('store: store/', `store: ${store}`),
    });
    const { status, codes, stderr } = await run(city);
    expect([status, codes]).toEqual([2, ['store-unwritable']]);
    expect(stderr).toMatch(/EEXIST|ENOTDIR/);
    expect(showsStack(stderr)).toBe(false);
  });

  test('zone stores nothing', async () => {
    const city = workspace();
    const before = tree(city);
    expect((await fenqu(['zone', '-C', city, '--as-of', DAY])).status).toBe(0);
    expect(tree(city)).toEqual(before);
  });

  test.each([
    ['a folder', '.'],
    ['a folder that is not there', 'none/zones.csv'],
    ['below a file', 'fenqu.yaml/zones.csv'],
  ])('-o %s', async (_, output) => {
    const { status, stdout, stderr } = await fenqu(['zone', '-C', '.', '--as-of', DAY, '-o', output], {
      cwd: workspace(),
    });
    expect([status, stdout, codesIn(stderr)]).toEqual([2, '', ['file-unwritable']]);
    expect(stderr).toContain(output);
    expect(showsStack(stderr)).toBe(false);
  });

  test('a workspace that holds no data folder to write to', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'data'), '');
    const { status, stderr } = await fenqu(['init'], { cwd: folder });
    expect([status, codesIn(stderr)]).toEqual([2, ['file-unwritable']]);
  });
});
