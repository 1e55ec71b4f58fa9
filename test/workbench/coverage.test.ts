import { expect, test } from 'vitest';
import { testRules } from '../../src/nightly/rules-test.ts';
import { missingText } from '../../src/rendering/tests/coverage.ts';
import { MEASURES, withTests } from './workspaces.ts';

const HEAD = `- test: T
  areas: [{ area: A, population: 100000 }, { area: B, population: 100000 }]
  cases:
    - { area: A, from: 2022-05-01, daily: 2, cluster: a }
    - { area: A, from: 2022-05-02, daily: 49, class: confirmed }
    - { area: B, from: 2022-05-01, daily: 1 }
`;

async function missing(tests: string) {
  const [report] = await testRules(withTests(tests), ['mine']);
  expect(report?.problems).toEqual([]);
  const found = report?.coverage?.missing.map((element) => missingText(element, 'en'));
  return { ...report?.coverage, missing: found };
}

async function missingIn(tests: string, measures: string) {
  const [report] = await testRules(withTests(tests, { 'rules/mine/measures.yaml': measures }), ['mine']);
  expect(report?.problems).toEqual([]);
  return report?.coverage?.missing.map((element) => missingText(element, 'en'));
}

test('only what a test expects something of is reached', async () => {
  expect(await missing(`${HEAD}  expect: [{ on: 2022-05-01, area: B, tier: low }]\n`)).toEqual({
    reached: 5,
    of: 18,
    percent: 27,
    missing: [
      'no test comes to tier high',
      '`clusters >= 2` is never true',
      '`clusters >= 2` is never exactly at its limit',
      '`incidence > 50` is never true',
      '`incidence > 50` is never exactly at its limit',
      'no test comes to tier medium',
      '`clusters == 1` is never true',
      '`new_local >= 2` is never true',
      '`new_local >= 2` is never exactly at its limit',
      'no test expects measure home',
      'no test expects measure masks',
      '`context.level == "II"` is never true',
      '`context.level == "II"` is never false',
    ],
  });
});

test('a limit is met exactly, by an exact value', async () => {
  const { missing: found } = await missing(`${HEAD.replace('49', '48')}  expect:
    - { on: 2022-05-01, area: A, tier: medium }
    - { on: 2022-05-02, area: A, tier: medium, indicators: { incidence: 50 } }
`);
  expect(found).not.toContain('`incidence > 50` is never exactly at its limit');
  expect(found).toContain('`incidence > 50` is never true');
});

test('what a test only passes by is not reached: measures must be expected', async () => {
  const { missing: found } = await missing(`${HEAD}  context: { level: { 2022-05-01: II } }
  expect:
    - { on: 2022-05-02, area: A, tier: high }
    - { on: 2022-05-01, area: A, measures: [masks] }
`);
  expect(found).toContain('no test expects measure home');
  expect(found).not.toContain('no test expects measure masks');
  expect(found).not.toContain('`context.level == "II"` is never true');
});

test('what a measure asks of an indicator is seen where measures are expected', async () => {
  const asking = MEASURES.replace('context.level == "II"', 'new_local >= 3');
  const at = (area: string, expected: string) =>
    missingIn(`${HEAD}  expect: [{ on: 2022-05-01, area: ${area}, measures: ${expected} }]\n`, asking);
  const low = await at('B', '[]');
  expect(low).toContain('`new_local >= 3` is never true');
  expect(low).not.toContain('`new_local >= 3` is never false');
});

test('the per cent is rounded down', async () => {
  const {
    reached = 0,
    of = 0,
    percent,
  } = await missing(`${HEAD}  expect: [{ on: 2022-05-02, area: A, tier: high }]\n`);
  expect(percent).toBe(Math.floor((100 * reached) / of));
  expect(percent).toBeLessThan((100 * reached) / of);
});
