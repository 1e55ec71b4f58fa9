import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { soundPack } from '../../src/nightly/rules.ts';
import { renderPack } from '../../src/rendering/pack-page/index.ts';
import { builtInPacks } from '../../src/zoning/policy.ts';
import { pack as sample } from './samples/pack.ts';

const BESIDE_PACKS = ['contexts', 'policies', 'schemas'];
const packs = readdirSync(builtInPacks()).filter((name) => !BESIDE_PACKS.includes(name));

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
    ['cn-v9-2022-06', 'en', 'What was low under cn-precise-2020-07 becomes Routine'],
    ['cn-v9-2022-06', 'en', 'Low is decided every night after all others'],
    ['cn-v9-2022-06', 'en', 'not before 7 days in the tier; at most 1 tier at a time'],
    ['cn-v9-2022-06', 'en', 'and to come down: A full round today'],
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
    expect(text).toContain('What was orange under an earlier pack becomes Medium');
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
