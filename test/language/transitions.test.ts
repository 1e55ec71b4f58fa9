/**
 * When the published tier may move, clause by clause. Shown elsewhere, and not again here:
 *
 * - without clocks the published tier is the raw one; an unknown raw tier keeps the earlier one, flagged, unless it can
 *   only be worse; without an earlier one there is no tier: test/zoning/nights.test.ts, "unknown"
 * - over 100 on three days running, five working days under it, across a holiday that only one area has:
 *   test/zoning/standards.test.ts, "Germany"
 * - the ninth edition, 7 and 3 and 7: test/zoning/clocks.test.ts and standards.test.ts, "the ninth edition"
 * - `rules check` tells of a clock that waits for days its window already waits for, and of a tier entered by steps without
 *   a stay: test/analysis/corpus.test.ts
 * - up and down cannot both be possible at one evaluation, for both look at the last raw tier: that up is tried first shows
 *   in no result.
 */
import { describe, expect, it } from 'vitest';
import { held, nights, tiers, UNSURE } from './nights.ts';

describe('what is not said', () => {
  it('moves at the next evaluation, any number of steps, with no stay and no condition', async () => {
    expect(await tiers({ rules: 'transitions: {}', x: '0 2 0 1 2 1' })).toBe('lhlmhm');
  });

  it('is not said by what governs the other direction', async () => {
    expect(await tiers({ rules: 'transitions: { loosen: { after: 2 } }', x: '0 2 0 0' })).toBe('lhhl');
    expect(await tiers({ rules: 'transitions: { tighten: { after: 2 } }', x: '0 2 2 0' })).toBe('llhl');
  });
});

describe("a tier's own keys", () => {
  it('govern leaving that tier downwards; keys it does not name stay those of the pack', async () => {
    const rules = 'transitions: { loosen: { after: 2, min_stay: 3d, steps: 1 } }';
    const tier = ['tier: high, when: x >= 2, loosen: { min_stay: 0d }'];
    const rest = ['tier: medium, when: x >= 1', 'tier: low, otherwise: true'];
    // High: two evaluations, one step, no stay. Medium, entered on night 2: three days.
    expect(await tiers({ rules, tiers: [...tier, ...rest], x: '2 0x6' })).toBe('hhmmmll');
  });

  it('govern leaving it upwards, and not the tier that is entered', async () => {
    const own = ['tier: high, when: x >= 2', 'tier: medium, when: x >= 1'];
    const rules = 'transitions: { tighten: { after: 2 } }';
    const low = 'tier: low, otherwise: true, tighten: { after: 1 }';
    expect(await tiers({ rules, tiers: [...own, low], x: '0 1 2 2' })).toBe('lmmh');
  });
});

describe('up', () => {
  it('goes to the least severe of the raw tiers looked at', async () => {
    const rules = 'transitions: { tighten: { after: 3 } }';
    // Night 3 looks at high, medium, high; night 5 at three times high.
    expect(await tiers({ rules, x: '0 2 1 2 2 2' })).toBe('lllmmh');
  });

  it('goes so many steps at most', async () => {
    expect(await tiers({ rules: 'transitions: { tighten: { steps: 1 } }', x: '0 2 2' })).toBe('lmh');
  });

  it('takes an unknown raw tier for the least it may be, where that is more severe than the present tier', async () => {
    const rules = 'transitions: { tighten: { after: 2 } }';
    // 3 is unknown, but medium at least.
    expect(await tiers({ rules, tiers: UNSURE, x: '0 3 3' })).toBe('llm');
    expect(await tiers({ rules, tiers: UNSURE, x: '0 3 2' })).toBe('llm');
  });

  it('leaves out an unknown one that need not be more severe, and looks no further back for it', async () => {
    const rules = 'transitions: { tighten: { after: 2 } }';
    expect(await tiers({ rules, tiers: UNSURE, x: '1 3 2' })).toBe('mmh');
    // Night 2 has but the high of night 1 left; with the low of night 0 it would not move.
    expect(await tiers({ rules, x: '0 2 _' })).toBe('llh');
  });

  it('does not move where nothing is left', async () => {
    expect(await tiers({ rules: 'transitions: { tighten: { after: 2 } }', x: '0 _ _ _' })).toBe('llll');
  });
});

