import { describe, expect, test } from 'vitest';
import { FALSE, UNKNOWN } from '../../src/judging/columns.ts';
import { ladder, nightsUnder, tiersUnder } from './ladder.ts';

describe('after: n', () => {
  // What the rules say night by night, and what is published.
  test.each([
    ['nothing said', '', 'l h m l', 'lhml'],
    ['two to loosen', 'transitions: { loosen: { after: 2 } }', 'h l l m h l h l l', 'hhlmhhhhl'],
    ['the most severe of the last two', 'transitions: { loosen: { after: 2 } }', 'h m l l', 'hhml'],
    ['three to tighten', 'transitions: { tighten: { after: 3 } }', 'l h h h l h m h', 'lllhlllm'],
    ['the least severe of the last two', 'transitions: { tighten: { after: 2 } }', 'l h m m', 'llmm'],
    ['the first known tier at once', 'transitions: { tighten: { after: 3 } }', '? h l', '-hl'],
    [
      'fewer than asked: nothing',
      'transitions: { tighten: { after: 4 }, loosen: { after: 3 } }',
      'm l l h',
      'mmmm',
    ],
  ])('%s', async (_, clocks, said, tiers) => {
    expect(tiersUnder(await ladder(clocks), said)).toBe(tiers);
  });
});

describe('after: days', () => {
  test('an evaluation on each of them', async () => {
    const pack = await ladder('transitions: { loosen: { after: 3d } }');
    expect(tiersUnder(pack, 'h l l l')).toBe('hhhl');
    expect(tiersUnder(pack, 'm l l')).toBe('mmm');
  });

  test('never in a weekly pack', async () => {
    const pack = await ladder('evaluated: { weekly: monday }\ntransitions: { loosen: { after: 7d } }');
    expect(tiersUnder(pack, 'hx7 lx29')).toBe('h'.repeat(36));
  });
});

describe('after: on some days', () => {
  test('the last two Tuesdays, and it moves on no other day', async () => {
    const pack = await ladder('transitions: { tighten: { after: { times: 2, on: tuesday } } }');
    // From Monday 2 May: high from the first Tuesday on; the second is 10 May.
    expect(tiersUnder(pack, 'l hx9')).toBe('llllllllhh');
    // What is said on other days does not matter.
    expect(tiersUnder(pack, 'l h lx6 h h')).toBe('llllllllhh');
  });

  test('working days, over a weekend and a holiday', async () => {
    const pack = await ladder('transitions: { loosen: { after: { times: 5, on: workdays } } }');
    // From Monday 2 May to Friday 6 May, and from Tuesday 3 May over the weekend.
    expect(tiersUnder(pack, 'lx1')).toBe('l');
    expect(tiersUnder(pack, 'h lx6')).toBe('hhhhhhh');
    expect(tiersUnder(pack, 'h lx7').lastIndexOf('h')).toBe(6);
    // With Thursday 5 May a holiday it is one working day more.
    expect(tiersUnder(pack, 'h lx9', { holidays: ['2022-05-05'] }).lastIndexOf('h')).toBe(7);
  });

  test('a value on a Sunday does not interrupt', async () => {
    const pack = await ladder('transitions: { loosen: { after: { times: 5, on: workdays } } }');
    // Sunday is 8 May, night 6.
    expect(tiersUnder(pack, 'h lx5 h l l').lastIndexOf('h')).toBe(6);
  });
});

describe('min_stay', () => {
  test('counts from the day the tier was entered', async () => {
    const pack = await ladder('transitions: { loosen: { min_stay: 3d } }');
    const nights = nightsUnder(pack, 'l h l l l l');
    expect(nights.map(({ tier }) => tier.charAt(0)).join('')).toBe('lhhhll');
    expect(nights.map(({ held }) => held)).toEqual(['', '', 'min_stay', 'min_stay', '', '']);
    expect(nights[4]?.since).toBe('2022-05-06');
  });

  test('does not hinder a raise', async () => {
    expect(tiersUnder(await ladder('transitions: { loosen: { min_stay: 30d } }'), 'm h')).toBe('mh');
  });
});

describe('steps', () => {
  test('one at a time, each with its own stay', async () => {
    const pack = await ladder('transitions: { loosen: { steps: 1, min_stay: 2d } }');
    expect(tiersUnder(pack, 'h lx6')).toBe('hhmmlll');
  });

  test('upwards, too', async () => {
    expect(tiersUnder(await ladder('transitions: { tighten: { steps: 1 } }'), 'l h h')).toBe('lmh');
  });

  test('pass over tiers that the rules cannot reach', async () => {
    const pack = await ladder('transitions: { loosen: { steps: 1 }, tighten: { steps: 1 } }', {
      high: 'when: n >= 9',
      shut: 'declared: true',
      medium: 'when: n >= 1',
    });
    expect(tiersUnder(pack, 'h l l h h')).toBe('hmlmh');
  });

  test('lead out of a tier that was only designated', async () => {
    const pack = await ladder('transitions: { loosen: { steps: 1 } }', {
      high: 'when: n >= 9',
      shut: 'declared: true',
      medium: 'when: n >= 1',
    });
    expect(tiersUnder(pack, 'l lx4', { designated: { 1: 'shut' } })).toBe('lsmll');
  });
});

