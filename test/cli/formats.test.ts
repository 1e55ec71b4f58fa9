import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { gb18030 } from '../inputs/encodings.ts';
import { parquet } from '../inputs/spoilt/parquet.ts';
import { DAY, sheet } from '../inputs/spoilt/sheets.ts';
import { dated } from '../inputs/spoilt/workbook.ts';
import { fenqu } from './fenqu.ts';

const AREAS = `code,name
11,北京市
1101,市辖区
110105,朝阳区
110105003,劲松街道
110105003001,农光里社区居委会
110106,丰台区
110106001,花乡街道
110108,海淀区
`;
const HEAD = ['病例号', '日期', '分型', '区', '居住地', '姓名'];
/** More than a confirmed case in 朝阳区, one in 丰台区, an asymptomatic one in 海淀区. */
const ROWS = Array.from({ length: 60 }, (_, i) => {
  const [district, home] =
    [
      ['朝阳区', '劲松街道农光里3号楼'],
      ['朝阳区', '劲松街道'],
      ['丰台区', '花乡'],
    ][(i % 11) % 3] ?? [];
  return { id: `BJ${i}`, day: 1 + (i % 10), type: i % 4 === 0 ? '无症状感染者' : '轻型', district, home };
});
const dayOf = (day: number): string => `2022-05-${String(day).padStart(2, '0')}`;
const cellsOf = ({ id, day, type, district = '', home = '' }: (typeof ROWS)[number]): string[] => [
  id,
  dayOf(day),
  type,
  district,
  home,
  '张三丰',
];
const TEXT = [HEAD, ...ROWS.map(cellsOf)].map((cells) => `${cells.join(',')}\n`).join('');
const objects = ROWS.map((row) => Object.fromEntries(cellsOf(row).map((text, i) => [HEAD[i] ?? '', text])));

const WORKSPACE = (file: string): string => `areas: { file: areas.csv }
data:
  cases:
    file: ${file}
    columns: { id: 病例号, date_report: 日期, class: 分型, area: [区, 居住地], cluster: [区, 居住地] }
    values: { class: { 轻型: confirmed, 无症状感染者: asymptomatic } }
    defaults: { origin: local }
policy: [{ pack: cn-county-2020-02, from: 2020-02-17, retrospective: true }]
`;

async function zones(file: string, content: string | Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'fenqu-formats-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const all = { 'fenqu.yaml': WORKSPACE(file), 'areas.csv': AREAS, [file]: content };
  for (const [name, text] of Object.entries(all)) await writeFile(join(folder, name), text);
  const { status, stdout, stderr } = await fenqu(
    ['zone', '--as-of', '2022-05-11', '--all', '--format', 'json'],
    { cwd: folder },
  );
  expect({ status, stderr }).toMatchObject({ status: 0 });
  return stdout;
}

test('the same cases in every format make the same zones, to the byte', { timeout: 60_000 }, async () => {
  const values = ROWS.map(
    (row) =>
      `(${cellsOf(row)
        .map((text) => `'${text}'`)
        .join(', ')})`,
  ).join(', ');
  const names = HEAD.map((_, i) => `c${i}`).join(', ');
  const columns = HEAD.map((name, i) => (i === 1 ? `c${i}::DATE AS ${name}` : `c${i} AS ${name}`)).join(', ');
  const sheetRows = ROWS.map((row) =>
    cellsOf(row).map((text, i) => (i === 1 ? dated(DAY + row.day - 1) : text)),
  );
  const files: Readonly<Record<string, string | Uint8Array>> = {
    'gb18030.csv': gb18030(TEXT),
    'titled.csv': `病例清单,,,,,\n${TEXT}`,
    'packed.csv.gz': gzipSync(TEXT),
    'cases.tsv': TEXT.replaceAll(',', '\t'),
    'cases.ndjson': objects.map((each) => `${JSON.stringify(each)}\n`).join(''),
    'cases.json': JSON.stringify({ rows: objects }),
    'cases.xlsx': sheet([['病例清单'], HEAD, ...sheetRows]),
    'cases.parquet': await parquet(`SELECT ${columns} FROM (VALUES ${values}) t(${names})`),
  };
  const expected = await zones('cases.csv', TEXT);
  expect(JSON.parse(expected)).toMatchObject({ tally: { low: 1 } });
  expect(expected).toContain('110105');
  for (const [file, content] of Object.entries(files))
    expect(await zones(file, content), file).toBe(expected);
});
