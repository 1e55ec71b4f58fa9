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
        except: ['level2-full-closure'],
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
    [
      'zh',
      '标准禁止的措施',
      ['低风险 | 封闭、检测 | 场所（温泉） | 不得 2020-07-01 起 标准自身采取的除外：全封闭、只进不出。 |'],
    ],
    [
      'en',
      'What the standard forbids',
      [
        'Low | closure, testing | premises (spas) | Must not from 2020-07-01 Except what the standard itself takes: Full closure. |',
      ],
    ],
    [
      'zh',
      '场所开放',
      ['商超、温泉 | 暂不开放 | 有条件开放：限流（见：社区封闭式管理） | — | 至 2020-07-31 |'],
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

describe('what moves tiers', () => {
  const shown = (pack: typeof sample, language: 'zh' | 'en' = 'en') => {
    const text = renderPack(pack, 'table', { language, width: null, colour: false });
    const [, part = ''] = text.split(language === 'en' ? 'When tiers are judged' : '评估、生效与解除');
    return part.split(language === 'en' ? 'Measures' : '防控措施')[0] ?? '';
  };
  const builtIn = (id: string) => soundPack(builtInPacks(), id);

  test.each([
    ['germany-2021-04', 'en', 'from 0:00, 2 days after the day on which it is judged'],
    ['germany-2021-04', 'zh', '判定日之后第2天的0时起生效'],
    ['germany-2021-04', 'en', 'Working days: Monday, Tuesday, Wednesday, Thursday, Friday, Saturday'],
    ['germany-2021-04', 'en', 'Days that are none: 2021-05-01, 2021-05-13, 2021-05-24'],
    ['germany-2021-04', 'en', 'Areas begin in No brake'],
    [
      'germany-2021-04',
      'en',
      'if the last 3 evaluations all gave a more severe tier, to the mildest of these',
    ],
    ['germany-2021-04', 'en', 'the last 5 working days (and only on such a day) all gave a milder tier'],
    ['germany-2021-04', 'zh', '最近5个工作日的评估（只在工作日变动）都判为较轻的等级'],
    ['california-2020-08', 'en', 'Judged every Tuesday'],
    ['california-2020-08', 'zh', '须已在原等级满21天；一次至多1级'],
    ['california-2020-11', 'en', 'the last 2 Tuesdays (and only on such a day)'],
    ['italy-2021-07', 'en', 'from 0:00 of the first Monday after the day on which it is judged'],
    ['italy-2021-07', 'zh', '该次评估即下调'],
    ['cn-v9-2022-06', 'en', 'What was “low” under cn-precise-2020-07 becomes Routine'],
    ['cn-v9-2022-06', 'en', 'Low is decided every night after all others'],
    ['cn-v9-2022-06', 'en', 'not before 7 days in the tier; at most 1 tier at a time'],
    ['cn-v9-2022-06', 'en', 'and to come down: “A full round today, all negative” at 1 or above'],
    ['shanghai-2022-05', 'zh', '须已在原等级满3天'],
    ['ecdc-2020', 'en', 'Grey stands outside the order of severity'],
    ['ecdc-2020', 'zh', '灰色不论轻重，先于其他等级判定'],
  ] as const)('%s, %s: %s', async (id, language, said) =>
    expect(shown(await builtIn(id), language)).toContain(said),
  );

  test.each(packs)('%s: only without clocks does a tier follow each evaluation', async (id) => {
    const pack = await builtIn(id);
    const follows = shown(pack).includes('its condition no longer holds');
    const isMoved = pack.tiers.some(({ clocks, release }) => clocks ?? release) || pack.decides;
    expect(follows).toBe(!isMoved && pack.tiers.some(({ rule }) => rule.kind === 'when'));
  });

  test('where only a decision lowers, nothing is said to be lowered by itself', () => {
    const text = shown({ ...sample, decides: { loosen: 'decision', level: 'county' } });
    expect(text).toContain('to come down takes a decision at the level of the county');
    expect(text).not.toContain('no longer holds');
  });

  test('where judging begins, and what tiers of any earlier pack become', () => {
    const text = shown({ ...sample, historyFrom: '2020-06-01', mapsFrom: { '*': { orange: 'medium' } } });
    expect(text).toContain('judging begins with 2020-06-01');
    expect(text).toContain('What was “orange” under an earlier pack becomes Medium');
  });

  test('a clock of days, and one of several steps', () => {
    const tighten = { after: { kind: 'days', count: 7 }, steps: 2 } as const;
    const clocks = { tighten, loosen: { ...tighten, minStayDays: 0 } };
    const text = shown({ ...sample, tiers: sample.tiers.map((tier) => ({ ...tier, clocks })) });
    expect(text).toContain('if the evaluations on each of the last 7 days all gave a milder tier');
    expect(text).toContain('at most 2 tiers at a time');
  });

  test('no way is told to a tier that the rules do not reach', () => {
    const [high] = sample.tiers;
    if (high?.rule.kind !== 'declared') throw new RangeError('the sample begins with a declared tier');
    const text = shown({ ...sample, decides: { loosen: 'decision' } });
    const [, ofMedium = ''] = text.split('Out of Medium');
    expect(ofMedium.split('Out of')[0]).not.toContain('up:');
  });
});
