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