describe('down', () => {
  it('goes to the most severe of the raw tiers looked at', async () => {
    expect(await tiers({ rules: 'transitions: { loosen: { after: 2 } }', x: '2 0 1 0 0' })).toBe('hhmml');
    expect(await tiers({ rules: 'transitions: { loosen: { after: 3 } }', x: '2 0 1 0 0 0' })).toBe('hhhmml');
  });

  it('is held by every unknown one, even where that is less severe at most', async () => {
    expect(await tiers({ rules: 'transitions: { loosen: { after: 2 } }', x: '2 0 _ 0 0' })).toBe('hhhhl');
    // 4 is low or medium.
    expect(await tiers({ tiers: UNSURE, rules: 'transitions: {}', x: '2 4 0' })).toBe('hhl');
    expect(await tiers({ tiers: UNSURE, rules: 'transitions: { loosen: { after: 2 } }', x: '1 3 0 0' })).toBe(
      'mmml',
    );
  });

  it('goes once so many days have passed since the tier was entered', async () => {
    const rules = 'transitions: { loosen: { min_stay: 3d } }';
    expect(await tiers({ rules, x: '0 2 0 0 0 0' })).toBe('lhhhll');
    // Being judged so again does not enter it again; being raised from another tier does.
    expect(await tiers({ rules, x: '0 2 0 2 0 0' })).toBe('lhhhll');
    expect(await tiers({ rules, x: '1 0 2 0 0 0' })).toBe('mmhhhl');
  });

  it('goes only while the condition of the tier holds', async () => {
    const own = ['tier: high, when: x >= 2, release: x == 0'];
    const rest = ['tier: medium, when: x >= 1, release: 1 > 2', 'tier: low, otherwise: true'];
    expect(await tiers({ tiers: [...own, ...rest], x: '2 1 1 0' })).toBe('hhhl');
    expect(await tiers({ tiers: [...own, ...rest], x: '1 0 0 2' })).toBe('mmmh');
  });

  it('goes so many steps at most', async () => {
    const four = ['tier: top, when: x >= 3', 'tier: high, when: x >= 2', 'tier: medium, when: x >= 1'];
    const all = [...four, 'tier: low, otherwise: true'];
    expect(await tiers({ rules: 'transitions: { loosen: { steps: 2 } }', tiers: all, x: '3 0 0' })).toBe(
      'tml',
    );
    expect(await tiers({ rules: 'transitions: { loosen: { steps: 2 } }', tiers: all, x: '3 2 0' })).toBe(
      'thl',
    );
    expect(await tiers({ rules: 'transitions: { loosen: { steps: 1 } }', x: '2 0 0 0' })).toBe('hmll');
  });
});

