import { describe, expect, it } from 'vitest';
import { casesOf, codesOn, refusedOn, snapshotOn, valuesOf, type World, worldOf } from './world.ts';

/*
 * Places. What other tests show already:
 * - the same of some areas as of all, on many days as on each: test/zoning/elsewhere.test.ts
 * - indicators of other places that look at other places again: test/counting/places.test.ts
 */

const ASOF = '2022-03-10';
const AREAS = [
  'code,name,level,parent,population,hospital',
  'R,R,city,,1000,',
  'A,A,county,R,600,',
  'B,B,county,R,400,H2',
  'A1,A1,street,A,200,H1',
  'A2,A2,street,A,400,H2',
  'B1,B1,street,B,400,',
  // A street of the city's own, in no county.
  'X,X,street,R,1,',
];
const CASES = casesOf([
  '2022-03-10 A1',
  '2022-03-09 A1',
  '2022-03-09 A1',
  '2022-03-08 A2',
  '2022-03-08 B1',
  '2022-03-08 B1',
  '2022-03-08 A',
]);
const METRICS = [
  'area,date,x',
  'A,2022-03-10,5',
  'A1,2022-03-10,2',
  'A2,2022-03-10,7',
  'B1,2022-03-10,1',
  'H1,2022-03-10,0.5',
];

function placed(indicators: Readonly<Record<string, string>>, more: Partial<World> = {}): World {
  return worldOf({
    areas: AREAS,
    tables: { cases: CASES, metrics: METRICS },
    level: 'street',
    workspace: ['groups: { hospital_area: hospital }', 'neighbors: neighbors.csv'],
    files: { 'neighbors.csv': 'area,neighbor\nA1,A2\nA2,B1\nB1,A2\n' },
    indicators: { n: '{ count: cases, window: 7d }', x: '{ latest: metrics.x, window: 1d }', ...indicators },
    ...more,
  });
}

describe('of other places', async () => {
  const streets = await valuesOf(
    placed({
      own: '{ expr: street.n }',
      of_county: '{ expr: county.n }',
      county_x: '{ expr: county.x }',
      of_city: '{ expr: city.n }',
      of_parent: '{ expr: parent.n }',
      above: '{ expr: parent.of_parent }',
      below: '{ expr: children_sum.n }',
      most_below: '{ expr: children_max.n }',
      beside: '{ expr: neighbors.n }',
      beside_x: '{ expr: neighbors.x }',
      of_hospital: '{ expr: hospital_area.n }',
      hospital_x: '{ expr: hospital_area.x }',
      truth: '{ expr: n > 2 }',
      county_truth: '{ expr: county.truth }',
      decided: '{ expr: county.n > 4 || neighbors.x > 100 }',
    }),
    ASOF,
    ['A1', 'A2', 'B1', 'X'],
  );
  const counties = await valuesOf(
    placed(
      {
        sum: '{ expr: children_sum.n }',
        most: '{ expr: children_max.n }',
        sum_x: '{ expr: children_sum.x }',
        most_x: '{ expr: children_max.x }',
        of_city: '{ expr: parent.n }',
        of_hospital: '{ expr: hospital_area.n }',
      },
      { level: 'county' },
    ),
    ASOF,
    ['A', 'B'],
  );

  it("a level is the area itself or the one around it at that level, with that area's own value", () => {
    expect(streets['own']).toEqual([3, 1, 2, 0]);
    // Counties have what is placed in them beside what is placed further down.
    expect(streets['of_county']).toEqual([5, 5, 2, null]);
    expect(streets['of_city']).toEqual([7, 7, 7, 7]);
    expect(streets['county_x']).toEqual([5, 5, null, null]);
  });
  it('without one it is unknown', () => expect(streets['of_county']?.[3]).toBeNull());
  it('`parent` is the area above, whatever its level', () => {
    expect(streets['of_parent']).toEqual([5, 5, 2, 7]);
    expect(counties['of_city']).toEqual([7, 7]);
    expect(streets['above']).toEqual([7, 7, 7, null]);
  });
  it('`children_sum` and `children_max` are over the areas directly below', () => {
    expect([counties['sum'], counties['most']]).toEqual([
      [4, 2],
      [3, 2],
    ]);
    expect([counties['sum_x'], counties['most_x']]).toEqual([
      [9, 1],
      [7, 1],
    ]);
  });
  it('of none below the sum is 0 and the greatest unknown', () => {
    expect([streets['below'], streets['most_below']]).toEqual([
      [0, 0, 0, 0],
      [null, null, null, null],
    ]);
  });
  it('`neighbors` is the sum over those of the list, in both directions, once each; of none 0', () => {
    // A1 beside A2; A2 beside A1 and B1; B1 beside A2; X beside none.
    expect(streets['beside']).toEqual([1, 5, 1, 0]);
    expect(streets['beside_x']).toEqual([7, 3, 7, 0]);
  });
  it('truth values can be read of an area above, too', () => {
    expect(streets['county_truth']).toEqual([true, true, false, null]);
  });
  it('an attribute is a level by `groups`; what is carried above counts for what lies below', () => {
    // H1: A1. H2: A2, and all of B. X has none.
    expect(streets['of_hospital']).toEqual([3, 3, 3, null]);
    expect(streets['hospital_x']).toEqual([0.5, null, null, null]);
    expect(counties['of_hospital']).toEqual([null, 3]);
  });
  it('what is decided without the unknown is decided', () => {
    expect(streets['decided']).toEqual([true, true, false, null]);
  });
});

