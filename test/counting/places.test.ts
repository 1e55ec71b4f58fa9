import { describe, expect, test } from 'vitest';
import { zone } from '../../src/index.ts';
import { emptyFolder, write } from '../cli/workspace.ts';
import { filesOf, valuesOf, type World } from './values.ts';

/** Two counties of a city, with communities; areas carry the hospital they go to. */
const AREAS = [
  'code,name,level,parent,population,hospital',
  'R,R,city,,100,',
  'A,A,county,R,60,',
  'B,B,county,R,40,H2',
  'A1,A1,community,A,10,H1',
  'A2,A2,community,A,20,H1',
  'A3,A3,community,A,30,H2',
  'B1,B1,community,B,40,',
];
const CASES = [
  'id,class,date_report,area',
  'c1,confirmed,2022-03-01,A1',
  'c2,confirmed,2022-03-02,A1',
  'c3,confirmed,2022-03-02,A2',
  'c4,confirmed,2022-03-10,B1',
  // Known only to lie in A.
  'c5,confirmed,2022-03-10,A',
];
const BEDS = ['area,date,x', 'H1,2022-03-05,1.5', 'H2,2022-03-06,2.5', 'A,2022-03-06,9', 'A1,2022-03-06,7'];
const NEIGHBORS = { 'neighbors.csv': 'area,neighbor\nA1,A2\nA2,A1\nB1,A1\n' };

function looking(indicator: string, more: Partial<World> = {}): World {
  return {
    areas: AREAS,
    tables: { cases: CASES, metrics: BEDS },
    workspace: ['groups: { hospital_area: hospital }', 'neighbors: neighbors.csv'],
    files: NEIGHBORS,
    level: 'community',
    indicators: {
      n: '{ count: cases, window: all }',
      x: '{ latest: metrics.x, window: 30d }',
      i: indicator,
    },
    ...more,
  };
}

const COMMUNITIES = ['A1', 'A2', 'A3', 'B1'];

describe('a community looks at', () => {
  test.each([
    ['itself', 'community.n', [2, 1, 0, 1]],
    ['its county', 'county.n', [4, 4, 4, 1]],
    ['its city', 'city.n', [5, 5, 5, 5]],
    ['what its county reported itself', 'county.x', [9, 9, 9, null]],
    ['the area above', 'parent.n', [4, 4, 4, 1]],
    [
      'a level made of an attribute, which a county carries for its communities',
      'hospital_area.n',
      [3, 3, 1, 1],
    ],
    ['what was reported for such a group', 'hospital_area.x', [1.5, 1.5, 2.5, 2.5]],
    ['its neighbours, in either direction, or none', 'neighbors.n', [2, 2, 0, 2]],
    ['neighbours of which one is unknown', 'neighbors.x', [null, 7, 0, 7]],
    ['areas below, of which there are none', 'children_sum.n', [0, 0, 0, 0]],
    ['the greatest of none', 'children_max.n', [null, null, null, null]],
    ['the share of its county', 'n / county.n', [0.5, 0.25, 0, 1]],
    ['the attributes of the area alone', 'n * 100 / area.population', [20, 5, 0, 2.5]],
  ])('%s', async (_name, text, expected) => {
    const { i } = await valuesOf(looking(`{ expr: ${text} }`), '2022-03-10', COMMUNITIES);
    expect(i).toEqual(expected);
  });
});

describe('a county looks at', () => {
  test.each([
    ['the areas below', 'children_sum.n', [3, 1]],
    ['the greatest below', 'children_max.n', [2, 1]],
    ['the greatest below, of which one is unknown', 'children_max.x', [null, null]],
    ['no county above', 'parent.n', [5, 5]],
    ['no group, or its own', 'hospital_area.n', [null, 1]],
  ])('%s', async (_name, text, expected) => {
    const world = looking(`{ expr: ${text} }`, { level: 'county' });
    expect((await valuesOf(world, '2022-03-10', ['A', 'B']))['i']).toEqual(expected);
  });
});

test('indicators of other places look at other places again', async () => {
  const world = looking('{ expr: county.share }', {
    indicators: {
      n: '{ count: cases, window: all }',
      share: '{ expr: n * 10 / area.population + parent.n }',
      i: '{ expr: county.share }',
    },
  });
  // The county's own share, of its own population, beside its own parent.
  expect((await valuesOf(world, '2022-03-10', COMMUNITIES))['i']).toEqual([
    expect.closeTo(40 / 60 + 5, 12),
    expect.closeTo(40 / 60 + 5, 12),
    expect.closeTo(40 / 60 + 5, 12),
    10 / 40 + 5,
  ]);
});

describe('ranks', () => {
  test.each([
    ['n', 'city', [1 / 4, 2 / 4, 4 / 4, 2 / 4]],
    ['n', 'county', [1 / 3, 2 / 3, 3 / 3, 1]],
    ['n', 'community', [1, 1, 1, 1]],
    ['x', 'city', [1, null, null, null]],
    ['n', 'hospital_area', [1 / 2, 2 / 2, 2 / 2, 1 / 2]],
  ])('of %s among the communities of a %s', async (of, among, expected) => {
    const { i } = await valuesOf(looking(`{ rank: ${of}, among: ${among} }`), '2022-03-10', COMMUNITIES);
    expect(i).toEqual(expected);
  });

  test('are exact where doubles are not', async () => {
    const world = looking('', {
      indicators: {
        n: '{ count: cases, window: all }',
        third: '{ expr: "n == 2 ? 0.3 : 0.1 + 0.2" }',
        i: '{ rank: third, among: city }',
      },
    });
    expect((await valuesOf(world, '2022-03-10', COMMUNITIES))['i']).toEqual([0.25, 0.25, 0.25, 0.25]);
  });
});

