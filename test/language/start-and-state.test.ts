/**
 * How judging begins, and what is kept from night to night. Shown elsewhere, and not again here:
 *
 * - `history_from`: test/zoning/standards.test.ts, "history before the first day is judged, too"
 * - nights from the store, some left out, are as those judged from the data: test/zoning/laws.test.ts, for many rules
 * - the clocks of a designated default tier are kept though the area is at rest: test/zoning/published.test.ts
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/index.ts';
import { write } from '../cli/workspace.ts';
import { type Land, laidOut, MONDAY, nights, tiers, UNSURE, verdictOn } from './nights.ts';

/** `state.csv` of a published night: by area, the columns asked for that are not empty. */
function keptIn(folder: string, day: string, columns: readonly string[]): Record<string, string> {
  const file = join(folder, 'store', day, 'r1', 'state.csv');
  const [head = '', ...rows] = readFileSync(file, 'utf8').trim().split('\n');
  const names = head.split(',');
  return Object.fromEntries(
    rows.map((row) => {
      const cells = row.split(',');
      return [cells[0] ?? '', columns.map((name) => cells[names.indexOf(name)] ?? '').join(' ')];
    }),
  );
}

async function runOn(folder: string, ...days: readonly string[]): Promise<void> {
  for (const day of days) await run({ workspace: folder, asOf: day });
}

describe('the first night', () => {
  it('is that of the policy: what was reported before counts as far as windows reach, but clocks have not run', async () => {
    const rules = 'transitions: { tighten: { after: 2 }, loosen: { after: 2 } }';
    const policy = '[{ pack: shown, from: 2022-05-04 }]';
    // Judged from Wednesday on: low at once, though Monday and Tuesday were high; Friday and Saturday are the two it takes.
    expect(await tiers({ rules, policy, x: '2 2 0 2 2 0' })).toBe('llhh');
    const window = `${rules}\nindicators: { x: { max: metrics.x, window: 3d } }`;
    expect(await tiers({ rules: window, policy, x: '2 2 0 0 0 0' })).toBe('hhhl');
  });

  it('publishes the first raw tier that is known at once, whatever the clocks', async () => {
    const rules = 'transitions: { tighten: { after: 3 }, loosen: { after: 3 } }';
    expect(await tiers({ rules, x: '2 0 0' })).toBe('hhh');
    expect(await tiers({ rules, x: '_ _ 2 0' })).toBe('--hh');
  });

  it('leaves the tier open while what is known is only a bound, which is told', async () => {
    const [first] = await nights({ rules: 'transitions: {}', tiers: UNSURE, x: '3' });
    expect(first).toMatchObject({ tier: null, rawTier: 'unknown', atLeast: 'medium', atMost: 'high' });
  });

  it('has nothing in force before the first tier takes effect', async () => {
    const found = await nights({ rules: 'effective: { after_days: 3 }', x: '2x4' });
    expect(found.map(({ tierInForce }) => tierInForce)).toEqual([null, null, 'high', 'high']);
    expect(found.map(({ effectiveFrom }) => effectiveFrom)).toEqual(new Array(4).fill('2022-05-05'));
  });
});

describe('start', () => {
  it('is the tier of all areas on the first evaluation, and in force at once; from the second on they move', async () => {
    const found = await nights({ rules: 'start: low\neffective: { after_days: 2 }', x: '2 2 2 2' });
    expect(found.map(({ tier }) => tier)).toEqual(['low', 'high', 'high', 'high']);
    expect(found.map(({ tierInForce }) => tierInForce)).toEqual(['low', 'low', 'high', 'high']);
  });

  it('moves from the second evaluation on though the first is among those that are counted', async () => {
    expect(await tiers({ rules: 'start: low\ntransitions: { tighten: { after: 2 } }', x: '2 2' })).toBe('lh');
  });

  it('holds where the first raw tier is unknown', async () => {
    expect(await tiers({ rules: 'start: medium', x: '_ _ 0' })).toBe('mml');
  });

  it('is no tier of days before the first evaluation of a weekly pack', async () => {
    expect(await tiers({ rules: 'start: low\nevaluated: { weekly: wednesday }', x: '2x10' })).toBe(
      '--lllllllh',
    );
  });
});