it('any unknown member makes sums, the greatest and neighbours unknown, whatever the others are', async () => {
  const metrics = ['area,date,x', 'A1,2022-03-10,99', 'B1,2022-03-10,1'];
  const over = {
    sum: '{ expr: children_sum.x > 50 }',
    most: '{ expr: children_max.x > 50 }',
    some: '{ expr: children_max.x }',
  };
  const county = await valuesOf(placed(over, { tables: { cases: CASES, metrics }, level: 'county' }), ASOF, [
    'A',
    'B',
  ]);
  expect([county['sum'], county['most'], county['some']]).toEqual([
    [null, false],
    [null, false],
    [null, 1],
  ]);
  const street = await valuesOf(
    placed({ beside: '{ expr: neighbors.x }' }, { tables: { cases: CASES, metrics } }),
    ASOF,
    ['A1', 'A2'],
  );
  expect(street['beside']).toEqual([null, 100]);
});

describe('levels', () => {
  it.each([
    'ward',
    'q1',
    'ix',
    'area',
    'position',
    'own',
    'up',
    'order',
    'select',
    'level',
    'code',
    'group',
    'until',
    'tier',
  ])('may be called `%s`', async (level) => {
    const areas = AREAS.map((line) => line.replace(',county,', `,${level},`));
    const place = level === 'area' ? 'parent' : level;
    const world = placed(
      {
        of: `{ expr: ${place}.n }`,
        rank: `{ rank: n, among: ${level} }`,
        kinds: `{ count: cases, distinct: area.${level}, window: 7d }`,
      },
      { areas, level: 'street' },
    );
    const values = await valuesOf(world, ASOF, ['A1', 'B1']);
    expect([values['of'], values['rank'], values['kinds']]).toEqual([
      [5, 2],
      [0.5, 1],
      [1, 1],
    ]);
    const tiers = [
      'tier: high, when: n > 2',
      `tier: near, when: 'zones("${level}", ["high"]) > 0'`,
      'tier: low, otherwise: true',
    ];
    const { zones } = await snapshotOn({ ...world, tiers }, ASOF);
    expect(zones.map(({ area, tier }) => `${area.code} ${tier}`)).toEqual([
      'A1 high',
      'A2 near',
      'B1 low',
      'X null',
    ]);
    const own = await valuesOf(placed({ of: '{ expr: parent.n }' }, { areas, level }), ASOF, ['A', 'B']);
    expect([own['n'], own['of']]).toEqual([
      [5, 2],
      [7, 7],
    ]);
  });

  it.each([
    ['{ expr: cuonty.n }', 'place-level', ['county']],
    ['{ expr: neighbours.n }', 'place-level', ['neighbors']],
    ['{ expr: children.n }', 'place-level', ['children_max', 'children_sum']],
    ['{ rank: n, among: cuonty }', 'place-level', ['county']],
  ])('that are not there are told, with what may be meant: %s', async (i, code, suggest) => {
    expect(await refusedOn(placed({ i }))).toMatchObject([{ code, suggest }]);
  });

  it('that are not there are told of `zones`, too', async () => {
    const tiers = [
      'tier: high, when: n > 2',
      `tier: near, when: 'zones("cuonty", ["high"]) > 0'`,
      'tier: low, otherwise: true',
    ];
    expect(await refusedOn(placed({}, { tiers }))).toMatchObject([
      { code: 'place-level', value: 'cuonty', suggest: ['county'] },
    ]);
  });

  it('of groups count zones, too', async () => {
    const tiers = [
      'tier: high, when: n == 1',
      `tier: near, when: 'zones("hospital_area", ["high"]) > 0'`,
      'tier: low, otherwise: true',
    ];
    const { zones } = await snapshotOn(placed({}, { tiers }), ASOF);
    // A2 is high; B1 goes to the same hospital, A1 to another one and X to none, of which nothing is known.
    expect(zones.map(({ area, tier }) => `${area.code} ${tier}`)).toEqual([
      'A1 low',
      'A2 high',
      'B1 near',
      'X null',
    ]);
  });
});

describe('attributes', () => {
  it.each([
    ['area.parent == "A"', 'area-attribute'],
    ['area.n > 1', 'area-attribute'],
    ['county.population > 1', 'expression-attribute-elsewhere'],
    ['parent.name == "A"', 'expression-attribute-elsewhere'],
    ['children_sum.truth > 1', 'expression-type'],
    ['county.m > 1', 'pack-unknown-indicator'],
  ])('and indicators are not mixed up: %s', async (expr, code) => {
    expect(await codesOn(placed({ truth: '{ expr: n > 1 }', i: `{ expr: '${expr}' }` }))).toEqual([code]);
  });

  it('of another area are read as an indicator of it', async () => {
    const values = await valuesOf(
      placed({ people: '{ expr: area.population }', share: '{ expr: people / county.people }' }),
      ASOF,
      ['A1', 'B1'],
    );
    expect(values['share']).toEqual([1 / 3, 1]);
  });
});
