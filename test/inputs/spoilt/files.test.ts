import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openEngine } from '../../../src/engine/duckdb.ts';
import { gb18030 } from '../encodings.ts';
import { casesIn, codeAndPlace, problemsOf, type Setup, stage } from '../workspaces.ts';
import { parquet } from './parquet.ts';
import { good } from './sheets.ts';
import { CHECKED, MANY, PLAIN } from './zstd.ts';

const ROW = 'A1,2022-05-01,confirmed,110105';
const TEXT = `id,date,class,area\n${ROW}\n`;
const USED = 'A1 2022-05-01 confirmed 110105';
const OBJECT = { id: 'A1', date: '2022-05-01', class: 'confirmed', area: '110105' };
const json = (value: unknown): string => JSON.stringify(value);

const setup = (name: string, content: string | Uint8Array, more: Setup = {}): Setup => ({
  ...more,
  files: { [name]: content },
  cases: { file: name, ...more.cases },
});

/** Files that are strange and yet can be read. */
const READ: readonly (readonly [
  name: string,
  file: string,
  content: string | Uint8Array,
  rows?: readonly string[],
])[] = [
  ['an array', 'c.json', json([OBJECT])],
  [
    'an array over many lines, with a byte order mark',
    'c.json',
    `\ufeff${JSON.stringify([OBJECT], null, 2)}`,
  ],
  [
    'an array within an object, beside other things',
    'c.json',
    json({ total: 1, columns: ['a', 'b'], about: { by: 'x' }, data: [OBJECT] }),
  ],
  [
    'numbers, truth values, nothing and more within',
    'c.json',
    json([{ ...OBJECT, area: 110105, ok: true, none: null, deep: { a: [1] } }]),
  ],
  [
    'members in different order',
    'c.json',
    json([OBJECT, { area: '110105', class: 'confirmed', date: '2022-05-01', id: 'A2' }]),
    [USED, USED.replace('A1', 'A2')],
  ],
  [
    'quotes, line breaks and commas in a text',
    'c.json',
    json([{ ...OBJECT, id: 'a,"b"\nc' }]),
    ['a,"b"\nc 2022-05-01 confirmed 110105'],
  ],
  [
    'an array in GB18030',
    'c.json',
    gb18030(json([{ ...OBJECT, id: '病例甲' }])),
    ['病例甲 2022-05-01 confirmed 110105'],
  ],
  ['a packed array', 'c.json.gz', gzipSync(json([OBJECT]))],
  ['a Zstandard file with a checksum', 'c.csv.zst', CHECKED],
  ['a Zstandard file without one', 'c.csv.zst', PLAIN],
  [
    'two Zstandard frames, the first of which is skipped',
    'c.csv.zst',
    Buffer.concat([Buffer.from([0x52, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]), CHECKED]),
  ],
  ['delimiters of another kind', 'c.csv', TEXT.replaceAll(',', '^')],
  ['broken bars for delimiters', 'c.txt', TEXT.replaceAll(',', '¦')],
  ['control characters for delimiters', 'c.txt', TEXT.replaceAll(',', '\u0001')],
  ['wide commas for delimiters', 'c.csv', TEXT.replaceAll(',', '，')],
  ['a header in wide characters', 'c.csv', TEXT.replace('id,date', 'ｉｄ, da te')],
  ['a line break in the header', 'c.csv', TEXT.replace('id,date', 'id,"da\nte"')],
];

describe('a strange file is read as it is meant', () => {
  test.each(READ.map(([name, file, content, rows = [USED]]) => ({ name, file, content, rows })))(
    '$name',
    async ({ file, content, rows }) => {
      for (const careful of [false, true]) {
        const { engine } = await stage(setup(file, content, { options: { careful } }));
        expect(await casesIn(engine)).toEqual(rows);
      }
    },
  );
});

const changed = (bytes: Uint8Array, at: number): Buffer =>
  Buffer.from(bytes.map((byte, i) => (i === (at < 0 ? bytes.length + at : at) ? byte ^ 0x10 : byte)));

