import { describe, expect, it } from 'vitest';
import { explain } from '../../src/index.ts';
import { casesOf, codesOn, laidOut, refusedOn, valuesOf, verdictsOn, type World, worldOf } from './world.ts';

/*
 * Expressions. What other tests show already:
 * - every pair of truth values under &&, || and !: test/judging/logic.test.ts
 * - faults and slips one by one, with their place: test/rules/expressions.test.ts
 * - a `where` in SQL means what the same condition means judged: test/counting/where.test.ts
 * - attributes by type, days as constants: test/counting/attributes.test.ts
 * - what is proved about them: test/analysis/
 */

const ASOF = '2022-03-10';
/** A: two cases, `x` 5, nothing known of `u`. B: none, `x` 0. */
const WORLD: Partial<World> = {
  tables: {
    cases: casesOf(['2022-03-10 A1', '2022-03-09 A2']),
    metrics: ['area,date,x,u', 'A,2022-03-10,5,', 'B,2022-03-10,0,', 'R,2022-03-10,1,1'],
  },
  areas: [
    'code,name,level,parent,population,kind,opened',
    'R,R,city,,,,',
    'A,A,county,R,600,rural,2022-03-01',
    'B,B,county,R,400,,',
    'A1,A1,street,A,,,',
    'A2,A2,street,A,,,',
  ],
  workspace: [
    'context: { level: { 2022-01-01: I, 2022-03-10: II }, closed: { 2022-03-01: true }, limit: { 2022-03-01: 4 } }',
  ],
};
const OWN = {
  n: '{ count: cases, window: 7d }',
  x: '{ latest: metrics.x, window: 1d }',
  u: '{ latest: metrics.u, window: 1d }',
  yes: '{ expr: n >= 0 }',
  no: '{ expr: n < 0 }',
  open: '{ expr: u > 0 }',
};

type Expected = readonly (number | boolean | null)[];

/** What expressions come to for A and B, all of them in one night. */
async function outcomes(expressions: readonly string[]) {
  const indicators = Object.fromEntries(
    expressions.map((text, i) => [`i${i}`, JSON.stringify({ expr: text })]),
  );
  const values = await valuesOf(worldOf({ ...WORLD, indicators: { ...OWN, ...indicators } }), ASOF, [
    'A',
    'B',
  ]);
  return (text: string) => values[`i${expressions.indexOf(text)}`];
}

/** A table of expressions and what each comes to, worked out by hand. */
function comesTo(name: string, cases: readonly (readonly [string, Expected])[]): void {
  describe(name, async () => {
    const of = await outcomes(cases.map(([text]) => text));
    it.each(cases)('%s', (text, expected) => expect(of(text)).toEqual(expected));
  });
}

comesTo('one kind of number', [
  ['1 + 1.0', [2, 2]],
  ['n / 2', [1, 0]],
  ['(n + 1) / 2', [1.5, 0.5]],
  ['n == 2', [true, false]],
  ['n == 2.0', [true, false]],
  ['n in [1, 2]', [true, false]],
  ['n in [1.0, 2.0]', [true, false]],
  ['yes ? n : 1', [2, 0]],
  ['yes ? n : 1.5', [2, 0]],
  ['no ? 1 : n / 4', [0.5, 0]],
  ['1 / 4 * 4 == 1', [true, true]],
  ['7 / 2 == 3.5', [true, true]],
  ['-n', [-2, 0]],
  ['n - 3 < -0.5', [true, true]],
  ['0.1 + 0.2 == 0.3', [true, true]],
  ['1e3 == 1000', [true, true]],
]);

comesTo('functions', [
  ['known(u)', [false, false]],
  ['known(x)', [true, true]],
  ['or_else(u, 7)', [7, 7]],
  ['or_else(x, 7)', [5, 0]],
  ['or_else(u > 1, true)', [true, true]],
  ['or_else(area.kind, "none") == "none"', [false, true]],
  ['at_least(2, [n > 1, x > 4, no])', [true, false]],
  ['min(n, x, 3)', [2, 0]],
  ['max(n, x)', [5, 0]],
  ['max(n, u)', [null, null]],
  ['abs(n - 5)', [3, 5]],
  ['pow(x, 2)', [25, 0]],
  ['pow(2, n + 1)', [8, 2]],
  ['ln(exp(x)) - x < 0.000001', [true, true]],
  ['round(x / 2, 0)', [3, 0]],
  ['round(-x / 2, 0)', [-3, 0]],
  ['round(x / 8, 2)', [0.63, 0]],
  ['round(0 - x / 8, 2)', [-0.63, 0]],
  ['days_between("2022-03-01", as_of)', [9, 9]],
  ['days_between(as_of, "2022-03-01")', [-9, -9]],
  ['days_between(area.opened, as_of)', [9, null]],
  ['x / (n - 2)', [null, 0]],
  ['n / x', [0.4, null]],
  ['ln(x - 5)', [null, null]],
  ['ln(x - 6)', [null, null]],
]);

comesTo('names', [
  ['n + x', [7, 0]],
  ['n / area.population * 300', [1, 0]],
  ['area.kind == "rural"', [true, null]],
  ['area.name == "A"', [true, false]],
  ['area.opened == "2022-03-01"', [true, null]],
  ['area.opened < as_of', [true, null]],
  ['context.level == "II"', [true, true]],
  ['context.closed', [true, true]],
  ['context.limit > n', [true, true]],
  ['context.other == "I"', [null, null]],
  ['city.n', [2, 2]],
]);