describe('release', () => {
  test.each([
    ['false', FALSE, 'release'],
    ['unknown', UNKNOWN, 'release'],
  ])('%s holds the tier', async (_, truth, held) => {
    const pack = await ladder('', { high: 'when: n >= 3, release: n < 1' });
    const nights = nightsUnder(pack, 'h l l', { released: (night) => (night < 2 ? truth : 1) });
    expect(nights.map(({ tier }) => tier.charAt(0)).join('')).toBe('hhl');
    expect(nights[1]?.held).toBe(held);
  });

  test('is asked only of the tier that has one', async () => {
    const pack = await ladder('', { high: 'when: n >= 3, release: n < 1' });
    expect(tiersUnder(pack, 'm l', { released: () => FALSE })).toBe('ml');
  });
});

describe("a tier's own clocks", () => {
  test("replace the pack's key by key", async () => {
    const pack = await ladder('transitions: { loosen: { after: 2, min_stay: 4d, steps: 1 } }', {
      high: 'when: n >= 3, loosen: { min_stay: 0d }',
      medium: 'when: n >= 1, loosen: { after: 1 }',
    });
    // High keeps the two evaluations and the one step; medium keeps the four days.
    expect(tiersUnder(pack, 'h l l l l l l')).toBe('hhmmmml');
  });

  test('the ninth edition: 7 clear days, then 3; and 7 for an area that was medium', async () => {
    const pack = await ladder('', {
      high: 'when: n >= 3, loosen: { steps: 1 }',
      medium: 'when: n >= 1, loosen: { min_stay: 3d }',
    });
    // The window of seven days is in what is said: it is empty seven days after the last case.
    expect(tiersUnder(pack, 'hx7 lx4')).toBe('hhhhhhhmmml');
    expect(tiersUnder(pack, 'mx7 l')).toBe('mmmmmmml');
    // A new case starts it afresh.
    expect(tiersUnder(pack, 'hx7 l l hx7 lx4')).toBe('hhhhhhhmmhhhhhhhmmml');
  });
});

describe('unknown', () => {
  test.each([
    ['is left out of the count upwards', '{ tighten: { after: 2 } }', 'l ? h', 'llh'],
    ['counts as its least', '{ tighten: { after: 2 } }', 'l ?h h', 'llh'],
    ['raises to its least', '{ }', 'l ?m ?h', 'lmh'],
    ['its window does not reach further back', '{ tighten: { after: 2 } }', 'l h ? ?', 'llhh'],
    ['nothing but unknown moves nothing', '{ tighten: { after: 2 } }', 'l ? ? ?', 'llll'],
    ['never lowers', '{ loosen: { after: 2 } }', 'h l ? l l', 'hhhhl'],
    ['not even where it is at most less severe', '{ loosen: { after: 1 } }', 'h ?l ?m', 'hhh'],
  ])('%s', async (_, clocks, said, tiers) => {
    expect(tiersUnder(await ladder(`transitions: ${clocks}`), said)).toBe(tiers);
  });
});

describe('unranked', () => {
  const grey = (rest: string) => ladder(rest, { grey: 'when: n > 90, unranked: true' });

  test('at once, and afterwards the ranked tier is the current one', async () => {
    const pack = await grey('transitions: { tighten: { after: 2 }, loosen: { after: 2 } }');
    expect(tiersUnder(pack, 'h g l g l')).toBe('hghgl');
    expect(tiersUnder(pack, 'l g h h')).toBe('lglh');
    // Its evaluation counts for nothing: the two that do may lie on either side of it.
    expect(tiersUnder(pack, 'l h g h')).toBe('llgh');
  });

  test('its days do not count towards a minimum stay', async () => {
    const pack = await grey('transitions: { loosen: { min_stay: 3d } }');
    expect(tiersUnder(pack, 'l h l l l')).toBe('lhhhl');
    expect(tiersUnder(pack, 'l h g g l l l')).toBe('lhgghhl');
  });

  test('breaks a run of days', async () => {
    const pack = await grey('transitions: { loosen: { after: 3d } }');
    expect(tiersUnder(pack, 'h l l g l l l')).toBe('hhhghhl');
  });

  test('unknown stays in it, unless it can only be worse', async () => {
    const pack = await grey('');
    expect(tiersUnder(pack, 'm g ? ?l ?h')).toBe('mgggh');
  });
});

