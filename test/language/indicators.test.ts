import { describe, expect, it } from 'vitest';
import { checkData } from '../../src/index.ts';
import { renderSnapshot } from '../../src/rendering/snapshot/index.ts';
import {
  AREAS,
  casesOf,
  codesOn,
  laidOut,
  refusedOn,
  snapshotOn,
  valuesOf,
  type World,
  worldOf,
} from './world.ts';

/*
 * Indicators. What other tests show already:
 * - counts, groups, sums, extremes on random rows, each day as known on that day: test/counting/counting.test.ts
 * - visits, their clock and the columns of their case: test/counting/visits.test.ts
 * - bounds decided exactly: test/counting/counts.test.ts; unknown days of a past: test/counting/past.test.ts
 * - totals on random reports against a plain recount: test/counting/counts.test.ts
 * - sums that doubles or parallel scans would change: test/judging/logic.test.ts, test/counting/where.test.ts
 */

const ASOF = '2022-03-10';
const AREAS_ASKED = ['A', 'B', 'R'];

/** What each indicator is for A, B and the city R. */
async function counted(about: Partial<World>, asOf = ASOF) {
  const world = worldOf(about);
  const values = await valuesOf({ ...world, level: '[city, county]' }, asOf, AREAS_ASKED);
  return (name: string) => values[name];
}

/** Indicators under names of their own, so that one night counts them all. */
function named(texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(texts.map((text, i) => [`i${i}`, text]));
}

describe('count', async () => {
  const rows = [
    '2022-03-10 A1 k1',
    '2022-03-09 A2 k1',
    '2022-03-08 A k2',
    '2022-03-08 B1 k1',
    '2022-03-07 B1 k3',
    '2022-03-07 B1 k3',
    '2022-03-02 A1 k2',
    '2022-03-10 R k4',
    '2022-03-10 A1 _',
  ];
  const value = await counted({
    tables: { cases: casesOf(rows, ['cluster']) },
    indicators: {
      rows: '{ count: cases, window: 7d }',
      distinct: '{ count: cases, distinct: cluster, window: 7d }',
      groups: '{ count: cases, group_by: cluster, window: 7d }',
      pairs: '{ count: cases, group_by: cluster, at_least: 2, window: 7d }',
      pairs_longer: '{ count: cases, group_by: cluster, at_least: 2, window: 9d }',
      threes: '{ count: cases, group_by: cluster, at_least: 3, window: 7d }',
    },
  });

  it('is of rows, those of all areas inside among them', () => {
    // A: 10, 9, 8 and the one without a cluster. R has all but that of the 2nd.
    expect(value('rows')).toEqual([4, 3, 8]);
  });
  it('is of different values with `distinct`', () => expect(value('distinct')).toEqual([2, 2, 4]));
  it('is of groups with `group_by`, of one row and more', () => expect(value('groups')).toEqual([2, 2, 4]));
  it('is of groups that have so many rows within the area', () => {
    // k1 has two in A, one in B, and three in R; k3 has two in B.
    expect(value('pairs')).toEqual([1, 1, 2]);
    expect(value('threes')).toEqual([0, 0, 1]);
  });
  it('is of groups that have so many rows within the window', () => {
    // The second of k2 is of the 2nd, which nine days reach and seven do not.
    expect(value('pairs_longer')).toEqual([2, 1, 3]);
  });
  it('takes `distinct` or groups, not both', async () => {
    const both = '{ count: cases, distinct: id, group_by: cluster, window: 7d }';
    expect(await codesOn(worldOf({ indicators: { both } }))).toEqual(['pack-distinct-and-groups']);
  });
  it('counts no empty cell as a group, and says how many rows are in none', async () => {
    const world = worldOf({
      tables: { cases: casesOf(rows, ['cluster']) },
      indicators: { g: '{ count: cases, group_by: cluster, window: 7d }' },
    });
    const { report } = await checkData({ workspace: laidOut(world), asOf: ASOF });
    // One of them, and the row that every list has.
    expect(report.files.find(({ table }) => table === 'cases')?.ungrouped).toEqual({ cluster: 2 });
  });
});

