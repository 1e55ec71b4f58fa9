/**
 * What authorities decide, clause by clause. Shown elsewhere, and not again here:
 *
 * - what a row of the file must have, and what is wrong with one: test/inputs/decisions.test.ts
 * - `raise_only` over the rules and over `set`, the most severe of several: test/zoning/standards.test.ts
 * - of decisions on an area and on the county around it the nearer one holds: test/zoning/decision-cover.test.ts
 * - a designation as the reason of a change: test/zoning/published.test.ts
 */
import { describe, expect, it } from 'vitest';
import { run, zone } from '../../src/index.ts';
import { write } from '../cli/workspace.ts';
import { type Land, laidOut, MONDAY, nights, tiers, verdictOn } from './nights.ts';

async function problemOf(decisions: readonly string[], land: Partial<Land> = {}): Promise<string> {
  const workspace = laidOut({ x: '0 0 0 0', decisions, ...land });
  const failure = await zone({ workspace, asOf: '2022-05-05' }).catch((cause: unknown) => cause);
  const [first] = failure instanceof Error && 'problems' in failure ? [failure.problems].flat() : [];
  return typeof first === 'object' && first !== null && 'code' in first ? String(first.code) : 'none';
}

describe('a row', () => {
  it('acts from its first to its last as-of day, both in; without a last day it has no end', async () => {
    expect(await tiers({ x: '0x5', decisions: ['A,high,2022-05-03,2022-05-04,set'] })).toBe('lhhll');
    expect(await tiers({ x: '0x5', decisions: ['A,high,2022-05-03,,set'] })).toBe('lhhhh');
    expect(await tiers({ x: '0x5', decisions: ['A,high,2022-05-03,2022-05-03,raise_only'] })).toBe('lhlll');
  });

  it('acts from the day on which it was taken, where that is later than its first', async () => {
    expect(await tiers({ x: '0x5', decisions: ['A,high,2022-05-03,,set,HQ,why,2022-05-05'] })).toBe('lllhh');
    expect(await tiers({ x: '0x5', decisions: ['A,high,2022-05-03,,set,HQ,why,2022-05-01'] })).toBe('lhhhh');
    const designated = ['A,high,2022-05-03,,designate,HQ,why,2022-05-05'];
    expect(await tiers({ x: '0x5', decisions: designated })).toBe('lllhl');
  });

  it('acts on that area alone, unless it says that it acts on all inside it', async () => {
    const land = { x: { A: '0 0', B: '0 0' } };
    const wide = { ...land, decisions: ['R,high,2022-05-03,,set,HQ,why,,true'] };
    expect([await tiers(wide), await tiers(wide, 'B')]).toEqual(['lh', 'lh']);
    const own = { ...land, decisions: ['A,high,2022-05-03,,set,HQ,why,,false'] };
    expect([await tiers(own), await tiers(own, 'B')]).toEqual(['lh', 'll']);
    expect(await problemOf(['R,high,2022-05-03,,set'])).toBe('decision-level');
  });

  it('says who decided, and why', async () => {
    const [, second] = await nights({
      x: '0 0',
      decisions: ['A,high,2022-05-03,,set,Office,Known contacts'],
    });
    expect(second?.decision).toMatchObject({ authority: 'Office', reason: 'Known contacts', mode: 'set' });
  });
});

describe('an overlay', () => {
  it('that sets: the rules run on beneath, clocks and all, and come back where they are by then', async () => {
    const rules = 'transitions: { loosen: { after: 3 } }';
    const decisions = ['A,medium,2022-05-03,2022-05-05,set'];
    const found = await nights({ rules, decisions, x: '2 0 0 2 0 0 0' });
    expect(found.map(({ tier, ruleTier }) => `${tier?.charAt(0)}${ruleTier?.charAt(0)}`)).toEqual([
      'hh',
      'mh',
      'mh',
      'mh',
      'hh',
      'hh',
      'll',
    ]);
  });

  it('that only raises: never below the rules', async () => {
    const decisions = ['A,medium,2022-05-02,2022-05-04,raise_only'];
    expect(await tiers({ x: '0 2 1 0', decisions })).toBe('mhml');
  });

  it('that only raises lies over one that sets, and of several the most severe counts', async () => {
    const set = 'A,low,2022-05-02,,set';
    const decisions = [set, 'A,medium,2022-05-03,,raise_only', 'A,high,2022-05-04,2022-05-04,raise_only'];
    expect(await tiers({ x: '2 2 2 2', decisions })).toBe('lmhm');
  });

  it.each(['same_day', '{ after_days: 4 }', '{ weekday: sunday }'])(
    'begins and ends at 0:00 after its as-of day, though tiers take effect %s',
    async (effective) => {
      const rules = `effective: ${effective}\nstart: low`;
      for (const mode of ['set', 'raise_only']) {
        const decisions = [`A,high,2022-05-04,2022-05-05,${mode}`];
        const found = await nights({ rules, decisions, x: '0x6' });
        const inForce = found.map(({ tierInForce }) => tierInForce?.charAt(0)).join('');
        expect(inForce).toBe('llhhll');
        expect(found[2]?.effectiveFrom).toBe('2022-05-05');
        expect(found[4]?.effectiveFrom).toBe('2022-05-07');
      }
    },
  );

  it('acts every night in a pack that is judged once a week, before its first evaluation as well', async () => {
    const rules = 'evaluated: { weekly: friday }';
    const decisions = ['A,high,2022-05-03,2022-05-03,set', 'A,medium,2022-05-08,2022-05-08,raise_only'];
    expect(await tiers({ rules, decisions, x: '0x8' })).toBe('-h--llml');
  });

  it('that contradicts the rules is flagged every night that it does', async () => {
    const found = await nights({ x: '0 1 2 1', decisions: ['A,medium,2022-05-02,,set'] });
    expect(found.map(({ flags }) => flags)).toEqual([['contradicts_rules'], [], ['contradicts_rules'], []]);
  });
});

