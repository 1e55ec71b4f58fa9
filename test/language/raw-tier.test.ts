import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/days.ts';
import { measures, zone } from '../../src/index.ts';
import { renderSnapshot } from '../../src/rendering/snapshot/index.ts';
import { AREAS, codesOn, laidOut, snapshotOn, verdictsOn, type World, worldOf } from './world.ts';

/*
 * Raw tier. What other tests show already:
 * - the bounds lie around whatever the unknown turn out to be: test/judging/raw-tier.test.ts
 * - what unranked nights do to each clock: test/zoning/clocks.test.ts
 * - zones() night by night, and in a weekly pack: test/zoning/published.test.ts, test/language/days.test.ts
 * - a change to a tier outside the order is neither up nor down: test/nightly/changes.test.ts
 */

const FIRST = '2022-05-02';
const nights = (count: number) => Array.from({ length: count }, (_, i) => addDays(FIRST, i));

/** Conditions as numbers that areas report: `h`, `m` and so on, 1 true, 0 false, none unknown. */
function reported(
  columns: readonly string[],
  rows: Readonly<Record<string, string>>,
  tiers: readonly string[],
  more: Partial<World> = {},
): World {
  const lines = Object.entries(rows).flatMap(([area, values]) =>
    values.split(' ').map((night, i) => {
      const cells = columns.map((_, c) => (night.charAt(c) === '_' ? '' : night.charAt(c)));
      return [area, addDays(FIRST, i), ...cells].join(',');
    }),
  );
  return worldOf({
    tables: { metrics: [['area', 'date', ...columns].join(','), ...lines] },
    indicators: Object.fromEntries(columns.map((name) => [name, `{ latest: metrics.${name}, window: 1d }`])),
    tiers,
    workspace: [`history_from: ${FIRST}`],
    ...more,
  });
}

const THREE = ['tier: high, when: h > 0', 'tier: medium, when: m > 0', 'tier: low, otherwise: true'];

describe('from the most severe down', () => {
  it.each([
    ['11', 'high', null],
    ['10', 'high', null],
    // What stands below the first true one does not matter.
    ['1_', 'high', null],
    ['01', 'medium', null],
    ['00', 'low', null],
    ['_1', 'unknown', ['medium', 'high']],
    ['_0', 'unknown', ['low', 'high']],
    ['0_', 'unknown', ['low', 'medium']],
    ['__', 'unknown', ['low', 'high']],
  ])('the first that is true, and unknown where one above it is: %s', async (values, raw, bounds) => {
    const [verdict] = await verdictsOn(reported(['h', 'm'], { A: values }, THREE), [FIRST], 'A');
    expect(verdict).toMatchObject({ rawTier: raw, tier: bounds === null ? raw : null });
    expect([verdict?.atLeast, verdict?.atMost]).toEqual(bounds ?? [null, null]);
  });

  it.each([
    // `usual` is taken where nothing is true; `calm` below it has a condition of its own.
    ['00', 'usual', null],
    ['01', 'calm', null],
    ['0_', 'unknown', ['calm', 'usual']],
    ['_1', 'unknown', ['calm', 'high']],
    ['_0', 'unknown', ['usual', 'high']],
    ['__', 'unknown', ['calm', 'high']],
  ])('`otherwise` need not be the last: %s', async (values, raw, bounds) => {
    const tiers = ['tier: high, when: h > 0', 'tier: usual, otherwise: true', 'tier: calm, when: m > 0'];
    const [verdict] = await verdictsOn(reported(['h', 'm'], { A: values }, tiers), [FIRST], 'A');
    expect(verdict?.rawTier).toBe(raw);
    expect([verdict?.atLeast, verdict?.atMost]).toEqual(bounds ?? [null, null]);
  });

  it('`otherwise` is the tier that listings leave out', async () => {
    const tiers = ['tier: high, when: h > 0', 'tier: usual, otherwise: true', 'tier: calm, when: m > 0'];
    const workspace = laidOut(reported(['h', 'm'], { A: '00', B: '01' }, tiers));
    const { snapshot } = await zone({ workspace, asOf: FIRST });
    expect(snapshot.zones.map(({ area, tier }) => `${area.code} ${tier}`)).toEqual(['B calm']);
  });

  it('`otherwise` stands on one tier, no more and no less', async () => {
    const none = reported(['h'], { A: '0' }, ['tier: high, when: h > 0', 'tier: low, when: h < 1']);
    const two = reported(['h'], { A: '0' }, ['tier: high, otherwise: true', 'tier: low, otherwise: true']);
    expect([await codesOn(none, FIRST), await codesOn(two, FIRST)]).toEqual([
      ['pack-no-otherwise'],
      ['pack-two-otherwise'],
    ]);
  });
});