describe('over the values of rows', async () => {
  const rows = [
    '2022-03-08 A1 4',
    '2022-03-08 A2 6',
    '2022-03-05 A1 1',
    '2022-03-09 B1 0.5',
    '2022-03-01 B1 7',
  ];
  const value = await counted({
    tables: {
      cases: casesOf(rows, ['x']),
      metrics: [
        'area,date,m',
        'A,2022-03-08,4',
        'A,2022-03-09,',
        'A,2022-03-05,1',
        'A1,2022-03-10,99',
        'B,2022-03-02,3',
      ],
    },
    about: { cases: 'extra: { x: number }' },
    indicators: {
      sum: '{ sum: cases.x, window: 7d }',
      min: '{ min: cases.x, window: 7d }',
      max: '{ max: cases.x, window: 7d }',
      mean: '{ mean: cases.x, window: 7d }',
      latest: '{ latest: cases.x, window: 7d }',
      m_sum: '{ sum: metrics.m, window: 7d }',
      m_latest: '{ latest: metrics.m, window: 7d }',
      m_mean: '{ mean: metrics.m, window: 7d }',
    },
  });

  it('sum, min, max and mean are over the rows of the window', () => {
    expect(value('sum')).toEqual([11, 0.5, 11.5]);
    expect(value('min')).toEqual([1, 0.5, 0.5]);
    expect(value('max')).toEqual([6, 0.5, 6]);
    expect(value('mean')).toEqual([11 / 3, 0.5, 11.5 / 4]);
  });
  it('latest is of the newest day in the window; of events the sum of that day', () => {
    // A: 4 and 6 on the 8th. R: B1 on the 9th is newer.
    expect(value('latest')).toEqual([10, 0.5, 0.5]);
  });
  it('metrics are those of the area itself; an empty cell is no row', () => {
    expect(value('m_sum')).toEqual([5, null, null]);
    expect(value('m_latest')).toEqual([4, null, null]);
    expect(value('m_mean')).toEqual([2.5, null, null]);
  });
  it('metrics of areas inside are added up by `children_sum`', async () => {
    const metrics = [
      'area,date,m',
      'A1,2022-03-10,3',
      'A2,2022-03-10,4',
      'B1,2022-03-10,5',
      'A,2022-03-10,100',
    ];
    const indicators = { m: '{ latest: metrics.m, window: 1d }', below: '{ expr: children_sum.m }' };
    const added = await valuesOf(worldOf({ tables: { metrics }, indicators }), ASOF, ['A', 'B']);
    expect(added['below']).toEqual([7, 5]);
  });
});

describe('days since', async () => {
  const value = await counted({
    tables: { cases: casesOf(['2022-03-10 A1', '2022-02-10 A1', '2022-02-28 B1'], []) },
    indicators: {
      ago: '{ days_since: cases, where: class == "confirmed" }',
      within: '{ days_since: cases, where: class == "confirmed", window: 7d }',
      never: '{ days_since: cases, where: class == "suspected" }',
      clear: '{ expr: "or_else(never, 9999) >= 28" }',
      recent: '{ expr: "or_else(ago, 9999) >= 28" }',
    },
  });
  it('are 0 on the day', () => expect(value('ago')).toEqual([0, 10, 0]));
  it('look no further back than a window that is given', () => expect(value('within')).toEqual([0, null, 0]));
  it('are unknown where there never was one, which `or_else` makes a large number', () => {
    expect(value('never')).toEqual([null, null, null]);
    expect(value('clear')).toEqual([true, true, true]);
    expect(value('recent')).toEqual([false, false, false]);
  });
});

