import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkData, diff, explain, measures, run, zone } from '../../src/index.ts';
import { CITY, nightsIn, workspace, write } from '../cli/workspace.ts';

const DAY = '2022-05-10';

describe('run', () => {
  test('compares with the newest night before, however long ago', async () => {
    const city = workspace();
    const first = await run({ workspace: city, asOf: '2022-05-03' });
    expect(first).toMatchObject({ published: { outcome: 'published', revision: 1 }, diff: { from: null } });
    const second = await run({ workspace: city, asOf: DAY });
    expect(second.diff).toMatchObject({ from: { asOf: '2022-05-03' }, to: { asOf: DAY } });
    expect(second.diff.changes.map(({ area, kind, from, to }) => [area.code, kind, from, to])).toEqual([
      ['110105005001', 'raised', 'medium', 'high'],
      ['110105005002', 'listed', 'low', 'medium'],
      ['110108012002', 'listed', 'low', 'medium'],
    ]);
  });

  test('an earlier night may be run later', async () => {
    const city = workspace();
    await run({ workspace: city, asOf: DAY });
    const earlier = await run({ workspace: city, asOf: '2022-05-03' });
    expect(earlier).toMatchObject({ published: { outcome: 'published' }, diff: { from: null } });
  });

  test.each([0, 20, 60, 120])('interrupted after %i ms, it publishes nothing or all', async (delay) => {
    const city = workspace();
    const controller = new AbortController();
    const work = run({ workspace: city, asOf: DAY, signal: controller.signal });
    setTimeout(() => controller.abort('SIGINT'), delay);
    const ended = await work.then(
      () => 'done',
      (cause: unknown) => cause,
    );
    const nights = nightsIn(join(city, 'store')).filter((path) => path.endsWith('current'));
    expect([ended, nights]).toEqual(ended === 'done' ? ['done', [`${DAY}/current`]] : ['SIGINT', []]);
  });

  test('a night of the policy that has not begun is refused', async () => {
    await expect(run({ workspace: workspace(), asOf: '2022-03-01' })).rejects.toMatchObject({
      problems: [{ code: 'policy-not-begun' }],
    });
  });
});

test('with --pack, the data alone is judged, whatever was published', async () => {
  const city = workspace();
  await run({ workspace: city, asOf: DAY });
  const { snapshot } = await zone({ workspace: city, asOf: DAY, pack: 'cn-county-2020-02' });
  expect(snapshot.level).toBe('county');
  expect(snapshot.zones.map(({ area, tier }) => [area.code, tier])).toEqual([
    ['110105', 'medium'],
    ['110108', 'medium'],
  ]);
});

describe('diff', () => {
  test('over several nights: what changed and changed back is no change', async () => {
    const city = workspace();
    for (const asOf of ['2022-05-08', DAY, '2022-05-30']) await run({ workspace: city, asOf });
    const kinds = async (from: string, to: string) =>
      (await diff({ workspace: city, from, to })).diff.changes.map(
        ({ area, kind }) => `${kind} ${area.code}`,
      );
    expect(await kinds('2022-05-08', DAY)).toEqual(['listed 110108012002']);
    expect(await kinds('2022-05-08', '2022-05-30')).toEqual([
      'delisted 110105005001',
      'delisted 110105005002',
    ]);
    const { diff: last } = await diff({ workspace: city });
    expect([last.from?.asOf, last.to.asOf]).toEqual([DAY, '2022-05-30']);
  });

  test('what is imposed on the way there is lifted on the way back', async () => {
    const city = workspace();
    for (const asOf of ['2022-05-08', DAY, '2022-05-30']) await run({ workspace: city, asOf });
    const [there] = (await diff({ workspace: city, from: '2022-05-08', to: DAY })).diff.changes;
    const back = (await diff({ workspace: city, from: DAY, to: '2022-05-30' })).diff.changes.find(
      ({ area }) => area.code === there?.area.code,
    );
    expect(there?.impose.length).toBeGreaterThan(0);
    expect([...(back?.lift ?? [])].sort()).toEqual([...(there?.impose ?? [])].sort());
  });
});

test('explain goes by the tier published, and names the cases counted, no others', async () => {
  const explanation = await explain({ workspace: workspace(), asOf: DAY, area: '110105005001' });
  expect(explanation.verdict).toMatchObject({ tier: 'high', since: '2022-05-04' });
  const ids = JSON.stringify(explanation);
  for (const id of ['A1', 'A2', 'A3', 'A4']) expect(ids).toContain(`"${id}"`);
  for (const id of ['A5', 'A6', 'A9']) expect(ids).not.toContain(`"${id}"`);
});

test('explain names the cases of the window alone, where the window ends days before', async () => {
  const city = workspace({
    'fenqu.yaml': `${CITY['fenqu.yaml']?.replace('beijing-2020-07', 'lagging')}rules: rules/\n`,
    'rules/lagging/pack.yaml': `pack: lagging
title: Lagging
edition: 2020-01-01
level: community
effective: next_day
indicators:
  n: { title: n, count: cases, where: class == "confirmed", window: { days: 2, lag: 1 } }
tiers:
  - { tier: high, title: High, when: n >= 1 }
  - { tier: low, title: Low, otherwise: true }
`,
  });
  const { verdict, ...rest } = await explain({ workspace: city, asOf: '2022-05-04', area: '110105005001' });
  expect(verdict).toMatchObject({ tier: 'high', indicators: { n: 2 }, nextStepDown: { on: '2022-05-07' } });
  const ids = JSON.stringify(rest);
  for (const id of ['A2', 'A3']) expect(ids).toContain(`"${id}"`);
  for (const id of ['A1', 'A4']) expect(ids).not.toContain(`"${id}"`);
});

test('measures are those of the tier in force, in the area asked for alone', async () => {
  const tiersIn = async (area: string) =>
    (await measures({ workspace: workspace(), asOf: DAY, area })).scope?.code;
  expect(await tiersIn('朝阳区')).toBe('110105');
  await expect(tiersIn('红霞路社区')).rejects.toMatchObject({ problems: [{ code: 'area-several' }] });
});

test('the data report counts every row: read is used and excluded', async () => {
  const city = workspace();
  write(city, { 'data/cases.csv': `${CITY['data/cases.csv']}B1,confirmed,local,2022-05-20,110108,\n` });
  const { report } = await checkData({ workspace: city, asOf: DAY });
  expect(report.files.find(({ table }) => table === 'cases')).toMatchObject({
    read: 11,
    used: 10,
    excluded: { 'after-as-of': 1 },
    rejected: {},
  });
});