describe('once a week', () => {
  it('the verdict of other days is that of the last evaluation, and there is none before the first', async () => {
    const found = await nights({ rules: 'evaluated: { weekly: tuesday }', x: '2 2 0x6 0' });
    expect(found.map(({ tier, evaluatedOn }) => [tier, evaluatedOn?.slice(8)])).toEqual([
      [null, undefined],
      ...new Array(7).fill(['high', '03']),
      ['low', '10'],
    ]);
  });
});

describe('since when', () => {
  it('is the first night of the unbroken run with the published tier, whatever caused it', async () => {
    // High by decision, then by the rules, then by decision again: one run.
    const decisions = ['A,high,2022-05-03,2022-05-04,set', 'A,high,2022-05-06,2022-05-06,set'];
    const found = await nights({ x: '0 0 0 2 0 0', decisions });
    expect(found.map(({ tier, since }) => `${tier?.charAt(0)} ${since.slice(8)}`)).toEqual([
      'l 02',
      'h 03',
      'h 03',
      'h 03',
      'h 03',
      'l 07',
    ]);
  });

  it('clocks run from when the rules came to their own tier, not from what decisions published', async () => {
    const rules = 'transitions: { loosen: { min_stay: 3d } }';
    // The rules came to medium on 3 May; the decision has it high on the 4th and 5th.
    const decisions = ['A,high,2022-05-04,2022-05-05,set'];
    const found = await nights({ rules, decisions, x: '0 1 0 0 0' });
    expect(found.map(({ tier, since }) => `${tier?.charAt(0)} ${since.slice(8)}`)).toEqual([
      'l 02',
      'm 03',
      'h 04',
      'h 04',
      'l 06',
    ]);
  });
});

describe('what the store keeps', () => {
  const rules =
    'transitions: { tighten: { after: 2 }, loosen: { after: 3, min_stay: 2d } }\neffective: { after_days: 2 }';

  it('of an area: tier and since, the rules own beneath, what is in force and waits, raw tiers as far as clocks look', async () => {
    const folder = laidOut({
      rules,
      x: { A: '0 0 0 0 2 2 0', B: '0x7' },
      decisions: ['A,medium,2022-05-08,,set'],
    });
    await runOn(folder, MONDAY, '2022-05-08');
    const columns = ['tier', 'since', 'tier_in_force', 'undecided', 'undecided_in_force', 'queued'];
    expect(keptIn(folder, '2022-05-08', columns)).toEqual({
      A: 'medium 2022-05-08 medium high high ',
    });
    expect(keptIn(folder, '2022-05-08', ['rule_tier', 'rule_since', 'raw_tiers'])).toEqual({
      A: 'high 2022-05-07 2022-05-06=high 2022-05-07=high 2022-05-08=low',
    });
  });

  it('of a change that waits: its tier and its day', async () => {
    const folder = laidOut({ rules, x: { A: '0 0 0 0 2 2', B: '0x6' } });
    await runOn(folder, '2022-05-07');
    expect(keptIn(folder, '2022-05-07', ['tier', 'tier_in_force', 'queued'])).toEqual({
      A: 'high low 2022-05-09=high',
    });
  });

  it('nothing of an area at rest: in the default tier as published, judged and in force, for as long as clocks look', async () => {
    const land: Land = { rules, x: { A: '0 0 0 0 0 0 0', B: '0x4 1 0 0 0 0' } };
    const folder = laidOut(land);
    await runOn(folder, MONDAY);
    // Nothing is in force yet.
    expect(Object.keys(keptIn(folder, MONDAY, []))).toEqual(['A', 'B']);
    await runOn(folder, '2022-05-04');
    expect(keptIn(folder, '2022-05-04', ['tier'])).toEqual({});
    // Medium was judged of B, though never published: as long as the last three raw tiers speak of it.
    await runOn(folder, '2022-05-06', '2022-05-08');
    expect(keptIn(folder, '2022-05-06', ['tier', 'raw_tiers'])).toEqual({
      B: 'low 2022-05-04=low 2022-05-05=low 2022-05-06=medium',
    });
    expect(Object.keys(keptIn(folder, '2022-05-08', []))).toEqual(['B']);
  });

  it.each([
    ['a decision, even for the default tier', { decisions: ['A,low,2022-05-05,,set'] }],
    ['an unknown raw tier', { x: { A: '0 0 0 0 _', B: '0x5' } }],
  ])('an area that is not at rest by %s', async (_, what) => {
    const folder = laidOut({ x: { A: '0x5', B: '0x5' }, ...what });
    await runOn(folder, '2022-05-05', '2022-05-06');
    expect(Object.keys(keptIn(folder, '2022-05-06', []))).toEqual(['A']);
  });

  it('since when an area is at rest, though it was elsewhere only on nights that were left out', async () => {
    const land = { x: { A: '0 0 0 2 2 0 0 0', B: '0x8' } };
    const [stored, alone] = [laidOut(land), laidOut(land)];
    await runOn(stored, MONDAY, '2022-05-03', '2022-05-09');
    await runOn(alone, '2022-05-09');
    // High on 5 and 6 May.
    expect(keptIn(stored, '2022-05-09', ['tier', 'since'])).toEqual({ A: 'low 2022-05-07' });
    expect(keptIn(alone, '2022-05-09', ['tier', 'since'])).toEqual({ A: 'low 2022-05-07' });
  });

  it('so where only a decision took it there', async () => {
    const land = { x: { A: '0x8', B: '0x8' }, decisions: ['A,high,2022-05-04,2022-05-05,set'] };
    const folder = laidOut(land);
    await runOn(folder, MONDAY, '2022-05-03', '2022-05-09');
    expect(keptIn(folder, '2022-05-09', ['tier', 'since'])).toEqual({ A: 'low 2022-05-06' });
  });
});