describe("an expression's own past", async () => {
  /** A reports 1, 2, … on the days of March; B only on every seventh from the 3rd; R nothing on the 7th. */
  const metrics = [
    'area,date,x',
    ...Array.from({ length: 24 }, (_, i) => `A,2022-03-${String(i + 1).padStart(2, '0')},${i + 1}`),
    ...[3, 10, 17, 24].map((day) => `B,2022-03-${String(day).padStart(2, '0')},${day}`),
    ...[18, 19, 20, 22, 23, 24].map((day) => `R,2022-03-${day},${day}`),
  ];
  const value = await counted(
    {
      tables: { metrics },
      indicators: {
        x: '{ latest: metrics.x, window: 1d }',
        max: '{ max: { of: x }, window: 5d }',
        min: '{ min: { of: x }, window: 5d }',
        mean: '{ mean: { of: x }, window: 5d }',
        sum: '{ sum: { of: x * 2 }, window: 5d }',
        lagged: '{ sum: { of: x }, window: { days: 3, lag: 4 } }',
        weekly: '{ max: { of: x }, window: 21d, every: 7d }',
        weekly_sum: '{ sum: { of: x }, window: 21d, every: 7d }',
        weekly_lagged: '{ sum: { of: x }, window: { days: 15, lag: 7 }, every: 7d }',
        three_weeks_under: '{ expr: weekly < 25 }',
        over_three: '{ min: { of: x }, window: 10d }',
        ten_days_over: '{ expr: over_three > 14 }',
        ten_days_over_15: '{ expr: over_three > 15 }',
        last: '{ latest: { of: x }, window: 5d }',
        last_lagged: '{ latest: { of: x }, window: { days: 5, lag: 3 } }',
        since_over: '{ days_since: { of: x > 20 }, window: 10d }',
        since_under: '{ days_since: { of: x < 20 }, window: 10d }',
        since_20: '{ days_since: { of: x == 20 }, window: 10d }',
        max_over_20: '{ expr: max > 20 }',
        max_over_30: '{ expr: max > 30 }',
      },
    },
    '2022-03-24',
  );
  it('is its value as of each day of the window, the last included', () => {
    // 20 … 24; R has no value for the 21st.
    expect([value('max')?.[0], value('min')?.[0], value('mean')?.[0], value('sum')?.[0]]).toEqual([
      24, 20, 22, 220,
    ]);
  });
  it('begins the lag earlier', () => expect(value('lagged')?.[0]).toBe(20 + 19 + 18));
  it('or of every seventh day back from there', () => {
    // The 24th, 17th and 10th; with a lag of 7 and fifteen days the 17th, 10th and 3rd.
    expect(value('weekly')).toEqual([24, 24, '[24]']);
    expect(value('weekly_sum')?.slice(0, 2)).toEqual([51, 51]);
    expect(value('weekly_lagged')?.slice(0, 2)).toEqual([30, 30]);
  });
  it('says three weeks under a limit, and ten days over one', () => {
    expect(value('three_weeks_under')).toEqual([true, true, null]);
    // The least of the 15th to the 24th is 15.
    expect([value('ten_days_over')?.[0], value('ten_days_over_15')?.[0]]).toEqual([true, false]);
  });
  it('is unknown with an unknown day, unless the others decide', () => {
    expect([value('mean')?.[2], value('sum')?.[2]]).toEqual([null, null]);
    expect([value('max')?.[2], value('max_over_20')?.[2], value('max_over_30')?.[2]]).toEqual([
      '[24]',
      true,
      null,
    ]);
  });
  it('`latest` is the value at the end of the window', () => {
    expect(value('last')).toEqual([24, 24, 24]);
    expect(value('last_lagged')).toEqual([21, null, null]);
  });
  it('`days_since` goes back to the last true day, and is unknown if an unknown day comes first, or none', () => {
    expect(value('since_over')).toEqual([0, 0, 0]);
    expect(value('since_20')).toEqual([4, null, null]);
    expect(value('since_under')).toEqual([5, null, null]);
  });
  it('of a window that begins later is nothing: sums and counts of nothing are 0, all else is unknown', async () => {
    const later = (kind: string) => `{ ${kind}: { of: x }, window: { since: 2022-04-01 } }`;
    const truth = (kind: string) => `{ ${kind}: { of: x > 0 }, window: { since: 2022-04-01 } }`;
    const kinds = [
      ...['sum', 'max', 'min', 'mean', 'latest'].map(later),
      ...['count', 'days_since'].map(truth),
    ];
    const of = await counted(
      { tables: { metrics }, indicators: { x: '{ latest: metrics.x, window: 1d }', ...named(kinds) } },
      '2022-03-24',
    );
    expect(kinds.map((_, i) => of(`i${i}`)?.[0])).toEqual([0, null, null, null, null, 0, null]);
  });
  it('needs a window', async () => {
    const indicators = { n: '{ count: cases, window: 1d }', i: '{ max: { of: n } }' };
    expect(await codesOn(worldOf({ indicators }))).toEqual(['yaml-missing-key']);
  });
  it('takes a truth value for `days_since`, and numbers for the others', async () => {
    const n = '{ count: cases, window: 1d }';
    expect(await codesOn(worldOf({ indicators: { n, i: '{ days_since: { of: n }, window: 7d }' } }))).toEqual(
      ['expression-type'],
    );
    expect(await codesOn(worldOf({ indicators: { n, i: '{ max: { of: n > 0 }, window: 7d }' } }))).toEqual([
      'expression-type',
    ]);
  });
  it('must not go in a circle', async () => {
    const lagged = '{ days: 7, lag: 1 }';
    const circles = [
      { i: `{ max: { of: i + 1 }, window: ${lagged} }` },
      { i: '{ expr: j + 1 }', j: `{ max: { of: i }, window: ${lagged} }` },
      { i: '{ rank: j, among: city }', j: '{ expr: i + 1 }' },
      { i: '{ expr: parent.i + 1 }' },
    ];
    for (const indicators of circles) expect(await codesOn(worldOf({ indicators }))).toEqual(['pack-cycle']);
  });
});

