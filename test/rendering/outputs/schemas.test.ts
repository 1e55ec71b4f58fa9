import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { namedList, rulesList } from '../../../src/nightly/rules.ts';
import { checkRules } from '../../../src/nightly/rules-check.ts';
import { compareRules } from '../../../src/nightly/rules-compare.ts';
import { testRules } from '../../../src/nightly/rules-test.ts';
import { renderComparison } from '../../../src/rendering/comparison/index.ts';
import type { Look } from '../../../src/rendering/look.ts';
import { OUTPUT_NAMES, type OutputName } from '../../../src/rendering/outputs/names.ts';
import { outputSchemas } from '../../../src/rendering/outputs/published.ts';
import { renderChecks } from '../../../src/rendering/packs/checks.ts';
import { renderPacks } from '../../../src/rendering/packs/index.ts';
import { renderTests } from '../../../src/rendering/tests/index.ts';
import { emptyFolder, workspace } from '../../cli/workspace.ts';
import { cases } from '../samples/cases.ts';
import { brokenOnce, complaints } from './published.ts';

const look: Look = { language: 'zh', width: null, colour: false };
const rules = join(import.meta.dirname, '../../../rules');

test.each(OUTPUT_NAMES)('%s is published as it is written (else: node bin/schemas.js)', (name) => {
  const published: unknown = JSON.parse(readFileSync(join(rules, 'schemas', `${name}.schema.json`), 'utf8'));
  expect(published).toEqual(JSON.parse(JSON.stringify(outputSchemas()[name])));
});

describe('what the packs that come with fenqu give', () => {
  test('rules test', async () => {
    const reports = await testRules(emptyFolder(), []);
    expect(reports.length).toBeGreaterThan(30);
    expect(complaints('output/tests', JSON.parse(renderTests(reports, 100, 'json', look)))).toEqual([]);
  }, 60_000);

  test('rules check', async () => {
    const checked = await checkRules(emptyFolder(), []);
    expect(checked.length).toBeGreaterThan(30);
    expect(complaints('output/check', JSON.parse(renderChecks(checked, 'json', look, '1.2.3')))).toEqual([]);
  }, 60_000);

  test('rules list', async () => {
    const folder = emptyFolder();
    const list = { packs: await rulesList(folder), ...(await namedList(folder)) };
    expect(complaints('output/list', JSON.parse(renderPacks(list, 'json', look)))).toEqual([]);
  });

  test.each([
    ['cn-v9-2022-06', 'cn-twenty-2022-11'],
    ['india-2020-05', 'india-2020-05-17'],
    ['ecdc-2020', 'ecdc-2021'],
    ['california-2020-08', 'california-2020-11'],
    ['italy-2020-11', 'italy-2021-07'],
    ['germany-2021-04', 'germany-2021-04'],
  ])('rules compare %s %s', async (a, b) => {
    const comparison = await compareRules({ workspace: emptyFolder(), a, b });
    expect(complaints('output/compare', JSON.parse(renderComparison(comparison, 'json', look)))).toEqual([]);
  });
});

/** A test of every kind of expectation that fails. */
const FAILING = `- test: All wrong
  cases:
    - { area: A, from: 2022-05-01, daily: "3 1" }
    - { area: B, from: 2022-05-01, daily: 1 }
  decisions: [{ area: B, tier: high, from: 2022-05-01, until: 2022-05-02, authority: City, reason: Traced }]
  expect:
    - { on: 2022-05-01, area: A, tier: low, in_force: low, since: 2022-04-01, indicators: { n: 9, share: 7 }, measures: [] }
    - { on: 2022-05-02, area: B, tier: low, raw_tier: high, effective_from: 2022-05-09 }
`;
const OWN = `pack: own
title: Own
edition: 2022-01-01
level: community
effective: next_day
params: { limit: 2 }
sources: { std: { title: Standard, status: official } }
indicators:
  n: { title: n, count: cases, window: 7d }
  share: { title: share, expr: n / 2 }
tiers:
  - { tier: high, title: High, when: n == params.limit || share > 9, source: std }
  - { tier: low, title: Low, otherwise: true }
`;

