import { expect, test } from 'vitest';
import { measures, premises, zone } from '../../src/index.ts';
import { codesIn, fenqu } from '../cli/fenqu.ts';
import { emptyFolder, write } from '../cli/workspace.ts';

/** A town whose only county is high by a decision that ends; some of its measures its rules forbid themselves. */
function town(): string {
  const folder = emptyFolder();
  const pack = (id: string, tiers: string, rest = '') => `pack: ${id}
title: { zh: ${id}, en: ${id} }
edition: 2020-05-01
sources: { s: { title: S, published: 2020-05-01, status: secondary } }
level: county
effective: next_day
declared: true
tiers:
${tiers}${rest}`;
  write(folder, {
    'fenqu.yaml': `language: en
areas: { file: areas.csv, codes: nbs }
data: { cases: { file: cases.csv, columns: { date_report: day, class: class, area: area }, defaults: { origin: local } } }
decisions: decisions.csv
rules: rules
policy: [{ pack: own, from: 2020-06-01 }]
premises: { file: premises.csv, columns: { id: id, name: name, sector: sector, area: area, status: status, link: link }, grading: grade }
reports: [{ what: zones, to: out/zones.md }]
`,
    'areas.csv': 'code,name\n11,北京市\n1101,市辖区\n110101,甲区\n110102,乙区\n',
    'cases.csv': 'day,class,area\n2020-06-20,confirmed,110101\n',
    'decisions.csv':
      'area,from,until,kind,tier,authority,document\n110101,2020-06-10,2020-06-22,set,high,office,1\n110102,2020-06-10,,set,high,office,1\n',
    'premises.csv': 'id,name,sector,area,status,link\n1,Shop,retail,110101,working,source\n',
    'rules/own/pack.yaml': pack(
      'own',
      `  - { tier: high, title: { zh: 高, en: high }, declared: true, source: s }
  - { tier: low, title: { zh: 低, en: low }, otherwise: true, source: s }
`,
    ),
    'rules/own/measures.yaml': `measures:
  - { id: shut, title: { zh: 关, en: Shut }, text: { zh: 关。, en: Shut. }, tiers: [high], audience: premises, kind: closure, source: s }
  - { id: late, title: { zh: 晚, en: Late }, text: { zh: 晚。, en: Late. }, tiers: [low], audience: residents, kind: restriction, source: s }
  - { id: cap, title: { zh: 限, en: Cap }, text: { zh: 限。, en: Cap. }, tiers: [low], audience: premises, sector: retail, kind: testing, source: s }
forbids:
  - { tiers: [high], kinds: [closure, testing], source: s }
  - { tiers: [low], kinds: [restriction], source: s }
opening:
  - { sector: retail, tiers: { high: { conditional: { zh: 限, en: few }, measures: [cap] }, low: open }, source: s }
`,
    'rules/grade/pack.yaml': pack(
      'grade',
      `  - { tier: source, title: { zh: 源, en: source }, declared: true, source: s }
  - { tier: other, title: { zh: 无, en: none }, otherwise: true, source: s }
`,
    ),
    'rules/grade/measures.yaml': `measures:
  - { id: disinfect, title: { zh: 消, en: Clean }, text: { zh: 消。, en: Clean. }, tiers: [source, other], audience: premises, kind: hygiene, source: s }
forbids: [{ tiers: [source, other], kinds: [hygiene], source: s }]
`,
  });
  return folder;
}

const values = (warnings: readonly { code: string; value?: string }[]): unknown[] =>
  warnings.filter(({ code }) => /forbidden|left-out/.test(code)).map(({ code, value }) => [code, value]);
const night = { asOf: '2020-06-20', today: '2020-06-21' };

test('zone, and the report of zones, tell what the standard forbids, as measures does', async () => {
  const workspace = town();
  expect(values((await zone({ workspace, ...night })).warnings)).toEqual([['handout-forbidden', 'shut']]);
  const found = await fenqu(['run', '-C', workspace, '--as-of', '2020-06-20']);
  expect([found.status, codesIn(found.stderr)]).toEqual([0, expect.arrayContaining(['handout-forbidden'])]);
});

test('what a later day forbids is that of the tiers of that day', async () => {
  const workspace = town();
  const on = async (day: string) => values((await measures({ workspace, ...night, on: day })).warnings);
  expect(await on('2020-06-21')).toEqual([['handout-forbidden', 'shut']]);
  // From 23 June on one county is low.
  expect(await on('2020-06-30')).toEqual([
    ['handout-forbidden', 'shut'],
    ['handout-forbidden', 'late'],
  ]);
});

test('premises tell what the pack that grades them forbids itself, and conditions that are left out', async () => {
  const { warnings } = await premises({ workspace: town(), ...night });
  expect(values(warnings)).toEqual([
    ['handout-forbidden', 'shut'],
    ['condition-left-out', 'retail'],
    ['handout-forbidden', 'disinfect'],
  ]);
});