describe('an unknown raw tier', () => {
  const each = ['high', 'medium', 'low'].map(
    (tier) =>
      `  - { id: of-${tier}, title: T, text: T, tiers: [${tier}], audience: residents, kind: hygiene, source: own }`,
  );
  const world = reported(['h', 'm'], { A: '_1', B: '00' }, THREE, {
    files: {
      'rules/mine/measures.yaml': `sources: { own: { title: O, status: unverified } }\nmeasures:\n${each.join('\n')}\n`,
    },
  });

  it('is always listed', async () => {
    const { snapshot } = await zone({ workspace: laidOut(world), asOf: FIRST });
    expect(snapshot.zones.map(({ area, tier, rawTier }) => [area.code, tier, rawTier])).toEqual([
      ['A', null, 'unknown'],
    ]);
    expect(snapshot.tally).toEqual({ byTier: { high: 0, medium: 0, low: 1 }, unknown: 1 });
  });
  it('brings the measures of the least severe it may be', async () => {
    const { byAudience } = await measures({ workspace: laidOut(world), asOf: FIRST, area: 'A' });
    expect(byAudience.flatMap((one) => one.measures.map(({ measure }) => measure.id))).toEqual(['of-medium']);
  });
  it('is in JSON with both bounds', async () => {
    const snapshot = await snapshotOn(world, FIRST);
    const json: unknown = JSON.parse(
      renderSnapshot(snapshot, 'json', { language: 'en', width: null, colour: false }),
    );
    expect(json).toMatchObject({
      zones: [
        { area: 'A', tier: null, raw_tier: 'unknown', at_least: 'medium', at_most: 'high' },
        { area: 'B', raw_tier: 'low' },
      ],
    });
  });
});

describe('declared', () => {
  const decided = {
    workspace: [`history_from: ${FIRST}`, 'decisions: decisions.csv'],
    files: {
      'decisions.csv': `area,tier,from,until,mode,authority,reason,decided_on\nA,shut,${addDays(FIRST, 1)},${addDays(FIRST, 1)},set,HQ,why,\n`,
    },
  };
  it('a tier is reached by decision alone', async () => {
    const tiers = ['tier: shut, declared: true', 'tier: high, when: h > 0', 'tier: low, otherwise: true'];
    const world = reported(['h'], { A: '1 1 1' }, tiers, decided);
    const verdicts = await verdictsOn(world, nights(3), 'A');
    expect(verdicts.map(({ tier, rawTier }) => `${tier} ${rawTier}`)).toEqual([
      'high high',
      'shut high',
      'high high',
    ]);
  });
  it('a pack has no condition at all, and its default tier until someone decides', async () => {
    const world = worldOf({
      ...decided,
      pack: ['declared: true'],
      tiers: ['tier: shut', 'tier: low, otherwise: true'],
    });
    const verdicts = await verdictsOn(world, nights(3), 'A');
    expect(verdicts.map(({ tier }) => tier)).toEqual(['low', 'shut', 'low']);
    const conditional = { ...world, tiers: ['tier: shut, when: 1 > 2', 'tier: low, otherwise: true'] };
    expect(await codesOn(conditional, FIRST)).toEqual(['pack-declared']);
  });
});

describe('unranked', () => {
  const GREY = [
    ...THREE.slice(0, 2),
    'tier: grey, when: g > 0, unranked: true',
    'tier: low, otherwise: true',
  ];
  const grey = (values: string, head: readonly string[] = []) =>
    reported(['h', 'm', 'g'], { A: values }, GREY, { pack: head });

  it('is tried before all others, wherever it stands', async () => {
    const [verdict] = await verdictsOn(grey('111'), [FIRST], 'A');
    expect(verdict).toMatchObject({ tier: 'grey', rawTier: 'grey', atLeast: null, atMost: null });
  });
  it.each([
    ['01_', ['medium', 'medium']],
    ['__0', ['low', 'high']],
    ['___', ['low', 'high']],
    ['_1_', ['medium', 'high']],
  ])(
    'where it is unknown the raw tier is, with the bounds of the ranked ones: %s',
    async (values, bounds) => {
      const [verdict] = await verdictsOn(grey(values), [FIRST], 'A');
      expect([verdict?.rawTier, verdict?.atLeast, verdict?.atMost]).toEqual(['unknown', ...bounds]);
    },
  );
  it('is published at once, and so is the way back to the last ranked tier, whatever the clocks', async () => {
    const clocks = ['transitions: { tighten: { after: 3 }, loosen: { after: 3 } }'];
    const verdicts = await verdictsOn(grey('100 001 000 000 000', clocks), nights(5), 'A');
    // The night in it counts for nothing: three low ones of the evaluations that do, and high until then.
    expect(verdicts.map(({ tier }) => tier)).toEqual(['high', 'grey', 'high', 'high', 'low']);
  });
  it('is not held by anything, nor does it hold', async () => {
    const [, second] = await verdictsOn(
      grey('100 001', ['transitions: { loosen: { min_stay: 9d } }']),
      nights(2),
      'A',
    );
    expect(second?.heldBy).toEqual([]);
  });
  it('cannot be what is taken otherwise', async () => {
    const tiers = ['tier: high, when: h > 0', 'tier: grey, otherwise: true, unranked: true'];
    expect(await codesOn(reported(['h'], { A: '0' }, tiers), FIRST)).toEqual(['pack-unranked-otherwise']);
  });
});

