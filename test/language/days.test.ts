import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/days.ts';
import { measures } from '../../src/index.ts';
import { casesOf, laidOut, valuesOf, verdictsOn, type World, worldOf } from './world.ts';

/*
 * Days and effect. What other tests show already:
 * - a queue, struck out change by change: test/zoning/effect.test.ts
 * - windows of every kind on random rows, against a plain recount: test/counting/counting.test.ts
 * - nothing before the first weekly evaluation, decisions between two: test/zoning/published.test.ts, standards.test.ts
 */

const FIRST = '2022-04-18';

/**
 * What A reports day by day from Monday 2 May 2022, and 0 on every day of the fortnight before: 2 is high, 1 medium, 0
 * low, `_` no report.
 */
function said(values: string, more: Partial<World> = {}): World {
  const all = [...Array<string>(14).fill('0'), ...values.split(' ')];
  const rows = all.flatMap((x, i) => (x === '_' ? [] : [`A,${addDays(FIRST, i)},${x}`]));
  return worldOf({
    indicators: { x: '{ latest: metrics.x, window: 1d }' },
    tables: { metrics: ['area,date,x', ...rows] },
    tiers: ['tier: high, when: x >= 2', 'tier: medium, when: x >= 1', 'tier: low, otherwise: true'],
    workspace: [`history_from: ${FIRST}`],
    ...more,
  });
}

const may = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => `2022-05-${String(from + i).padStart(2, '0')}`);

describe('windows', async () => {
  const days = ['2022-03-01', '2022-03-02', '2022-03-03', '2022-03-13', '2022-03-14', '2022-03-15'];
  const world = worldOf({
    tables: { cases: casesOf(days.map((day) => `${day} A1`)) },
    indicators: {
      fortnight: '{ count: cases, window: 14d }',
      one: '{ count: cases, window: 1d }',
      lagged: '{ count: cases, window: { days: 7, lag: 4 } }',
      all: '{ count: cases, where: class == "confirmed", window: all }',
      since: '{ count: cases, window: { since: 2022-03-03 } }',
      ago: '{ days_since: cases, where: class == "confirmed" }',
    },
  });
  const on = async (day: string) =>
    Object.fromEntries(
      Object.entries(await valuesOf(world, day, ['A'])).map(([name, [value]]) => [name, value]),
    );
  const [first, fourteenth, sixteenth, later] = [
    await on('2022-03-01'),
    await on('2022-03-14'),
    await on('2022-03-16'),
    await on('2022-03-19'),
  ];

  it('take in the as-of day to its end, and nothing of the day after', () => {
    expect(first).toMatchObject({ fortnight: 1, one: 1, ago: 0 });
    expect(fourteenth).toMatchObject({ one: 1, ago: 0 });
  });

  it('of n days reach n − 1 days back, that day included', () => {
    // The 14th less 13 is the 1st; as of the 16th those of the 1st and 2nd are out.
    expect([fourteenth['fortnight'], sixteenth['fortnight']]).toEqual([5, 4]);
  });

  it('with a lag end that many days earlier', () => {
    // As of the 14th: the 4th to the 10th. As of the 19th: the 9th to the 15th. The 16th: the 6th to the 12th.
    expect([fourteenth['lagged'], sixteenth['lagged'], later['lagged']]).toEqual([0, 0, 3]);
    // As of the 13th they are the 3rd to the 9th, as of the 12th the 2nd to the 8th.
    return expect(
      Promise.all(['2022-03-13', '2022-03-12'].map(async (day) => (await on(day))['lagged'])),
    ).resolves.toEqual([1, 2]);
  });

  it('may take in everything, or begin on a day, which counts', () => {
    expect([first['all'], fourteenth['all'], later['all']]).toEqual([1, 5, 6]);
    expect([first['since'], fourteenth['since'], later['since']]).toEqual([0, 3, 4]);
  });
});

