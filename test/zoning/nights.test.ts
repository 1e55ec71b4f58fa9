import { describe, expect, test } from 'vitest';
import { FenquError, type Verdict, zone } from '../../src/index.ts';
import { emptyFolder, write } from '../cli/workspace.ts';
import { type DecisionRow, filesOf, nightAt, RULES, type World } from './world.ts';

const [PLAIN, , WITH_METRIC] = RULES;
const AREA = 'D0-a';

/** A world in which nothing happens but what is said. */
function quiet(what: Partial<World> = {}): World {
  if (PLAIN === undefined) throw new RangeError('there are rules');
  return { cases: [], metrics: [], decisions: [], rules: PLAIN, effective: 'next_day', ...what };
}

const casesOn = (...days: readonly number[]) => days.map((day) => ({ area: AREA, day, cluster: '' }));

/** Verdicts on an area on successive nights. */
async function nightsOf(
  world: World,
  nights: readonly number[],
  area = AREA,
): Promise<(Verdict | undefined)[]> {
  const folder = emptyFolder();
  write(folder, filesOf(world));
  const found: (Verdict | undefined)[] = [];
  for (const night of nights) {
    const { snapshot } = await zone({ workspace: folder, asOf: nightAt(night), all: true });
    found.push(snapshot.zones.find((each) => each.area.code === area));
  }
  return found;
}

async function tiers(world: World, nights: readonly number[], area = AREA): Promise<unknown[]> {
  return (await nightsOf(world, nights, area)).map((each) => each?.tier);
}

describe('since when, and until when', () => {
  test('a window of four days is empty four days after the last case', async () => {
    const found = await nightsOf(quiet({ cases: casesOn(1, 1, 2) }), [0, 1, 2, 3, 4, 5, 6]);
    expect(found.map((each) => [each?.tier, each?.since, each?.nextStepDown?.on])).toEqual([
      ['low', nightAt(0), undefined],
      ['medium', nightAt(1), nightAt(5)],
      ['high', nightAt(2), nightAt(5)],
      ['high', nightAt(2), nightAt(5)],
      ['high', nightAt(2), nightAt(5)],
      ['medium', nightAt(5), nightAt(6)],
      ['low', nightAt(6), undefined],
    ]);
    expect(found[2]?.nextStepDown).toEqual({ tier: 'medium', on: nightAt(5), because: 'n' });
  });

  test('an area goes the same way whether a decision once acted on it or not', async () => {
    const other = 'D1-a';
    const both = (days: readonly number[]) =>
      days.flatMap((day) => [AREA, other].map((area) => ({ area, day, cluster: '' })));
    const metrics = [1, 5].flatMap((day) =>
      [AREA, other].map((area) => ({ area, day, value: day === 1 ? 9 : 2 })),
    );
    const nights = [1, 2, 4, 5, 7];
    for (const rules of RULES) {
      const world = quiet({ cases: both([1, 1, 2, 4]), metrics, rules });
      const [one, two] = [await nightsOf(world, nights), await nightsOf(world, nights, other)];
      const next = (each: Verdict | undefined) => [each?.tier, each?.nextStepDown];
      expect(two.map(next)).toEqual(one.map(next));
    }
    const [, , second] = await nightsOf(quiet({ cases: both([1, 1, 2]) }), [0, 1, 2], other);
    expect(second?.nextStepDown).toEqual({ tier: 'medium', on: nightAt(5), because: 'n' });
  });

  test('where no count changes, the day that the condition asks for is what holds a tier', async () => {
    if (PLAIN === undefined) throw new RangeError('there are rules');
    const yaml = PLAIN.yaml.replace('when: n >= 1', `when: n == 0 && as_of < "${nightAt(3)}"`);
    expect(yaml).not.toBe(PLAIN.yaml);
    const [first] = await nightsOf(quiet({ rules: { ...PLAIN, yaml } }), [1]);
    expect(first?.nextStepDown).toEqual({ tier: 'low', on: nightAt(3), because: 'as_of' });
  });

  test('judging begins with the policy: what was before it counts, but no tier is older', async () => {
    const [first, second] = await nightsOf(quiet({ cases: casesOn(-2, -1, -1) }), [0, 1]);
    expect(first).toMatchObject({ tier: 'high', since: nightAt(0), effectiveFrom: nightAt(1) });
    expect(second).toMatchObject({ tier: 'high', since: nightAt(0) });
  });
});

