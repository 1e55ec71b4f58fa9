import { describe, expect, test } from 'vitest';
import { parquet } from './spoilt/parquet.ts';
import { DAY, HEAD, sheet } from './spoilt/sheets.ts';
import { styled } from './spoilt/workbook.ts';
import { cases, codesOf, problemsOf, type Setup, stage } from './workspaces.ts';

/** The days of rows with these dates, or what is wrong with them. */
async function read(dates: readonly string[], more: Setup = {}): Promise<string[]> {
  const files = cases(...dates.map((date, i) => `A${i},${date},confirmed,110105`));
  return result({ files, ...more });
}

async function result(setup: Setup): Promise<string[]> {
  try {
    const { engine } = await stage(setup);
    const rows = await engine.rows('SELECT date_report::VARCHAR AS day FROM cases ORDER BY id');
    return rows.map(({ day }) => String(day));
  } catch {
    return codesOf(setup);
  }
}

const stated = (...formats: string[]): Setup => ({ cases: { formats: { date_report: formats } } });

describe('several formats in one column', () => {
  test('each date is read by the one that it fits', async () => {
    const dates = ['2022-05-11', '5/12/2022', '2022-5-3', '05/13/2022', '2022-05-14 00:00', '5/15/2022 0:00'];
    expect(await read(dates, stated('yyyy-MM-dd', 'M/d/yyyy'))).toEqual([
      '2022-05-11',
      '2022-05-12',
      '2022-05-03',
      '2022-05-13',
      '2022-05-14',
      '2022-05-15',
    ]);
  });

  test('one that is another day by another is rejected, one that is the same is not', async () => {
    const formats = stated('M/d/yyyy', 'd/M/yyyy');
    expect(await read(['5/5/2022', '25/5/2022', '5/25/2022'], formats)).toEqual([
      '2022-05-05',
      '2022-05-25',
      '2022-05-25',
    ]);
    expect(await read(['1/5/2022', '25/25/2022', '1/5/2022 8:00'], formats)).toEqual([
      'date-ambiguous cases.csv:2 date',
      'date-invalid cases.csv:3 date',
      'date-has-time cases.csv:4 date',
    ]);
  });

  test('days of a spreadsheet are days, whatever the formats', async () => {
    const content = sheet([
      HEAD,
      ['A1', styled(DAY + 4, 1), 'confirmed', '110105'],
      ['A2', '5/31/2022', 'confirmed', '110105'],
    ]);
    const formats = { date_report: ['M/d/yyyy', 'd/M/yyyy'] };
    const setup = { files: { 'c.xlsx': content }, cases: { file: 'c.xlsx', formats } };
    expect(await result(setup)).toEqual(['2022-05-05', '2022-05-31']);
  });
});

describe('a time of day', () => {
  test('is refused without a format that has one', async () => {
    const dates = ['2022-05-11 14:30', '2022/5/11 8:05:00', '2022-05-11T14:30:00', '2022-05-11 08:00:00.123'];
    expect(await read(dates)).toEqual([2, 3, 4, 5].map((line) => `date-has-time cases.csv:${line} date`));
    expect(await read(['5/11/2022 14:30'], stated('M/d/yyyy'))).toEqual(['date-has-time cases.csv:2 date']);
  });

  test('is left out by one that has: the day as written counts, up to the last second', async () => {
    const dates = ['2022/5/11 0:00', '2022/5/11 8:05', '2022/5/11 23:59', '2022-05-12'];
    expect(await read(dates, stated('yyyy/M/d H:mm'))).toEqual([
      '2022-05-11',
      '2022-05-11',
      '2022-05-11',
      '2022-05-12',
    ]);
    expect(await read(['2022年5月11日 23时59分'], stated('yyyy年M月d日 HH时mm分'))).toEqual(['2022-05-11']);
    expect(await read(['2022/5/11 24:00', '2022/5/11 8:05:00'], stated('yyyy/M/d H:mm'))).toEqual([
      'date-invalid cases.csv:2 date',
      'date-invalid cases.csv:3 date',
    ]);
  });

  test('of a spreadsheet, in a serial number with a fraction', async () => {
    const content = sheet([HEAD, ['A1', styled(DAY + 0.999_99, 4), 'confirmed', '110105']]);
    const setup = (formats: Record<string, string>): Setup => ({
      files: { 'c.xlsx': content },
      cases: { file: 'c.xlsx', formats },
    });
    expect(await result(setup({}))).toEqual(['date-has-time c.xlsx [Sheet1]:2 date']);
    expect(await result(setup({ date_report: 'M/d/yyyy' }))).toEqual([
      'date-has-time c.xlsx [Sheet1]:2 date',
    ]);
    expect(await result(setup({ date_report: 'M/d/yyyy H:mm' }))).toEqual(['2022-05-01']);
  });

  test('of a Parquet file', async () => {
    const content = await parquet(
      `SELECT 'A1' AS id, TIMESTAMP '2022-05-01 23:59:59' AS date, 'confirmed' AS class, '110105' AS area`,
    );
    const setup = (formats: Record<string, string>): Setup => ({
      files: { 'c.parquet': content },
      cases: { file: 'c.parquet', formats },
    });
    expect(await result(setup({}))).toEqual(['date-has-time c.parquet:1 date']);
    expect(await result(setup({ date_report: 'd/M/yyyy H:mm' }))).toEqual(['2022-05-01']);
  });
});

describe('a moment with an offset', () => {
  const newYork: Setup = { workspace: { timezone: 'America/New_York' } };

  test('of the place counts for the day as written', async () => {
    const dates = ['2022-05-11T14:30:00+08:00', '2022-05-11T00:00+0800', '2022/5/11 23:59:59.5+08:00'];
    expect(await read(dates)).toEqual(['2022-05-11', '2022-05-11', '2022-05-11']);
    expect(await read(dates.slice(0, 1), stated('yyyy/M/d H:mm'))).toEqual(['2022-05-11']);
    expect(await read(['2022-05-11T23:30:00-04:00', '2022-01-11T23:30:00-05:00'], newYork)).toEqual([
      '2022-05-11',
      '2022-01-11',
    ]);
  });

  test('of another place is refused, never moved', async () => {
    const dates = ['2022-05-10T16:00:00Z', '2022-05-11T14:30:00+09:00', '2022-05-11T00:00:00.000Z'];
    expect(await read(dates)).toEqual([2, 3, 4].map((line) => `date-other-zone cases.csv:${line} date`));
    expect(await read(['2022-01-11T23:30:00-04:00'], newYork)).toEqual(['date-other-zone cases.csv:2 date']);
    const [problem] = await problemsOf({ files: cases('A1,2022-05-10T16:00:00Z,confirmed,110105') });
    expect(problem).toMatchObject({ value: '2022-05-10T16:00:00Z', with: { timezone: 'Asia/Shanghai' } });
  });
});

test('the serial number of a day in a text is none', async () => {
  expect(await read(['44682', '44682.604', '4468', '446820'])).toEqual([
    'date-serial cases.csv:2 date',
    'date-serial cases.csv:3 date',
    'date-invalid cases.csv:4 date',
    'date-invalid cases.csv:5 date',
  ]);
});
