import { expect, test } from 'vitest';
import { valuesOf, type World } from './values.ts';

const AREAS = [
  'code,name,level,parent,population',
  'R,R,city,,',
  'A,A,county,R,3000',
  'B,B,county,R,7000',
  'C,C,county,R,',
];

const METRICS = [
  'area,date,x,kind',
  'A,2022-03-01,1.5,p',
  'A,2022-03-02,,p',
  'A,2022-03-03,4,q',
  'A,2022-03-10,2.25,p',
  'B,2022-03-10,7,p',
  'B,2022-03-11,9,p',
];

function counted(indicators: Readonly<Record<string, string>>): World {
  return {
    areas: AREAS,
    tables: { metrics: METRICS },
    about: { metrics: 'extra: { kind: text }' },
    level: 'county',
    indicators,
  };
}

/** As of 2022-03-10; the values of A, B and C. */
const OF_METRICS: readonly (readonly [string, readonly unknown[]])[] = [
  ['{ sum: metrics.x, window: 10d }', [7.75, 7, null]],
  ['{ min: metrics.x, window: 10d }', [1.5, 7, null]],
  ['{ max: metrics.x, window: 10d }', [4, 7, null]],
  ['{ mean: metrics.x, window: 10d }', [7.75 / 3, 7, null]],
  ['{ latest: metrics.x, window: 10d }', [2.25, 7, null]],
  ['{ max: metrics.x, window: { days: 7, lag: 1 } }', [4, null, null]],
  ['{ max: metrics.x, window: { days: 6, lag: 1 } }', [null, null, null]],
  ['{ max: metrics.x, window: { since: 2022-03-04 } }', [2.25, 7, null]],
  ['{ max: metrics.x, window: all, missing: 0 }', [4, 7, 0]],
  ['{ mean: metrics.x, window: all, where: kind == "p" }', [1.875, 7, null]],
  ['{ sum: metrics.x, window: 10d, days_at_least: 3 }', ['[7.75]', null, null]],
  ['{ sum: metrics.x, window: 10d, days_at_least: 4 }', [null, null, null]],
  ['{ mean: metrics.x, window: 1d, days_at_least: 1 }', [2.25, 7, null]],
  ['{ mean: metrics.x, window: 10d, days_at_least: 4, missing: 0 }', [0, 0, 0]],
  // An empty cell is no row: what is asked of it is neither yes nor no.
  ['{ count: metrics, where: x > 2, window: 10d }', [2, 1, null]],
  ['{ count: metrics, where: x > 8, window: 10d }', [0, 0, null]],
  ['{ count: metrics, where: x > 8, window: { days: 8, lag: 1 } }', [0, null, null]],
  ['{ count: metrics, distinct: kind, window: 10d }', [2, 1, null]],
  ['{ count: metrics, group_by: kind, at_least: 3, window: 10d }', [1, 0, null]],
  ['{ days_since: metrics, where: x >= 4 }', [7, 0, null]],
  ['{ expr: area.population / 1000 }', [3, 7, null]],
];

test.each(OF_METRICS)('%s of what areas report themselves', async (indicator, expected) => {
  const values = await valuesOf(counted({ i: indicator }), '2022-03-10', ['A', 'B', 'C']);
  expect(values['i']).toEqual(expected);
});

test('a report is known from `date_known`, where that is given', async () => {
  const reports = [
    'area,date,x,date_known',
    'A,2022-03-01,3,2022-03-04',
    'A,2022-02-28,1,',
    'B,2022-03-01,5,',
  ];
  const world = { ...counted({ i: '{ latest: metrics.x, window: all }' }), about: {} };
  const known = (on: string) => valuesOf({ ...world, tables: { metrics: reports } }, on, ['A', 'B']);
  expect((await known('2022-03-03'))['i']).toEqual([1, 5]);
  expect((await known('2022-03-04'))['i']).toEqual([3, 5]);
});

test('a report whose condition cannot be read is rejected, not passed over', async () => {
  const world = counted({ i: '{ sum: metrics.x, where: kind == "p", window: all }' });
  const reports = ['area,date,x,kind', 'A,2022-03-01,3,p', 'A,2022-03-02,4,'];
  await expect(
    valuesOf({ ...world, tables: { metrics: reports } }, '2022-03-10', ['A']),
  ).rejects.toMatchObject({ problems: [{ code: 'cell-empty' }] });
});