describe('after', () => {
  it('so many: that many evaluations, whatever lies between', async () => {
    const rules = 'evaluated: { weekly: monday }\ntransitions: { loosen: { after: 2 } }';
    expect(await tiers({ rules, x: '2 0x14' })).toBe(`${'h'.repeat(14)}l`);
  });

  it('so many days: an evaluation on each of them, today and back', async () => {
    const grey = ['tier: grey, when: x == 9, unranked: true'];
    const all = [...grey, 'tier: high, when: x >= 2', 'tier: low, otherwise: true'];
    const under = (after: string) => `transitions: { loosen: { after: ${after} } }`;
    // Grey is no evaluation: two of them may lie on either side of it, two days may not.
    expect(await tiers({ rules: under('2'), tiers: all, x: '2 0 9 0 0' })).toBe('hhgll');
    expect(await tiers({ rules: under('2d'), tiers: all, x: '2 0 9 0 0' })).toBe('hhghl');
  });

  it('so many days: never where not every day is due', async () => {
    const rules = 'evaluated: { weekly: monday }\ntransitions: { loosen: { after: 2d } }';
    expect(await tiers({ rules, x: '2 0x14' })).toBe('h'.repeat(15));
  });

  it('so many Tuesdays: what other days say does not matter, and that direction moves on Tuesdays alone', async () => {
    const rules = 'transitions: { loosen: { after: { times: 2, on: tuesday } } }';
    expect(await tiers({ rules, x: '2 0 2x6 0' })).toBe('hhhhhhhhl');
    expect(await tiers({ rules, x: '2 2 0x6 2 0x13' })).toBe('h'.repeat(22));
    // The other direction moves on any day: night 9 is a Wednesday.
    expect(await tiers({ rules, x: '2 0x8 2' })).toBe('hhhhhhhhlh');
    const up = 'transitions: { tighten: { after: { times: 1, on: tuesday } } }';
    expect(await tiers({ rules: up, x: '0 0 2x6 2 0 0' })).toBe('llllllllhll');
    // Two Tuesdays on night 8, nine days on night 9, a Wednesday: it takes until the next Tuesday.
    const stay = 'transitions: { loosen: { after: { times: 2, on: tuesday }, min_stay: 9d } }';
    expect(await tiers({ rules: stay, x: '2 0x15' })).toBe(`${'h'.repeat(15)}l`);
  });

  it('so many working days, from Monday to Friday where nothing else is said', async () => {
    const rules = 'transitions: { tighten: { after: { times: 2, on: workdays } } }';
    // From a Friday: Saturday and Sunday neither count nor move; Monday and Tuesday do.
    expect(await tiers({ rules, x: '0 2 2 2 2', from: '2022-05-06' })).toBe('llllh');
    expect(await tiers({ rules, x: '0 2 2 0 2 2', from: '2022-05-05' })).toBe('llllhh');
  });

  it('working days of a week that the pack names', async () => {
    const rules = `calendar: { workdays: [sunday, monday] }
transitions: { loosen: { after: { times: 2, on: workdays } } }`;
    expect(await tiers({ rules, x: '2 0x8' })).toBe('hhhhhhhll');
  });

  it('working days but for those that a file lists, for one area or for all', async () => {
    const rules = `calendar: { file: holidays.csv }
transitions: { loosen: { after: { times: 3, on: workdays } } }`;
    const list = 'date,workday,area\n2022-05-07,true,A\n2022-05-11,false,\n';
    const files = { 'rules/shown/holidays.csv': list };
    const land = { rules, files, x: { A: '2x4 0x5', B: '2x4 0x5' } };
    // Friday, the Saturday that A alone works, Monday.
    expect(await tiers(land)).toBe('hhhhhhhll');
    expect(await tiers(land, 'B')).toBe('hhhhhhhhl');
    // Monday, Tuesday, and Thursday, for no one works on Wednesday.
    expect(await tiers({ ...land, x: '2x7 0x5' })).toBe('hhhhhhhhhhll');
  });

  it('nothing moves on fewer evaluations than are asked for', async () => {
    expect(await tiers({ rules: 'transitions: { loosen: { after: 4 } }', x: '2 0 0 0 0' })).toBe('hhhhl');
    const days = 'transitions: { loosen: { after: 4d } }';
    expect(await tiers({ rules: days, x: '1 1 0 0 0 0' })).toBe('mmmmml');
    // The raw tiers of the only two nights are more severe: it takes three.
    expect(await tiers({ rules: 'start: low\ntransitions: { tighten: { after: 3 } }', x: '2 2 2' })).toBe(
      'llh',
    );
  });
});

