import { expect, test } from 'vitest';
import { phrase } from '../../src/rendering/phrases/expression.ts';
import { indicatorPhrase, speechOf } from '../../src/rendering/phrases/indicator.ts';
import { compilePack } from '../../src/rules/compile.ts';
import type { Pack } from '../../src/rules/pack.ts';
import { packShape } from '../../src/rules/raw.ts';
import { tablesWith } from '../../src/rules/tables.ts';
import { parseYaml, shaped } from '../../src/yaml/index.ts';

/** A pack with one tier on a condition, over indicators `n` (a count), `i` (a metric) and `b` (a truth value). */
function packWith(when: string, more = ''): Pack {
  const text = `pack: p
title: P
edition: 2022-01-01
level: county
effective: next_day
indicators:
  n: { title: { zh: 新增病例, en: new cases }, count: cases, window: 14d }
  i: { title: { zh: 发病率, en: incidence }, latest: metrics.i, window: 7d }
  b: { title: { zh: 有聚集, en: clustered }, expr: n > 9 }
${more}tiers: [{ tier: high, when: ${JSON.stringify(when)} }, { tier: low, otherwise: true }]
`;
  const { yaml } = parseYaml(text, 'pack.yaml');
  const raw = yaml && shaped(yaml, packShape).value;
  if (yaml === undefined || raw === undefined) throw new Error('the pack has no shape');
  const { pack, problems } = compilePack({
    yaml,
    raw,
    folder: 'p',
    tables: tablesWith({}),
    calendar: [],
    params: {},
  });
  expect(problems).toEqual([]);
  return { ...pack, hash: '', origin: 'built-in' };
}

function said(when: string): { zh: string; en: string } {
  const pack = packWith(when);
  const rule = pack.tiers[0]?.rule;
  if (rule?.kind !== 'when') throw new Error('no condition');
  return {
    zh: phrase(rule.when.tree, speechOf(pack, 'zh')),
    en: phrase(rule.when.tree, speechOf(pack, 'en')),
  };
}

test.each([
  ['n >= 2', '新增病例不少于2', 'new cases: 2 or more'],
  ['n < 2 && i > 0.5', '新增病例少于2，且发病率高于0.5', 'new cases: fewer than 2, and incidence above 0.5'],
  ['b || n == 3', '“有聚集”成立，或新增病例恰为3', '“clustered” holds, or new cases: exactly 3'],
  [
    'n > 1 && (b || i <= 3)',
    '新增病例多于1，且（“有聚集”成立，或发病率不高于3）',
    'new cases: more than 1, and (“clustered” holds, or incidence at 3 or below)',
  ],
  ['!known(i)', '发病率未知', 'incidence is unknown'],
  ['!b', '“有聚集”不成立', '“clustered” does not hold'],
  [
    'b ? (n > 1 || i > 2) : n > 3',
    '若“有聚集”成立则（新增病例多于1，或发病率高于2），否则新增病例多于3',
    'if “clustered” holds, then (new cases: more than 1, or incidence above 2), else new cases: more than 3',
  ],
  ['previous.tier == "high"', '此前公布的等级为high', 'the tier published before is high'],
  [
    'or_else(previous.tier, "") in ["high", "low"]',
    '此前公布的等级（尚未公布时按无计）为high、low之一',
    'the tier published before (none before the first) is one of high, low',
  ],
  [
    'or_else(previous.tier, "") == ""',
    '此前公布的等级（尚未公布时按无计）为无',
    'the tier published before (none before the first) is none',
  ],
  ['!(n > 1)', '并非（新增病例多于1）', 'not (new cases: more than 1)'],
  ['n in [1, 2]', '新增病例为1、2之一', 'new cases is one of 1, 2'],
  ['or_else(i, 0) > 3', '发病率（未知时按0计）高于3', 'incidence (taken as 0 where unknown) above 3'],
  [
    'at_least(2, [n > 1, b, i > 3])',
    '下列各项中至少2项成立：（1）新增病例多于1、（2）“有聚集”成立、（3）发病率高于3',
    'at least 2 of these hold: (1) new cases: more than 1, (2) “clustered” holds, (3) incidence above 3',
  ],
  [
    'n * 100000 / area.population > 50',
    '新增病例 × 100000 ÷ 人口高于50',
    'new cases × 100000 ÷ population above 50',
  ],
  [
    '(n + 1) * 2 > i - (i - 1)',
    '（新增病例 + 1） × 2高于发病率 − （发病率 − 1）',
    '(new cases + 1) × 2 above incidence − (incidence − 1)',
  ],
  ['i / (n * 2) > 1', '发病率 ÷ （新增病例 × 2）高于1', 'incidence ÷ (new cases × 2) above 1'],
  ['i - n - 1 > 0', '发病率 − 新增病例 − 1高于0', 'incidence − new cases − 1 above 0'],
  [
    'i * pow(i / n, 3) > 1',
    '发病率 × （（发病率 ÷ 新增病例）的3次方）高于1',
    'incidence × ((incidence ÷ new cases) to the power of 3) above 1',
  ],
  ['pow(i, 2) > 1', '发病率的2次方高于1', 'incidence to the power of 2 above 1'],
  [
    'abs(i - n) > 1',
    '（发病率 − 新增病例）的绝对值高于1',
    'the absolute value of (incidence − new cases) above 1',
  ],
  [
    'max(n, i) * 2 > 1',
    '（新增病例、发病率中最大的） × 2高于1',
    '(the greatest of new cases, incidence) × 2 above 1',
  ],
  ['-(n + i) < 0', '负（新增病例 + 发病率）低于0', 'minus (new cases + incidence) below 0'],
  ['known(i)', '发病率已知', 'incidence is known'],
  ['context.response_level == "II"', '应急响应级别为“II”', 'the response level is “II”'],
])('%s', (when, zh, en) => expect(said(when)).toEqual({ zh, en }));