describe('a rank', async () => {
  const metrics = [
    'area,date,x',
    ...['A1,9', 'A2,9', 'B1,4', 'B2,1', 'B3,0'].map((row) => row.replace(',', ',2022-03-10,')),
  ];
  const world = worldOf({
    areas: [...AREAS, 'B2,B2,street,B,1', 'B3,B3,street,B,1', 'B4,B4,street,B,1'],
    tables: { metrics },
    level: 'street',
    indicators: {
      x: '{ latest: metrics.x, window: 1d }',
      city: '{ rank: x, among: city }',
      county: '{ rank: x, among: county }',
      top_fifth: '{ expr: city <= 0.2 }',
    },
  });
  const values = await valuesOf(world, ASOF, ['A1', 'A2', 'B1', 'B2', 'B3', 'B4']);
  it('is one more than the areas strictly above it, by the areas whose value is known', () => {
    // Five are known; B4 has none.
    expect(values['city']).toEqual([1 / 5, 1 / 5, 3 / 5, 4 / 5, 1, null]);
  });
  it('is among the areas of its level inside the ancestor', () => {
    expect(values['county']).toEqual([1 / 2, 1 / 2, 1 / 3, 2 / 3, 1, null]);
  });
  it('finds the top share', () =>
    expect(values['top_fifth']).toEqual([true, true, false, false, false, null]));
});

describe('further keys', () => {
  it('`title` is what it is called, else its name', async () => {
    const indicators = { n: '{ count: cases, window: 7d, title: { zh: 新增, en: New } }', m: '{ expr: n }' };
    const { pack } = await snapshotOn(worldOf({ indicators }), ASOF);
    expect(pack.indicators.map(({ title }) => title)).toEqual([
      { zh: '新增', en: 'New' },
      { zh: 'm', en: 'm' },
    ]);
  });

  it('`where` reads canonical columns, and further ones by their declared type', async () => {
    const rows = [
      '2022-03-08 A1 yes 12.5 home 2022-03-01',
      '2022-03-09 A1 no 0 home 2022-03-09',
      '2022-03-09 B1 no 3 work 2022-03-02',
    ];
    const value = await counted({
      tables: { cases: casesOf(rows, ['controlled', 'ct', 'place', 'seen']) },
      about: {
        cases:
          'extra: { controlled: boolean, ct: number, place: text, seen: date }, defaults: { controlled: false, ct: 0, place: none, seen: 2021-01-01 }',
      },
      indicators: {
        flag: '{ count: cases, where: "class == \\"confirmed\\" && !controlled", window: all }',
        number: '{ count: cases, where: ct / 5 >= 2.5, window: all }',
        text: '{ count: cases, where: place == "home", window: all }',
        date: '{ count: cases, where: "days_between(seen, date_report) >= 7", window: 30d }',
      },
    });
    expect([value('flag'), value('number'), value('text'), value('date')]).toEqual([
      [1, 1, 2],
      [1, 0, 1],
      [2, 0, 2],
      [1, 1, 2],
    ]);
  });

  it('`clock` is the date the window runs on; what is known goes by the day of report all the same', async () => {
    const rows = ['2022-03-10 A1 2022-03-02', '2022-03-11 A1 2022-03-02', '2022-03-09 B1 2022-03-09'];
    const about = {
      tables: { cases: casesOf(rows, ['date_onset']) },
      about: { cases: 'defaults: { date_onset: 2021-01-01 }' },
      indicators: {
        onset: '{ count: cases, clock: date_onset, window: { days: 3, lag: 7 } }',
        report: '{ count: cases, window: 3d }',
        before: '{ max: { of: onset_all }, window: { days: 1, lag: 1 } }',
        onset_all: '{ count: cases, clock: date_onset, where: class == "confirmed", window: all }',
      },
    };
    // Onsets of the 1st to the 3rd. One of the two is reported as of the 10th, the other only as of the 11th.
    const tenth = await counted(about);
    expect([tenth('onset'), tenth('report')]).toEqual([
      [1, 0, 1],
      [1, 1, 2],
    ]);
    const eleventh = await counted(about, '2022-03-11');
    expect(eleventh('onset_all')).toEqual([2, 1, 3]);
    // As of the 10th, asked on the 11th, it is what was known on the 10th.
    expect(eleventh('before')).toEqual([1, 1, 2]);
  });

  it('`days_at_least` makes too few reported days unknown; with fewer than the window has the value is flagged', async () => {
    const metrics = [
      'area,date,x',
      ...[1, 2, 3, 4, 5, 6, 7].map((day) => `A,2022-03-${String(day + 3).padStart(2, '0')},${day}`),
      'B,2022-03-09,1',
      'B,2022-03-10,3',
    ];
    const world = worldOf({
      tables: { metrics },
      indicators: named([
        '{ sum: metrics.x, window: 7d, days_at_least: 2 }',
        '{ sum: metrics.x, window: 7d, days_at_least: 3 }',
        '{ mean: metrics.x, window: 7d, days_at_least: 2 }',
      ]),
    });
    const values = await valuesOf(world, ASOF, ['A', 'B']);
    expect(values).toEqual({ i0: [28, '[4]'], i1: [28, null], i2: [4, '[2]'] });
    const { zones } = await snapshotOn(world, ASOF);
    expect(zones.map(({ area, flags }) => [area.code, flags])).toEqual([
      ['A', []],
      ['B', ['partial']],
    ]);
  });
});

