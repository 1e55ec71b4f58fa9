import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkStore, FenquError, replay, verify } from '../../src/index.ts';
import { readManifest, sha256, writeManifest } from '../../src/store/manifest.ts';
import type { Manifest } from '../../src/store/published.ts';
import { CITY, emptyFolder, type Files, workspace, write } from '../cli/workspace.ts';
import { seed } from '../counting/runs.ts';
import { tree } from '../store/tree.ts';
import { filesOf, nightAt, RULES, RULES_WITH_CLOCKS, worldOf } from '../zoning/world.ts';
import { TOWN } from './town.ts';

const BUNDLED = join(import.meta.dirname, '../../fixtures/xinfadi-2020');

const [FROM, TO] = ['2022-03-01', '2022-03-08'];

/** The town with its nights published, and what verifying them says. */
async function published(files: Files = TOWN): Promise<string> {
  const workspace = emptyFolder();
  write(workspace, files);
  await replay({ workspace, from: FROM, to: TO });
  return workspace;
}

/** Each night with what became of it. */
async function outcomes(workspace: string): Promise<Record<string, string>> {
  const nights = await verify({ workspace });
  return Object.fromEntries(nights.map(({ day, outcome }) => [day, outcome]));
}

test('nights with groups, neighbours, visits, totals, reports, parameters, late cases and two packs are verified', async () => {
  const workspace = await published();
  const nights = await verify({ workspace });
  expect(nights.map(({ day, outcome, differences }) => [day, outcome, differences])).toEqual(
    Array.from({ length: 8 }, (_, i) => [`2022-03-0${i + 1}`, 'verified', { what: [], areas: {} }]),
  );
  const zones = readFileSync(join(workspace, 'store/2022-03-03/r1/zones.csv'), 'utf8');
  expect(zones.split('\n').length).toBeGreaterThan(3);
});

test('nights before the first row of a table are verified', async () => {
  const folder = workspace({
    'data/cases.csv': 'id,class,origin,date,area,cluster\nA1,confirmed,local,2022-05-09,110105005001,home\n',
  });
  await replay({ workspace: folder, from: '2022-05-07', to: '2022-05-09' });
  expect(await outcomes(folder)).toEqual({
    '2022-05-07': 'verified',
    '2022-05-08': 'verified',
    '2022-05-09': 'verified',
  });
});

test('so they are where each of several tables has its first row on another night', async () => {
  const late = {
    ...TOWN,
    'cases.csv': onlyFrom(String(TOWN['cases.csv']), '2022-03-03'),
    'beds.csv': 'area,day,beds\nQ,2022-03-05,3\n',
    'totals.csv': 'area,day,cases\nQ,2022-03-06,5\n',
    'visits.csv': 'case,area,date,role\nd,Q,2022-03-06,residence\n',
  };
  expect(new Set(Object.values(await outcomes(await published(late))))).toEqual(new Set(['verified']));
});

/** Leaves out the rows with a day before one. */
function onlyFrom(text: string, day: string): string {
  const isEarly = (line: string): boolean => (/\d{4}-\d\d-\d\d/.exec(line)?.[0] ?? day) < day;
  return text
    .split('\n')
    .filter((line) => !isEarly(line))
    .join('\n');
}

test('the bundled workspace is verified', async () => {
  const workspace = emptyFolder();
  cpSync(BUNDLED, workspace, { recursive: true });
  rmSync(join(workspace, 'store'), { recursive: true, force: true });
  await replay({ workspace, from: '2020-06-11', to: '2020-06-21' });
  expect(new Set(Object.values(await outcomes(workspace)))).toEqual(new Set(['verified']));
});

test('random worlds are verified, with clocks and without', async () => {
  const worlds = worldOf([...RULES, ...RULES_WITH_CLOCKS]);
  await fc.assert(
    fc.asyncProperty(worlds, fc.nat(5), async (world, first) => {
      const workspace = emptyFolder();
      write(workspace, filesOf(world));
      await replay({ workspace, from: nightAt(first), to: nightAt(first + 8) });
      expect(new Set(Object.values(await outcomes(workspace)))).toEqual(new Set(['verified']));
    }),
    { numRuns: Number(process.env['FENQU_RUNS'] ?? 2), seed, endOnFailure: true },
  );
});

/** Whether anything is found wrong with the store. */
async function isFound(workspace: string): Promise<boolean> {
  try {
    const nights = await verify({ workspace });
    return nights.some(({ outcome }) => outcome === 'damaged');
  } catch (cause) {
    return cause instanceof FenquError && cause.problems.every(({ code }) => code === 'store-damaged');
  }
}

test('the first night that a store has left is verified, too: only what changed since one that is gone cannot be', async () => {
  const city = workspace({
    'fenqu.yaml': `${CITY['fenqu.yaml']}decisions: data/decisions.csv\n`,
    'data/decisions.csv':
      'area,tier,from,until,authority,reason\n110105025001,medium,2022-05-08,2022-05-10,City,Traced\n',
  });
  await replay({ workspace: city, from: '2022-05-07', to: '2022-05-09' });
  const changes = readFileSync(join(city, 'store/2022-05-08/r1/changes.csv'), 'utf8');
  expect(changes.trimEnd().split('\n')).toHaveLength(2);
  rmSync(join(city, 'store/2022-05-07'), { recursive: true });
  expect((await verify({ workspace: city })).map(({ outcome }) => outcome)).toEqual(['verified', 'verified']);
});