/** Files that cannot be read, and what is said of them. */
const BROKEN: readonly (readonly [
  name: string,
  file: string,
  content: string | Uint8Array,
  problem: string,
])[] = [
  ['a spreadsheet named as text', 'c.csv', good, 'file-other-kind c.csv'],
  ['a packed file named as text', 'c.csv', gzipSync(TEXT), 'file-other-kind c.csv'],
  ['a Zstandard file named as text', 'c.csv', CHECKED, 'file-other-kind c.csv'],
  ['a PDF named as text', 'c.txt', '%PDF-1.4\n', 'file-other-kind c.txt'],
  ['text named as Parquet', 'c.parquet', TEXT, 'file-other-kind c.parquet'],
  ['a packed spreadsheet', 'c.xlsx.gz', gzipSync(good), 'file-format-unknown c.xlsx.gz'],
  ['a spreadsheet of another kind', 'c.xls', 'x', 'file-format-unknown c.xls'],
  ['a Zstandard file cut off', 'c.csv.zst', CHECKED.subarray(0, -3), 'zstd-truncated c.csv.zst'],
  ['a Zstandard file cut in its header', 'c.csv.zst', CHECKED.subarray(0, 5), 'zstd-truncated c.csv.zst'],
  ['a Zstandard file whose checksum is wrong', 'c.csv.zst', changed(CHECKED, -2), 'zstd-corrupt c.csv.zst'],
  ['a Zstandard file with a changed byte', 'c.csv.zst', changed(CHECKED, -30), 'zstd-corrupt c.csv.zst'],
  [
    'a Zstandard file with more behind',
    'c.csv.zst',
    Buffer.concat([CHECKED, Buffer.from('tail')]),
    'zstd-corrupt c.csv.zst',
  ],
  ['text named as Zstandard', 'c.csv.zst', TEXT, 'zstd-corrupt c.csv.zst'],
  ['an empty Zstandard file', 'c.csv.zst', '', 'file-empty c.csv.zst'],
  ['an array cut off', 'c.json', json([OBJECT, OBJECT]).slice(0, -20), 'json-broken c.json'],
  ['an array cut off between objects', 'c.json', `[${json(OBJECT)},`, 'json-broken c.json'],
  ['an array with a comma too many', 'c.json', `[${json(OBJECT)},]`, 'json-broken c.json'],
  ['an array with more behind', 'c.json', `${json([OBJECT])} x`, 'json-broken c.json'],
  ['numbers that JSON does not have', 'c.json', '[{"id": NaN}]', 'json-broken c.json'],
  ['an object a line, named .json', 'c.json', `${json(OBJECT)}\n${json(OBJECT)}\n`, 'json-broken c.json'],
  ['one object alone', 'c.json', json(OBJECT), 'json-shape c.json'],
  ['two arrays of objects', 'c.json', json({ a: [OBJECT], b: [OBJECT] }), 'json-shape c.json'],
  ['a text', 'c.json', '"id"', 'json-shape c.json'],
  ['a table named .json', 'c.json', TEXT, 'json-shape c.json'],
  ['rows that are arrays', 'c.json', json([['A1', '2022-05-01']]), 'row-not-object c.json:1'],
  ['a row that is no object', 'c.json', json([OBJECT, null, OBJECT]), 'row-not-object c.json:2'],
  ['an empty array', 'c.json', '[]', 'file-header-only c.json'],
  ['blanks alone', 'c.json', '  \n', 'json-shape c.json'],
  [
    'objects without a member that is mapped',
    'c.json',
    json([{ id: 'A1', date: '2022-05-01', class: 'confirmed' }]),
    'column-missing c.json:1 area',
  ],
  ['a line that is no object', 'c.ndjson', `${json(OBJECT)}\n{"id": "A2",\n`, 'row-not-object c.ndjson:2'],
  ['an error value as text', 'c.csv', `${TEXT}A2,#N/A,confirmed,110105\n`, 'cell-error c.csv:3 date'],
  [
    'an error value for an id',
    'c.csv',
    `${TEXT}#REF!,2022-05-01,confirmed,110105\n`,
    'cell-error c.csv:3 id',
  ],
  [
    'an error value for an area',
    'c.ndjson',
    `${json({ ...OBJECT, area: '#NAME?' })}\n`,
    'cell-error c.ndjson:1 area',
  ],
];

describe('a broken file is refused', () => {
  test.each(BROKEN.map(([name, file, content, problem]) => ({ name, file, content, problem })))(
    '$name',
    async ({ file, content, problem }) => {
      const problems = await problemsOf(setup(file, content));
      expect(problems.map(codeAndPlace)).toEqual([problem]);
    },
  );
});