const OF_RULES = ['output/tests', 'output/check', 'output/compare', 'output/list'] as const;

describe('what a pack with faults gives, and what is made of it by breaking it', () => {
  const outputs = new Map<OutputName, unknown>();

  beforeAll(async () => {
    const folder = workspace({
      'fenqu.yaml': `areas: { file: data/areas.csv, codes: nbs }
data: { cases: { file: data/cases.csv, columns: { id: id, class: class, origin: origin, date_report: date, area: area, cluster: cluster } } }
rules: rules/
policy: [{ pack: own, from: 2022-05-01 }]
`,
      'rules/own/pack.yaml': OWN,
      'rules/own/measures.yaml':
        'measures:\n  - { id: masks, title: Masks, text: Masks, tiers: [high], audience: [residents], kind: hygiene, source: std }\n',
      'rules/own/tests/tests.yaml': FAILING,
      'rules/broken/pack.yaml': OWN.replace('pack: own', 'pack: broken').replace('n ==', 'm =='),
    });
    const comparison = await compareRules({
      workspace: folder,
      a: 'own',
      b: 'own:limit=4',
      from: '2022-05-01',
    });
    const list = { packs: await rulesList(folder), ...(await namedList(folder)) };
    outputs.set('output/tests', JSON.parse(renderTests(await testRules(folder, []), 100, 'json', look)));
    outputs.set(
      'output/check',
      JSON.parse(renderChecks(await checkRules(folder, []), 'json', look, '1.2.3')),
    );
    outputs.set('output/compare', JSON.parse(renderComparison(comparison, 'json', look)));
    outputs.set('output/list', JSON.parse(renderPacks(list, 'json', look)));
  });

  test('it has failures, findings, problems and areas that differ', () => {
    expect(outputs.get('output/tests')).toMatchObject({
      packs: [
        { pack: 'broken', sound: false },
        { pack: 'own', failed: 1, coverage: { percent: expect.any(Number) } },
      ],
    });
    expect(outputs.get('output/check')).toMatchObject({
      packs: [{ pack: 'broken', proof: null }, { proof: { one_more_case: 'not-monotone' } }],
    });
    expect(outputs.get('output/compare')).toMatchObject({
      data: { differing: expect.arrayContaining([expect.anything()]) },
      smallest: [{}, {}],
    });
  });

  test.each(OF_RULES)('%s is as its schema says', (name) => {
    expect(complaints(name, outputs.get(name))).toEqual([]);
  });

  test.each(OF_RULES)('%s with a key too many, one too few, or another kind of value, is refused', (name) => {
    let broken = 0;
    for (const [path, value] of brokenOnce(outputs.get(name))) {
      broken++;
      expect(complaints(name, value), path).not.toEqual([]);
    }
    expect(broken).toBeGreaterThan(50);
  });
});

test.each([
  ['output/tests', 'tests'],
  ['output/check', 'checks'],
  ['output/check', 'checks-proved'],
  ['output/list', 'packs'],
  ['output/zone', 'snapshot'],
  ['output/zone', 'snapshot-quiet'],
  ['output/run', 'run'],
  ['output/diff', 'diff'],
  ['output/diff', 'diff-first-night'],
  ['output/diff', 'diff-nothing'],
  ['output/explain', 'explanation'],
  ['output/measures', 'measures'],
  ['output/premises', 'premises'],
  ['output/premises', 'premises-none'],
  ['output/premises-summary', 'premises-summary'],
  ['output/premises-summary', 'premises-summary-first'],
  ['output/premises-plan', 'premises-plan'],
  ['output/data-check', 'data-report'],
] as const)('the samples are as %s says: %s', (name, sample) => {
  expect(complaints(name, JSON.parse(cases[sample]?.('json', look) ?? 'null'))).toEqual([]);
});