describe('what is there, and what is not', async () => {
  const value = await counted({
    tables: { cases: casesOf([]), metrics: ['area,date,x', 'R,2022-03-10,1'] },
    indicators: {
      count: '{ count: cases, window: 7d }',
      count_unknown: '{ count: cases, window: 7d, missing: unknown }',
      pairs_unknown: '{ count: cases, group_by: id, window: 7d, missing: unknown }',
      x: '{ latest: metrics.x, window: 1d }',
      x_zero: '{ latest: metrics.x, window: 1d, missing: 0 }',
      sum_zero: '{ sum: metrics.x, window: 7d, missing: 0 }',
    },
  });
  it('count of nothing is 0, unless `missing: unknown` takes that away', () => {
    expect(value('count')).toEqual([0, 0, 0]);
    expect(value('count_unknown')).toEqual([null, null, null]);
    expect(value('pairs_unknown')).toEqual([null, null, null]);
  });
  it('metrics of nothing are unknown, unless `missing: 0` puts 0 there', () => {
    expect(value('x')).toEqual([null, null, 1]);
    expect([value('x_zero'), value('sum_zero')]).toEqual([
      [0, 0, 1],
      [0, 0, 1],
    ]);
  });
  it('of events sum is 0 as well; min, max, mean and latest are unknown', async () => {
    const nothing = await counted({
      tables: { cases: casesOf(['2022-01-01 A1 3'], ['x']) },
      about: { cases: 'extra: { x: number }' },
      indicators: named(
        ['sum', 'min', 'max', 'mean', 'latest'].map((kind) => `{ ${kind}: cases.x, window: 7d }`),
      ),
    });
    expect(['i0', 'i1', 'i2', 'i3', 'i4'].map((name) => nothing(name)?.[0])).toEqual([
      0,
      null,
      null,
      null,
      null,
    ]);
  });
  it.each([
    '{ days_since: cases, missing: 0 }',
    '{ expr: 1 + 1, missing: 0 }',
    '{ rank: n, among: city, missing: 0 }',
    '{ max: { of: n }, window: 7d, missing: 0 }',
  ])('`missing` does not go with %s', async (indicator) => {
    const problems = await refusedOn(
      worldOf({ indicators: { n: '{ count: cases, window: 7d }', i: indicator } }),
    );
    expect(problems.map(({ code, value: key }) => [code, key])).toEqual([['yaml-unknown-key', 'missing']]);
  });
});