test.each([
  [
    'x: { count: cases, where: class == "confirmed" && origin != "imported", window: 14d }',
    '截至当日的14天内（含当日）病例（分型为确诊，且来源不为境外输入）的例数',
  ],
  [
    'x: { count: cases, group_by: cluster, at_least: 2, window: { days: 7, lag: 4 } }',
    '截至4天前的7天内病例中，同一聚集性疫情编号有2例及以上的起数',
  ],
  ['x: { count: cases, distinct: cluster, window: all }', '截至当日（累计）病例中不同的聚集性疫情编号的个数'],
  [
    'x: { sum: metrics.beds, window: { since: 2020-06-11 }, missing: 0 }',
    '自2020-06-11起至当日上报数据的“beds”之和；没有数据时按0计',
  ],
  ['x: { days_since: cases, clock: date_onset }', '距最近一例病例的天数，按发病日期计'],
  [
    'x: { count: cases, window: 1d, where: "class in [\\"confirmed\\", \\"asymptomatic\\"]" }',
    '当日病例（分型为确诊、无症状之一）的例数',
  ],
])('%s', (written, zh) => {
  const pack = packWith('n > 1', `  ${written}\n`);
  const indicator = pack.indicators.find(({ name }) => name === 'x');
  expect(indicator && indicatorPhrase(indicator, pack, 'zh')).toBe(zh);
});

test('params and attributes go by their titles, where the pack has some', () => {
  const titles = `params: { limit: 6 }
titles:
  params: { limit: { zh: 上限, en: the limit } }
  areas: { elderly: { zh: 老年人口, en: elderly people } }
`;
  const inWords = (more: string, language: 'zh' | 'en'): string => {
    const pack = packWith('n >= params.limit && area.elderly > 100', more);
    const rule = pack.tiers[0]?.rule;
    if (rule?.kind !== 'when') throw new Error('no condition');
    return phrase(rule.when.tree, speechOf(pack, language));
  };
  expect(inWords(titles, 'en')).toContain('6 (the limit)');
  expect(inWords(titles, 'en')).toContain('elderly people');
  expect(inWords(titles, 'zh')).toContain('6（上限）');
  expect(inWords(titles, 'zh')).toContain('老年人口');
  expect(inWords('params: { limit: 6 }\n', 'en')).toContain('6 (parameter limit)');
});