describe('a designation', () => {
  it('stands in place of the evaluation of its day, which then counts for nothing', async () => {
    const rules = 'transitions: { tighten: { after: 2 } }';
    // Without it the two nights of high would have raised it on the 4th.
    expect(await tiers({ rules, x: '0 2 2 0 0' })).toBe('llhll');
    expect(await tiers({ rules, x: '0 2 2 2 2', decisions: ['A,low,2022-05-04,,designate'] })).toBe('llllh');
  });

  it('counts on any day in a pack that is judged once a week', async () => {
    const rules = 'evaluated: { weekly: monday }';
    expect(await tiers({ rules, x: '0x8', decisions: ['A,high,2022-05-05,,designate'] })).toBe('lllhhhhl');
  });

  it('starts the clocks afresh, though the tier is the one it was in', async () => {
    const rules = 'transitions: { loosen: { min_stay: 3d } }';
    expect(await tiers({ rules, x: '1 0 0 0 0 0' })).toBe('mmmlll');
    const found = await nights({ rules, x: '1 0 0 0 0 0', decisions: ['A,medium,2022-05-03,,designate'] });
    expect(found.map(({ tier }) => tier?.charAt(0)).join('')).toBe('mmmmll');
    // What is published has been medium since Monday without a break.
    expect(found[3]).toMatchObject({ since: MONDAY, heldBy: ['min_stay'] });
  });

  it('makes raw tiers before it count no longer', async () => {
    const rules = 'transitions: { loosen: { after: 3 } }';
    expect(await tiers({ rules, x: '2 0 0 0 0 0' })).toBe('hhhlll');
    const decisions = ['A,high,2022-05-04,,designate'];
    expect(await tiers({ rules, x: '2 0 0 0 0 0', decisions })).toBe('hhhhhl');
  });

  it('takes effect as a judged tier does', async () => {
    const rules = 'effective: { after_days: 3 }\nstart: low\ntransitions: { loosen: { min_stay: 9d } }';
    const found = await nights({ rules, x: '0x5', decisions: ['A,high,2022-05-03,,designate'] });
    expect(found.map(({ tierInForce }) => tierInForce?.charAt(0)).join('')).toBe('lllhh');
    expect(found[1]?.effectiveFrom).toBe('2022-05-06');
  });

  it('that is entered late acts on the first night that is judged with it, and once', async () => {
    const rules = 'transitions: { loosen: { after: 2 } }';
    const x = { A: '0x6', B: '0x6' };
    const folder = laidOut({ rules, x, decisions: ['A,low,2021-01-01,2021-01-01,set'] });
    await run({ workspace: folder, asOf: MONDAY });
    await run({ workspace: folder, asOf: '2022-05-03' });
    const rows = ['A,medium,2022-05-02,,designate,HQ,why,,', 'A,high,2022-05-03,,designate,HQ,why,,'];
    write(folder, {
      'decisions.csv': `area,tier,from,until,mode,authority,reason,decided_on,descendants\n${rows.join('\n')}\n`,
    });
    const told: unknown[] = [];
    for (const day of ['2022-05-04', '2022-05-05', '2022-05-06']) {
      const { snapshot } = await run({ workspace: folder, asOf: day });
      told.push(snapshot.zones.map(({ tier, since, decision }) => [tier, since, decision?.from]));
    }
    expect(told).toEqual([[['high', '2022-05-04', '2022-05-03']], [['high', '2022-05-04', undefined]], []]);
  });

  it('has no last day', async () => {
    expect(await problemOf(['A,high,2022-05-03,2022-05-05,designate'])).toBe('decision-designate-until');
  });
});

