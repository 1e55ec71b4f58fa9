import { describe, expect, test } from 'vitest';
import { wantedColumns, wantedNames } from '../../src/inputs/files/names.ts';
import { parquet } from './spoilt/parquet.ts';
import { sheet } from './spoilt/sheets.ts';
import { casesIn, codeAndPlace, codesOf, problemsOf, type Setup, stage } from './workspaces.ts';

/** The id is called `id`, `编号` or `病例号`, the area `area` or `区`. */
const NAMES = { 编号: 'id', 病例号: 'id', 区: 'area' };
const ROW = 'A1,2022-05-01,confirmed,110105';
const USED = 'A1 2022-05-01 confirmed 110105';
const OBJECT = { 病例号: 'A1', date: '2022-05-01', class: 'confirmed', 区: '110105' };

const setup = (name: string, content: string | Uint8Array): Setup => ({
  files: { [name]: content },
  cases: { file: name, otherNames: NAMES },
});

describe('a column that has one of several names', () => {
  test.each([
    ['the first', 'c.csv', `id,date,class,area\n${ROW}\n`],
    ['another', 'c.csv', `病例号,date,class,区\n${ROW}\n`],
    ['another that looks otherwise', 'c.csv', `病例 号,date,class,区\n${ROW}\n`],
    [
      'another, by which the delimiter is found',
      'c.csv',
      `编号;date;class;区\n${ROW.replaceAll(',', ';')}\n`,
    ],
    ['of JSON', 'c.json', JSON.stringify([OBJECT])],
    ['of JSON a line', 'c.ndjson', `${JSON.stringify(OBJECT)}\n`],
  ])('%s', async (_, name, content) => {
    const { engine } = await stage(setup(name, content));
    expect(await casesIn(engine)).toEqual([USED]);
  });

  test('of JSON a line, read row by row', async () => {
    const { engine } = await stage({
      ...setup('c.ndjson', `${JSON.stringify(OBJECT)}\n`),
      options: { careful: true },
    });
    expect(await casesIn(engine)).toEqual([USED]);
  });

  test('of a Parquet file, a day', async () => {
    const query = `SELECT 'A1' AS 编号, DATE '2022-05-01' AS date, 'confirmed' AS class, '110105' AS 区`;
    const { engine } = await stage(setup('c.parquet', await parquet(query)));
    expect(await casesIn(engine)).toEqual([USED]);
  });

  test('of a sheet, below a title and beside another sheet', async () => {
    const content = sheet([['病例清单'], ['编号', 'date', 'class', '区'], ROW.split(',')]);
    const { engine } = await stage(setup('c.xlsx', content));
    expect(await casesIn(engine)).toEqual([USED]);
  });

  test('each file has its own, and the report says which', async () => {
    const files = {
      'c-04.csv': 'id,date,class,area\nA1,2022-04-01,confirmed,110105\n',
      'c-05.csv': '区,date,class,编号\n110105,2022-05-01,confirmed,A2\n',
    };
    const { engine, staged } = await stage({ files, cases: { file: 'c-*.csv', otherNames: NAMES } });
    expect(await casesIn(engine, 'id')).toEqual(['A1', 'A2']);
    const { files: reports } = await staged.report('2022-05-11');
    const mapped = reports.filter(({ table }) => table === 'cases').map(({ columnsMapped }) => columnsMapped);
    expect(mapped.map(({ id, area }) => [id, area])).toEqual([
      [['id'], ['area']],
      [['编号'], ['区']],
    ]);
    expect(reports.flatMap(({ columnsIgnored }) => columnsIgnored)).toEqual([]);
  });

  test('two of its names in one file', async () => {
    const twice = setup('c.csv', `病例号,date,class,area,编号\n${ROW},B1\n`);
    expect(await codesOf(twice)).toEqual(['column-names-several c.csv:1 id']);
    const also = setup('c.ndjson', `${JSON.stringify({ ...OBJECT, id: 'A2' })}\n`);
    expect((await problemsOf(also)).map(({ code, value }) => [code, value])).toEqual([
      ['column-names-several', 'id, 病例号'],
    ]);
  });

  test.each([
    ['c.ndjson', (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('')],
    [
      'c.ndjson',
      (rows: readonly object[]) =>
        rows.map((row) => `${JSON.stringify(row).replaceAll('号', '\\u53f7')}\n`).join(''),
    ],
    ['c.json', (rows: readonly object[]) => JSON.stringify(rows)],
  ])('two of its names in rows far apart: %s', async (name, write) => {
    const { 病例号: _, ...other } = OBJECT;
    const rows = Array.from({ length: 4000 }, (_, i) => ({ ...OBJECT, 病例号: `A${i}` }));
    for (const key of ['编号', 'id']) {
      const problems = await problemsOf(setup(name, write([...rows, { ...other, [key]: 'B1' }])));
      expect(problems.map(({ code, value }) => [code, value?.split(', ').toSorted()])).toEqual([
        ['column-names-several', [key, '病例号'].toSorted()],
      ]);
    }
  });

  test('a column that is missing is told beside the names as the file has them', async () => {
    const [problem] = await problemsOf(setup('c.csv', '病例号,date,区\nA1,2022-05-01,110105\n'));
    expect(problem).toMatchObject({ code: 'column-missing', with: { header: '病例号, date, 区' } });
  });

  test('one of its names twice', async () => {
    const twice = setup('c.csv', `编号,date,class,area,编号\n${ROW},B1\n`);
    expect(await codesOf(twice)).toEqual(['column-duplicate c.csv:1 编号']);
  });

  test('none of its names: near ones of any', async () => {
    const [problem] = await problemsOf(setup('c.csv', `病例号码,date,class,area\n${ROW}\n`));
    expect(problem).toMatchObject({
      code: 'column-missing',
      value: 'id / 编号 / 病例号',
      suggest: expect.arrayContaining(['病例号码']),
    });
  });

  test('a rejected cell is told of by the name in the file', async () => {
    const problems = await problemsOf(setup('c.csv', '编号,date,class,区\nA1,2022-05-01,confirmed,999999\n'));
    expect(problems.map(codeAndPlace)).toEqual(['area-unknown c.csv:2 区']);
  });
});

test('without other names a header stays as it is', () => {
  expect(wantedNames(['a', 'b'], wantedColumns(['a']))).toEqual({ header: ['a', 'b'] });
});
