import { describe, expect, test } from 'vitest';
import { cases, casesIn, codeAndPlace, problemsOf, stage } from './workspaces.ts';

/** A district whose divisions changed on 2021-07-01: one renamed, two merged, one split, one abolished. */
const AREAS = `code,name,aliases,valid_from,valid_until,successor
110106,丰台区,,,,
110106011,花乡,花乡地区,,2021-06-30,110106030
110106030,花乡街道,,2021-07-01,,
110106020,东村镇,,,2021-06-30,110106021
110106021,双村街道,,2021-07-01,,
110106022,西村镇,,,2021-06-30,110106021
110106040,卢沟桥乡,,,2021-06-30,110106041|110106042
110106041,太平桥街道,,2021-07-01,,
110106042,六里桥街道,,2021-07-01,,
110106042001,莲香园社区,,2021-07-01,,
110106050,旧站镇,,,2021-06-30,
`;

const setup = (rows: readonly string[], areasOn: string) => ({
  files: { 'areas.csv': AREAS, ...cases(...rows) },
  options: { areasOn, today: '2022-06-01' },
});

async function placedOn(areasOn: string, ...texts: string[]): Promise<string[]> {
  const rows = texts.map((text, i) => `${i},2020-05-01,confirmed,${text}`);
  const { engine } = await stage(setup(rows, areasOn));
  return (await casesIn(engine, 'id, area')).map((row) => row.split(' ')[1] ?? '');
}

describe('divisions that change', () => {
  test('an old name leads to the one area that stands for it now', async () => {
    const texts = ['丰台区花乡新发地', '丰台区花乡地区', '丰台区东村镇3号', '丰台区西村镇', '110106011'];
    expect(await placedOn('2022-05-11', ...texts)).toEqual([
      '110106030',
      '110106030',
      '110106021',
      '110106021',
      '110106030',
    ]);
  });

  test('before the change the old areas are there, and the new names lead back where one stood there', async () => {
    const texts = ['丰台区花乡新发地', '丰台区花乡街道', '丰台区东村镇', '110106030'];
    expect(await placedOn('2021-06-30', ...texts)).toEqual([
      '110106011',
      '110106011',
      '110106020',
      '110106011',
    ]);
    // Two were merged into it.
    expect(await placedOn('2021-06-30', '丰台区双村街道')).toEqual(['110106']);
  });

  test('of an area that was divided or abolished only what it lay in is certain, unless the address says more', async () => {
    const texts = ['丰台区卢沟桥乡小屯路', '110106040', '丰台区卢沟桥乡莲香园社区', '丰台区旧站镇'];
    expect(await placedOn('2022-05-11', ...texts)).toEqual(['110106', '110106', '110106042001', '110106']);
    const rows = ['1,2020-05-01,confirmed,丰台区卢沟桥乡小屯路'];
    const { staged } = await stage(setup(rows, '2022-05-11'));
    expect(staged.problems.map(codeAndPlace)).toEqual(['area-not-placed-below cases.csv']);
  });

  test('only the areas there are on the day are among the areas', async () => {
    const count = async (areasOn: string) =>
      (await stage(setup(['1,2020-05-01,confirmed,110106'], areasOn))).staged.areas.countAt('street');
    expect([await count('2021-06-30'), await count('2021-07-01')]).toEqual([5, 4]);
  });

  test('a code that stays while the name changes', async () => {
    const areas = `code,name,valid_from,valid_until
110106,丰台区,,
110106011,花乡,,2021-06-30
110106011,花乡街道,2021-07-01,
`;
    const rows = cases('1,2020-05-01,confirmed,丰台区花乡', '2,2020-05-01,confirmed,花乡街道');
    for (const areasOn of ['2021-06-30', '2021-07-01']) {
      const { engine } = await stage({
        files: { 'areas.csv': areas, ...rows },
        options: { areasOn, today: '2022-06-01' },
      });
      expect(await casesIn(engine, 'id, area')).toEqual(['1 110106011', '2 110106011']);
    }
  });

  test.each([
    ['110106030,花乡街道,,2021-13-01,,', ['date-invalid areas.csv:4 valid_from']],
    ['110106030,花乡街道,,2021-07-01,2021-01-01,', ['area-dates areas.csv:4 valid_until']],
    ['110106030,花乡街道,,,,110106999', ['area-successor-missing areas.csv:4 successor']],
    ['110106011,花乡街道,,,,', ['area-duplicate areas.csv:4 code']],
  ])('what is wrong is told with its line: %s', async (row, expected) => {
    const areas = `${AREAS.split('\n').slice(0, 2).join('\n')}\n110106011,花乡,,,,\n${row}\n110106060,废镇,,,2020-01-01,\n`;
    const problems = await problemsOf({
      files: { 'areas.csv': areas, ...cases('1,2020-05-01,confirmed,110106') },
    });
    expect(problems.map(codeAndPlace)).toEqual(expected);
  });

  test.each([
    ['ended without a successor', '110106052,西分乡,,2022-01-01,2022-02-28,'],
    ['leads back to where it came from', '110106052,西分乡,,2022-01-01,2022-02-28,110106051'],
  ])('no heir stands for all of an area of which a share %s', async (_, share) => {
    const areas = `${AREAS}110106051,合乡,,,2021-12-31,110106052|110106053
${share}
110106053,东分街道,,2022-01-01,,
110106053001,莲塘社区,,,,
`;
    const texts = ['丰台区合乡', '110106051', '丰台区合乡莲塘社区', '丰台区东分街道'];
    const rows = texts.map((text, i) => `${i},2020-05-01,confirmed,${text}`);
    const { engine, staged } = await stage({
      files: { 'areas.csv': areas, ...cases(...rows) },
      options: { areasOn: '2022-05-11', today: '2022-06-01' },
    });
    expect(await casesIn(engine, 'id, area')).toEqual([
      '0 110106',
      '1 110106',
      '2 110106053001',
      '3 110106053',
    ]);
    expect(staged.problems.map(codeAndPlace)).toEqual(['area-not-placed-below cases.csv']);
  });
});
