import { describe, expect, test } from 'vitest';
import { soundPack } from '../../src/nightly/rules.ts';
import { renderPack } from '../../src/rendering/pack-page/index.ts';
import { packFolders } from '../../src/rules/folders.ts';
import type { Pack } from '../../src/rules/pack.ts';
import { builtInPacks } from '../../src/zoning/policy.ts';
import { pack as sample } from './samples/pack.ts';

const folders = await packFolders({ builtIn: builtInPacks(), extra: {} });
const packs = folders.map(({ id }) => id);

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  const look = { language, width: null, colour: false };

  test('the sample, as Markdown', async () => {
    await expect(renderPack(sample, 'md', look)).toMatchFileSnapshot(`golden/pack-page.${language}.md`);
  });

  test('the sample, on a terminal of 80 columns', async () => {
    const text = renderPack(sample, 'table', { ...look, width: 80 });
    await expect(text).toMatchFileSnapshot(`golden/pack-page.${language}-80.txt`);
  });

  test.each(packs)('%s: everything it says is there', async (id) => {
    const pack = await soundPack(builtInPacks(), id);
    const text = renderPack(pack, 'table', look);
    const titles = [...pack.tiers, ...pack.indicators, ...pack.measures].map(({ title }) => title[language]);
    const sources = Object.values(pack.sources).map(({ title }) =>
      typeof title === 'string' ? title : title[language],
    );
    const written = pack.tiers.flatMap(({ rule }) => (rule.kind === 'when' ? [rule.when.text] : []));
    for (const part of [...titles, ...sources, ...written, pack.hash, pack.edition])
      expect(text).toContain(part);
    expect(text).not.toMatch(/undefined|\[object|NaN|\{\w+\}/);
  });
});

describe('what stands beside the measures', () => {
  const basis = { source: 'qiushi', status: 'official', clause: 'x' } as const;
  const pack: Pack = {
    ...sample,
    sectors: { spas: { zh: '温泉', en: 'spas' } },
    forbids: [
      {
        ...basis,
        tiers: ['low'],
        kinds: ['closure', 'testing'],
        audience: ['premises'],
        sector: 'spas',
        text: { zh: '不得', en: 'Must not' },
        inForce: { from: '2020-07-01' },
      },
    ],
    opening: [
      {
        ...basis,
        sectors: ['retail', 'spas'],
        tiers: {
          high: { state: 'closed' },
          medium: {
            state: 'conditional',
            conditions: { zh: '限流', en: 'few people' },
            measures: ['level2-community-entry'],
          },
        },
        inForce: { until: '2020-07-31' },
      },
    ],
    arrivals: [
      {
        ...basis,
        origin: ['high', 'medium'],
        scope: 'county',
        measure: 'level2-no-outsiders',
        lookBackDays: 14,
        isolation: [
          { days: 7, places: ['central'] },
          { days: 1, places: ['home', 'central'] },
        ],
        countedFrom: 'arrival',
        monitoringDays: 3,
        tests: { kind: 'times', times: 2, withinDays: 3, hoursBetween: 24 },
      },
      {
        ...basis,
        origin: [],
        who: { zh: '入境人员', en: 'from abroad' },
        measure: 'level2-no-outsiders',
        isolation: [],
        tests: { kind: 'days', days: [1, 4] },
      },
    ],
  };

  function rows(language: 'zh' | 'en', heading: string): string[] {
    const [, part = ''] = renderPack(pack, 'md', { language, width: null, colour: false }).split(
      `## ${heading}\n`,
    );
    const table = part.split('\n## ')[0] ?? '';
    return table
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .slice(2);
  }

  test.each([
    ['zh', '标准禁止的措施', ['低风险 | 封闭、检测 | 场所（温泉） | 不得 2020-07-01 起 |']],
    [
      'en',
      'What the standard forbids',
      ['Low | closure, testing | premises (spas) | Must not from 2020-07-01 |'],
    ],
    [
      'zh',
      '场所开放',
      ['商超、温泉 | 不开放 | 有条件开放：限流（见：社区封闭式管理） | — | 至 2020-07-31 |'],
    ],
    [
      'en',
      'Which premises are open',
      ['retail, spas | closed | on conditions: few people (see: Closed management) | — | until 2020-07-31 |'],
    ],
    [
      'zh',
      '外来人员',
      [
        '高风险、中风险所在的区县 | 外来人员车辆不得进入 | 到达前14天 | 集中隔离7天，再居家或集中隔离1天，再健康监测3天（自抵达起） | 3天内2次，间隔24小时 |',
        '入境人员 | 外来人员车辆不得进入 |  |  | 第1、4天 |',
      ],
    ],
    [
      'en',
      'People who arrive',
      [
        'the county around High, Medium | No outside people or vehicles | 14 days before arrival | 7 days isolated centrally, then 1 day isolated at home or centrally, then 3 days of health monitoring (from arriving) | 2 times within 3 days, 24 hours apart |',
        'from abroad | No outside people or vehicles |  |  | on days 1, 4 |',
      ],
    ],
  ] as const)('in %s: %s', (language, heading, expected) => {
    const found = rows(language, heading);
    expect(found).toHaveLength(expected.length);
    for (const [at, start] of expected.entries()) expect(found[at]?.slice(2)).toContain(start);
  });

  test('a pack that says nothing of it has no such part', () => {
    const text = renderPack(sample, 'md', { language: 'en', width: null, colour: false });
    for (const heading of ['What the standard forbids', 'Which premises are open', 'People who arrive'])
      expect(text).not.toContain(`## ${heading}`);
  });
});

test('nothing of one language is left in the other', () => {
  const text = renderPack(sample, 'md', { language: 'en', width: null, colour: false });
  const headings = text.split('\n').filter((line) => line.startsWith('#') || /^- (The|Judged|A )/.test(line));
  expect(headings.length).toBeGreaterThan(6);
  for (const line of headings.slice(1)) expect(line).not.toMatch(/\p{Script=Han}/u);
});
