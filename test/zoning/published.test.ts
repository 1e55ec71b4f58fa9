import { describe, expect, test } from 'vitest';
import { run, type Verdict, zone } from '../../src/index.ts';
import { emptyFolder, write } from '../cli/workspace.ts';
import { type DecisionRow, filesOf, nightAt, rules, type World } from './world.ts';

const AREA = 'D0-a';
const USUAL = { high: 'when: n >= 3', medium: 'when: n >= 1', low: 'otherwise: true' };

/** A world in which nothing happens but what is said. */
function worldOf(what: Pick<World, 'rules'> & Partial<World>): World {
  return { cases: [], metrics: [], decisions: [], effective: 'next_day', ...what };
}

const casesOn = (area: string, ...days: readonly number[]) => days.map((day) => ({ area, day, cluster: '' }));
const metricOn = (area: string, ...days: readonly number[]) => days.map((day) => ({ area, day, value: 1 }));

function decided(what: Partial<DecisionRow>): DecisionRow {
  return { area: AREA, tier: 'high', from: 2, until: null, decidedOn: null, ...what };
}

/** Verdicts on an area on some nights, each judged from the data alone. */
async function fromTheData(world: World, nights: readonly number[]): Promise<(Verdict | undefined)[]> {
  const folder = emptyFolder();
  write(folder, filesOf(world));
  const found: (Verdict | undefined)[] = [];
  for (const night of nights) {
    const { snapshot } = await zone({ workspace: folder, asOf: nightAt(night), all: true });
    found.push(snapshot.zones.find((each) => each.area.code === AREA));
  }
  return found;
}

/** The last of some nights, each published and going on from the one before. */
async function published(world: World, nights: readonly number[]) {
  const folder = emptyFolder();
  write(folder, filesOf(world));
  let last: Awaited<ReturnType<typeof run>> | undefined;
  for (const night of nights) last = await run({ workspace: folder, asOf: nightAt(night) });
  return {
    zone: last?.snapshot.zones.find((each) => each.area.code === AREA),
    change: last?.diff.changes.find((each) => each.area.code === AREA),
  };
}

describe('the store', () => {
  test('keeps since when the clocks of a designated default tier run', async () => {
    const world = worldOf({
      rules: rules({
        high: 'when: n >= 2',
        usual: 'otherwise: true, loosen: { min_stay: 4d }',
        calm: 'when: n == 0 && or_else(m, 9) < 3',
      }),
      metrics: metricOn(AREA, 6, 7, 8),
      decisions: [decided({ tier: 'usual', mode: 'designate', from: 3 })],
    });
    const [sixth, seventh] = await fromTheData(world, [6, 7]);
    expect(sixth).toMatchObject({ tier: 'usual', rawTier: 'calm', heldBy: ['min_stay'] });
    expect(seventh).toMatchObject({ tier: 'calm', since: nightAt(7) });
    const { zone: fromTheStore } = await published(world, [0, 3, 4, 6, 7]);
    expect(fromTheStore).toMatchObject({ tier: 'calm', since: nightAt(7) });
  });
});

describe('a designation', () => {
  const world = worldOf({
    rules: rules(USUAL, 'transitions: { loosen: { after: 3 } }'),
    decisions: [decided({ mode: 'designate' })],
  });

  test('is told on its night, as the decision that it is, and as the reason', async () => {
    const { zone: designated, change } = await published(world, [1, 2]);
    expect(designated).toMatchObject({
      tier: 'high',
      rawTier: 'low',
      heldBy: ['decision'],
      decision: { mode: 'designate', authority: 'HQ' },
      flags: [],
    });
    expect(change?.reasons).toEqual([{ code: 'decision', with: { authority: 'HQ', reason: 'why' } }]);
  });

  test('is over the next night: what changes then is not a decision that ended', async () => {
    const cases = casesOn(AREA, 3, 3, 3);
    const low = decided({ tier: 'medium', mode: 'designate' });
    const { change } = await published({ ...world, cases, decisions: [low] }, [1, 2, 3]);
    expect(change).toMatchObject({ from: 'medium', to: 'high', reasons: [{ code: 'new-cases' }] });
  });
});

