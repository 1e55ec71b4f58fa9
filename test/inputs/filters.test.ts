import { describe, expect, test } from 'vitest';
import type { RowFilter } from '../../src/workspace/row-filters.ts';
import { sheet } from './spoilt/sheets.ts';
import { casesIn, codesOf, type Setup, stage } from './workspaces.ts';

const exclude = (column: string, ...texts: string[]): RowFilter => ({ kind: 'exclude', column, texts });
const only = (column: string, ...texts: string[]): RowFilter => ({ kind: 'only', column, texts });

const LIST = `id,date,class,area,备注
A1,2022-05-01,confirmed,110105,
A2,2022-05-01,confirmed,110105,示例：请删除
A3,2022-05-02,confirmed,110105,100%_\\
小计,,,110105,
 合计 ,,,,共3例
`;

const setup = (filters: readonly RowFilter[], more: Setup = {}): Setup => ({
  files: { 'c.csv': LIST },
  ...more,
  cases: { file: 'c.csv', filters, ...more.cases },
});

async function report(from: Setup) {
  const { engine, staged } = await stage(from);
  const { files } = await staged.report('2022-05-11');
  const [file] = files.filter(({ table }) => table !== 'areas');
  return { ids: await casesIn(engine, 'id'), file };
}

describe.each([
  ['at once', false],
  ['row by row', true],
])('rows that are no data are left out, read %s', (_, careful) => {
  const options = { careful };

  test('by what stands in a column, mapped or not, and counted by filter', async () => {
    const filters = [exclude('id', '合计', '小计'), exclude('备注', '示例*')];
    const { ids, file } = await report(setup(filters, { options }));
    expect(ids).toEqual(['A1', 'A3']);
    expect(file).toMatchObject({
      read: 5,
      used: 2,
      excluded: { 'exclude: id': 2, 'exclude: 备注': 1 },
      rejected: {},
      columnsIgnored: [],
    });
  });

  test('a row counts for the first filter that leaves it out', async () => {
    const filters = [exclude('备注', '共*'), exclude('id', '*计')];
    const { file } = await report(setup(filters, { options }));
    expect(file?.excluded).toEqual({ 'exclude: 备注': 1, 'exclude: id': 1 });
  });

  test('where a cell is empty', async () => {
    const { ids, file } = await report(setup([exclude('date', '')], { options }));
    expect(ids).toEqual(['A1', 'A2', 'A3']);
    expect(file?.excluded).toEqual({ 'exclude: date': 2 });
  });

  test('but for those with a text', async () => {
    const { ids, file } = await report(setup([only('备注', '示例：请删除', '100*')], { options }));
    expect(ids).toEqual(['A2', 'A3']);
    expect(file?.excluded).toEqual({ 'only: 备注': 3 });
  });

  test('signs of patterns in SQL are signs like others', async () => {
    const all = exclude('id', '*计');
    const ids = async (text: string) => (await report(setup([all, exclude('备注', text)], { options }))).ids;
    expect(await ids('_00*')).toEqual(['A1', 'A2', 'A3']);
    expect(await ids('*%*')).toEqual(['A1', 'A2']);
    expect(await ids('*%__')).toEqual(['A1', 'A2', 'A3']);
    expect(await ids(String.raw`*%_\*`)).toEqual(['A1', 'A2']);
    expect(await ids("'*")).toEqual(['A1', 'A2', 'A3']);
  });

  test('blank rows are blank, whatever a filter says', async () => {
    const files = { 'c.csv': `${LIST},,,,\n` };
    const { file } = await report(setup([exclude('date', '')], { files, options }));
    expect(file).toMatchObject({ read: 6, excluded: { 'exclude: date': 2, 'blank-row': 1 } });
  });
});

test('a row that is left out cannot be rejected, others still are', async () => {
  expect(await codesOf(setup([exclude('id', '合计')]))).toEqual([
    'cell-empty c.csv:5 class',
    'cell-empty c.csv:5 date',
  ]);
});

test('of a sheet, its totals and the notes below', async () => {
  const rows = LIST.trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  const content = sheet([['五月病例'], ...rows, ['注：数据截至24时']]);
  const filters = [exclude('id', '*计', '注*'), exclude('备注', '示例*')];
  const { ids, file } = await report(
    setup(filters, { files: { 'c.xlsx': content }, cases: { file: 'c.xlsx' } }),
  );
  expect(ids).toEqual(['A1', 'A3']);
  expect(file?.excluded).toEqual({ 'exclude: id': 3, 'exclude: 备注': 1 });
});

test('a column that a file lacks', async () => {
  expect(await codesOf(setup([exclude('审核', '否')]))).toEqual(['column-missing c.csv:1 审核']);
});

test('filters that leave nothing are mistaken', async () => {
  expect(await codesOf(setup([only('备注', '通过')]))).toEqual(['filter-leaves-none c.csv']);
});

describe('of a table laid out otherwise', () => {
  const wide: Setup = {
    cases: null,
    files: { 'm.csv': '日期,朝阳区,海淀区,备注\n2022-05-01,1,2,\n2022-05-02,1,2,核\n合计,2,4,\n' },
    metrics: {
      file: 'm.csv',
      columns: { date: ['日期'], area: ['{area}'], beds: ['{beds}'] },
      shape: { kind: 'wide', pattern: '{area}区', number: 'beds', numbers: {}, except: [] },
    },
  };
  const withFilters = (setup: Setup, ...filters: RowFilter[]): Setup => ({
    ...setup,
    metrics: { ...setup.metrics, filters },
  });
  const rowsOf = async (from: Setup) => {
    const { engine, staged } = await stage(from);
    const { files } = await staged.report('2022-05-11');
    const [file] = files.filter(({ table }) => table === 'metrics');
    const rows = await engine.rows('SELECT beds::INTEGER AS n FROM metrics ORDER BY ALL');
    return { numbers: rows.map(({ n }) => Number(n)), file };
  };

  test('wide: rows of the file', async () => {
    const { numbers, file } = await rowsOf(withFilters(wide, exclude('日期', '合计'), exclude('备注', '核')));
    expect(numbers).toEqual([1, 2]);
    expect(file).toMatchObject({
      read: 2,
      used: 2,
      excluded: {},
      reshaped: { rows: 3, columns: 2, excluded: { 'exclude: 日期': 1, 'exclude: 备注': 1 } },
      columnsIgnored: [],
    });
  });

  test('wide: nothing left', async () => {
    expect(await codesOf(withFilters(wide, only('备注', '无')))).toEqual(['filter-leaves-none m.csv']);
  });

  test('long: by a column that is no part of what the numbers are of', async () => {
    const long: Setup = {
      cases: null,
      files: { 'm.csv': 'd,a,k,v,备注\n2022-05-01,110105,b,1,x\n2022-05-01,110105,o,5,\n合计,,b,1,\n' },
      metrics: {
        file: 'm.csv',
        columns: { date: ['d'], area: ['a'], beds: ['k=b'], other: ['k=o'] },
        shape: { kind: 'long', number: 'k', value: 'v', numbers: { b: 'beds', o: 'other' } },
      },
    };
    const { numbers, file } = await rowsOf(withFilters(long, exclude('d', '合计'), exclude('备注', '删')));
    expect(numbers).toEqual([1]);
    expect(file?.reshaped).toMatchObject({ rows: 3, excluded: { 'exclude: d': 1 } });
  });
});