describe('coverage', async () => {
  const indicators = {
    n: '{ count: cases, window: 7d }',
    most: '{ max: cases.x, window: 7d }',
    over_1: '{ expr: n > 1 }',
    over_2: '{ expr: n > 2 }',
    under_2: '{ expr: n < 2 }',
    none: '{ expr: n == 0 }',
  };
  const cases = casesOf(['2022-03-08 A1 5', '2022-03-09 A1 6'], ['x']);
  const of = (covers: string) =>
    counted({ tables: { cases }, about: { cases: `covers: ${covers}, extra: { x: number }` }, indicators });
  const [part, whole] = [await of('[A1]'), await of('[A]')];

  it('of an area takes in all inside it, and zeros count there', () => {
    expect(whole('n')).toEqual([2, null, '[2]']);
    expect(whole('over_2')).toEqual([false, null, null]);
  });
  it('where there is none is unknown', () =>
    expect([part('n')?.[1], part('none')?.[1]]).toEqual([null, null]));
  it('in part leaves what was found a lower bound, which decides what it can', () => {
    expect(part('n')).toEqual(['[2]', null, '[2]']);
    expect(part('most')?.[0]).toBe('[6]');
    expect([part('over_1')?.[0], part('over_2')?.[0], part('under_2')?.[0], part('none')?.[0]]).toEqual([
      true,
      null,
      false,
      false,
    ]);
  });
  it('in part is flagged', async () => {
    const world = worldOf({
      tables: { cases },
      about: { cases: 'covers: [A1], extra: { x: number }' },
      indicators,
    });
    const { zones } = await snapshotOn(world, ASOF);
    expect(zones.map(({ area, flags }) => [area.code, flags])).toEqual([
      ['A', ['partial']],
      ['B', []],
    ]);
  });
  it('is of every listed area by default', async () => {
    const value = await counted({ tables: { cases }, about: { cases: 'extra: { x: number }' }, indicators });
    expect(value('n')).toEqual([2, 0, 2]);
  });
  it('of days ends with the day a table is complete through, where its freshness is asked for', async () => {
    const stale = (through: string) =>
      counted({
        tables: { cases },
        about: {
          cases: `through: ${through}, fresh_within: { days: 1d, otherwise: warning }, extra: { x: number }`,
        },
        indicators: {
          ...indicators,
          today: '{ count: cases, window: 1d }',
          before: '{ count: cases, window: { days: 2, lag: 3 } }',
        },
      });
    const old = await stale('2022-03-08');
    // The 9th and 10th are not in, though a row of the 9th is.
    expect([old('n'), old('today'), old('before')]).toEqual([
      ['[2]', '[0]', '[2]'],
      [null, null, null],
      [0, 0, 0],
    ]);
    expect((await stale('2022-03-10'))('today')).toEqual([0, 0, 0]);
  });
});

describe('known when', () => {
  const rows = [
    '2022-03-05 A1 2022-03-04 2022-03-09',
    '2022-03-06 A1 2022-03-05 _',
    '2022-03-06 B1 2022-03-06 2022-03-06',
  ];
  const about = {
    tables: { cases: casesOf(rows, ['date_onset', 'date_known']) },
    about: { cases: 'defaults: { date_onset: 2021-01-01 }' },
    indicators: {
      n: '{ count: cases, where: class == "confirmed", window: all }',
      onset: '{ count: cases, clock: date_onset, where: class == "confirmed", window: 7d }',
      yesterday: '{ latest: { of: n }, window: { days: 1, lag: 1 } }',
    },
  };
  it('a row is known from the day of report, or from `date_known` where that is given', async () => {
    const eighth = await counted(about, '2022-03-08');
    expect([eighth('n'), eighth('onset')]).toEqual([
      [1, 1, 2],
      [1, 1, 2],
    ]);
    const ninth = await counted(about, '2022-03-09');
    expect([ninth('n'), ninth('onset')]).toEqual([
      [2, 1, 3],
      [2, 1, 3],
    ]);
  });
  it('as of a past day only what was known then counts', async () => {
    const ninth = await counted(about, '2022-03-09');
    expect(ninth('yesterday')).toEqual([1, 1, 2]);
  });
});

