import { describe, expect, test } from 'vitest';
import type { StageOptions } from '../../src/inputs/index.ts';
import { openIds, openSeen } from '../../src/inputs/staging/seen.ts';
import { cases, codesOf, type Setup, stage } from './workspaces.ts';

const HERE = '110105005001';
const THERE = '110105005002';

const OPTIONS: Partial<StageOptions> = {
  ids: false,
  hopeful: true,
  counted: { level: 'community', condition: `r."class" = 'confirmed'` },
};

/** Stages a line list for the confirmed cases of communities, from rows of `id,date,class,area`. */
function counted(...rows: string[]): Setup {
  return { files: cases(...rows), options: OPTIONS };
}

async function rowsOf(setup: Setup): Promise<string[]> {
  const { engine } = await stage(setup);
  const rows = await engine.rows(`SELECT date_report::VARCHAR AS day, class::VARCHAR AS class, a.code
    FROM cases c JOIN areas a ON a.ix = c.area ORDER BY ALL`);
  return rows.map((row) => Object.values(row).join(' '));
}

describe('where only what is judged is asked for', () => {
  test('cases that count are kept, and of the others one for each place and new day, and those placed above', async () => {
    const setup = counted(
      `A1,2022-05-03,asymptomatic,${HERE}`,
      `A2,2022-05-02,asymptomatic,${HERE}`,
      `A3,2022-05-01,asymptomatic,${HERE}`,
      `A4,2022-05-01,confirmed,${HERE}`,
      `A5,2022-05-01,confirmed,${HERE}`,
      `A6,2022-05-01,asymptomatic,${THERE}`,
      'A7,2022-05-01,asymptomatic,110105',
      'A8,2022-05-01,asymptomatic,110105',
      `A9,2022-05-04,asymptomatic,${HERE}`,
    );
    expect(await rowsOf(setup)).toEqual([
      '2022-05-01 asymptomatic 110105',
      '2022-05-01 asymptomatic 110105',
      `2022-05-01 asymptomatic ${THERE}`,
      `2022-05-01 confirmed ${HERE}`,
      `2022-05-01 confirmed ${HERE}`,
      // The day is older, but it is the first of its place that is not kept for its day.
      `2022-05-02 asymptomatic ${HERE}`,
      `2022-05-03 asymptomatic ${HERE}`,
      `2022-05-04 asymptomatic ${HERE}`,
    ]);
    const { staged } = await stage(setup);
    expect(await staged.latestDay()).toBe('2022-05-04');
    expect(await staged.assured()).toBe(true);
  });

  const plain = [`A1,2022-05-01,asymptomatic,${HERE}`, `A2,2022-05-01,asymptomatic,${HERE}`];

  test.each([
    ['an id that is there twice', `A2,2022-05-01,asymptomatic,${HERE}`, 'id-duplicate cases.csv:4 id'],
    ['an area nobody knows', 'A3,2022-05-01,asymptomatic,110105005009', 'area-unknown cases.csv:4 area'],
    ['a day that is none', `A3,2022-02-30,asymptomatic,${HERE}`, 'date-invalid cases.csv:4 date'],
    ['a day to come', `A3,2023-02-01,asymptomatic,${HERE}`, 'date-in-future cases.csv:4 date'],
    ['a class nobody knows', `A3,2022-05-01,dubious,${HERE}`, 'value-unknown cases.csv:4 class'],
  ])('%s is found in a case that does not count', async (_, row, code) => {
    const setup = counted(...plain, row);
    expect(await codesOf(setup)).toEqual([code]);
    expect(await codesOf({ files: setup.files ?? {} })).toEqual([code]);
  });

  test('cases without an id are told of, and are no duplicates of each other', async () => {
    const { staged } = await stage(
      counted(...plain, `,2022-05-01,asymptomatic,${HERE}`, `,2022-05-01,asymptomatic,${HERE}`),
    );
    expect(staged.problems.map(({ code, with: details }) => [code, details?.['rows']])).toEqual([
      ['id-empty', 2],
    ]);
  });

  const alike = ['A1', 'A2', 'A3', 'A4', 'A5'].map((id) => `${id},2022-05-01,asymptomatic,${HERE}`);

  test('every case is kept where codes say no level, where ids are kept, and where places are names', async () => {
    const setup = counted(...alike);
    expect(await rowsOf(setup)).toHaveLength(2);
    const tree = `code,name,level,parent\n${HERE},Here,community,\n`;
    const explicit = { codes: 'explicit', file: 'tree.csv' } as const;
    expect(
      await rowsOf({ ...setup, areas: explicit, files: { ...setup.files, 'tree.csv': tree } }),
    ).toHaveLength(5);
    expect(await rowsOf({ ...setup, options: { ...OPTIONS, ids: true } })).toHaveLength(5);
    expect(await rowsOf({ ...setup, cases: { values: { area: { x: '1101' } } } })).toHaveLength(5);
  });
});

describe('numbers of 64 bits', () => {
  test('are found where two are the same, however many there are', () => {
    const ids = openIds();
    for (let i = 0; i < 200_000; i++) ids.add(Math.imul(i, 0x9e3779b1) >>> 0, i);
    expect(ids.isAnyTwice()).toBe(false);
    ids.add(Math.imul(77, 0x9e3779b1) >>> 0, 77);
    expect(ids.isAnyTwice()).toBe(true);
  });

  test('differ where their halves do', () => {
    const ids = openIds();
    for (const [low, high] of [
      [0, 0],
      [0, 2],
      [1, 0],
      [128, 0],
      [0, 3],
    ] as const)
      ids.add(low, high);
    expect(ids.isAnyTwice()).toBe(false);
  });

  test('are seen before from the second time on', () => {
    const seen = openSeen();
    const numbers = Array.from({ length: 5000 }, (_, i) => [i % 50, Math.floor(i / 50)] as const);
    expect(numbers.filter(([low, high]) => seen.sees(low, high))).toEqual([]);
    expect(numbers.every(([low, high]) => seen.sees(low, high))).toBe(true);
  });
});
