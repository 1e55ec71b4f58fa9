import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { gb18030, json } from './encodings.ts';
import { cases, codesOf, problemsOf, stage } from './workspaces.ts';

const ROWS = [
  'A1,2022-05-01,确诊,110105',
  'A2,2022-05-02,无症状,酒仙桥街道',
  'A3,2022-05-03,确诊,110108012001',
];
const VALUES = { class: { 确诊: 'confirmed', 无症状: 'asymptomatic' } };
const TEXT = `id,date,class,area\n${ROWS.join('\n')}\n`;

describe('a file that is wrong as a whole', () => {
  const bytes = Buffer.from(TEXT);
  const zipped = gzipSync(TEXT);
  const changed = (at: number) =>
    Buffer.from(zipped.map((byte, i) => (i === zipped.length + at ? byte ^ 1 : byte)));
  test.each<[string, string | Uint8Array, string]>([
    ['cases.csv', '', 'file-empty cases.csv'],
    ['cases.csv', '\ufeff', 'file-empty cases.csv'],
    ['cases.csv', 'id,date,class,area\n', 'file-header-only cases.csv'],
    ['cases.csv', TEXT.replace('A3', 'A\u00003'), 'file-nul cases.csv:4'],
    [
      'cases.csv',
      `id,date,class,area\nA1,2022-05-01,"${'x'.repeat(2_100_000)}",110105\n`,
      'line-too-long cases.csv:2',
    ],
    [
      'cases.csv',
      `id,date,class,area\n${ROWS[0]}\nA2,"${'x'.repeat(10_000_000)}`,
      'line-too-long cases.csv:3',
    ],
    [
      'cases.csv',
      `id,date,class,area\n${ROWS[0]}\nA2,"2022-05-01,确诊,110105\nA3,2022-05-01,确诊,110105\n`,
      'quote-unbalanced cases.csv:3',
    ],
    [
      'cases.csv',
      `id,date,class,area\n${ROWS[0]}\n"A2"x,2022-05-01,确诊,110105\n`,
      'quote-unbalanced cases.csv:3',
    ],
    ['cases.csv', TEXT.slice(0, -14), 'file-truncated cases.csv:4'],
    ['cases.ndjson', json(ROWS).slice(0, -20), 'file-truncated cases.ndjson:3'],
    ['cases.csv', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), 'encoding-utf16 cases.csv'],
    [
      'cases.csv',
      Buffer.concat([bytes, Buffer.from([0x41, 0xff, 0xff, 0x0a])]),
      'encoding-unknown cases.csv:5',
    ],
    [
      'cases.csv',
      Buffer.concat([
        bytes,
        Buffer.from('A4,2022-05-01,无症状感染者病例,110105\n'),
        gb18030('A5,2022-05-01,确诊,110105\n'),
      ]),
      'encoding-mixed cases.csv:6',
    ],
    ['cases.csv.gz', zipped.subarray(0, -4), 'gzip-truncated cases.csv.gz'],
    ['cases.csv.gz', Buffer.concat([zipped, Buffer.from('tail')]), 'gzip-corrupt cases.csv.gz'],
    ['cases.csv.gz', changed(-6), 'gzip-corrupt cases.csv.gz'],
    ['cases.csv.gz', bytes, 'gzip-corrupt cases.csv.gz'],
    ['cases.xyz', TEXT, 'file-format-unknown cases.xyz'],
  ])('%s: %#', async (file, content, problem) => {
    const setup = {
      files: { [file]: content },
      cases: { file, values: VALUES },
      workspace: { rejectsAllowed: 1 },
    };
    expect(await codesOf(setup)).toEqual([problem]);
  });

  test('a missing file, a folder, a glob without a match', async () => {
    expect(await codesOf({ cases: { file: 'none.csv' } })).toEqual(['file-missing none.csv']);
    expect(await codesOf({ cases: { file: 'none-*.csv' } })).toEqual(['file-none-match none-*.csv']);
    expect(await codesOf({ cases: { file: '.' } })).toMatchObject([
      expect.stringMatching(/^file-is-directory/),
    ]);
  });

  test('a stated encoding is taken at its word', async () => {
    const files = { 'cases.csv': gb18030(TEXT) };
    expect(await codesOf({ files, cases: { encoding: 'utf-8', values: VALUES } })).toEqual([
      'encoding-unknown cases.csv:2',
    ]);
    const { staged } = await stage({
      files: cases('A1,2022-05-01,confirmed,110105'),
      cases: { encoding: 'gb18030' },
    });
    expect((await staged.report('2022-05-05')).files[1]).toMatchObject({ encoding: 'gb18030' });
  });

  test('a column that is not there, or there twice', async () => {
    const files = { 'cases.csv': 'id,date,kind,areas\nA1,2022-05-01,x,1\n' };
    const problems = await problemsOf({ files });
    expect(problems).toMatchObject([
      { code: 'column-missing', value: 'class', with: { header: 'id, date, kind, areas' } },
      { code: 'column-missing', value: 'area', suggest: ['areas'] },
    ]);
    expect(
      await codesOf({
        files: { 'cases.csv': 'id,date,class,area,date\nA1,2022-05-01,confirmed,110105,x\n' },
      }),
    ).toEqual(['column-duplicate cases.csv:1 date']);
  });

  test('problems of all files come together', async () => {
    const files = {
      'cases-1.csv': '',
      'cases-2.csv': 'id,date\nA,B\n',
      'cases-3.csv': 'id,date,class,area\nA1,never,confirmed,110105\n',
    };
    expect(await codesOf({ files, cases: { file: 'cases-*.csv' } })).toEqual([
      'file-empty cases-1.csv',
      'column-missing cases-2.csv:1 class',
      'column-missing cases-2.csv:1 area',
      'date-invalid cases-3.csv:2 date',
    ]);
  });
});