describe('in force', () => {
  // The first night is a Wednesday. The tier at 0:00 of the day after each night, and the day said.
  test.each<[string, number, (string | null)[]]>([
    ['same_day', 2, ['low', 'low', 'high', 'high', 'high', 'high', 'low']],
    ['next_day', 3, ['low', 'low', 'high', 'high', 'high', 'high', 'low']],
    ['{ after_days: 3 }', 5, [null, null, 'low', 'low', 'high', 'high', 'high']],
    ['{ weekday: monday }', 5, [null, null, null, null, 'high', 'high', 'high']],
  ])('%s', async (effective, from, inForce) => {
    const nights = await nightsOf(quiet({ effective, cases: casesOn(2, 2, 2) }), [0, 1, 2, 3, 4, 5, 6]);
    expect(nights.map((each) => each?.tierInForce)).toEqual(inForce);
    expect(nights[2]?.effectiveFrom).toBe(nightAt(from));
    expect(nights[6]).toMatchObject({ tier: 'low', since: nightAt(6) });
  });

  test('what waits is queued, with its day', async () => {
    const [night] = await nightsOf(quiet({ effective: '{ after_days: 3 }', cases: casesOn(3, 3, 3) }), [3]);
    expect(night).toMatchObject({
      tier: 'high',
      tierInForce: 'low',
      queued: [{ tier: 'high', from: nightAt(6) }],
    });
  });
});

describe('decisions', () => {
  const decided = (what: Partial<DecisionRow>): World =>
    quiet({ decisions: [{ area: AREA, tier: 'high', from: 2, until: 4, decidedOn: null, ...what }] });

  test('act from the first to the last day, both in', async () => {
    const nights = await nightsOf(decided({}), [1, 2, 3, 4, 5]);
    expect(nights.map((each) => each?.tier)).toEqual(['low', 'high', 'high', 'high', 'low']);
    expect(nights[1]).toMatchObject({
      since: nightAt(2),
      effectiveFrom: nightAt(3),
      ruleTier: 'low',
      flags: ['contradicts_rules'],
      decision: { authority: 'HQ', until: nightAt(4) },
      nextStepDown: { tier: 'low', on: nightAt(5), because: 'decision' },
    });
  });

  test('act only from the day they were taken', async () => {
    expect(await tiers(decided({ decidedOn: 3 }), [1, 2, 3, 4, 5])).toEqual([
      'low',
      'low',
      'high',
      'high',
      'low',
    ]);
    expect(await tiers(decided({ decidedOn: 0 }), [1, 2])).toEqual(['low', 'high']);
  });

  test('have no end where none is given', async () => {
    const [night] = await nightsOf(decided({ until: null }), [30]);
    expect(night).toMatchObject({ tier: 'high', since: nightAt(2), nextStepDown: null });
  });

  test('act on everything inside an area only where that is said', async () => {
    const world = decided({ area: 'D0' });
    expect([await tiers(world, [3], 'D0-b'), await tiers(world, [3], 'D1-a')]).toEqual([['high'], ['low']]);
    const folder = emptyFolder();
    const files = filesOf(world);
    write(folder, { ...files, 'decisions.csv': String(files['decisions.csv']).replace('true', 'false') });
    await expect(zone({ workspace: folder, asOf: nightAt(3) })).rejects.toMatchObject({
      problems: [{ code: 'decision-level', value: 'D0', place: { file: 'decisions.csv', line: 2 } }],
    });
  });

  test('take effect, and end, the next morning, whatever the rules say', async () => {
    const slow = { ...decided({}), effective: '{ after_days: 3 }' };
    const nights = await nightsOf(slow, [2, 4, 5]);
    expect(nights.map((each) => each?.tierInForce)).toEqual(['high', 'high', 'low']);
  });

  test('the rules run on beneath, and come back with what they say by then', async () => {
    const world = { ...decided({ tier: 'low', from: 2, until: 3 }), cases: casesOn(1, 2, 2) };
    const nights = await nightsOf(world, [1, 2, 3, 4]);
    expect(nights.map((each) => [each?.tier, each?.ruleTier])).toEqual([
      ['medium', 'medium'],
      ['low', 'high'],
      ['low', 'high'],
      ['high', 'high'],
    ]);
    expect(nights[3]).toMatchObject({ since: nightAt(4), effectiveFrom: nightAt(5), decision: null });
  });

  test('a tier that the pack does not have is refused', async () => {
    const folder = emptyFolder();
    write(folder, filesOf(decided({ tier: 'hgh' })));
    const failure = await zone({ workspace: folder, asOf: nightAt(3) }).catch((cause: unknown) => cause);
    expect(failure).toBeInstanceOf(FenquError);
    expect(failure).toMatchObject({ problems: [{ code: 'decision-tier', value: 'hgh', suggest: ['high'] }] });
  });
});

