import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { testRules } from '../../src/nightly/rules-test.ts';
import { renderTests } from '../../src/rendering/tests/index.ts';
import { PACK, withTests } from './workspaces.ts';

/** The lines that tell of what failed, without those around them. */
async function told(tests: string, language: 'zh' | 'en' = 'en', files = {}): Promise<string[]> {
  const reports = await testRules(withTests(tests, files), ['mine']);
  expect(reports[0]?.problems).toEqual([]);
  const page = renderTests(reports, 0, 'table', { language, width: null, colour: false });
  return page.split('\n').slice(4, -3);
}

const AREAS = '  areas: [{ area: A, population: 1000000 }]';
const CLUSTERS = `- test: Two clusters
${AREAS}
  cases:
    - { area: A, from: 2022-05-01, daily: 2, cluster: a }
    - { area: A, from: 2022-05-01, daily: 2, cluster: b }
  expect:
`;

test('what was expected, what came, and the conditions that made it so', async () => {
  expect(await told(`${CLUSTERS}    - { on: 2022-05-01, area: A, tier: medium }\n`)).toEqual([
    '✗ Two clusters',
    '  rules/mine/tests/tests.yaml:7: A as of 2022-05-01',
    '    expected medium, got high: clusters 2 ≥ 2',
  ]);
  expect(await told(`${CLUSTERS}    - { on: 2022-05-01, area: A, tier: medium }\n`, 'zh')).toEqual([
    '✗ Two clusters',
    '  rules/mine/tests/tests.yaml:7：A，截至 2022-05-01',
    '    应为 medium，得到 high：clusters 2 ≥ 2',
  ]);
});

test('a pack without tests is not said to have passed any', async () => {
  const folder = withTests('');
  rmSync(join(folder, 'rules/mine/tests'), { recursive: true });
  const reports = await testRules(folder, ['mine']);
  const lines = (language: 'zh' | 'en'): string[] =>
    renderTests(reports, 0, 'table', { language, width: null, colour: false }).split('\n');
  expect(lines('en')[1]).toBe('– mine: it has no tests');
  expect(lines('zh')[1]).toBe('– mine：没有测试');
});

test('a milder tier than expected: what the expected one lacks', async () => {
  const lines = await told(`- test: One cluster
${AREAS}
  cases: [{ area: A, from: 2022-05-01, daily: 2, cluster: a }]
  expect: [{ on: 2022-05-01, area: A, tier: high }]
`);
  expect(lines.at(-1)).toBe(
    '    expected high, got medium: not high: clusters 1 < 2, ✗ incidence > 50 (incidence = 0.2); clusters 1 = 1, new_local 2 ≥ 2'.replace(
      '✗ incidence > 50 (incidence = 0.2)',
      'incidence 0.2 ≤ 50',
    ),
  );
});

test('only what differs is told', async () => {
  const lines = await told(
    `${CLUSTERS}    - on: 2022-05-01
      area: A
      tier: high
      raw_tier: high
      in_force: medium
      since: 2022-04-30
      effective_from: 2022-05-02
      indicators: { clusters: 3, new_local: 4.0, incidence: 0.5 }
`,
  );
  expect(lines.slice(2)).toEqual([
    '    since: expected 2022-04-30, got 2022-05-01',
    '    in_force: expected medium, got high: clusters 2 ≥ 2',
    '    indicators.clusters: expected 3, got 2: 2022-04-18 to 2022-05-01',
    '    indicators.incidence: expected 0.5, got 0.4: new_local = 4, area.population = 1000000',
  ]);
});

test('an unknown tier tells what is unknown', async () => {
  const lines = await told(`- test: Population unknown
  cases: [{ area: A, from: 2022-05-01, daily: 1 }]
  expect: [{ on: 2022-05-01, area: A, tier: low, at_least: medium }]
`);
  expect(lines.slice(2)).toEqual([
    '    expected low, got unknown: incidence unknown (> 50?)',
    '    at_least: expected medium, got low',
  ]);
});

test('days running that fail alike are told once', async () => {
  const lines = await told(`${CLUSTERS}    - { on: 2022-05-01, until: 2022-05-20, area: A, tier: high }\n`);
  expect(lines).toEqual([
    '✗ Two clusters',
    '  rules/mine/tests/tests.yaml:7: A as of 2022-05-15, and 5 days more up to 2022-05-20',
    '    expected high, got low: not high: clusters 0 < 2, incidence 0 ≤ 50',
  ]);
});

test('measures that are missing, and those that should not be there', async () => {
  const lines = await told(`- test: Measures
${AREAS}
  cases: [{ area: A, from: 2022-05-01, daily: 2 }]
  context: { level: { 2022-05-02: II } }
  expect:
    - { on: 2022-05-01, area: A, measures: [home] }
`);
  expect(lines.slice(2)).toEqual([
    '    measures: missing home: in force: medium',
    '    measures: not expected masks: in force: medium',
  ]);
});

test('a decision is named as the reason', async () => {
  const lines = await told(`- test: Decided
${AREAS}
  decisions: [{ area: A, tier: high, from: 2022-05-01, authority: HQ, reason: r }]
  expect: [{ on: 2022-05-01, area: A, tier: low }]
`);
  expect(lines.at(-1)).toContain('by the decision at rules/mine/tests/tests.yaml:3');
});

describe('in force', () => {
  const weekly = { 'rules/mine/pack.yaml': PACK.replace('next_day', '{ weekday: friday }') };

  test('what waits is told, not why it is judged; nothing in force is none', async () => {
    const since = (first: string): string =>
      `${CLUSTERS}    - { on: 2022-05-01, area: A, tier: high, in_force: high }\n  history_from: ${first}\n`;
    const found = async (tests: string, language: 'zh' | 'en') =>
      (await told(tests, language, weekly)).slice(2);
    expect(await found(since('2022-04-20'), 'en')).toEqual([
      '    in_force: expected high, got low: high is in force from 0:00 on 2022-05-06',
    ]);
    const early = since('2022-05-01');
    expect(await found(early, 'en')).toEqual([
      '    in_force: expected high, got none: high is in force from 0:00 on 2022-05-06',
    ]);
    expect(await found(early, 'zh')).toEqual([
      '    in_force：应为 high，得到 无：high 自 2022-05-06 0时起生效',
    ]);
  });

  test('none is told where a tier is', async () => {
    const tests = `${CLUSTERS}    - { on: 2022-05-05, area: A, tier: high, in_force: none }\n`;
    expect((await told(tests, 'en', weekly)).slice(2)).toEqual([
      '    in_force: expected none, got high: clusters 2 ≥ 2',
    ]);
  });
});
