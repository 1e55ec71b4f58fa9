import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { zone } from '../../src/index.ts';
import { emptyFolder, write } from '../cli/workspace.ts';
import { seed } from './runs.ts';
import { dayAt } from './scene.ts';
import { filesOf, valuesOf, type World } from './values.ts';

const AREAS = [
  'code,name,level,parent',
  'R,R,city,',
  'A,A,county,R',
  'B,B,county,R',
  'C,C,county,R',
  'A1,A1,street,A',
  'A2,A2,street,A',
  'B1,B1,street,B',
];
const COUNTS = ['area,date,n', 'A1,2022-03-01,3', 'A2,2022-03-05,2', 'A1,2022-03-05,4', 'B1,2022-03-06,0'];

function counted(about: string, indicators: Readonly<Record<string, string>>, rows = COUNTS): World {
  return { areas: AREAS, tables: { counts: rows }, about: { counts: about }, level: 'county', indicators };
}

describe('cases already counted', () => {
  test.each([
    ['{ sum: counts.n, window: all }', [9, 0, 0]],
    ['{ sum: counts.n, window: 3d }', [6, 0, 0]],
    ['{ sum: counts.n, window: 3d, missing: unknown }', [6, 0, null]],
    ['{ count: counts, where: n > 2, window: all }', [2, 0, 0]],
    ['{ max: counts.n, window: all }', [4, 0, null]],
    ['{ mean: counts.n, window: all }', [3, 0, null]],
    ['{ latest: counts.n, window: all }', [6, 0, null]],
    ['{ days_since: counts, where: n > 0 }', [2, null, null]],
  ])('%s', async (indicator, expected) => {
    const { i } = await valuesOf(counted('', { i: indicator }), '2022-03-07', ['A', 'B', 'C']);
    expect(i).toEqual(expected);
  });

  test.each([
    ['[A, B1]', '{ sum: counts.n, window: 3d }', [6, 0, null], [null, true, null]],
    ['[A1]', '{ sum: counts.n, window: 3d }', ['[6]', null, null], [null, null, null]],
    ['[A1, A2]', '{ sum: counts.n, window: 3d }', [6, null, null], [null, null, null]],
    ['[A1]', '{ sum: counts.n, window: 3d, missing: 0 }', ['[6]', 0, 0], [null, null, null]],
    ['[A1]', '{ max: counts.n, window: 3d }', ['[4]', '[0]', null], [null, null, null]],
    ['[A1]', '{ min: counts.n, window: 3d }', ['[null]', '[null]', null], [null, null, null]],
    ['[A1]', '{ mean: counts.n, window: 3d }', [null, null, null], [null, null, null]],
    ['[A1]', '{ days_since: counts, where: n > 0 }', ['[null]', '[0]', '[0]'], [null, null, null]],
  ])('of the areas %s alone, %s', async (covers, indicator, values, zero) => {
    const indicators = { i: indicator, over: '{ expr: i > 5 }', zero: '{ expr: i == 0 }' };
    const found = await valuesOf(counted(`covers: ${covers}`, indicators), '2022-03-07', ['A', 'B', 'C']);
    expect(found['i']).toEqual(values);
    // What was found decides what it can: six is over five, however many more there are.
    if (indicator.startsWith('{ sum')) expect(found['over']?.[0]).toBe(true);
    if (covers !== '[A1]' || indicator.startsWith('{ sum: counts.n, window: 3d }'))
      expect(found['zero']?.map((each) => (each === false ? null : each))).toEqual(zero);
  });

  test.each([
    ['n * 0.1 > 0.3', 3, null],
    ['n * 0.1 > 0.3', 4, true],
    ['0.3 < 0.1 * n', 3, null],
    ['0.4 - n * 0.1 >= 0.1', 3, null],
    ['0.4 - n * 0.1 > 0.1', 3, false],
    ['n / 3000000 * 100000 >= 0.7', 21, true],
    ['n / 1700000 * 100000 >= 4.1', 69, null],
    ['n / 1000 * 43 >= 0.129', 3, true],
    ['round(n / 7, 1) >= 1.4', 10, true],
    ['round(n / 7, 1) > 1.4', 10, null],
    ['pow(n, 2) >= 9', 3, true],
    ['pow(n, 2) > 9', 3, null],
    ['n * 0 == 0', 3, true],
    ['n * n >= 9', 3, true],
    ['max(n * 0.1, 0.1) > 0.3', 3, null],
    ['or_else(n * 0.1, 9) > 0.3', 3, null],
    ['n == 2', 3, false],
    ['n != 2', 3, true],
    ['n in [1, 2]', 3, false],
    ['n in [1, 3]', 3, null],
  ])('found in part, %s of %i is decided exactly', async (expr, found, expected) => {
    const rows = ['area,date,n', `A1,2022-03-05,${found}`];
    const world = counted(
      'covers: [A1]',
      { n: '{ sum: counts.n, window: 7d }', i: `{ expr: "${expr}" }` },
      rows,
    );
    expect((await valuesOf(world, '2022-03-07', ['A']))['i']).toEqual([expected]);
  });

  test('two rows for an area and a day are rejected; an empty number as well', async () => {
    const twice = counted('', { i: '{ sum: counts.n, window: all }' }, [
      ...COUNTS,
      'A1,2022-03-05,1',
      'B1,2022-03-07,',
    ]);
    await expect(valuesOf(twice, '2022-03-07', ['A'])).rejects.toMatchObject({
      problems: [{ code: 'metrics-duplicate' }, { code: 'cell-empty' }],
    });
  });

  test('a report is known from `date_known`, where that is given', async () => {
    const rows = ['area,date,n,date_known', 'A1,2022-03-01,3,2022-03-04', 'B1,2022-03-01,5,'];
    const world = counted('', { i: '{ sum: counts.n, window: all }' }, rows);
    expect((await valuesOf(world, '2022-03-03', ['A', 'B']))['i']).toEqual([0, 5]);
    expect((await valuesOf(world, '2022-03-04', ['A', 'B']))['i']).toEqual([3, 5]);
  });

  test('an area that reports beside one around it deserves a warning', async () => {
    const folder = emptyFolder();
    write(
      folder,
      filesOf(counted('', { i: '{ sum: counts.n, window: all }' }, [...COUNTS, 'A,2022-03-07,1'])),
    );
    const { snapshot } = await zone({ workspace: folder, asOf: '2022-03-07' });
    expect(snapshot.warnings).toMatchObject([
      { code: 'counts-within-counts', value: 'A1', with: { count: 2 } },
    ]);
  });
});