describe('unknown', () => {
  const metric = (...days: readonly number[]) => days.map((day) => ({ area: AREA, day, value: 1 }));
  const unsure = (what: Partial<World>): World =>
    quiet({ ...(WITH_METRIC && { rules: WITH_METRIC }), ...what });

  test('there is no tier before anything was known', async () => {
    const [night] = await nightsOf(unsure({}), [0]);
    expect(night).toMatchObject({
      tier: null,
      rawTier: 'unknown',
      atLeast: 'low',
      atMost: 'high',
      nextStepDown: null,
    });
  });

  test('the tier published earlier is kept, unless it can only be worse', async () => {
    const nights = await nightsOf(unsure({ metrics: metric(0), cases: casesOn(4) }), [2, 3, 4, 5]);
    expect(
      nights.map((each) => [each?.rawTier, each?.tier, each?.atLeast, each?.atMost, each?.flags]),
    ).toEqual([
      ['low', 'low', null, null, []],
      ['unknown', 'low', 'low', 'high', ['kept']],
      ['unknown', 'medium', 'medium', 'high', []],
      ['unknown', 'medium', 'medium', 'high', ['kept']],
    ]);
    expect(nights[1]?.since).toBe(nightAt(0));
    expect(nights[2]?.since).toBe(nightAt(4));
  });

  test('a decision over what is unknown is what is published, and nothing is kept', async () => {
    const decision = { area: AREA, tier: 'high', from: 3, until: 3, decidedOn: null };
    const nights = await nightsOf(unsure({ metrics: metric(0), decisions: [decision] }), [3, 4]);
    expect(nights.map((each) => [each?.tier, each?.rawTier, each?.ruleTier, each?.flags])).toEqual([
      ['high', 'unknown', 'low', ['contradicts_rules']],
      ['low', 'unknown', 'low', ['kept']],
    ]);
  });

  test('what is missing is never low: it stays listed, and kept though the cases fade', async () => {
    const nights = await nightsOf(unsure({ metrics: metric(0, 1), cases: casesOn(1) }), [3, 4, 5, 9]);
    expect(nights.map((each) => [each?.tier, each?.rawTier])).toEqual([
      ['medium', 'medium'],
      ['medium', 'unknown'],
      ['medium', 'unknown'],
      ['medium', 'unknown'],
    ]);
  });
});

describe('possibly higher', () => {
  const above = (count: number) => Array.from({ length: count }, () => ({ area: 'D0', day: 2, cluster: '' }));
  const flagged = async (world: World, night: number) => {
    const folder = emptyFolder();
    write(folder, filesOf(world));
    const { snapshot } = await zone({ workspace: folder, asOf: nightAt(night), all: true });
    const areas = snapshot.zones
      .filter(({ flags }) => flags.includes('possibly_higher'))
      .map(({ area }) => area.code);
    expect(snapshot.placedAbove.areas).toBe(areas.length);
    return areas;
  };

  test('where cases known only to lie in the district could raise the tier', async () => {
    expect(await flagged(quiet({ cases: above(1) }), 2)).toEqual(['D0-a', 'D0-b']);
    expect(await flagged(quiet({ cases: above(1) }), 1)).toEqual([]);
    expect(await flagged(quiet({ cases: above(1) }), 6)).toEqual([]);
  });

  test('not where they could not', async () => {
    // One case more makes no high of one with two; two more do.
    expect(await flagged(quiet({ cases: [...above(1), ...casesOn(2)] }), 2)).toEqual(['D0-b']);
    expect(await flagged(quiet({ cases: [...above(2), ...casesOn(2)] }), 2)).toEqual(['D0-a', 'D0-b']);
    expect(await flagged(quiet({ cases: [...above(9), ...casesOn(2, 2, 2)] }), 2)).toEqual(['D0-b']);
  });
});
