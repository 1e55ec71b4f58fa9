import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { wantedColumns } from '../../../src/inputs/files/names.ts';
import { copySheet } from '../../../src/inputs/files/sheets/spreadsheet.ts';
import { casesIn, codeAndPlace, problemsOf, stage } from '../workspaces.ts';
import { DAY, HEAD, ROW, setup, sheet } from './sheets.ts';
import { type Cell, dated, styled, typed } from './workbook.ts';

/** Rows that are rejected, and not taken for something else. */
const REJECTED: readonly (readonly [name: string, row: readonly Cell[], problem: string])[] = [
  ['a total below', ['合计', null, null, null, 12], 'cell-empty :3 date'],
  ['a note below', ['注：以上为确诊病例'], 'cell-empty :3 date'],
  ['a note in a column that is not mapped', [null, null, null, null, '注'], 'cell-empty :3 date'],
  ['the header once more', HEAD, 'date-invalid :3 date'],
  ['a negative serial number', ['A2', dated(-1), 'confirmed', '110105'], 'date-invalid :3 date'],
  ['29 February 1900', ['A2', dated(60), 'confirmed', '110105'], 'date-invalid :3 date'],
  ['a day long ago', ['A2', dated(61), 'confirmed', '110105'], 'date-too-early :3 date'],
  ['a day beyond the calendar', ['A2', dated(2_958_466), 'confirmed', '110105'], 'date-invalid :3 date'],
  ['a day to come', ['A2', dated(DAY + 400), 'confirmed', '110105'], 'date-in-future :3 date'],
  ['a time of day', ['A2', styled(DAY + 0.5, 4), 'confirmed', '110105'], 'date-has-time :3 date'],
  ['a time without a day', ['A2', styled(0.5, 4), 'confirmed', '110105'], 'date-invalid :3 date'],
  ['a number that is no day', ['A2', 20_220_501, 'confirmed', '110105'], 'date-invalid :3 date'],
  ['an error for a day', ['A2', typed('e', '#REF!'), 'confirmed', '110105'], 'cell-error :3 date'],
  ['an error for a class', ['A2', dated(DAY), typed('e', '#N/A'), '110105'], 'cell-error :3 class'],
  ['an error for an area', ['A2', dated(DAY), 'confirmed', typed('e', '#DIV/0!')], 'cell-error :3 area'],
  ['an error for an id', [typed('e', '#NAME?'), dated(DAY), 'confirmed', '110105'], 'cell-error :3 id'],
  [
    'a formula that nobody has worked out',
    ['A2', { xml: '<c r="@" s="1"><f>B2</f></c>' }, 'confirmed', '110105'],
    'cell-error :3 date',
  ],
  [
    'such a formula with an empty result',
    ['A2', { xml: '<c r="@" s="1"><f>B2</f><v></v></c>' }, 'confirmed', '110105'],
    'cell-error :3 date',
  ],
  [
    'a code that became a number in words',
    ['A2', dated(DAY), 'confirmed', '1.10105E+11'],
    'code-scientific :3 area',
  ],
  ['a truth value for a class', ['A2', dated(DAY), typed('b', '1'), '110105'], 'value-unknown :3 class'],
  ['the same id', ROW, 'id-duplicate :3 id'],
  ['a class that nobody knows', ['A2', dated(DAY), '确诊?', '110105'], 'value-unknown :3 class'],
];

describe('a row that is no case is rejected, with its row in the sheet', () => {
  test.each(REJECTED.map(([name, row, problem]) => ({ name, row, problem })))(
    '$name',
    async ({ row, problem }) => {
      const problems = await problemsOf(setup(sheet([[...HEAD, 'n'], ROW, row])));
      expect(problems.map(codeAndPlace)).toContain(problem.replace(' ', ' cases.xlsx [Sheet1]'));
      expect(problems.every(({ place }) => place?.line === 3)).toBe(true);
    },
  );

  test('a case over two rows that both have something of their own', async () => {
    const rows = [HEAD, ['A1', dated(DAY), 'confirmed', '110105'], [null, null, null, '110108']];
    const content = sheet(rows, { merges: ['A2:A3', 'B2:B3', 'C2:C3'] });
    const problems = await problemsOf(setup(content));
    expect(problems.map(codeAndPlace)).toEqual(['id-duplicate cases.xlsx [Sheet1]:3 id']);
  });

  test('rows are numbered as the spreadsheet numbers them', async () => {
    const content = sheet([['title'], null, HEAD, [], ROW, null, ['A2', 'never', 'confirmed', '110105']]);
    const problems = await problemsOf(setup(content));
    expect(problems.map(codeAndPlace)).toEqual(['date-invalid cases.xlsx [Sheet1]:7 date']);
  });
});

test('a number merged over several rows is of none of them', async () => {
  const rows = [
    ['area', 'date', 'beds'],
    ['110105', dated(DAY), 7],
    ['110108', dated(DAY)],
    ['110105', dated(DAY + 1), 9],
  ];
  const { engine } = await stage({
    files: {
      'cases.csv': 'id,date,class,area\nA1,2022-05-01,confirmed,110105\n',
      'm.xlsx': sheet(rows, { merges: ['C2:C3'] }),
    },
    metrics: { file: 'm.xlsx' },
  });
  expect(await engine.rows('SELECT beds::INTEGER AS beds FROM metrics ORDER BY date, area')).toEqual([
    { beds: null },
    { beds: null },
    { beds: 9 },
  ]);
});

test('hidden rows are read, and said to be hidden', async () => {
  const content = sheet([HEAD, ROW, ['A2', ...ROW.slice(1)]], { hidden: [3] });
  const { staged, engine } = await stage(setup(content));
  expect(await casesIn(engine)).toHaveLength(2);
  expect(staged.problems).toMatchObject([{ code: 'sheet-hidden-rows', with: { rows: 1 } }]);
});

test('columns that are not mapped are written nowhere', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fenqu-planted-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const target = join(folder, 'copy.csv');
  const rows = [
    [...HEAD, '姓名'],
    [...ROW, '张三丰'],
    [...ROW, '李四光'],
  ];
  const path = join(folder, 'cases.xlsx');
  writeFileSync(path, sheet(rows));
  const wanted = wantedColumns(['id', 'date', 'class', 'area']);
  const options = { wanted, keepAll: false, dates: new Map(), isNumber: () => false };
  const copied = await copySheet(path, 'cases.xlsx', target, options);
  expect(copied.header).toContain('姓名');
  expect(JSON.stringify(copied.sample)).not.toMatch(/张三丰|李四光/);
  expect(readFileSync(target, 'utf8')).not.toMatch(/张三丰|李四光|姓名/);
});
