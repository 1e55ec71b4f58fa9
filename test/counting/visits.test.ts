import { describe, expect, test } from 'vitest';
import { valuesOf, type World } from './values.ts';

const AREAS = ['code,name,level,parent', 'A,A,county,', 'A1,A1,street,A', 'A2,A2,street,A', 'B,B,county,'];
const CASES = [
  'id,class,origin,date_report,date_known,area,date_onset,cluster',
  'k1,confirmed,local,2022-03-05,,B,2022-03-01,x',
  'k2,asymptomatic,imported,2022-03-08,,B,2022-03-07,x',
  // Reported for the 6th, but known only on the 9th.
  'k3,confirmed,local,2022-03-06,2022-03-09,B,2022-03-06,y',
];
const VISITS = [
  'case,area,date,role',
  'k1,A1,2022-03-01,home',
  'k1,A1,2022-03-02,home',
  'k1,A2,2022-03-02,work',
  'k2,A2,2022-03-07,shop',
  'k3,A2,2022-03-03,shop',
];

function visited(indicator: string, more: Partial<World> = {}): World {
  return {
    areas: AREAS,
    tables: { cases: CASES, visits: VISITS },
    level: 'county',
    indicators: { i: indicator },
    ...more,
  };
}

/** As of the 8th, before k3 is known, and as of the 9th. */
describe('places where cases stayed', () => {
  test.each([
    ['{ count: visits, window: all }', 4, 5],
    ['{ count: visits, distinct: case, window: all }', 2, 3],
    ['{ count: visits, group_by: case, at_least: 3, window: all }', 1, 1],
    // The window runs on the day the case was reported, unless on the day of the stay.
    ['{ count: visits, window: 3d }', 1, 1],
    ['{ count: visits, window: 4d }', 4, 2],
    ['{ count: visits, window: 4d, clock: date }', 1, 1],
    ['{ count: visits, window: { days: 5, lag: 2 }, clock: date }', 2, 2],
    ['{ count: visits, where: role == "home", window: all }', 2, 2],
    ['{ count: visits, where: case.class == "confirmed", window: all }', 3, 4],
    ['{ count: visits, where: "case.origin != \\"local\\" || role == \\"work\\"", window: all }', 2, 2],
    ['{ count: visits, where: "days_between(date, case.date_report) / 3 >= 1", window: all }', 3, 4],
    // What is of the case: its dates, and what it is grouped by.
    ['{ count: visits, window: 4d, clock: case.date_report }', 4, 2],
    ['{ count: visits, window: 2d, clock: case.date_onset }', 1, 0],
    ['{ count: visits, window: 4d, clock: case.date_onset }', 1, 2],
    ['{ count: visits, distinct: case.cluster, window: all }', 1, 2],
    ['{ count: visits, group_by: case.cluster, at_least: 2, window: all }', 1, 1],
    ['{ count: visits, distinct: case.class, window: all }', 2, 2],
    // Where it was: A1 twice, A2 twice, and once more.
    ['{ count: visits, distinct: area, window: all }', 2, 2],
    ['{ count: visits, group_by: area, at_least: 3, window: all }', 0, 1],
    ['{ days_since: visits }', 0, 1],
    ['{ days_since: visits, clock: date, where: role == "home" }', 6, 7],
    ['{ count: cases, window: all }', 0, 0],
  ])('%s', async (indicator, before, after) => {
    expect((await valuesOf(visited(indicator), '2022-03-08', ['A']))['i']).toEqual([before]);
    expect((await valuesOf(visited(indicator), '2022-03-09', ['A']))['i']).toEqual([after]);
  });

  test.each([
    ['{ count: visits, distinct: case.clutser, window: all }', ['case.cluster']],
    ['{ count: visits, group_by: cluster, window: all }', ['case.cluster']],
    ['{ count: visits, window: 7d, clock: case.date_onsett }', ['case.date_onset']],
  ])('%s is refused, with what may be meant', async (indicator, suggest) => {
    await expect(valuesOf(visited(indicator), '2022-03-08', ['A'])).rejects.toMatchObject({
      problems: [{ code: 'expression-unknown-column', suggest: expect.arrayContaining(suggest) }],
    });
  });

  test('a case is known from `date_known`, where that is given', async () => {
    const world = visited('{ count: cases, window: all }');
    expect((await valuesOf(world, '2022-03-08', ['B']))['i']).toEqual([2]);
    expect((await valuesOf(world, '2022-03-09', ['B']))['i']).toEqual([3]);
  });

  test('as of a past day the past is what was known then', async () => {
    const world = visited('{ sum: { of: n }, window: 4d }', {
      indicators: { n: '{ count: cases, window: all }', i: '{ sum: { of: n }, window: 4d }' },
    });
    // 3 on the 9th, 2 on the 8th, 1 on the 7th and on the 6th.
    expect((await valuesOf(world, '2022-03-09', ['B']))['i']).toEqual([7]);
  });

  test.each([
    [
      'a visit of no case',
      { tables: { cases: CASES, visits: [...VISITS, 'k9,A1,2022-03-01,home'] } },
      'visit-case-unknown',
    ],
    [
      'a stay without its case',
      { tables: { cases: CASES, visits: [...VISITS, ',A1,2022-03-01,home'] } },
      'cell-empty',
    ],
    [
      'a line list without ids',
      { tables: { cases: CASES.map((row) => row.slice(row.indexOf(',') + 1)), visits: VISITS } },
      'visits-without-ids',
    ],
  ])('%s', async (_name, more, code) => {
    const world = visited('{ count: visits, window: all }', more);
    await expect(valuesOf(world, '2022-03-08', ['A'])).rejects.toMatchObject({ problems: [{ code }] });
  });
});