describe('nights that were not run', () => {
  it('are judged first, from the data, where an evaluation was due', async () => {
    const rules = 'transitions: { loosen: { after: 3 } }';
    const folder = laidOut({ rules, x: '2 0 0 0' });
    await runOn(folder, MONDAY);
    expect(await verdictOn(folder, '2022-05-04')).toMatchObject({ tier: 'high', heldBy: ['2 of 3'] });
    expect(await verdictOn(folder, '2022-05-05')).toMatchObject({ tier: 'low', since: '2022-05-05' });
  });

  it('the newest published night before is gone on from, not a later one', async () => {
    const rules = 'transitions: { loosen: { after: 2 } }';
    const folder = laidOut({ rules, x: '0 2 0 0 2' });
    await runOn(folder, MONDAY, '2022-05-03', '2022-05-06');
    expect(await verdictOn(folder, '2022-05-05')).toMatchObject({ tier: 'low', since: '2022-05-05' });
  });
});

describe('late data', () => {
  it('never changes a published night, and acts from the night on which it is known', async () => {
    const rules = 'transitions: { loosen: { min_stay: 3d } }';
    const folder = laidOut({ rules, x: '0 0 0' });
    await runOn(folder, MONDAY, '2022-05-03');
    // On Wednesday it is reported that Tuesday was high.
    write(folder, {
      'metrics.csv': 'area,date,x\nR,2021-01-01,0\nA,2022-05-02,0\nA,2022-05-03,2\nA,2022-05-04,0\n',
    });
    expect(await verdictOn(folder, '2022-05-04')).toMatchObject({ tier: 'low', since: MONDAY });
    // From the data alone Tuesday would have been high, and Wednesday held by its stay.
    const alone = laidOut({ rules, x: '0 2 0' });
    expect(await verdictOn(alone, '2022-05-04')).toMatchObject({ tier: 'high', since: '2022-05-03' });
  });

  it('is not lost where the rules rest on a window', async () => {
    const rules = 'indicators: { x: { max: metrics.x, window: 7d } }';
    const folder = laidOut({ rules, x: '0 0 0' });
    await runOn(folder, MONDAY, '2022-05-03');
    write(folder, {
      'metrics.csv': 'area,date,x\nR,2021-01-01,0\nA,2022-05-02,0\nA,2022-05-03,2\nA,2022-05-04,0\n',
    });
    expect(await verdictOn(folder, '2022-05-04')).toMatchObject({ tier: 'high', since: '2022-05-04' });
  });
});