describe('weekly', () => {
  test('nothing before the first evaluation, then that of the week', async () => {
    const pack = await ladder('evaluated: { weekly: thursday }');
    expect(tiersUnder(pack, 'h h h l l l l h h h h h')).toBe('---lllllllhh');
  });

  test('California: two weeks to move, three weeks in a tier, one step at a time', async () => {
    const pack = await ladder(
      'evaluated: { weekly: tuesday }\ntransitions: { tighten: { after: 2, steps: 1 }, loosen: { after: 2, min_stay: 21d, steps: 1 } }',
    );
    // Evaluated on Tuesdays from 3 May on: h, l, l, l | l, l, l | h, h, h
    const weeks = nightsUnder(pack, 'hx7 lx42 hx21', { from: '2022-05-03' }).filter((_, i) => i % 7 === 0);
    expect(weeks.map(({ tier }) => tier.charAt(0)).join('')).toBe('hhhmmmllmh');
    expect(weeks.map(({ held }) => held)).toEqual([
      '',
      '1/2 min_stay',
      'min_stay',
      'min_stay',
      'min_stay',
      'min_stay',
      '',
      '',
      '',
      '',
    ]);
  });
});

describe('start', () => {
  test('areas begin in a tier, and move from the second evaluation on', async () => {
    expect(tiersUnder(await ladder('start: high'), 'l l')).toBe('hl');
    expect(tiersUnder(await ladder('start: low\ntransitions: { tighten: { after: 2 } }'), 'h h h')).toBe(
      'lhh',
    );
    expect(tiersUnder(await ladder('start: medium'), '? ? l')).toBe('mml');
  });
});

describe('designate', () => {
  test('takes the place of the evaluation, and earlier ones no longer count', async () => {
    const pack = await ladder('transitions: { loosen: { after: 3 } }');
    expect(tiersUnder(pack, 'm l l l l l l', { designated: { 2: 'medium' } })).toBe('mmmmmll');
    expect(tiersUnder(pack, 'l l l', { designated: { 1: 'high' } })).toBe('lhh');
  });

  test('starts the clocks afresh, even in the same tier', async () => {
    const pack = await ladder('transitions: { loosen: { min_stay: 3d } }');
    const nights = nightsUnder(pack, 'm l l l l l', { designated: { 1: 'medium' } });
    expect(nights.map(({ tier }) => tier.charAt(0)).join('')).toBe('mmmmll');
    expect(nights[1]?.since).toBe('2022-05-03');
  });

  test('is good for one night where there are no clocks', async () => {
    expect(tiersUnder(await ladder(''), 'l l l', { designated: { 1: 'high' } })).toBe('lhl');
  });

  test('counts on any day in a weekly pack', async () => {
    const pack = await ladder('evaluated: { weekly: monday }');
    expect(tiersUnder(pack, 'lx9', { designated: { 3: 'high' } })).toBe('lllhhhhll');
  });
});

describe('decides', () => {
  test('the rules never lower; they say since when they could', async () => {
    const pack = await ladder('decides: { loosen: decision, level: county }');
    const nights = nightsUnder(pack, 'h l l h m l m');
    expect(nights.map(({ tier }) => tier.charAt(0)).join('')).toBe('hhhhhhh');
    expect(nights.map(({ state }) => state.eligible.at(-1))).toEqual([
      undefined,
      { rank: 2, since: '2022-05-03' },
      { rank: 2, since: '2022-05-03' },
      undefined,
      { rank: 1, since: '2022-05-06' },
      { rank: 2, since: '2022-05-07' },
      // Low was allowed for one night; medium has been all along.
      { rank: 1, since: '2022-05-06' },
    ]);
    expect(nights[1]?.held).toBe('decision');
  });

  test('only once everything else allows it', async () => {
    const pack = await ladder('decides: { loosen: decision }\ntransitions: { loosen: { after: 2 } }');
    const nights = nightsUnder(pack, 'h l l');
    expect(nights.map(({ held }) => held)).toEqual(['', '1/2', 'decision']);
    expect(nights[2]?.state.eligible.at(-1)?.since).toBe('2022-05-04');
  });
});

test('what the clocks can still look at is kept, and no more', async () => {
  const pack = await ladder('transitions: { tighten: { after: 2 }, loosen: { after: 3d } }');
  expect(
    nightsUnder(pack, 'l l l l l h')
      .at(-1)
      ?.state.evaluations.map(({ day }) => day),
  ).toEqual(['2022-05-05', '2022-05-06', '2022-05-07']);
});
