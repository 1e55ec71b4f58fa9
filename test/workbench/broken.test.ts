import { expect, test } from 'vitest';
import { testRules } from '../../src/nightly/rules-test.ts';
import { PACK, withTests } from './workspaces.ts';

const GOOD = `- test: T
  areas: [{ area: A, population: 1000 }]
  cases: [{ area: A, from: 2022-05-01, daily: 1 }]
  expect: [{ on: 2022-05-01, area: A, tier: high }]
`;

/** What is wrong with some tests, by code and place, and what was meant. */
async function problems(tests: string) {
  const [report] = await testRules(withTests(tests), ['mine']);
  expect(report?.files).toEqual([]);
  return report?.problems.map(({ code, place, value, suggest }) => ({
    code,
    at: `${place?.line}:${place?.column}`,
    value,
    suggest,
  }));
}

test('the tests that are broken below are sound', async () => {
  const [report] = await testRules(withTests(GOOD), ['mine']);
  expect(report?.problems).toEqual([]);
  expect(report?.files[0]?.tests[0]?.failures).toEqual([]);
});

test.each([
  ['a misspelt key', ['daily', 'dayly'], 'yaml-unknown-key', 'dayly', 'daily'],
  [
    'a misspelt key of an expectation',
    ['tier: high', 'teir: high, tier: high'],
    'yaml-unknown-key',
    'teir',
    'tier',
  ],
  ['a tier that is none', ['tier: high', 'tier: hihg'], 'test-tier', 'hihg', 'high'],
  [
    'an indicator that is none',
    ['tier: high', 'indicators: { cluster: 1 }'],
    'test-indicator',
    'cluster',
    'clusters',
  ],
  ['a measure that is none', ['tier: high', 'measures: [mask]'], 'test-measure', 'mask', 'masks'],
  ['an area that nothing happens in', ['area: A, tier', 'area: B, tier'], 'test-area', 'B', undefined],
  [
    'a context that nothing reads',
    ['  expect', '  context: { levle: { 2022-05-01: II } }\n  expect'],
    'test-context',
    'levle',
    'level',
  ],
  [
    'a column that nothing reads',
    ['daily: 1', 'daily: 1, extra: { orign: x }'],
    'test-column',
    'orign',
    'origin',
  ],
  ['no series of numbers', ['daily: 1', 'daily: 1 O 1'], 'test-notation', 'O', undefined],
  [
    'days that run backwards',
    ['on: 2022-05-01', 'on: 2022-05-01, until: 2022-04-01'],
    'test-until',
    '2022-04-01',
    undefined,
  ],
  [
    'a day before the first night',
    ['  expect', '  history_from: 2022-05-02\n  expect'],
    'test-before-first-night',
    '2022-05-01',
    undefined,
  ],
] as const)('%s', async (_, [from, to], code, value, meant) => {
  const found = await problems(GOOD.replace(from, to));
  const one = found?.find((problem) => problem.code === code);
  expect(one).toMatchObject({ code, value });
  expect(one?.at).toMatch(/^\d+:\d+$/);
  if (meant !== undefined) expect(one?.suggest).toContain(meant);
});

test('an input that the data would not take is told of at its place in the test', async () => {
  const tests = GOOD.replace(
    '  expect',
    '  decisions: [{ area: A, tier: high, from: 2022-05-02, until: 2022-05-01, authority: a, reason: r }]\n  expect',
  );
  expect(await problems(tests)).toMatchObject([{ code: 'decision-dates', at: '4:15' }]);
});

test('a pack without tests is warned about', async () => {
  const folder = withTests(GOOD, {
    'rules/bare/pack.yaml':
      'pack: bare\ntitle: Bare\nedition: 2022-01-01\nlevel: community\neffective: next_day\ntiers: [{ tier: low, otherwise: true }]\n',
  });
  const reports = await testRules(folder, ['bare']);
  expect(reports[0]?.problems).toMatchObject([{ code: 'test-none', severity: 'warning' }]);
});

test('an area and day twice: both places are those in the test, and the table is named', async () => {
  const pack = PACK.replace(
    'indicators:',
    'indicators:\n  tests: { sum: counts.new, window: 7d }\n  beds: { latest: metrics.beds, window: 7d }',
  ).replace('clusters >= 2', 'clusters >= 2 || tests > 99 || beds > 99');
  const row = (value: string) => `{ area: A, from: 2022-05-01, ${value} }`;
  for (const [table, value] of [
    ['counts', 'values: { new: 1 }'],
    ['metrics', 'values: { beds: 1 }'],
  ] as const) {
    const tests = `- test: T
  areas: [{ area: A, population: 1000 }]
  ${table}:
    - ${row(value)}
    - ${row(value)}
  expect: [{ on: 2022-05-01, area: A, tier: high }]
`;
    const [report] = await testRules(withTests(tests, { 'rules/mine/pack.yaml': pack }), ['mine']);
    const file = report?.problems[0]?.place?.file;
    expect(file).toMatch(/tests\.yaml$/);
    expect(report?.problems).toMatchObject([
      { code: 'metrics-duplicate', place: { line: 5 }, with: { table, otherFile: file, otherLine: 4 } },
    ]);
  }
});