describe('steps', () => {
  it('count, and end on, tiers that the rules reach: none by decision, by other areas, or outside the order', async () => {
    const all = [
      'tier: high, when: x >= 3',
      'tier: grey, when: x == 9, unranked: true',
      'tier: shut, declared: true',
      `tier: near, when: 'zones("land", ["high"]) > 0'`,
      'tier: medium, when: x >= 1',
      'tier: low, otherwise: true',
    ];
    const rules = 'transitions: { loosen: { steps: 1 }, tighten: { steps: 1 } }';
    const land = { rules, tiers: all, x: { A: '3 0 0 3 3 3', B: '0x6' } };
    expect(await tiers(land)).toBe('hmlmhh');
    expect(await tiers(land, 'B')).toBe('nlllnn');
  });
});

describe('what holds a tier', () => {
  it('is told only where the raw tier is known and less severe', async () => {
    const rules = 'transitions: { loosen: { after: 2 } }';
    expect(await held({ rules, x: '2 2 _ 0 1' })).toEqual(['', '', '', '1 of 2', '']);
  });

  it('is the count: how many of those asked for were less severe, without a break up to the last', async () => {
    const rules = 'transitions: { loosen: { after: 4 } }';
    expect(await held({ rules, x: '2 0 1 2 0 0 0 0' })).toEqual([
      '',
      '1 of 4',
      '2 of 4',
      '',
      '1 of 4',
      '2 of 4',
      '3 of 4',
      '',
    ]);
  });

  it('is the stay, the condition with its truth, or several of these', async () => {
    const own = ['tier: high, when: x >= 2, release: 4 / x > 9', 'tier: medium, when: x >= 1'];
    const land = { tiers: [...own, 'tier: low, otherwise: true'], x: '2 1 0 0' };
    expect(await held({ ...land, rules: 'transitions: { loosen: { min_stay: 2d, after: 3 } }' })).toEqual([
      '',
      '1 of 3, min_stay, release: 4 / x > 9 is false',
      '2 of 3, release: 4 / x > 9 is unknown',
      'release: 4 / x > 9 is unknown',
    ]);
  });

  it('is a decision', async () => {
    const land = { x: '0 0 2', decisions: ['A,medium,2022-05-02,,raise_only'] };
    expect(await held(land)).toEqual(['decision', 'decision', '']);
  });

  it('is told on the days between two evaluations as well', async () => {
    const rules = 'evaluated: { weekly: monday }\ntransitions: { loosen: { after: 2 } }';
    expect((await held({ rules, x: '2 0x9' })).slice(6)).toEqual(['', '1 of 2', '1 of 2', '1 of 2']);
  });
});

describe('a window with clear days in it', () => {
  const indicators = 'indicators: { week: { sum: metrics.x, window: 7d } }';
  const two = ['tier: high, when: week > 0', 'tier: low, otherwise: true'];

  it('clears after as many days as it is long, and with as many clear evaluations on top after nearly twice that', async () => {
    const x = `0x7 2 0x14`;
    const [one, seven] = ['1', '7d'].map(
      (after) => `${indicators}\ntransitions: { loosen: { after: ${after} } }`,
    );
    // The last one is reported on night 7.
    expect((await tiers({ rules: one ?? '', tiers: two, x })).lastIndexOf('h')).toBe(7 + 7 - 1);
    expect((await tiers({ rules: seven ?? '', tiers: two, x })).lastIndexOf('h')).toBe(7 + 13 - 1);
  });
});

describe('two ways to one answer', () => {
  it('a night judged from the data alone is the night that went on from the others', async () => {
    // `nights` compares the last of them; here in the midst of a stay.
    const rules = 'transitions: { loosen: { min_stay: 3d, steps: 1 } }';
    const [last] = (await nights({ rules, x: '0 2 0 0 0 0' })).toReversed();
    expect(last).toMatchObject({ tier: 'medium', since: '2022-05-06', heldBy: ['min_stay'] });
  });
});