describe('two rows for one area', () => {
  it.each([
    ['set on the same days', 'decision-overlap', ['2022-05-02,2022-05-04,set', '2022-05-04,2022-05-06,set']],
    ['set, one without an end', 'decision-overlap', ['2022-05-02,,set', '2022-05-09,,set']],
    ['set, one after the other', 'none', ['2022-05-02,2022-05-03,set', '2022-05-04,2022-05-06,set']],
    [
      'set, the first taken when it was over',
      'none',
      ['2022-05-02,2022-05-04,set,a,b,2022-05-05', '2022-05-03,,set'],
    ],
    ['only raise', 'none', ['2022-05-02,,raise_only', '2022-05-03,,raise_only']],
    ['set and raise', 'none', ['2022-05-02,,set', '2022-05-03,,raise_only']],
    ['designate on one day', 'decision-designate-twice', ['2022-05-02,,designate', '2022-05-02,,designate']],
    [
      'designate, by the day on which they act',
      'decision-designate-twice',
      ['2022-05-04,,designate', '2022-05-02,,designate,a,b,2022-05-04'],
    ],
    ['designate on two days', 'none', ['2022-05-02,,designate', '2022-05-03,,designate']],
  ])('%s: %s', async (_, code, rows) => {
    expect(await problemOf(rows.map((row) => `A,high,${row}`))).toBe(code);
    expect(await problemOf(rows.map((row, i) => `${i === 0 ? 'A' : 'B'},high,${row}`))).toBe('none');
  });
});

describe('where only a decision lowers', () => {
  const rules = 'decides: { loosen: decision, level: county }';

  it('the rules raise, and never lower; a decision of whatever kind and level does', async () => {
    expect(await tiers({ rules, x: '0 1 2 0 0' })).toBe('lmhhh');
    const designated = ['R,medium,2022-05-05,,designate,Land,why,,true'];
    expect(await tiers({ rules, x: '0 1 2 0 0 0', decisions: designated })).toBe('lmhmmm');
    const set = ['A,low,2022-05-05,2022-05-05,set,Office'];
    expect(await tiers({ rules, x: '0 1 2 0 0', decisions: set })).toBe('lmhlh');
  });

  it('the lower tier is eligible since the first evaluation at which clock, stay and condition all allowed it', async () => {
    const clocks = `${rules}\ntransitions: { loosen: { after: 2, min_stay: 4d } }`;
    const released = ['tier: high, when: x >= 2, release: x < 0', 'tier: low, otherwise: true'];
    // Two clear nights on the 4th, four days on the 6th, the condition on the 8th.
    const found = await nights({ rules: clocks, tiers: released, x: '2 0 0 0 0 0 -1 -1' });
    expect(found.map(({ eligible }) => eligible?.since.slice(8) ?? '-')).toEqual([
      ...new Array<string>(6).fill('-'),
      '08',
      '08',
    ]);
    expect(found.map(({ heldBy }) => heldBy.at(-1) ?? '')[6]).toBe('decision');
  });

  it('each lower tier has its own first night; a night that does not allow it breaks the run', async () => {
    const found = await nights({ rules, x: '2 1 0 1 2 0 _ 0' });
    expect(found.map(({ eligible }) => eligible && `${eligible.tier} ${eligible.since.slice(8)}`)).toEqual([
      null,
      'medium 03',
      'low 04',
      'medium 03',
      null,
      'low 07',
      null,
      'low 09',
    ]);
  });

  it('a night outside the order of severity counts for nothing, and does not break the run', async () => {
    const all = [
      'tier: grey, when: x == 9, unranked: true',
      'tier: high, when: x >= 2',
      'tier: low, otherwise: true',
    ];
    const found = await nights({ rules, tiers: all, x: '2 0 9 0' });
    expect(found.map(({ tier, eligible }) => [tier, eligible?.since])).toEqual([
      ['high', undefined],
      ['high', '2022-05-03'],
      ['grey', undefined],
      ['high', '2022-05-03'],
    ]);
  });

  it('is said from the store as from the data, and the area stays listed', async () => {
    const land = { rules, x: '2 1 0 1' };
    const folder = laidOut(land);
    await run({ workspace: folder, asOf: '2022-05-03' });
    await run({ workspace: folder, asOf: '2022-05-04' });
    const { snapshot } = await run({ workspace: folder, asOf: '2022-05-05' });
    const listed = snapshot.zones.map(({ area, eligible }) => [area.code, eligible]);
    expect(listed).toContainEqual(['A', { tier: 'medium', since: '2022-05-03' }]);
    expect((await verdictOn(laidOut(land), '2022-05-05')).eligible).toEqual(snapshot.zones[0]?.eligible);
  });
});
