import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openTemporary } from '../../src/inputs/files/temporary.ts';
import { gb18030, json } from './encodings.ts';
import { cases, casesIn, codesOf, stage } from './workspaces.ts';

const ROWS = [
  'A1,2022-05-01,确诊,110105',
  'A2,2022-05-02,无症状,酒仙桥街道',
  'A3,2022-05-03,确诊,110108012001',
];
const VALUES = { class: { 确诊: 'confirmed', 无症状: 'asymptomatic' } };
const TEXT = `id,date,class,area\n${ROWS.join('\n')}\n`;

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

test('decoded copies are gone afterwards, whether staging ends well or not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fenqu-copies-'));
  vi.stubEnv('TMPDIR', folder);
  onTestFinished(() => void vi.unstubAllEnvs());
  const left = () => readdirSync(folder).filter((name) => !name.startsWith('fenqu-test-'));
  await stage({ files: { 'cases.csv': gb18030(TEXT) }, cases: { values: VALUES } });
  expect(left()).toEqual([]);
  await codesOf({ files: { 'cases.csv': gb18030(TEXT) }, cases: { values: {} } });
  expect(left()).toEqual([]);
});

test('decoded copies are private, and gone on a signal', () => {
  const temporary = openTemporary();
  const folder = dirname(temporary.path('.csv'));
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  const other = vi.fn();
  process.once('SIGHUP', other);
  process.emit('SIGHUP', 'SIGHUP');
  expect(other).toHaveBeenCalledOnce();
  expect(existsSync(folder)).toBe(false);
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
