import { describe, expect, test } from 'vitest';
import { valuesOf, type World } from './values.ts';

const AREAS = ['code,name,level,parent', 'A,A,county,', 'B,B,county,'];
/** A reports every day from the 1st to the 10th but for the 5th; B only lately. */
const METRICS = [
  'area,date,x',
  ...['1', '9', '2', '8', '', '3', '5', '4', '4', '6'].map(
    (x, i) => `A,2022-03-${String(i + 1).padStart(2, '0')},${x}`,
  ),
  'B,2022-03-09,3',
  'B,2022-03-10,1',
];
const CASES = [
  'id,class,date_report,date_onset,area',
  'c1,confirmed,2022-03-04,2022-03-01,A',
  'c2,confirmed,2022-03-08,2022-03-02,A',
];

function past(indicator: string): World {
  return {
    areas: AREAS,
    tables: { metrics: METRICS, cases: CASES },
    level: 'county',
    workspace: ['context: { limit: { 2022-03-01: 5, 2022-03-09: 3 } }'],
    indicators: {
      x: '{ latest: metrics.x, window: 1d }',
      n: '{ count: cases, window: 2d }',
      ill: '{ count: cases, window: all, clock: date_onset }',
      i: indicator,
    },
  };
}

describe('as of 10 March, what was', () => {
  test.each([
    ['{ max: { of: x }, window: 5d }', [6, '[3]']],
    ['{ min: { of: x }, window: 5d }', [3, '[null]']],
    ['{ sum: { of: x }, window: 5d }', [22, null]],
    ['{ mean: { of: x }, window: 5d }', [4.4, null]],
    // B is known on the 9th and 10th alone: 3 and 1.
    ['{ count: { of: x >= 5 }, window: 5d }', [2, '[null]']],
    ['{ count: { of: x > 50 }, window: 5d }', [0, '[null]']],
    ['{ count: { of: x >= 1 }, window: 2d }', [2, 2]],
    ['{ count: { of: x >= 3 }, window: { days: 3, lag: 1 } }', [3, '[null]']],
    ['{ count: { of: x >= 4 }, window: 6d, every: 2d }', [2, '[null]']],
    ['{ latest: { of: x }, window: 5d }', [6, 1]],
    ['{ latest: { of: x }, window: { days: 2, lag: 3 } }', [5, null]],
    ['{ max: { of: x }, window: { since: 2022-03-09 } }', [6, 3]],
    ['{ max: { of: x }, window: { since: 2022-03-11 } }', [null, null]],
    // The 10th, the 8th, the 6th.
    ['{ sum: { of: x }, window: 6d, every: 2d }', [13, null]],
    // The 9th, the 6th and the 3rd; not the 0th.
    ['{ sum: { of: x }, window: { days: 9, lag: 1 }, every: 3d }', [9, null]],
    ['{ days_since: { of: x >= 5 }, window: 10d }', [0, null]],
    ['{ days_since: { of: x == 5 }, window: 10d }', [3, null]],
    // The 5th is unknown and comes before the 4th.
    ['{ days_since: { of: x == 8 }, window: 10d }', [null, null]],
    ['{ days_since: { of: x > 50 }, window: 3d }', [null, null]],
    ['{ days_since: { of: "x == 4" }, window: { days: 5, lag: 2 } }', [2, null]],
    ['{ latest: { of: x > 5 }, window: 1d }', [true, false]],
    // From the first row of the data.
    ['{ days_since: { of: n > 0 }, window: all }', [1, null]],
    ['{ max: { of: n }, window: all }', [1, 0]],
    ['{ sum: { of: n }, window: all }', [4, 0]],
    // Onsets of the 1st and 2nd, known from the 4th and the 8th.
    ['{ sum: { of: ill }, window: all }', [10, 0]],
    // The limit was 5 until the 8th.
    ['{ days_since: { of: x >= context.limit }, window: 4d }', [0, 1]],
    ['{ sum: { of: "x >= context.limit ? 1 : 0" }, window: 4d }', [3, null]],
  ])('%s', async (indicator, expected) => {
    expect((await valuesOf(past(indicator), '2022-03-10', ['A', 'B']))['i']).toEqual(expected);
  });
});

test('an unknown day leaves decided what the others decide', async () => {
  const world = past('{ max: { of: x }, window: 5d }');
  const asked = {
    over_2: '{ expr: i > 2 }',
    over_3: '{ expr: i > 3 }',
    least: '{ min: { of: x }, window: 5d }',
    least_over_1: '{ expr: least > 1 }',
    least_over_0: '{ expr: least > 0 }',
    still: '{ expr: known(i) }',
  };
  const values = await valuesOf({ ...world, indicators: { ...world.indicators, ...asked } }, '2022-03-10', [
    'B',
  ]);
  expect([
    values['over_2'],
    values['over_3'],
    values['least_over_1'],
    values['least_over_0'],
    values['still'],
  ]).toEqual([[true], [null], [false], [null], [false]]);
});

test('days of which nothing is known may be counted or not', async () => {
  const asked = {
    over_1: '{ expr: i > 1 }',
    over_3: '{ expr: i > 3 }',
    over_5: '{ expr: i > 5 }',
    known: '{ expr: known(i) }',
    // On no day anything is known: there is nothing to count.
    nothing: '{ count: { of: x > 0 }, window: { days: 2, lag: 3 } }',
    instead: '{ expr: "or_else(nothing, 9)" }',
  };
  const world = past('{ count: { of: x > 0 }, window: 5d }');
  const { indicators } = world;
  const values = await valuesOf({ ...world, indicators: { ...indicators, ...asked } }, '2022-03-10', ['B']);
  const names = ['over_1', 'over_3', 'over_5', 'known', 'nothing', 'instead'];
  expect(names.map((name) => values[name]?.[0])).toEqual([true, null, false, false, null, 9]);
});

test('what the others decide is decided exactly', async () => {
  const world = past('{ max: { of: x * 0.1 }, window: 5d }');
  const asked = { over: '{ expr: i > 0.3 }', not_under: '{ expr: i >= 0.3 }' };
  const values = await valuesOf({ ...world, indicators: { ...world.indicators, ...asked } }, '2022-03-10', [
    'B',
  ]);
  expect([values['over'], values['not_under']]).toEqual([[null], [true]]);
});

test('the past of a past', async () => {
  const world = past('{ max: { of: three }, window: 3d }');
  const three = '{ sum: { of: x }, window: 3d }';
  const { x, n, ill, i } = world.indicators;
  const nested = { ...world, indicators: { x: x ?? '', n: n ?? '', ill: ill ?? '', three, i: i ?? '' } };
  // 4+4+6, 5+4+4, 3+5+4
  expect((await valuesOf(nested, '2022-03-10', ['A']))['i']).toEqual([14]);
});