test('a flipped bit is found in any file of the store', async () => {
  const workspace = emptyFolder();
  write(workspace, TOWN);
  await replay({ workspace, from: '2022-03-03', to: '2022-03-04' });
  const store = join(workspace, 'store');
  const files = Object.keys(tree(store));
  expect(files.length).toBeGreaterThan(20);
  const unnoticed: string[] = [];
  for (const [i, file] of files.entries()) {
    const path = join(store, file);
    const bytes = readFileSync(path);
    const at = (i * 7919) % bytes.length;
    writeFileSync(
      path,
      Uint8Array.from(bytes, (byte, each) => (each === at ? byte ^ 4 : byte)),
    );
    if (!(await isFound(workspace))) unnoticed.push(`${file}:${at}`);
    writeFileSync(path, bytes);
  }
  expect(unnoticed).toEqual([]);
  expect(await outcomes(workspace)).toEqual({ '2022-03-03': 'verified', '2022-03-04': 'verified' });
});

test('a digit of a stale mark that is another is found: the mark would say nothing', async () => {
  const workspace = emptyFolder();
  write(workspace, TOWN);
  await replay({ workspace, from: '2022-03-03', to: '2022-03-05' });
  write(workspace, { 'cases.csv': `${TOWN['cases.csv']}e,confirmed,2022-03-03,B,,true,\n` });
  await replay({ workspace, from: '2022-03-03', to: '2022-03-03', revise: true });
  const mark = join(workspace, 'store/2022-03-04/r1/stale');
  const text = readFileSync(mark, 'utf8');
  expect((await checkStore({ workspace })).findings.map(({ code }) => code)).toEqual([
    'store-stale',
    'store-stale',
  ]);
  const damage = { code: 'store-damaged', place: { file: 'store/2022-03-04/r1/stale' } };
  for (const [at, digit] of [...text].entries()) {
    if (!/\d/.test(digit) || at > 30) continue;
    const other = String((Number(digit) + 1) % 10);
    writeFileSync(mark, text.slice(0, at) + other + text.slice(at + 1));
    expect((await checkStore({ workspace })).findings).toContainEqual(expect.objectContaining(damage));
  }
  const [night] = await verify({ workspace, days: ['2022-03-04'] });
  expect(night).toMatchObject({ outcome: 'damaged', problems: [damage] });
  // Whole again once the night is computed again.
  await replay({ workspace, from: '2022-03-04', to: '2022-03-04', revise: true });
  expect(await verify({ workspace, days: ['2022-03-04'] })).toMatchObject([{ outcome: 'verified' }]);
});

test('what was changed since is told, and does not matter to what was published', async () => {
  const workspace = await published();
  write(workspace, { 'rules/own/pack.yaml': String(TOWN['rules/own/pack.yaml']).replace('>= 7', '>= 1') });
  write(workspace, { 'beds.csv': `${TOWN['beds.csv']}B,2022-03-08,1\n` });
  const [first, , , , last] = await verify({
    workspace,
    days: ['2022-03-01', '2022-03-02', '2022-03-03', '2022-03-07', '2022-03-08'],
  });
  expect(first).toMatchObject({
    outcome: 'verified',
    since: { pack: true, inputs: ['beds.csv'], tool: null },
  });
  expect(last).toMatchObject({
    outcome: 'verified',
    since: { pack: false, inputs: ['beds.csv'], tool: null },
  });
});

test('a night that another version published, and that comes out otherwise now, is told apart', async () => {
  const workspace = await published();
  const folder = join(workspace, 'store/2022-03-05/r1');
  const text = readFileSync(join(folder, 'manifest.json'), 'utf8');
  const zones = readFileSync(join(folder, 'zones.csv'), 'utf8').replace(/,medium,/, ',high,');
  writeFileSync(join(folder, 'zones.csv'), zones);
  const manifest: Manifest = { ...readManifest(text), tool: '0.0.1' };
  const result = { ...manifest.result, 'zones.csv': sha256(zones) };
  writeFileSync(join(folder, 'manifest.json'), writeManifest({ ...manifest, result }));
  const [night] = await verify({ workspace, days: ['2022-03-05'] });
  expect(night).toMatchObject({ outcome: 'tool-differs', since: { tool: '0.0.1' } });
  expect(night?.differences?.areas['zones.csv']).toHaveLength(1);
});

test('since when all others are at rest is part of the result', async () => {
  const workspace = await published();
  const path = join(workspace, 'store/2022-03-08/r1/manifest.json');
  const manifest = readManifest(readFileSync(path, 'utf8'));
  writeFileSync(path, writeManifest({ ...manifest, resting_since: '2021-12-31' }));
  const [night] = await verify({ workspace, days: ['2022-03-08'] });
  expect(night).toMatchObject({ outcome: 'differs', differences: { what: ['resting_since'] } });
});
