import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { explain } from '../../src/index.ts';
import { testRules } from '../../src/nightly/rules-test.ts';
import { renderExplanation } from '../../src/rendering/explanation/index.ts';
import { renderTests } from '../../src/rendering/tests/index.ts';

const root = mkdtempSync(join(tmpdir(), 'fenqu-parameters-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const FILES = {
  'fenqu.yaml': `
areas: { file: areas.csv, codes: explicit }
data: { cases: { file: cases.csv, columns: { id: id, date_report: day, area: ward } } }
context: { alert: { 2022-03-01: B } }
rules: rules/
policy: [{ pack: limits, from: 2022-03-01 }]
`,
  'areas.csv': 'code,name,level,parent,population,elders\nQ,Bay Ridge,ward,,1000,\n',
  'cases.csv': 'id,day,ward\na,2022-03-02,Q\nb,2022-03-02,Q\n',
  'rules/limits/pack.yaml': `
pack: limits
title: { zh: 界限, en: Limits }
edition: 2022-03-01
level: ward
effective: next_day
params: { many: 5, few: 1, level: A, elders: 100, needed: 3 }
indicators:
  new_7d: { title: { zh: 新增, en: New }, count: cases, window: 7d }
tiers:
  - tier: high
    when: new_7d >= params.many || context.alert == params.level || area.elders > params.elders || new_7d > 7
  - tier: medium
    when: at_least(params.needed, [new_7d >= params.few, new_7d > 2, area.elders > 5, new_7d > 9])
  - { tier: low, when: "new_7d > params.few && (new_7d < 3 && new_7d * 2 > params.few)" }
  - { tier: least, otherwise: true }
`,
  'rules/limits/tests/one.yaml': `
- test: Six cases
  cases: [{ area: W, from: 2022-03-01, daily: 6 }]
  expect: [{ on: 2022-03-01, area: W, tier: low }]
`,
};

const folder = join(root, 'w');
beforeAll(() => {
  mkdirSync(join(folder, 'rules/limits/tests'), { recursive: true });
  for (const [path, text] of Object.entries(FILES)) writeFileSync(join(folder, path), text.trimStart());
});

const why = async (language: 'zh' | 'en'): Promise<string[]> => {
  const explanation = await explain({ workspace: folder, asOf: '2022-03-03', area: 'Q' });
  return renderExplanation(explanation, 'table', { language, width: 120, colour: false }).split('\n');
};

describe('a bound that is a parameter', () => {
  test('is shown by its value, like one that is written out, in English', async () => {
    const lines = await why('en');
    expect(lines).toContain('    ✗ New (new_7d) = 2 < 5 (parameter many)');
    expect(lines).toContain('    ✗ context.alert = B ≠ "A" (parameter level)');
    expect(lines).toContain('    ? area.elders = unknown (needs > 100, parameter elders)');
    expect(lines).toContain('    ✗ New (new_7d) = 2 ≤ 7');
  });

  test('is shown by its value in Chinese', async () => {
    const lines = await why('zh');
    expect(lines).toContain('    ✗ 新增（new_7d） = 2 < 5（参数 many）');
    expect(lines).toContain('    ? area.elders = 未知（须 > 100，参数 elders）');
  });

  test('is worded alike where a test fails', async () => {
    const reports = await testRules(folder, ['limits']);
    const shown = (language: 'zh' | 'en'): string =>
      renderTests(reports, 0, 'table', { language, width: 120, colour: false });
    expect(shown('en')).toContain('expected low, got high: new_7d 6 ≥ 5 (parameter many)');
    expect(shown('zh')).toContain('new_7d 6 ≥ 5（参数 many）');
  });
});

describe('a condition of many parts', () => {
  test('says how many of them hold and how many are needed', async () => {
    expect(await why('en')).toContain('  ✗ 1 of 4 hold, 1 unknown; 3 needed');
    expect(await why('zh')).toContain('  ✗ 4项中1项成立、1项未知，须3项');
  });

  test('says no more than that where all is known', async () => {
    const folderKnown = join(root, 'known');
    cpSync(folder, folderKnown, { recursive: true });
    writeFileSync(join(folderKnown, 'areas.csv'), FILES['areas.csv'].replace('1000,', '1000,6'));
    const explanation = await explain({ workspace: folderKnown, asOf: '2022-03-03', area: 'Q' });
    const shown = (language: 'zh' | 'en'): string =>
      renderExplanation(explanation, 'table', { language, width: 120, colour: false });
    expect(shown('en')).toContain('  ✗ 2 of 4 hold; 3 needed\n');
    expect(shown('zh')).toContain('  ✗ 4项中2项成立，须3项\n');
    const json = renderExplanation(explanation, 'json', { language: 'en', width: null, colour: false });
    expect(JSON.parse(json).tiers[1].condition).toMatchObject({ joint: 'at_least', needed: 3 });
  });

  test('has the parts of a chain side by side, however they are bracketed', async () => {
    const lines = await why('en');
    const high = lines.indexOf('  ? any of these');
    expect(lines.slice(high + 1, high + 5).map((line) => line.slice(0, 6))).toEqual([
      '    ✗ ',
      '    ✗ ',
      '    ? ',
      '    ✗ ',
    ]);
    const low = lines.indexOf('  ✓ all of these');
    expect(lines.slice(low + 1, low + 4)).toEqual([
      '    ✓ New (new_7d) = 2 > 1 (parameter few)',
      '    ✓ New (new_7d) = 2 < 3',
      '    ✓ new_7d * 2 > params.few (new_7d = 2, params.few = 1)',
    ]);
  });
});
