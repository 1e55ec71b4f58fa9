import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checkData, zone } from '../../src/index.ts';
import { FenquError } from '../../src/problems/problem.ts';
import { workbook } from './spoilt/workbook.ts';

const PACK = `pack: p
title: T
edition: 2022-05-01
level: county
effective: next_day
indicators:
  confirmed: { sum: counts.confirmed, window: 7d }
  asymptomatic: { sum: counts.asymptomatic, window: 7d }
tiers:
  - { tier: high, when: confirmed + asymptomatic > 0 }
  - { tier: low, otherwise: true }
`;

/** The numbers of a night by area: confirmed and asymptomatic of seven days. */
async function numbers(counts: string, data: string | Uint8Array, pack = PACK) {
  const folder = workspace(counts, data, pack);
  const { snapshot } = await zone({ workspace: folder, asOf: '2022-05-03', today: '2022-06-01', all: true });
  return Object.fromEntries(snapshot.zones.map(({ area, indicators }) => [area.code, indicators]));
}

function workspace(counts: string, data: string | Uint8Array, pack = PACK): string {
  const folder = mkdtempSync(join(tmpdir(), 'fenqu-layout-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'rules/p'), { recursive: true });
  const files = {
    'rules/p/pack.yaml': pack,
    'areas.csv': 'code,name\n110105,朝阳区\n110106,丰台区\n',
    [typeof data === 'string' ? 'counts.csv' : 'counts.xlsx']: data,
    'fenqu.yaml': `areas: { file: areas.csv }
data:
  counts: ${counts}
rules: rules
policy: [{ pack: p, from: 2022-05-01 }]
`,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

async function codes(work: Promise<unknown>): Promise<string[]> {
  const cause = await work.then(() => undefined).catch((thrown: unknown) => thrown);
  return cause instanceof FenquError ? cause.problems.map(({ code }) => code) : [];
}

const NUMBERS = 'numbers: { 确诊: confirmed, 无症状: asymptomatic }';
const EXPECTED = {
  110105: { confirmed: 4, asymptomatic: 1 },
  110106: { confirmed: 0, asymptomatic: 7 },
};

/** The same numbers in every layout. */
const LAYOUTS = {
  'one row an area and day': [
    '{ file: counts.csv, columns: { area: 区, date: 日期, confirmed: 确诊, asymptomatic: 无症状 } }',
    '日期,区,确诊,无症状\n2022-05-01,朝阳区,1,0\n2022-05-02,朝阳区,3,1\n2022-05-01,丰台区,0,5\n2022-05-02,丰台区,0,2\n',
  ],
  'a column an area and number': [
    `{ file: counts.csv, columns: { date: 日期 }, wide: { columns: '{area}_{number}', ${NUMBERS} } }`,
    '日期,朝阳区_确诊,丰台区_确诊,朝阳区_无症状,丰台区_无症状,合计\n2022-05-01,1,0,0,5,6\n2022-05-02,3,0,1,2,6\n',
  ],
  'a column a day and number': [
    `{ file: counts.csv, columns: { area: 区 }, wide: { columns: '{number} {date}', ${NUMBERS} }, formats: { date: M/d/yyyy } }`,
    '区,确诊 5/1/2022,确诊 5/2/2022,无症状 5/1/2022,无症状 5/2/2022\n朝阳区,1,3,0,1\n丰台区,0,0,5,2\n',
  ],
  'a row a number': [
    `{ file: counts.csv, columns: { date: 日期, area: 区 }, long: { number: 类别, value: 数, ${NUMBERS} } }`,
    `日期,区,类别,数
2022-05-01,朝阳区,确诊,1
2022-05-01,朝阳区,无症状,0
2022-05-02,朝阳区,无症状,1
2022-05-02,朝阳区,确诊,3
2022-05-01,丰台区,确诊,0
2022-05-01,丰台区,无症状,5
2022-05-01,丰台区,疑似,9
2022-05-02,丰台区,确诊,0
2022-05-02,丰台区,无症状,2
`,
  ],
} as const;

describe('tables of numbers', () => {
  test.each(Object.entries(LAYOUTS))('%s', async (_, [counts, data]) => {
    expect(await numbers(counts, data)).toEqual(EXPECTED);
  });

  test('one kind of number, a column an area; columns that are none are named', async () => {
    const counts = `{ file: counts.csv, columns: { date: 日期 }, wide: { columns: '{area}', number: confirmed, except: [合计] }, defaults: { asymptomatic: 0 } }`;
    expect(await numbers(counts, '日期,朝阳区,丰台区,合计\n2022-05-01,1,0,1\n2022-05-02,3,0,3\n')).toEqual({
      110105: { confirmed: 4, asymptomatic: 0 },
      110106: { confirmed: 0, asymptomatic: 0 },
    });
  });

  test('totals so far, with a fall that is told', async () => {
    const counts = `{ file: counts.csv, cumulative: true, columns: { area: 区 }, wide: { columns: '{date}', number: confirmed }, defaults: { asymptomatic: 0 } }`;
    const folder = workspace(counts, '区,2022-04-25,2022-04-30,2022-05-03\n朝阳区,10,12,11\n丰台区,1,1,4\n');
    const { snapshot, warnings } = await zone({
      workspace: folder,
      asOf: '2022-05-03',
      today: '2022-06-01',
      all: true,
    });
    expect(snapshot.zones.map(({ indicators }) => indicators['confirmed'])).toEqual([1, 3]);
    expect(warnings.map(({ code }) => code)).toContain('counts-revised');
  });

  test('the report says what was laid out anew, and what was left', async () => {
    const [counts, data] = LAYOUTS['a column an area and number'];
    const wide = await checkData({
      workspace: workspace(counts, data),
      asOf: '2022-05-03',
      today: '2022-06-01',
    });
    expect(wide.report.files.find(({ table }) => table === 'counts')).toMatchObject({
      read: 4,
      used: 4,
      columnsIgnored: ['合计'],
      reshaped: { rows: 2, columns: 4, unnamed: {} },
    });
    const [other, rows] = LAYOUTS['a row a number'];
    const long = await checkData({
      workspace: workspace(other, rows),
      asOf: '2022-05-03',
      today: '2022-06-01',
    });
    expect(long.report.files.find(({ table }) => table === 'counts')?.reshaped).toEqual({
      rows: 9,
      columns: 1,
      unnamed: { 疑似: 1 },
    });
  });
});

describe('what is wrong with them', () => {
  const [wide, data] = LAYOUTS['a column an area and number'];
  const [long, rows] = LAYOUTS['a row a number'];
  test.each([
    ['no column is named so', wide, data.replaceAll('_', '-'), 'wide-no-columns'],
    ['an area that is none', wide, data.replace('朝阳区_确诊', '朝外区_确诊'), 'area-unknown'],
    ['a cell that is no number', wide, data.replace('1,0,0,5', '1,0,x,5'), 'number-invalid'],
    ['a cell that is empty', wide, data.replace('1,0,0,5', '1,0,,5'), 'cell-empty'],
    ['a column twice', wide, data.replace('丰台区_无症状', '丰台区_确诊'), 'column-duplicate'],
    ['a row that is too short', wide, data.replace('3,0,1,2,6', '3,0,1'), 'row-width'],
    ['a number that stands twice', long, `${rows}2022-05-02,丰台区,确诊,0\n`, 'long-number-twice'],
    ['a number that is lacking', long, rows.replace('2022-05-02,丰台区,确诊,0\n', ''), 'cell-empty'],
  ])('%s', async (_, counts, text, code) => {
    expect(await codes(numbers(counts, text))).toContain(code);
  });

  test('an area that names of columns tell goes by their pattern, and is shown', async () => {
    const folder = workspace(wide, data.replace('朝阳区_确诊', '朝外区_确诊'));
    await expect(zone({ workspace: folder, asOf: '2022-05-03', today: '2022-06-01' })).rejects.toMatchObject({
      problems: expect.arrayContaining([
        expect.objectContaining({
          code: 'area-unknown',
          value: '朝外区',
          place: { file: 'counts.csv', line: 2, field: '{area}_{number}' },
        }),
      ]),
    });
  });

  test.each([
    ['neither named nor said', wide.replace('{area}_{number}', '{area}'), 'workspace-wide-number'],
    ['named and said', wide.replace("{number}'", "{number}', number: confirmed"), 'workspace-wide-number'],
    [
      'in the names and in a column',
      wide.replace('date: 日期', 'date: 日期, area: 区'),
      'workspace-wide-twice',
    ],
    [
      'wide and long',
      wide.replace('wide:', `long: { number: a, value: b, ${NUMBERS} }, wide:`),
      'workspace-wide-and-long',
    ],
  ])('%s', async (_, counts, code) => {
    expect(await codes(numbers(counts, data))).toContain(code);
  });

  test('each cell is a row of its own: rejected ones are counted one by one, whatever their line', async () => {
    const folder = workspace(wide, data.replace('3,0,1,2', 'x,y,1,2'));
    writeFileSync(
      join(folder, 'fenqu.yaml'),
      `rejects: { allow: 60% }\n${readFileSync(join(folder, 'fenqu.yaml'), 'utf8')}`,
    );
    const { report } = await checkData({ workspace: folder, asOf: '2022-05-03', today: '2022-06-01' });
    expect(report.files.find(({ table }) => table === 'counts')).toMatchObject({
      read: 4,
      used: 2,
      rejected: { 'number-invalid': 2 },
    });
  });

  test('a line is the line of the file', async () => {
    const cause = await numbers(wide, data.replace('3,0,1,2', '3,0,1,x')).catch((thrown: unknown) => thrown);
    expect(cause instanceof FenquError ? cause.problems[0]?.place?.line : undefined).toBe(3);
  });
});

describe('a number merged over several cells of a sheet is of none of them', () => {
  /** The lines of a table as a sheet. */
  const sheetOf = (data: string, merges: readonly string[]): Uint8Array => {
    const rows = data
      .trim()
      .split('\n')
      .map((line) => line.split(','));
    return workbook({ sheets: [{ rows, merges }] });
  };
  const xlsx = (counts: string): string => counts.replace('counts.csv', 'counts.xlsx');
  const [plain, plainRows] = LAYOUTS['one row an area and day'];
  const [wide, wideRows] = LAYOUTS['a column an area and number'];
  const [long, longRows] = LAYOUTS['a row a number'];

  test.each([
    ['plain', plain, plainRows],
    ['wide', wide, wideRows],
    ['long', long, longRows],
  ])('%s: what is not merged is read', async (_, counts, data) => {
    expect(await numbers(xlsx(counts), sheetOf(data, []))).toEqual(EXPECTED);
  });

  test.each([
    ['plain, over columns', plain, plainRows, 'C2:D2'],
    ['wide, over rows', wide, wideRows, 'C2:C3'],
    ['wide, over columns', wide, wideRows, 'B2:C2'],
    ['long, over rows', long, longRows, 'D2:D3'],
  ])('%s', async (_, counts, data, merge) => {
    expect(await codes(numbers(xlsx(counts), sheetOf(data, [merge])))).toContain('cell-empty');
  });
});