describe('a decision that sets', () => {
  test('is flagged where it contradicts the rules, though another one raises it', async () => {
    const decisions = (['set', 'raise_only'] as const).map((mode) =>
      decided({ mode, tier: mode === 'set' ? 'low' : 'medium', from: 0 }),
    );
    const [night] = await fromTheData(
      worldOf({ rules: rules(USUAL), cases: casesOn(AREA, 0, 0, 0), decisions }),
      [0],
    );
    expect(night).toMatchObject({ tier: 'medium', ruleTier: 'high', flags: ['contradicts_rules'] });
  });
});

describe('a weekly pack', () => {
  const weekly = (tiers: Readonly<Record<string, string>>) => rules(tiers, 'evaluated: { weekly: thursday }');

  test('says nothing before its first evaluation', async () => {
    const [night] = await fromTheData(worldOf({ rules: weekly(USUAL), cases: casesOn(AREA, 0) }), [0]);
    expect(night).toMatchObject({ tier: null, evaluatedOn: null, atLeast: null, atMost: null });
  });

  test('says on other days what its last evaluation said, by the tier before it', async () => {
    const reading = { ...USUAL, medium: 'when: n >= 1 && previous.tier == "low"' };
    const world = worldOf({ rules: weekly(reading), cases: casesOn(AREA, 7) });
    const { zone: later } = await published(world, [1, 8, 10]);
    expect(later).toMatchObject({ tier: 'medium', rawTier: 'medium', evaluatedOn: nightAt(8) });
  });

  test('nor does late data change what its last evaluation said', async () => {
    const world = worldOf({ rules: weekly(USUAL), cases: casesOn(AREA, 1) });
    const folder = emptyFolder();
    write(folder, filesOf(world));
    await run({ workspace: folder, asOf: nightAt(1) });
    write(folder, filesOf({ ...world, cases: casesOn(AREA, 1, 1, 1) }));
    const { snapshot } = await run({ workspace: folder, asOf: nightAt(2) });
    const tier = { tier: 'medium', rawTier: 'medium', evaluatedOn: nightAt(1) };
    expect(snapshot.zones).toMatchObject([{ ...tier, indicators: { n: 1 } }]);
    // The next evaluation counts it.
    const { snapshot: next } = await run({ workspace: folder, asOf: nightAt(8) });
    expect(next.zones.map(({ indicators }) => indicators['n'])).not.toContain(1);
  });
});

describe('a tier that depends on other areas', () => {
  const near = rules({
    high: 'when: n >= 2 || m > 8',
    near: `'when: zones("county", ["high"]) > 0'`,
    low: 'otherwise: true',
  });

  test('does not hide that a more severe one is unknown', async () => {
    const metrics = [...metricOn(AREA, -2, -1), ...metricOn('D0-b', 0, 1, 2, 3)];
    const [night] = await fromTheData(worldOf({ rules: near, cases: casesOn('D0-b', 1, 1), metrics }), [2]);
    expect(night).toMatchObject({
      tier: 'near',
      rawTier: 'unknown',
      atLeast: 'near',
      atMost: 'high',
      flags: ['kept'],
    });
  });

  test('is unknown where those are, and so is the raw tier', async () => {
    const metrics = [...metricOn(AREA, 0, 1, 2), ...metricOn('D0-b', 2)];
    const nights = await fromTheData(worldOf({ rules: near, metrics }), [1, 2]);
    expect(nights[0]).toMatchObject({ tier: null, rawTier: 'unknown', atLeast: 'low', atMost: 'near' });
    expect(nights[1]).toMatchObject({ tier: 'low', rawTier: 'low', atLeast: null, atMost: null });
  });
});

describe('a decision that only raises', () => {
  test('lets a queued lower tier come down to it, on that day', async () => {
    const world = worldOf({
      rules: rules(USUAL),
      effective: '{ after_days: 3 }',
      cases: casesOn(AREA, 0, 0, 0),
      decisions: [decided({ tier: 'medium', mode: 'raise_only', from: 4 })],
    });
    const nights = await fromTheData(world, [4, 5, 6]);
    expect(nights.map((each) => each?.tierInForce)).toEqual(['high', 'high', 'medium']);
    expect(nights.map((each) => each?.effectiveFrom)).toEqual([nightAt(7), nightAt(7), nightAt(7)]);
    expect(nights[0]?.queued).toEqual([{ tier: 'medium', from: nightAt(7) }]);
  });
});