describe('rows of reports', () => {
  const twice = ['area,date,x', 'A1,2022-03-09,1', 'A1,2022-03-09,1', 'A1,2022-03-10,1'];
  it.each(['metrics', 'counts'])('two of %s for an area and a day are rejected', async (table) => {
    const world = worldOf({
      tables: { [table]: twice },
      indicators: { x: `{ sum: ${table}.x, window: 7d }` },
    });
    const problems = await refusedOn(world);
    expect(problems.map(({ code, place }) => [code, place?.line])).toEqual([['metrics-duplicate', 3]]);
  });
  it('counts of an area beside those of one inside it deserve a warning', async () => {
    const counts = ['area,date,x', 'A1,2022-03-09,1', 'A,2022-03-10,1', 'B,2022-03-10,1'];
    const { warnings } = await snapshotOn(
      worldOf({ tables: { counts }, indicators: { x: '{ sum: counts.x, window: 7d }' } }),
      ASOF,
    );
    expect(warnings.map(({ code, value }) => [code, value])).toEqual([['counts-within-counts', 'A1']]);
  });
});

describe('empty cells', () => {
  const rows = ['2022-03-09 A1 home 2022-03-08 3', '2022-03-10 A1 _ _ _'];
  const columns = ['cluster', 'date_onset', 'x'];
  const world = (indicator: string, about = '') =>
    worldOf({
      tables: { cases: casesOf(rows, columns) },
      about: { cases: `extra: { x: number }${about}` },
      indicators: { i: indicator },
    });

  it.each([
    ['{ count: cases, where: cluster == "home", window: 7d }', 'cluster'],
    ['{ count: cases, clock: date_onset, window: 7d }', 'date_onset'],
    ['{ count: cases, where: x > 1, window: 7d }', 'x'],
    // Only what stands inside may be empty.
    ['{ count: cases, where: "known(cluster) && x > 1", window: 7d }', 'x'],
    [
      '{ count: cases, where: "or_else(cluster == \\"home\\", false) || or_else(x, x) > 1", window: 7d }',
      'x',
    ],
  ])('that %s reads reject the row', async (indicator, field) => {
    const problems = await refusedOn(world(indicator));
    // The second case, and the row that every list has.
    expect(problems.map(({ code, place }) => `${code} ${place?.line} ${place?.field}`)).toEqual([
      `cell-empty 3 ${field}`,
      `cell-empty 4 ${field}`,
    ]);
  });

  it.each([
    ['{ count: cases, where: cluster == "home", window: 7d }', ', defaults: { cluster: home }', 2],
    ['{ count: cases, where: cluster == "home", window: 7d }', ', defaults: { cluster: other }', 1],
    ['{ count: cases, where: known(cluster), window: 7d }', '', 1],
    ['{ count: cases, where: "or_else(cluster, \\"home\\") == \\"home\\"", window: 7d }', '', 2],
    ['{ count: cases, where: "or_else(x > 1, true)", window: 7d }', '', 2],
    ['{ count: cases, distinct: cluster, window: 7d }', '', 1],
  ])('do not with a default, or inside known() and or_else(): %s%s', async (indicator, about, expected) => {
    expect((await valuesOf(world(indicator, about), ASOF, ['A']))['i']).toEqual([expected]);
  });
});