describe('residual tiers', () => {
  const areas = [...AREAS, 'A3,A3,street,A,1'];
  const NEAR = [
    'tier: high, when: h > 0',
    `tier: near, when: 'zones("county", ["high"]) > 0'`,
    'tier: low, otherwise: true',
  ];
  const street = (rows: Readonly<Record<string, string>>, more: Partial<World> = {}, tiers = NEAR) =>
    reported(['h'], { A1: '0 0 0 0', A2: '0 0 0 0', A3: '0 0 0 0', B1: '0 0 0 0', ...rows }, tiers, {
      areas,
      level: 'street',
      ...more,
    });
  const tiersOf = async (world: World, area: string, count = 4) =>
    (await verdictsOn(world, nights(count), area)).map(({ tier }) => tier).join(' ');
  const decide = (...rows: readonly string[]) => ({
    workspace: [`history_from: ${FIRST}`, 'decisions: decisions.csv'],
    files: { 'decisions.csv': `area,tier,from,until,mode,authority,reason,decided_on\n${rows.join('\n')}\n` },
  });

  it('count the areas of that ancestor that are published in these tiers tonight', async () => {
    const world = street({ A1: '0 1 1 0' });
    expect(await tiersOf(world, 'A2')).toBe('low near near low');
    expect(await tiersOf(world, 'B1')).toBe('low low low low');
    const many = NEAR.map((tier) => tier.replace("> 0'", ">= 2'"));
    expect(await tiersOf(street({ A1: '0 1 1 0', A3: '0 0 1 0' }, {}, many), 'A2')).toBe('low low near low');
  });
  it('what is published is so by decision, too; and held by a clock', async () => {
    const by = decide(`A1,high,${addDays(FIRST, 1)},${addDays(FIRST, 1)},set,HQ,why,`);
    expect(await tiersOf(street({}, by), 'A2')).toBe('low near low low');
    const slow = street({ A1: '1 0 0 0' }, { pack: ['transitions: { loosen: { after: 3 } }'] });
    expect(await tiersOf(slow, 'A1')).toBe('high high high low');
    expect(await tiersOf(slow, 'A2')).toBe('near near near low');
  });
  it('have no clock of their own', async () => {
    const slow = street(
      { A1: '1 0 0 0' },
      { pack: ['transitions: { tighten: { after: 2 }, loosen: { min_stay: 1d } }'] },
    );
    // High for a night, by its first known raw tier; the rest of the county comes and goes with it.
    expect(await tiersOf(slow, 'A1')).toBe('high low low low');
    expect(await tiersOf(slow, 'A2')).toBe('near low low low');
  });
  it('take the place of a less severe tier alone', async () => {
    const tiers = [
      'tier: high, when: h > 1',
      'tier: medium, when: h > 0',
      `tier: near, when: 'zones("county", ["high"]) > 0'`,
      'tier: low, otherwise: true',
    ];
    expect(await tiersOf(street({ A1: '2 2 2 2', A2: '1 0 1 2' }, {}, tiers), 'A2')).toBe(
      'medium near medium high',
    );
  });
  it('must be less severe than what they count', async () => {
    const up = [
      `tier: near, when: 'zones("county", ["high"]) > 0'`,
      'tier: high, when: h > 0',
      'tier: low, otherwise: true',
    ];
    expect(await codesOn(street({}, {}, up), FIRST)).toEqual(['pack-zones-order']);
  });
  it("an area's own decision lies over them", async () => {
    const world = street(
      { A1: '1 1 1 1' },
      decide(`A2,low,${addDays(FIRST, 1)},${addDays(FIRST, 2)},set,HQ,why,`),
    );
    expect(await tiersOf(world, 'A2')).toBe('near low low near');
  });
  it("keep last night's where an unknown area matters, and only there", async () => {
    // Of A1 nothing is ever known. A3 is high for a night, which settles it that night.
    const world = street({ A1: '_ _ _ _', A3: '1 0 0 0' });
    expect(await tiersOf(world, 'A2', 3)).toBe('near near near');
    const [, second] = await verdictsOn(world, nights(2), 'A2');
    expect(second?.flags).toEqual(['kept']);
    // With nothing known before it is unknown; where the area is high itself nothing else matters.
    expect(await tiersOf(street({ A1: '_ _ _ _', A2: '0 1 1 1' }), 'A2')).toBe(' high high high');
  });
  it('may ask for more than zones', async () => {
    const both = [
      'tier: high, when: h > 1',
      `tier: near, when: 'zones("county", ["high"]) > 0 && h > 0'`,
      'tier: low, otherwise: true',
    ];
    expect(await tiersOf(street({ A1: '2 2 2 2', A2: '1 0 1 0' }, {}, both), 'A2')).toBe('near low near low');
  });
});
