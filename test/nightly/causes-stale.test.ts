import { expect, test } from 'vitest';
import { diff, run } from '../../src/index.ts';
import { CITY, workspace, write } from '../cli/workspace.ts';

const CONFIG = `${CITY['fenqu.yaml']?.replace('beijing-2020-07', 'slow')}rules: rules/\n`;
const SLOW = `pack: slow
title: Slow
edition: 2020-01-01
level: community
effective: next_day
transitions: { loosen: { after: 3 } }
indicators:
  n: { title: n, count: cases, where: class == "confirmed", window: 1d }
tiers:
  - { tier: high, title: High, when: n >= 1 }
  - { tier: low, title: Low, otherwise: true }
`;
const HEAD = 'id,class,origin,date,area,cluster\n';
const QUIET = `${HEAD}A1,confirmed,local,2022-05-01,110105005001,\n`;
const CASE = 'A2,confirmed,local,2022-05-08,110108012001,\n';

test('of a night that rests on another one before it than is published now, no cause is made up', async () => {
  const city = workspace({ 'fenqu.yaml': CONFIG, 'rules/slow/pack.yaml': SLOW, 'data/cases.csv': QUIET });
  for (const asOf of ['2022-05-08', '2022-05-09']) await run({ workspace: city, asOf });
  write(city, { 'data/cases.csv': `${QUIET}${CASE}` });
  await run({ workspace: city, asOf: '2022-05-08', revise: true });
  // High on the 8th now; low on the 9th, as if it had never been: three clear evaluations are not over.
  const stale = await diff({ workspace: city, causes: true });
  expect(stale.diff.changes.map(({ area, to, causes }) => [area.code, to, causes])).toEqual([
    ['110108012001', 'low', undefined],
  ]);
  expect(stale.warnings.map(({ code }) => code)).toEqual(['store-stale', 'causes-stale']);
  expect(stale.warnings.at(-1)).toMatchObject({ value: '2022-05-09', with: { areas: 1 } });
  await run({ workspace: city, asOf: '2022-05-10', cascade: true });
  const { diff: found, warnings } = await diff({
    workspace: city,
    from: '2022-05-08',
    to: '2022-05-09',
    causes: true,
  });
  expect([found.changes, warnings]).toEqual([[], []]);
});

test('where a stale night follows all the same, its causes are told', async () => {
  const city = workspace({ 'fenqu.yaml': CONFIG, 'rules/slow/pack.yaml': SLOW, 'data/cases.csv': QUIET });
  const later = 'A3,confirmed,local,2022-05-09,110105005002,\n';
  write(city, { 'data/cases.csv': `${QUIET}${later}` });
  for (const asOf of ['2022-05-08', '2022-05-09']) await run({ workspace: city, asOf });
  const other = 'A4,confirmed,local,2022-05-08,110105025001,\n';
  write(city, { 'data/cases.csv': `${QUIET}${later}${other}` });
  await run({ workspace: city, asOf: '2022-05-08', revise: true });
  const { diff: found, warnings } = await diff({ workspace: city, causes: true });
  const causesOf = new Map(found.changes.map(({ area, causes }) => [area.code, causes]));
  expect(causesOf.get('110105005002')?.map(({ cause }) => cause)).toEqual(['new-cases']);
  expect(causesOf.get('110105025001')).toBeUndefined();
  expect(warnings.map(({ code }) => code)).toEqual(['store-stale', 'causes-stale']);
});