describe('totals so far', async () => {
  const totals = [
    'area,date,x',
    // A1 newest before the window 10, in it 16. A2: 3 before, 2 in it: a fall.
    ...[
      'A1,2022-03-01,8',
      'A1,2022-03-03,10',
      'A1,2022-03-05,12',
      'A1,2022-03-10,16',
      'A2,2022-03-02,3',
      'A2,2022-03-08,2',
    ],
    // B1 reports only before the window of seven days.
    'B1,2022-03-02,4',
  ];
  const about = {
    tables: { counts: totals },
    about: { counts: 'cumulative: true' },
    indicators: {
      week: '{ sum: counts.x, window: 7d }',
      all: '{ sum: counts.x, window: all }',
      since: '{ sum: counts.x, window: { since: 2022-03-03 } }',
      from_first: '{ sum: counts.x, window: { since: 2022-03-01 } }',
      lagged: '{ sum: counts.x, window: { days: 3, lag: 4 } }',
    },
  };
  const value = await counted(about);

  it('are read as the newest total in the window less the newest before it, of each reporting area', () => {
    // As of the 10th the window begins on the 4th: 16 − 10 and 2 − 3.
    expect(value('week')?.[0]).toBe(5);
    // The 4th to the 6th: 12 − 10 of A1; A2 does not report in it.
    expect(value('lagged')?.[0]).toBe('[2]');
  });
  it('added over the areas inside, each unknown one leaves a bound', () => {
    expect(value('week')?.[2]).toBe('[5]');
  });
  it('no report in the window is unknown', () => expect(value('week')?.[1]).toBeNull());
  it('no report before it is unknown; with `all` that total is 0', () => {
    // A1 first reports on the 1st, A2 on the 2nd.
    expect(value('from_first')).toEqual([null, null, null]);
    expect(value('all')).toEqual([18, 4, 22]);
    // 16 − 8 of A1 and 2 − 3 of A2.
    expect(value('since')?.[0]).toBe(7);
  });
  it('a fall stays negative, and is told as a revision', async () => {
    const falling = {
      ...about,
      indicators: { x: '{ sum: counts.x, window: 3d }' },
      tables: { counts: totals.filter((row) => !row.startsWith('A1')) },
    };
    expect((await counted(falling))('x')?.[0]).toBe(-1);
    const { warnings } = await snapshotOn(worldOf(falling), ASOF);
    expect(
      warnings.map(({ code, value: area, with: details }) => [
        code,
        area,
        details?.['before'],
        details?.['after'],
      ]),
    ).toEqual([['counts-revised', 'A2', 3, 2]]);
  });
  it.each([
    'count: counts',
    'max: counts.x',
    'latest: counts.x',
    'mean: counts.x',
    'min: counts.x',
    'days_since: counts',
  ])('%s cannot read them', async (kind) => {
    expect(await codesOn(worldOf({ ...about, indicators: { i: `{ ${kind}, window: 7d }` } }))).toEqual([
      'totals-only-sum',
    ]);
  });
});

describe('exactly', async () => {
  const metrics = [
    'area,date,x',
    ...Array.from({ length: 10 }, (_, i) => `A,2022-03-${String(i + 1).padStart(2, '0')},0.1`),
    'B,2022-03-10,1234567890123.123456',
  ];
  const world = worldOf({
    tables: { metrics, cases: casesOf(['2022-03-10 A1', '2022-03-10 A1', '2022-03-10 B1']) },
    indicators: {
      n: '{ count: cases, window: 7d }',
      tenths: '{ sum: metrics.x, window: 10d }',
      one: '{ expr: tenths == 1 }',
      mean: '{ mean: metrics.x, window: 10d }',
      tenth: '{ expr: mean == 0.1 }',
      thirds: '{ expr: 1/3*3 == 1 }',
      sevenths: '{ expr: n / 7 * 7 == n }',
      rounded: '{ expr: n / 8, round: 1 }',
      as_judged: '{ expr: rounded > 0.2 }',
      shown: '{ expr: n / 16, round: 2 }',
    },
  });
  const values = await valuesOf(world, ASOF, ['A', 'B']);
  const { zones } = await snapshotOn(world, ASOF);

  it('decimals are added up as they are written', () => {
    expect([values['one']?.[0], values['tenth']?.[0]]).toEqual([true, true]);
  });
  it('fractions stay fractions', () => {
    expect([values['thirds'], values['sevenths']]).toEqual([
      [true, true],
      [true, true],
    ]);
  });
  it('rounding is for output, halves away from zero; what is judged is not rounded', () => {
    // 2 ÷ 8 is 0.25 and 1 ÷ 8 is 0.125; 2 ÷ 16 is 0.125.
    expect(values['rounded']).toEqual([0.25, 0.125]);
    expect(zones.map(({ indicators }) => [indicators['rounded'], indicators['shown']])).toEqual([
      [0.3, 0.13],
      [0.1, 0.06],
    ]);
    expect(values['as_judged']).toEqual([true, false]);
  });
  it('JSON has numbers, decimal texts where a double would change them, and null for unknown', async () => {
    const look = { language: 'en', width: null, colour: false } as const;
    const snapshot = await snapshotOn(world, ASOF);
    const json: unknown = JSON.parse(renderSnapshot(snapshot, 'json', look));
    expect(json).toMatchObject({
      zones: [
        { indicators: { n: 2, tenths: 1 } },
        { indicators: { n: 1, tenths: '1234567890123.123456', one: false } },
      ],
    });
    const unknown = worldOf({
      tables: { metrics: ['area,date,x', 'R,2022-03-10,1'] },
      indicators: { x: '{ sum: metrics.x, window: 7d }' },
    });
    expect((await snapshotOn(unknown, ASOF)).zones[0]?.indicators).toEqual({ x: null });
  });
});