describe('Parquet', () => {
  const COLUMNS = `'A1' AS id, DATE '2022-05-01' AS date, 'confirmed' AS class, '110105' AS area`;
  test.each([
    ['texts and days', COLUMNS],
    ['a code in a column of fractions', COLUMNS.replace(`'110105'`, '110105.0::DOUBLE')],
    ['a moment at midnight', COLUMNS.replace(`DATE '2022-05-01'`, `TIMESTAMP '2022-05-01 00:00:00'`)],
    [
      'a moment that is midnight where the nights are',
      COLUMNS.replace(`DATE '2022-05-01'`, `TIMESTAMPTZ '2022-04-30 16:00:00+00'`),
    ],
    ['bytes that are text', COLUMNS.replace(`'110105'`, `'110105'::BLOB`)],
    ['further columns of any type', `${COLUMNS}, [1, 2] AS list, {'a': 1} AS deep`],
  ])('%s', async (_, columns) => {
    const content = await parquet(`SELECT ${columns}`);
    for (const careful of [false, true]) {
      const { engine, staged } = await stage(setup('c.parquet', content, { options: { careful } }));
      expect(await casesIn(engine)).toEqual([USED]);
      expect((await staged.report('2022-05-31')).files[1]).toMatchObject({ format: 'parquet', read: 1 });
    }
  });

  test('rows are numbered from 1, and blank ones excluded', async () => {
    const blank = COLUMNS.replace(/('\w+'|DATE '[\d-]+') AS/g, 'NULL::VARCHAR AS');
    const rows = [COLUMNS, blank, COLUMNS.replace(`'110105'`, `'nowhere'`)].map((each) => `SELECT ${each}`);
    const content = await parquet(rows.join(' UNION ALL '));
    expect((await problemsOf(setup('c.parquet', content))).map(codeAndPlace)).toEqual([
      'area-unknown c.parquet:3 area',
    ]);
  });

  test('a file that is cut off or damaged', async () => {
    const content = await parquet(`SELECT ${COLUMNS}`);
    const refused = async (bytes: Uint8Array) =>
      (await problemsOf(setup('c.parquet', bytes))).map(codeAndPlace);
    expect(await refused(content.subarray(0, -40))).toEqual(['parquet-broken c.parquet']);
    expect(await refused(changed(content, -12))).toEqual(['parquet-broken c.parquet']);
    expect(await refused(Buffer.from('PAR1'))).toEqual(['parquet-broken c.parquet']);
  });

  test('no extension is fetched to read it', async () => {
    const engine = await openEngine();
    const found = await engine.rows(
      "SELECT extension_name AS name FROM duckdb_extensions() WHERE install_mode = 'STATICALLY_LINKED' AND loaded",
    );
    await engine.close();
    expect(found.map(({ name }) => name)).toEqual(expect.arrayContaining(['json', 'parquet']));
  });
});

test('files of several formats make one table', async () => {
  const files = {
    'c-1.csv': TEXT,
    'c-2.json': json([{ ...OBJECT, id: 'A2' }]),
    'c-3.xlsx': good,
    'c-4.ndjson': json({ ...OBJECT, id: 'A4' }),
    'c-5.parquet': await parquet(
      `SELECT 'A5' AS id, DATE '2022-05-01' AS date, 'confirmed' AS class, '110105' AS area`,
    ),
  };
  const problems = await problemsOf({ files, cases: { file: 'c-*' } });
  expect(problems.map(codeAndPlace)).toEqual(['id-duplicate c-3.xlsx [Sheet1]:2 id']);
  expect(problems[0]?.with).toMatchObject({ otherFile: 'c-1.csv', otherLine: 2 });
  const { engine } = await stage({
    files: { ...files, 'c-1.csv': TEXT.replace('A1', 'A0') },
    cases: { file: 'c-*' },
  });
  expect((await casesIn(engine)).map((row) => row.slice(0, 2))).toEqual(['A0', 'A1', 'A2', 'A4', 'A5']);
});

test('a Zstandard file of many rows', async () => {
  const { engine } = await stage(setup('c.csv.zst', MANY));
  expect(await engine.rows('SELECT count(*)::INTEGER AS n FROM cases')).toEqual([{ n: 3000 }]);
  for (const at of [9, 60, MANY.length >> 1, MANY.length - 6])
    expect((await problemsOf(setup('c.csv.zst', changed(MANY, at)))).map(({ code }) => code)).toEqual([
      expect.stringMatching(/^zstd-(corrupt|truncated)$/),
    ]);
});