describe('after the last case', async () => {
  const last = '2022-05-02';
  const world = worldOf({
    tables: { cases: casesOf([`${last} A1`]) },
    indicators: { n: '{ count: cases, window: 14d }', ago: '{ days_since: cases }' },
    tiers: ['tier: high, when: n > 0', 'tier: low, otherwise: true'],
  });
  const [before, clear] = await verdictsOn(world, ['2022-05-15', '2022-05-16'], 'A');

  it('a window of 14 days is empty first on the fourteenth day after it', () => {
    expect([before?.indicators, clear?.indicators]).toEqual([
      { n: 1, ago: 13 },
      { n: 0, ago: 14 },
    ]);
    expect([before?.tier, clear?.tier]).toEqual(['high', 'low']);
  });

  it('the lower tier holds from 0:00 of the fifteenth', () => {
    expect(clear).toMatchObject({ tierInForce: 'low', effectiveFrom: '2022-05-17' });
    expect(before?.tierInForce).toBe('high');
  });

  it('since and what is foretold are as-of days; only the day of effect is the one on which it holds', () => {
    expect(before).toMatchObject({
      since: last,
      nextStepDown: { tier: 'low', on: '2022-05-16' },
      effectiveFrom: '2022-05-03',
    });
    expect(clear?.since).toBe('2022-05-16');
  });

  it('a stay is counted in as-of days, too', async () => {
    const staying = said('2 0 0 0 0', { pack: ['transitions: { loosen: { min_stay: 3d } }'] });
    const tiers = (await verdictsOn(staying, may(2, 6), 'A')).map(
      ({ tier, since }) => `${tier} ${since.slice(8)}`,
    );
    expect(tiers).toEqual(['high 02', 'high 02', 'high 02', 'low 05', 'low 05']);
  });
});

describe('a tier comes into force', () => {
  it.each([
    // Judged high as of Tuesday the 3rd. In force from, and what is in force at 0:00 of the 4th and of the 5th.
    ['same_day', '2022-05-03', ['high', 'high']],
    ['next_day', '2022-05-04', ['high', 'high']],
    ['{ after_days: 2 }', '2022-05-05', ['low', 'high']],
    ['{ weekday: monday }', '2022-05-09', ['low', 'low']],
    // A Tuesday's judgement waits for the Tuesday after it.
    ['{ weekday: tuesday }', '2022-05-10', ['low', 'low']],
    ['{ weekday: wednesday }', '2022-05-04', ['high', 'high']],
  ])('with `%s` on %s', async (effective, from, inForce) => {
    const verdicts = await verdictsOn(said('0 2 2', { effective }), may(3, 4), 'A');
    expect(verdicts.map((each) => [each.tier, each.effectiveFrom])).toEqual([
      ['high', from],
      ['high', from],
    ]);
    expect(verdicts.map(({ tierInForce }) => tierInForce)).toEqual(inForce);
  });

  it('and waits in a queue until then, each change for its own day', async () => {
    const rising = await verdictsOn(said('0 1 2 2 2', { effective: '{ after_days: 3 }' }), may(3, 6), 'A');
    expect(
      rising.map(({ tierInForce, queued }) => [
        tierInForce,
        queued.map(({ tier, from }) => `${tier} ${from.slice(8)}`),
      ]),
    ).toEqual([
      ['low', ['medium 06']],
      ['low', ['medium 06', 'high 07']],
      ['medium', ['high 07']],
      ['high', []],
    ]);
  });

  it.each([
    // From low, as of the 3rd: high on the 7th. Then medium lies between: it takes that day.
    ['0 2 1', ['medium 07']],
    // Low is what is in force: nothing waits any more.
    ['0 2 0', []],
    // Medium and high wait; medium again strikes out high alone.
    ['0 1 2 1', ['medium 07']],
    // High again changes nothing.
    ['0 1 2 2', ['medium 07', 'high 08']],
  ])('unless a later judgement strikes it out, upwards: %s', async (values, queued) => {
    const day = `2022-05-0${values.split(' ').length + 1}`;
    const [verdict] = await verdictsOn(said(values, { effective: '{ after_days: 4 }' }), [day], 'A');
    expect(verdict?.tierInForce).toBe('low');
    expect(verdict?.queued.map(({ tier, from }) => `${tier} ${from.slice(8)}`)).toEqual(queued);
  });

  it.each([
    // High for a week; as of the 9th low, on the 13th. Medium as of the 10th lies between and takes that day.
    ['0 1', ['medium 13']],
    ['0 2', []],
    ['1 0 1', ['medium 13']],
    // High as of the 11th is in force: both are struck out.
    ['1 0 2', []],
  ])('unless a later judgement strikes it out, downwards: %s', async (values, queued) => {
    const series = `2 2 2 2 2 2 2 ${values}`;
    const day = addDays('2022-05-01', series.split(' ').length);
    const [verdict] = await verdictsOn(said(series, { effective: '{ after_days: 4 }' }), [day], 'A');
    expect(verdict?.tierInForce).toBe('high');
    expect(verdict?.queued.map(({ tier, from }) => `${tier} ${from.slice(8)}`)).toEqual(queued);
  });

  it('and the measures are those of the tier in force, not of the tier judged', async () => {
    const each = ['high', 'low'].map(
      (tier) =>
        `  - { id: of-${tier}, title: T, text: T, tiers: [${tier}], audience: residents, kind: hygiene, source: own }`,
    );
    const world = said('0 2 2', {
      effective: '{ after_days: 2 }',
      files: {
        'rules/mine/measures.yaml': `sources: { own: { title: O, status: unverified } }\nmeasures:\n${each.join('\n')}\n`,
      },
    });
    const folder = laidOut(world);
    const applying = async (asOf: string) =>
      (await measures({ workspace: folder, asOf, area: 'A' })).byAudience.flatMap((one) =>
        one.measures.map(({ measure: { id } }) => id),
      );
    expect(await applying('2022-05-03')).toEqual(['of-low']);
    expect(await applying('2022-05-04')).toEqual(['of-high']);
  });
});