describe('what does not go', () => {
  test.each([
    ['a level that is not there', looking('{ expr: street.n }'), 'place-level'],
    ['a rank inside a level that is not there', looking('{ rank: n, among: street }'), 'place-level'],
    [
      'no list of neighbours',
      looking('{ expr: neighbors.n }', {
        workspace: [],
        tables: { cases: CASES, metrics: BEDS.slice(0, 1).concat(BEDS.slice(3)) },
      }),
      'neighbors-missing',
    ],
    [
      'a neighbour that is no area',
      looking('{ expr: n }', { files: { 'neighbors.csv': 'area,neighbor\nA1,Z\n' } }),
      'area-unknown',
    ],
    [
      'an area beside itself',
      looking('{ expr: n }', { files: { 'neighbors.csv': 'area,neighbor\nA1,A1\n' } }),
      'neighbor-itself',
    ],
    [
      'the tier published before, of another area',
      looking('', { indicators: { was: '{ expr: known(previous.tier) }', i: '{ expr: county.was }' } }),
      'expression-previous',
    ],
    [
      'the tier published before, as of an earlier day',
      looking('{ max: { of: "known(previous.tier) ? 1 : 0" }, window: 7d }'),
      'expression-previous',
    ],
    [
      'a group by no attribute',
      looking('{ expr: n }', { workspace: ['groups: { region: regoin }'] }),
      'group-attribute',
    ],
    [
      'a group called as a level',
      looking('{ expr: n }', { workspace: ['groups: { county: hospital }'] }),
      'group-is-level',
    ],
  ])('%s', async (_name, world, code) => {
    await expect(valuesOf(world, '2022-03-10', COMMUNITIES)).rejects.toMatchObject({ problems: [{ code }] });
  });
});

test('a pack may zone several levels, or a group', async () => {
  const several = looking('{ expr: parent.n }', { level: '[county, community]' });
  const { n, i } = await valuesOf(several, '2022-03-10', ['A', 'A1', 'B', 'B1']);
  expect([n, i]).toEqual([
    [4, 2, 1, 1],
    [5, 4, 5, 1],
  ]);
  const group = looking('{ expr: children_sum.n }', { level: 'hospital_area' });
  const values = await valuesOf(group, '2022-03-10', ['H1', 'H2']);
  expect([values['n'], values['i'], values['x']]).toEqual([
    [3, 1],
    [3, 1],
    [1.5, 2.5],
  ]);
});

describe('rows by the area they lie in', () => {
  const world: World = {
    areas: [
      'code,name,level,parent,ring',
      'R,R,city,,',
      'A,A,county,R,',
      'B,B,county,R,',
      ...['A1,A1,street,A,in', 'A2,A2,street,A,out', 'B1,B1,street,B,in'],
      ...['A11,A11,community,A1,', 'A12,A12,community,A1,', 'A21,A21,community,A2,'],
    ],
    tables: {
      cases: [
        'id,class,origin,date_report,area',
        ...['A11', 'A11', 'A12', 'A21', 'A1', 'A', 'B1', 'R'].map(
          (area, i) => `c${i},confirmed,local,2022-03-0${i + 1},${area}`,
        ),
      ],
    },
    workspace: ['groups: { ring: ring }'],
    level: 'county',
    indicators: {},
  };

  test.each([
    // As placed: A11, A12, A21, A1 and A itself.
    ['{ count: cases, distinct: area, window: all }', [5, 1]],
    ['{ count: cases, group_by: area, at_least: 2, window: all }', [1, 0]],
    // Three communities; two streets, one of them with four cases. What lies above belongs to none.
    ['{ count: cases, distinct: area.community, window: all }', [3, 0]],
    ['{ count: cases, distinct: area.street, window: all }', [2, 1]],
    ['{ count: cases, group_by: area.street, at_least: 4, window: all }', [1, 0]],
    ['{ count: cases, group_by: area.street, at_least: 2, window: 5d }', [0, 0]],
    ['{ count: cases, group_by: area.county, window: all }', [1, 1]],
    ['{ count: cases, distinct: area.ring, window: all }', [2, 1]],
    ['{ max: { of: streets }, window: 3d }', [2, 1]],
    ['{ expr: city.streets }', [3, 3]],
  ])('%s', async (indicator, values) => {
    const indicators = { i: indicator, streets: '{ count: cases, distinct: area.street, window: all }' };
    expect((await valuesOf({ ...world, indicators }, '2022-03-08', ['A', 'B']))['i']).toEqual(values);
  });

  test('of every night that is looked back at the same', async () => {
    const folder = emptyFolder();
    const indicators = { i: '{ count: cases, group_by: area.street, at_least: 2, window: 5d }' };
    const files = filesOf({ ...world, indicators });
    const tiers = '  - { tier: high, when: i > 0 }\n  - { tier: low, title: Low, otherwise: true }\n';
    const pack = String(files['rules/mine/pack.yaml']).replace(/ {2}- \{ tier: low.*\n/, tiers);
    write(folder, { ...files, 'rules/mine/pack.yaml': pack });
    const { snapshot } = await zone({ workspace: folder, asOf: '2022-03-07', all: true });
    // A11 twice and A12 by the third day, A1 still on the fifth: of the street A1 two or more from the 2nd to the 7th.
    expect(snapshot.zones[0]).toMatchObject({ tier: 'high', since: '2022-03-02', indicators: { i: 1 } });
  });

  test('a level that is not there is told', async () => {
    const indicators = { i: '{ count: cases, distinct: area.streets, window: all }' };
    await expect(valuesOf({ ...world, indicators }, '2022-03-08', ['A'])).rejects.toMatchObject({
      problems: [{ code: 'place-level', suggest: ['street'] }],
    });
  });
});
