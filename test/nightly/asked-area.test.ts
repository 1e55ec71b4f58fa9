import { join } from 'node:path';
import { expect, test } from 'vitest';
import { explain, measures, writeHandouts, zone } from '../../src/index.ts';
import { CITY, workspace } from '../cli/workspace.ts';

const AT = { asOf: '2022-05-10' };
/** 大山子 is a street, too, and 海淀 has a community that is called as a street of 朝阳. */
const AREAS = `${CITY['data/areas.csv']}110105030,大山子街道\n110105030001,南里社区居委会\n`;

test('of several areas of a name, explain means the one that has a tier of its own', async () => {
  const folder = workspace({ 'data/areas.csv': AREAS });
  const { verdict } = await explain({ workspace: folder, ...AT, area: '大山子' });
  expect(verdict.area.code).toBe('110105005002');
  // Everything else is about whatever is asked for.
  for (const ask of [zone, measures])
    await expect(ask({ workspace: folder, ...AT, area: '大山子' })).rejects.toMatchObject({
      problems: [
        { code: 'area-several', suggest: [/大山子/, /大山子/].map((name) => expect.stringMatching(name)) },
      ],
    });
  await expect(explain({ workspace: folder, ...AT, area: '红霞路' })).rejects.toMatchObject({
    problems: [{ code: 'area-several' }],
  });
});

test('an area below the level that is zoned is told with the one it lies in', async () => {
  const yaml = CITY['fenqu.yaml']?.replace('beijing-2020-07', 'beijing-2020-06') ?? '';
  const folder = workspace({ 'fenqu.yaml': yaml.replace('2022-04-01', '2022-04-01, retrospective: true') });
  await expect(explain({ workspace: folder, ...AT, area: '大山子社区' })).rejects.toMatchObject({
    problems: [
      {
        code: 'area-below-level',
        with: { level: { zh: '街道（乡镇）', en: 'street' } },
        suggest: ['北京市 朝阳区 酒仙桥街道 (110105005)'],
      },
    ],
  });
});

test.each([
  ['a name without its suffix', '酒先桥', '酒仙桥街道'],
  ['a name with it', '酒先桥街道', '酒仙桥街道'],
  ['a code in which a letter slipped in', '11010500500Z', '110105005002'],
])('an area misspelt is told with the one that was meant: %s', async (_, asked, meant) => {
  await expect(measures({ workspace: workspace(), ...AT, area: asked })).rejects.toMatchObject({
    problems: [{ code: 'area-not-found', value: asked, suggest: expect.arrayContaining([meant]) }],
  });
});

test('where nothing can be by a level, it is told by which it can', async () => {
  const folder = workspace();
  const into = join(folder, 'out');
  await expect(
    writeHandouts(into, { format: 'md', language: 'en' }, { workspace: folder, ...AT, by: 'country' }),
  ).rejects.toMatchObject({
    problems: [
      {
        code: 'report-level',
        value: 'country',
        suggest: ['county'],
        with: { level: 'community', levels: 'province, city, county, street, community' },
      },
    ],
  });
});
