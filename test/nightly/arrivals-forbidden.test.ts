import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { arrivals } from '../../src/index.ts';
import { write } from '../cli/workspace.ts';

const folder = mkdtempSync(join(tmpdir(), 'fenqu-arrivals-forbidden-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

write(folder, {
  'fenqu.yaml': `areas: { file: areas.csv, codes: nbs }
data: { cases: { file: cases.csv, columns: { date_report: day, class: class, area: area }, defaults: { origin: local } } }
rules: rules
origins: origins.csv
context: { season: { 2020-01-01: summer } }
policy: [{ pack: own, from: 2020-06-01 }]
`,
  'areas.csv': 'code,name\n11,北京市\n',
  'cases.csv': 'day,class,area\n2020-06-01,confirmed,11\n',
  'origins.csv': 'city,tier,from\n兰州市,high,2020-05-01\n西宁市,medium,2020-05-01\n',
  'rules/own/pack.yaml': `pack: own
title: { zh: 甲, en: own }
edition: 2020-05-01
sources: { notice: { title: Notice, published: 2020-05-01, status: secondary } }
level: province
effective: next_day
declared: true
tiers:
  - { tier: high, title: { zh: 高风险, en: high }, declared: true, source: notice }
  - { tier: medium, title: { zh: 中风险, en: medium }, declared: true, source: notice }
  - { tier: low, title: { zh: 低风险, en: low }, otherwise: true, source: notice }
`,
  'rules/own/measures.yaml': `measures:
  - { id: stay, title: { zh: 甲, en: Stay }, text: { zh: 甲。, en: Stay. }, tiers: [high, low], audience: arrivals, kind: restriction, source: notice, in_force: { until: 2020-07-15 } }
  - { id: report, title: { zh: 乙, en: Report }, text: { zh: 乙。, en: Report. }, tiers: [low], audience: arrivals, kind: information, source: notice }
  - { id: cold, title: { zh: 丙, en: Cold }, text: { zh: 丙。, en: Cold. }, tiers: [low], audience: arrivals, kind: information, source: notice, when: context.season == "winter" }
forbids:
  - { tiers: [high, medium, low], kinds: [restriction], audience: arrivals, source: notice, in_force: { from: 2020-06-10, until: 2020-06-19 } }
  - { tiers: [high], kinds: [restriction], audience: arrivals, source: notice, in_force: { from: 2020-06-20, until: 2020-06-29 } }
arrivals:
  - { origin: high, measure: stay, in_force: { from: 2020-06-01 }, isolation: { days: 7, place: home } }
  - { origin: high, scope: city, measure: report }
  - { origin: medium, measure: cold }
`,
});

const met = async (left: string, from = '兰州市') => {
  const { people, warnings } = await arrivals({ workspace: folder, arriving: { from, left } });
  return [people[0]?.branches.map((each) => each.met?.measure.id ?? null), warnings.map(({ code }) => code)];
};

test('what the standard forbids is not asked of those who arrive, and is told', async () => {
  expect(await met('2020-06-05')).toEqual([['stay'], []]);
  expect(await met('2020-06-10')).toEqual([['report'], ['handout-forbidden']]);
  // It may be taken in one of its tiers.
  expect(await met('2020-06-20')).toEqual([['stay'], ['handout-forbidden']]);
  expect(await met('2020-06-30')).toEqual([['stay'], []]);
});

test('a row holds on no day on which its measure does not', async () => {
  expect(await met('2020-07-15')).toEqual([['stay'], []]);
  expect(await met('2020-07-16')).toEqual([['report'], []]);
});

test('a measure whose context is false is not asked of them', async () => {
  expect(await met('2020-06-05', '西宁市')).toEqual([[null], []]);
});