const TOTALS = [
  'area,date,n',
  'A1,2022-03-01,10',
  'A1,2022-03-04,14',
  'A1,2022-03-06,13',
  'A2,2022-03-05,5',
  'B1,2022-03-02,7',
];

describe('totals so far', () => {
  test.each([
    // A1: 13 − 10 and A2 reports only within the window.
    ['{ sum: counts.n, window: 3d }', ['[-1]', null, null]],
    ['{ sum: counts.n, window: 4d }', ['[3]', null, null]],
    ['{ sum: counts.n, window: { days: 1, lag: 2 } }', [null, null, null]],
    ['{ sum: counts.n, window: { days: 2, lag: 2 } }', ['[4]', null, null]],
    ['{ sum: counts.n, window: { days: 3, lag: 2 } }', ['[4]', null, null]],
    ['{ sum: counts.n, window: { since: 2022-03-02 } }', ['[3]', null, null]],
    ['{ sum: counts.n, window: all }', [18, 7, null]],
    ['{ sum: counts.n, window: 3d, missing: 0 }', ['[-1]', 0, 0]],
  ])('%s', async (indicator, expected) => {
    const world = counted('cumulative: true', { i: indicator }, TOTALS);
    expect((await valuesOf(world, '2022-03-07', ['A', 'B', 'C']))['i']).toEqual(expected);
  });

  test('as of a day, what was reported later is not known', async () => {
    const world = counted('cumulative: true', { i: '{ sum: counts.n, window: 4d }' }, TOTALS);
    expect((await valuesOf(world, '2022-03-04', ['A']))['i']).toEqual([null]);
    expect((await valuesOf(world, '2022-03-05', ['A']))['i']).toEqual(['[4]']);
  });

  test('only a sum can read them', async () => {
    const world = counted('cumulative: true', { i: '{ max: counts.n, window: 3d }' }, TOTALS);
    await expect(valuesOf(world, '2022-03-07', ['A'])).rejects.toMatchObject({
      problems: [{ code: 'totals-only-sum' }],
    });
  });

  test('a fall is reported as a revision', async () => {
    const folder = emptyFolder();
    write(folder, filesOf(counted('cumulative: true', { i: '{ sum: counts.n, window: all }' }, TOTALS)));
    const { snapshot } = await zone({ workspace: folder, asOf: '2022-03-07' });
    const revised = { count: 1, day: '2022-03-06', before: 14, after: 13 };
    expect(snapshot.warnings).toMatchObject([{ code: 'counts-revised', value: 'A1', with: revised }]);
  });

  const report = fc.record({
    area: fc.constantFrom('A1', 'A2', 'B1'),
    day: fc.integer({ min: 0, max: 20 }),
    total: fc.integer({ min: 0, max: 30 }),
  });
  const key = ({ area, day }: { area: string; day: number }): string => `${area} ${day}`;
  const reports = fc.uniqueArray(report, { minLength: 1, maxLength: 25, selector: key });

  test('are differenced as a plain recount does', async () => {
    await fc.assert(
      fc.asyncProperty(
        reports,
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom(0, 2),
        async (rows, days, lag) => {
          const asOf = 15;
          const lines = rows.map(({ area, day, total }) => `${area},${dayAt(day)},${total}`);
          const world = counted(
            'cumulative: true',
            { i: `{ sum: counts.n, window: { days: ${days}, lag: ${lag} } }` },
            ['area,date,n', ...lines],
          );
          const newest = (area: string, from: number, to: number): number | undefined =>
            rows
              .filter((row) => row.area === area && from <= row.day && row.day <= to)
              .sort((a, b) => b.day - a.day)[0]?.total;
          const expected = [['A1', 'A2'], ['B1']].map((areas) => {
            const reporting = areas.filter((area) => newest(area, 0, asOf) !== undefined);
            const found = reporting.flatMap((area) => {
              const after = newest(area, asOf - lag - days + 1, asOf - lag);
              const before = newest(area, 0, asOf - lag - days);
              return after === undefined || before === undefined ? [] : [after - before];
            });
            const sum = found.reduce((a, b) => a + b, 0);
            if (found.length === 0) return null;
            return found.length === reporting.length ? sum : `[${sum}]`;
          });
          expect((await valuesOf(world, dayAt(asOf), ['A', 'B']))['i']).toEqual(expected);
        },
      ),
      { numRuns: 12, seed },
    );
  });
});

test('an area of which something is known only in part is flagged', async () => {
  const folder = emptyFolder();
  write(folder, filesOf(counted('covers: [A1]', { i: '{ sum: counts.n, window: 3d }' })));
  const { snapshot } = await zone({ workspace: folder, asOf: '2022-03-07', all: true });
  const flags = snapshot.zones.map(({ area, flags }) => [area.code, flags]);
  expect(flags).toEqual([
    ['A', ['partial']],
    ['B', []],
    ['C', []],
  ]);
});
