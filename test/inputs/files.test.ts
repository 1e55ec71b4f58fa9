import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { cases, casesIn, codesOf, problemsOf, stage } from './workspaces.ts';

const ROWS = [
  'A1,2022-05-01,确诊,110105',
  'A2,2022-05-02,无症状,酒仙桥街道',
  'A3,2022-05-03,确诊,110108012001',
];
const VALUES = { class: { 确诊: 'confirmed', 无症状: 'asymptomatic' } };
const TEXT = `id,date,class,area\n${ROWS.join('\n')}\n`;

/** The text in GB18030: Node encodes only UTF-8, so through a table made by its decoder. */
function gb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1)
      table.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return Buffer.from(
    [...text].flatMap((char) => (char < '\u0080' ? [char.charCodeAt(0)] : (table.get(char) ?? []))),
  );
}

const json = (rows: readonly string[]) =>
  rows
    .map((row) => row.split(','))
    .map(
      ([id, date, klass, area]) =>
        `${JSON.stringify({ date, id, class: klass, area, other: { deep: [1] } })}\n`,
    )
    .join('');

describe('one table, however it is written', () => {
  const forms: Record<string, Uint8Array | string> = {
    'plain.csv': TEXT,
    'no-last-line-end.csv': TEXT.trimEnd(),
    'crlf.csv': TEXT.replaceAll('\n', '\r\n'),
    'bom.csv': `\ufeff${TEXT}`,
    'bom-quoted.csv': `\ufeff"id","date","class","area"\n${ROWS.join('\n')}\n`,
    'gb18030.csv': gb18030(TEXT),
    'zipped.csv.gz': gzipSync(TEXT),
    'zipped-gb18030.csv.gz': gzipSync(gb18030(TEXT)),
    'tabs.tsv': TEXT.replaceAll(',', '\t'),
    'tabs.txt': TEXT.replaceAll(',', '\t'),
    'semicolons.csv': TEXT.replaceAll(',', ';'),
    'bars.csv': TEXT.replaceAll(',', '|'),
    'shuffled.csv': `id,date,class,area\n${ROWS.toReversed().join('\n')}\n`,
    'columns.csv': `area,other,class,date,id \n${ROWS.map((row) => row.split(','))
      .map(([id, date, klass, area]) => `${area},"a ""b"", c",${klass},${date},${id}`)
      .join('\n')}\n`,
    'blanks.csv': `id,date,class,area\n\n${ROWS.map((row) => `${row.replaceAll(',', ' ,\u3000')}\u00a0`).join('\n\n')}\n`,
    'objects.ndjson': json(ROWS),
    'objects.jsonl.gz': gzipSync(json(ROWS)),
    'objects-gb18030.ndjson': gb18030(json(ROWS)),
  };
  test.each(Object.keys(forms))('%s', async (file) => {
    const content = forms[file] ?? '';
    for (const careful of [false, true]) {
      const { engine } = await stage({
        files: { [file]: content },
        cases: { file, values: VALUES },
        options: { careful },
      });
      expect(await casesIn(engine)).toEqual([
        'A1 2022-05-01 confirmed 110105',
        'A2 2022-05-02 asymptomatic 110105005',
        'A3 2022-05-03 confirmed 110108012001',
      ]);
    }
  });

  test('several files with columns in different order', async () => {
    const files = {
      'c-1.csv': `id,date,class,area\n${ROWS[0]}\n`,
      'c-2.csv': 'area;class;date;id\n110108;确诊;2022-05-09;B1\n',
    };
    const { engine, staged } = await stage({ files, cases: { file: 'c-*.csv', values: VALUES } });
    expect(await casesIn(engine)).toEqual([
      'A1 2022-05-01 confirmed 110105',
      'B1 2022-05-09 confirmed 110108',
    ]);
    expect((await staged.report('2022-05-05')).files).toMatchObject([
      { table: 'areas', read: 11 },
      { file: 'c-1.csv', read: 1, used: 1, excluded: {} },
      { file: 'c-2.csv', read: 1, used: 0, excluded: { 'after-as-of': 1 }, delimiter: ';' },
    ]);
  });

  test('a character across the border of two chunks', async () => {
    const filler = Array.from({ length: 60_000 }, (_, i) => `F${i},2022-05-01,确诊,110105`).join('\n');
    const { engine } = await stage({
      files: { 'cases.csv': `id,date,class,area\n${filler}\n${ROWS.join('\n')}\n` },
      cases: { values: VALUES },
    });
    expect(await engine.rows('SELECT count(*)::INTEGER AS n FROM cases')).toEqual([{ n: 60_003 }]);
  });
});

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

test('a quote in the middle of a bare cell is a character like any other', async () => {
  const files = {
    'cases.csv':
      'id,date,class,area,note\nA1,2022-05-01,confirmed,110105,5" pipe\nA2,2022-13-01,confirmed,110105,\n',
  };
  expect(await codesOf({ files })).toEqual(['date-invalid cases.csv:3 date']);
});

test('a line that is no object is rejected', async () => {
  const files = { 'cases.ndjson': `${json(ROWS)}[1]\nnot json\n` };
  expect(await codesOf({ files, cases: { file: 'cases.ndjson', values: VALUES } })).toEqual([
    'row-not-object cases.ndjson:4',
    'row-not-object cases.ndjson:5',
  ]);
});

test('the hash is that of the file on disk', async () => {
  const content = gzipSync(TEXT);
  const { staged } = await stage({
    files: { 'cases.csv.gz': content },
    cases: { file: 'cases.csv.gz', values: VALUES },
    options: { hashes: true },
  });
  const [areas, file] = (await staged.report('2022-05-05')).files;
  expect(file?.hash).toBe(createHash('sha256').update(content).digest('hex'));
  expect(areas?.hash).toMatch(/^[0-9a-f]{64}$/);
});

test('decoded copies are private and gone afterwards', async () => {
  const before = readdirSync(tmpdir()).filter((name) => /^fenqu-[^t]/.test(name));
  await stage({ files: { 'cases.csv': gb18030(TEXT) }, cases: { values: VALUES } });
  const after = readdirSync(tmpdir()).filter((name) => /^fenqu-[^t]/.test(name));
  expect(after.filter((name) => !before.includes(name))).toEqual([]);
});

test('rejected rows are written for this user only', async () => {
  const { staged, workspace } = await stage({
    files: cases(
      ...Array.from({ length: 8 }, (_, i) => `B${i},2022-05-01,confirmed,110105`),
      'A1,2022-05-99,confirmed,110105',
      ',,,',
    ),
    workspace: { rejectsAllowed: 0.1 },
  });
  expect(staged.rejected).toBe(1);
  expect(staged.problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
    'warning rejects-allowed',
    'warning date-invalid',
  ]);
  expect((await staged.report('2022-05-05')).files[1]).toMatchObject({
    read: 10,
    used: 8,
    excluded: { 'blank-row': 1 },
    rejected: { 'date-invalid': 1 },
  });
  const path = join(workspace.directory, 'rejects.csv');
  await staged.writeRejects(path);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});
