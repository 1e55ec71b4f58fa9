import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Explanation } from '../../src/explain/explanation.ts';
import { explain, run, zone } from '../../src/index.ts';
import { renderExplanation } from '../../src/rendering/explanation/index.ts';
import { renderSnapshot } from '../../src/rendering/snapshot/index.ts';

const root = mkdtempSync(join(tmpdir(), 'fenqu-explained-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Seven of 30,001 people are 23.332… in 100,000; 15 of them 49.998…, which rounds to 50. */
const PACK = `
pack: rates
title: { zh: 发病率, en: Rates }
edition: 2022-03-01
level: ward
evaluated: { weekly: tuesday }
effective: next_day
indicators:
  new_7d: { title: { zh: 新增, en: New }, count: cases, window: 7d }
  rate: { title: { zh: 发病率, en: Rate }, expr: new_7d / area.population * 100000, round: 1 }
tiers:
  - { tier: high, when: rate >= 50 }
  - { tier: medium, when: rate > 20 && new_7d < 100 }
  - { tier: low, otherwise: true }
`;

const FILES = {
  'fenqu.yaml': `
areas: { file: areas.csv, codes: explicit }
data: { cases: { file: cases.csv, columns: { id: id, date_report: day, area: ward } } }
rules: rules/
policy: [{ pack: rates, from: 2022-03-01 }]
`,
  'areas.csv': 'code,name,level,parent,population\nQ,Bay Ridge,ward,,30001\nH,Hill,ward,,30001\n',
  'cases.csv': [
    'id,day,ward',
    ...Array.from({ length: 7 }, (_, i) => `q${i},2022-03-07,Bay Ridge`),
    ...Array.from({ length: 15 }, (_, i) => `h${i},2022-03-07,Hill`),
    ...Array.from({ length: 20 }, (_, i) => `i${i},2022-03-14,Hill`),
  ].join('\n'),
  'rules/rates/pack.yaml': PACK,
};

const folder = join(root, 'w');
beforeAll(() => {
  mkdirSync(join(folder, 'rules/rates'), { recursive: true });
  for (const [path, text] of Object.entries(FILES)) writeFileSync(join(folder, path), text.trimStart());
});

/** Thursday; judged on Tuesday, 8 March. */
const why = (area: string): Promise<Explanation> => explain({ workspace: folder, asOf: '2022-03-10', area });
const shown = (explanation: Explanation, format: 'table' | 'md' | 'json', language: 'zh' | 'en'): string =>
  renderExplanation(explanation, format, { language, width: 80, colour: false });

describe('an explanation', () => {
  test.each([
    ['en', 'table'],
    ['en', 'md'],
    ['zh', 'table'],
    ['zh', 'md'],
  ] as const)(
    'says what an indicator was worked out from, and on which evaluation it rests: %s, %s',
    async (language, format) => {
      const text = shown(await why('Bay Ridge'), format, language)
        .replaceAll('&gt;', '>')
        .replaceAll('\\', '');
      const [rate, made, cases, people, judged] =
        language === 'en'
          ? [
              'Rate (rate) = 23.3 > 20',
              'Worked out: Rate = 23.3',
              'New (new_7d) = 7',
              'area.population = 30001',
              'every Tuesday; this is the evaluation of 2022-03-08',
            ]
          : [
              '发病率（rate） = 23.3 > 20',
              '计算得出：发病率 = 23.3',
              '新增（new_7d） = 7',
              'area.population = 30001',
              '每星期二评估一次；以上依据 2022-03-08 的评估',
            ];
      for (const part of [rate, made, cases, people, judged, 'new_7d / area.population * 100000'])
        expect(text).toContain(part);
    },
  );

  test('says so in JSON', async () => {
    const json: unknown = JSON.parse(shown(await why('Bay Ridge'), 'json', 'en'));
    expect(json).toMatchObject({
      zone: { evaluated_on: '2022-03-08', indicators: { rate: 23.3 } },
      calculated: [
        {
          indicator: 'rate',
          title: { zh: '发病率', en: 'Rate' },
          value: 23.3,
          expression: 'new_7d / area.population * 100000',
          readings: { new_7d: 7, 'area.population': 30001 },
        },
      ],
    });
  });

  test('does not round a value over the limit that it is compared with', async () => {
    const text = shown(await why('Hill'), 'table', 'en');
    expect(text).toMatch(/Rate \(rate\) = 49\.998\d* < 50/);
    expect(text).toContain('Worked out: Rate = 50');
    expect(text).toContain('Rate (rate) = 50 > 20');
  });

  test('is of no evaluation before the first', async () => {
    const first = await explain({ workspace: folder, asOf: '2022-03-01', area: 'Hill' });
    expect(shown(first, 'table', 'en')).toContain('evaluation of 2022-03-01');
    const policy = join(folder, 'fenqu.yaml');
    writeFileSync(policy, FILES['fenqu.yaml'].replace('2022-03-01', '2022-03-02').trimStart());
    const none = await explain({ workspace: folder, asOf: '2022-03-03', area: 'Hill' });
    writeFileSync(policy, FILES['fenqu.yaml'].trimStart());
    expect(shown(none, 'table', 'en')).toContain('there has been no evaluation yet');
    expect(shown(none, 'table', 'zh')).toContain('至今尚未评估');
  });
});

test('a limit is passed by exact values, whatever was published rounded', async () => {
  await run({ workspace: folder, asOf: '2022-03-14' });
  const { diff } = await run({ workspace: folder, asOf: '2022-03-15' });
  const [change] = diff.changes.filter(({ area }) => area.code === 'H');
  expect(change).toMatchObject({ from: 'medium', to: 'high' });
  expect(change?.reasons).toMatchObject([
    { code: 'rose', with: { title_en: 'Rate', to: 66.7, limit: '>= 50' } },
  ]);
  expect(Number(change?.reasons[0]?.with['from'])).toBeCloseTo(49.9983, 4);
});

test('what was reported since the evaluation is told as such', async () => {
  const late = join(root, 'late');
  cpSync(folder, late, { recursive: true });
  rmSync(join(late, 'store'), { recursive: true, force: true });
  await run({ workspace: late, asOf: '2022-03-08' });
  const more = Array.from({ length: 10 }, (_, i) => `\nl${i},2022-03-08,Bay Ridge`).join('');
  appendFileSync(join(late, 'cases.csv'), more);
  const explanation = await explain({ workspace: late, asOf: '2022-03-10', area: 'Q' });
  expect(explanation.verdict).toMatchObject({ tier: 'medium', rawTier: 'medium', indicators: { new_7d: 7 } });
  expect(explanation.tiers.map(({ tier, outcome }) => `${tier} ${outcome}`)).toEqual([
    'high reported-since',
    'medium taken',
    'low otherwise',
  ]);
  expect(shown(explanation, 'table', 'en')).toContain('reported since the last evaluation');
});

describe('when it is lowered', () => {
  const inBeds = join(root, 'beds');
  beforeAll(() => {
    mkdirSync(join(inBeds, 'rules/rates'), { recursive: true });
    const metrics = 'data: { metrics: { file: beds.csv, columns: { area: ward, date: day, beds: beds } } }';
    const files = {
      ...FILES,
      'fenqu.yaml': FILES['fenqu.yaml'].replace(/data: .*/, metrics),
      'beds.csv': 'day,ward,beds\n2022-03-08,Bay Ridge,30\n2022-03-08,Hill,1\n2022-03-09,Bay Ridge,5\n',
      'rules/rates/pack.yaml': PACK.replace(/ {2}new_7d: .*\n/, '')
        .replace(
          / {2}rate: .*/,
          '  beds: { title: { zh: 病床, en: Beds }, latest: metrics.beds, window: 7d }',
        )
        .replace(/ {2}- \{ tier: medium.*\n/, '')
        .replace('rate >= 50', 'beds > 20'),
    };
    for (const [path, text] of Object.entries(files)) writeFileSync(join(inBeds, path), text.trimStart());
  });
  const explained = async (asOf: string, area: string) => {
    const explanation = await explain({ workspace: inBeds, asOf, area, today: '2022-03-20' });
    const look = { language: 'en', width: null, colour: false } as const;
    return { ...explanation, text: renderExplanation(explanation, 'table', look) };
  };

  test('cannot be told by values that are not known yet', async () => {
    const { unknownAhead, text } = await explained('2022-03-08', 'Q');
    expect(unknownAhead).toBe('2022-03-15');
    expect(text).toContain('what the evaluation of 2022-03-15 goes by is not known yet');
    expect(text).toMatch(/ — whether it is lowered is not known yet\n$/);
    expect(text).not.toContain('It is not lowered by the passing of time');
  });

  test('is said by zone, too, of every area that waits for values', async () => {
    const { snapshot } = await zone({
      workspace: inBeds,
      asOf: '2022-03-08',
      today: '2022-03-20',
      all: true,
    });
    const ahead = snapshot.zones.map(({ area, tier, unknownAhead }) => [area.code, tier, unknownAhead]);
    expect(ahead).toContainEqual(['Q', 'high', '2022-03-15']);
    expect(ahead).toContainEqual(['H', 'low', null]);
    const look = { language: 'en', width: null, colour: false } as const;
    expect(renderSnapshot(snapshot, 'table', look, null)).toContain('unknown from 03-15');
    const [line] = renderExplanation(await explained('2022-03-08', 'Q'), 'ndjson', look).split('\n');
    expect(JSON.parse(line ?? '')).toMatchObject({ kind: 'zone', unknown_ahead: '2022-03-15' });
  });

  test('is told where they are', async () => {
    const { unknownAhead, verdict } = await explained('2022-03-09', 'Q');
    expect(unknownAhead).toBeNull();
    expect(verdict.nextStepDown).toMatchObject({ tier: 'low', on: '2022-03-15' });
  });

  test('is not asked of the mildest tier', async () => {
    expect((await explained('2022-03-08', 'H')).text).toMatch(/2022-03-08: Hill low\n$/);
  });
});
