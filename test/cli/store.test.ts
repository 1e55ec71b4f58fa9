import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkStore, pruneStore, replay, run, verify } from '../../src/index.ts';
import { complaints } from '../rendering/outputs/published.ts';
import { codesIn, fenqu } from './fenqu.ts';
import { CITY, nightsIn, workspace } from './workspace.ts';

let city = '';
const store = (...args: readonly string[]) => fenqu(['store', ...args, '-C', city, '--lang', 'en']);

beforeAll(async () => {
  const config = (CITY['fenqu.yaml'] ?? '').replace('store: store/', 'store: { keep: { nights: 4d } }');
  city = workspace({ 'fenqu.yaml': config });
  await replay({ workspace: city, from: '2022-05-01', to: '2022-05-10' });
});

describe('fenqu store', () => {
  test('prune shows what the workspace lets go, and removes it where that is asked', async () => {
    const before = nightsIn(join(city, 'store'));
    const shown = await store('prune');
    expect([shown.status, shown.stderr]).toEqual([0, '']);
    expect(shown.stdout).toMatch(/^nights +5 .*2022-05-01 to 2022-05-05$/m);
    expect(shown.stdout).toContain('Nothing is removed without `--apply`.');
    const asked = JSON.parse((await store('prune', '--keep-nights', '2d', '--format', 'json')).stdout);
    expect(complaints('output/store-prune', asked)).toEqual([]);
    expect(asked).toMatchObject({
      applied: false,
      keep: { nights: 2 },
      stays: { nights: 3, first: '2022-05-08' },
    });
    expect(nightsIn(join(city, 'store'))).toEqual(before);
    const done = await store('prune', '--apply');
    expect(done.stdout.trimEnd().split('\n').at(-1)).toMatch(
      /removed; 5 nights \(2022-05-06 to 2022-05-10\)/,
    );
    const check = await store('check', '--format', 'json');
    expect(check.status).toBe(0);
    const found: unknown = JSON.parse(check.stdout);
    expect(complaints('output/store-check', found)).toEqual([]);
    expect(found).toMatchObject({ sound: true, nights: 5, findings: [] });
  });

  test('the next night goes on from what is left as if nothing had been removed', async () => {
    const whole = workspace();
    await replay({ workspace: whole, from: '2022-05-01', to: '2022-05-10' });
    const [here, there] = [
      await run({ workspace: city, asOf: '2022-05-11' }),
      await run({ workspace: whole, asOf: '2022-05-11' }),
    ];
    expect(here.snapshot.zones).toEqual(there.snapshot.zones);
    expect(here.snapshot.zones.length).toBeGreaterThan(0);
    expect(here.diff).toEqual(there.diff);
  });

  test('check says by its status that something is damaged, and where', async () => {
    writeFileSync(join(city, 'store', '2022-05-10', 'r1', 'zones.csv'), '');
    rmSync(join(city, 'store', '2022-05-09', 'current'));
    const found = await store('check');
    expect(found.status).toBe(1);
    expect(codesIn(found.stdout)).toEqual(['store-damaged', 'store-nights-missing', 'store-unpublished']);
    expect(found.stdout).toContain('store/2022-05-10/r1/zones.csv');
    expect((await store('check', '--format', 'csv')).stdout.split('\n')[1]).toContain('store-damaged,error');
  });

  test('prune refuses what it cannot understand', async () => {
    const ended = await store('prune', '--keep-nights', '4');
    expect([ended.status, codesIn(ended.stderr)]).toEqual([2, ['usage-days']]);
  });
});

test('what stays can still be verified, the packs that nights go on from too', async () => {
  const policy = `policy:
  - { pack: cn-precise-2020-07, from: 2022-04-01, retrospective: true }
  - { pack: beijing-2020-07, from: 2022-05-04 }
`;
  const folder = workspace({ 'fenqu.yaml': (CITY['fenqu.yaml'] ?? '').replace(/policy:\n.*\n/, policy) });
  await replay({ workspace: folder, from: '2022-05-01', to: '2022-05-10' });
  const { removals } = await pruneStore({ workspace: folder, keepNights: '4d', apply: true });
  expect(removals.filter(({ kind }) => kind === 'night')).toHaveLength(5);
  expect((await checkStore({ workspace: folder })).findings).toEqual([]);
  const days = ['2022-05-07', '2022-05-08', '2022-05-09', '2022-05-10'];
  const nights = await verify({ workspace: folder, days });
  expect(nights.map(({ outcome }) => outcome)).toEqual(days.map(() => 'verified'));
});