comesTo('unknown', [
  ['true || open', [true, true]],
  ['open || true', [true, true]],
  ['false || open', [null, null]],
  ['false && open', [false, false]],
  ['open && false', [false, false]],
  ['true && open', [null, null]],
  ['!open', [null, null]],
  ['u > 1', [null, null]],
  ['u == u', [null, null]],
  ['u != 1', [null, null]],
  ['u + 1', [null, null]],
  ['u * 0', [null, null]],
  ['u in [1, 2]', [null, null]],
  ['open ? 1 : 2', [null, null]],
  ['open ? 2 : n', [2, null]],
  ['open ? yes : true', [true, true]],
  ['open ? u : 2', [null, null]],
  ['yes ? 1 : u', [1, 1]],
  ['no ? u : 1', [1, 1]],
  ['at_least(2, [yes, yes, open])', [true, true]],
  ['at_least(2, [yes, open, no])', [null, null]],
  ['at_least(3, [yes, open, no])', [false, false]],
  ['at_least(1, [no, no])', [false, false]],
  ['at_least(0, [open])', [true, true]],
]);

describe('what is none', () => {
  it.each([
    ['n > 5%', 'expression-percent'],
    ['50 <= n < 150', 'expression-chained'],
    ['n > 1 and n < 3', 'expression-operator'],
    ['n > 1 or n < 0', 'expression-operator'],
    ['not n > 1', 'expression-operator'],
    ['nn > 1', 'pack-unknown-indicator'],
    ['n > "1"', 'expression-type'],
    ['yes > 1', 'expression-type'],
    ['as_of > "2022-02-30"', 'expression-day'],
  ])('%s is told when the pack is loaded', async (text, code) => {
    const [problem, ...others] = await refusedOn(
      worldOf({ ...WORLD, indicators: { ...OWN, i: JSON.stringify({ expr: text }) } }),
    );
    expect([problem?.code, others]).toEqual([code, []]);
    expect(problem?.place).toMatchObject({ file: 'rules/mine/pack.yaml', line: 13 });
  });
});

describe('one tree', () => {
  it('is judged with a trace of every part', async () => {
    const world = worldOf({
      ...WORLD,
      indicators: OWN,
      tiers: ['tier: high, when: n > 5 || x / n > 2 && u > 1', 'tier: low, otherwise: true'],
    });
    const { tiers } = await explain({ workspace: laidOut(world), asOf: ASOF, area: 'A' });
    const [high] = tiers;
    // n > 5 is false, 5 ÷ 2 > 2 is true, and u is not known.
    const ratio = {
      text: 'x / n > 2',
      truth: true,
      readings: [
        { name: 'x', value: 5 },
        { name: 'n', value: 2 },
      ],
    };
    expect(high).toMatchObject({
      tier: 'high',
      outcome: 'unknown',
      condition: {
        truth: null,
        parts: [
          { text: 'n > 5', truth: false },
          { truth: null, parts: [ratio, { text: 'u > 1', truth: null }] },
        ],
      },
    });
  });

  it('is written as SQL in a `where`, and means the same', async () => {
    const rows = ['2022-03-10 A1 3 _', '2022-03-10 A1 10 yes', '2022-03-09 B 4 no'];
    const where = 'or_else(flag, w / 3 >= 1) && w * 0.1 < 1';
    const world = worldOf({
      ...WORLD,
      tables: { cases: casesOf(rows, ['w', 'flag']) },
      about: { cases: 'extra: { w: number, flag: boolean }, defaults: { w: 0 }' },
      indicators: { i: JSON.stringify({ count: 'cases', where, window: '7d' }) },
    });
    // 3: 1 >= 1 and 0.3 < 1. 10: 1 < 1 is false. 4: the flag is no.
    expect((await valuesOf(world, ASOF, ['A', 'B']))['i']).toEqual([1, 0]);
  });
});

describe('the published tier before', () => {
  const days = ['2022-03-08', '2022-03-09', '2022-03-10', '2022-03-11'];
  const world = worldOf({
    tables: { metrics: ['area,date,x', ...[2, 1, 1, 1].map((x, i) => `A,${days[i]},${x}`)] },
    indicators: {
      x: '{ latest: metrics.x, window: 1d }',
      was_high: '{ expr: previous.tier == "high" }',
      nights: '{ expr: previous.days }',
    },
    tiers: [
      'tier: high, when: x >= 2',
      'tier: medium, when: "x >= 1 && or_else(previous.days, 0) >= 2"',
      'tier: kept, when: previous.tier == "high"',
      'tier: low, otherwise: true',
    ],
    workspace: ['history_from: 2022-03-08'],
  });
  it('is that before this evaluation, and `previous.days` for how many nights it was so', async () => {
    const verdicts = await verdictsOn(world, days, 'A');
    expect(
      verdicts.map(({ tier, indicators }) => [tier, indicators['was_high'], indicators['nights']]),
    ).toEqual([
      ['high', null, null],
      // High for a night: the condition of `kept` holds.
      ['kept', true, 1],
      ['low', false, 1],
      ['low', false, 1],
    ]);
  });
  it('is unknown on the first night', async () => {
    const [first] = await verdictsOn(world, ['2022-03-08'], 'A');
    expect(first?.indicators).toEqual({ x: 2, was_high: null, nights: null });
  });
  it('cannot be one that the pack does not have', async () => {
    const wrong = {
      ...world,
      tiers: ['tier: high, when: previous.tier == "hihg"', 'tier: low, otherwise: true'],
    };
    expect(await codesOn(wrong)).toContain('expression-choice');
  });
});