describe('evaluated once a week', () => {
  const weekly = (values: string, more: Partial<World> = {}) =>
    said(values, { pack: ['evaluated: { weekly: tuesday }'], ...more });

  it('on all other days it says what the last evaluation said, and on which day that was', async () => {
    // Tuesday the 3rd and the 10th.
    const world = weekly('0 1 2 2 2 2 2 2 0 0');
    const verdicts = await verdictsOn(world, ['2022-05-02', '2022-05-03', '2022-05-09', '2022-05-10'], 'A');
    expect(
      verdicts.map(({ tier, rawTier, evaluatedOn, indicators }) => [
        tier,
        rawTier,
        evaluatedOn,
        indicators['x'],
      ]),
    ).toEqual([
      ['low', 'low', '2022-04-26', 0],
      ['medium', 'medium', '2022-05-03', 1],
      ['medium', 'medium', '2022-05-03', 1],
      ['low', 'low', '2022-05-10', 0],
    ]);
  });

  it('before the first evaluation it says nothing', async () => {
    const [monday] = await verdictsOn(
      weekly('0', { workspace: ['history_from: 2022-05-02'] }),
      ['2022-05-02'],
      'A',
    );
    expect(monday).toMatchObject({ tier: null, rawTier: 'unknown', evaluatedOn: null, tierInForce: null });
  });

  it('decisions and tiers that count zones act every night all the same', async () => {
    const world = weekly('0 0 0', {
      level: 'street',
      tiers: [
        'tier: high, when: x >= 2',
        `tier: near, when: 'zones("county", ["high"]) > 0'`,
        'tier: low, otherwise: true',
      ],
      tables: {
        metrics: [
          'area,date,x',
          ...may(2, 6).flatMap((day) => ['A1', 'A2', 'B1'].map((area) => `${area},${day},0`)),
        ],
      },
      workspace: ['history_from: 2022-05-03', 'decisions: decisions.csv'],
      files: {
        'decisions.csv':
          'area,tier,from,until,mode,authority,reason,decided_on\nA1,high,2022-05-05,2022-05-05,set,HQ,why,\n',
      },
    });
    // Decided for Thursday the 5th, between two evaluations.
    const of = async (area: string) => (await verdictsOn(world, may(4, 6), area)).map(({ tier }) => tier);
    expect(await of('A1')).toEqual(['low', 'high', 'low']);
    expect(await of('A2')).toEqual(['low', 'near', 'low']);
    expect(await of('B1')).toEqual(['low', 'low', 'low']);
  });
});
