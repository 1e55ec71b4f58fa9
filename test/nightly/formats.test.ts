import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { dayNumber } from '../../src/days.ts';
import { zone } from '../../src/index.ts';
import { renderSnapshot } from '../../src/rendering/snapshot/index.ts';
import { emptyFolder } from '../cli/workspace.ts';
import { gb18030 } from '../inputs/encodings.ts';
import { parquet } from '../inputs/spoilt/parquet.ts';
import { type Cell, dated, styled, workbook } from '../inputs/spoilt/workbook.ts';

const FIXTURE = fileURLToPath(new URL('../../fixtures/xinfadi-2020', import.meta.url));
const TEXT = readFileSync(join(FIXTURE, 'data', 'cases.csv'), 'utf8');
const [HEADER = [], ...ROWS]: string[][] = parse(TEXT, { bom: true });
const NIGHTS = ['2020-06-12', '2020-06-21', '2020-07-03'];
const DATES = ['发病日期', '报告日期'];

/** The zones of some nights as the command prints them. */
async function zonesWith(file: string, content: string | Uint8Array, more = ''): Promise<string> {
  const folder = emptyFolder();
  cpSync(FIXTURE, folder, { recursive: true });
  rmSync(join(folder, 'data', 'cases.csv'));
  writeFileSync(join(folder, 'data', file), content);
  const yaml = readFileSync(join(folder, 'fenqu.yaml'), 'utf8');
  writeFileSync(
    join(folder, 'fenqu.yaml'),
    yaml.replace('file: data/cases.csv', `file: data/${file}${more}`),
  );
  const texts: string[] = [];
  for (const asOf of NIGHTS) {
    const { snapshot, measures, warnings } = await zone({ workspace: folder, asOf });
    expect(warnings.filter(({ code }) => code !== 'id-empty')).toEqual([]);
    for (const format of ['json', 'csv'] as const)
      texts.push(renderSnapshot(snapshot, format, LOOK, measures));
  }
  return texts.join('\n');
}

const LOOK = { language: 'zh', colour: false, width: 120 } as const;

/** The day of a text such as `2020/6/4`, as spreadsheets count days. */
function serial(text: string): number | undefined {
  const [, year = '', month = '', day = ''] = /^(\d{4})\D(\d{1,2})\D(\d{1,2})\D?$/.exec(text.trim()) ?? [];
  if (year === '') return undefined;
  return dayNumber(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`) - dayNumber('1899-12-30');
}

const objects = ROWS.map((row) => Object.fromEntries(HEADER.map((name, i) => [name, row[i]])));

/** As an officer keeps it: a title above, days as days, a district written once beside its cases. */
function officers(): Uint8Array {
  const rows = ROWS.map((row) =>
    row.map((text, i): Cell => {
      const day = DATES.includes(HEADER[i] ?? '') ? serial(text) : undefined;
      return day === undefined ? text : i % 2 === 0 ? dated(day) : styled(day, 2);
    }),
  );
  const column = HEADER.indexOf('现住址区');
  const merges: string[] = [];
  const first = 5;
  for (let top = 0; top < rows.length; ) {
    let bottom = top;
    while (ROWS[bottom + 1]?.[column] === ROWS[top]?.[column]) bottom += 1;
    const letter = String.fromCharCode(65 + column);
    if (bottom > top) merges.push(`${letter}${top + first}:${letter}${bottom + first}`);
    for (const row of rows.slice(top + 1, bottom + 1)) row[column] = null;
    top = bottom + 1;
  }
  const sheets = [
    { name: '说明', rows: [['本表每日 24 时汇总']] },
    {
      name: '病例',
      rows: [['疫情病例表'], ['单位：北京市'], null, HEADER, ...rows],
      merges: ['A1:J1', ...merges],
    },
  ];
  return workbook({ sheets });
}

const sql = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const selected = () =>
  ROWS.map((row) => `SELECT ${row.map((text, i) => `${sql(text)} AS "${HEADER[i]}"`).join(', ')}`).join(
    ' UNION ALL ',
  );

describe('the same rows give the same bytes in every format', () => {
  let expected = '';
  beforeAll(async () => {
    expected = await zonesWith('cases.csv', TEXT);
    expect(expected).toContain('花乡');
  });

  test.each<[string, () => Promise<string | Uint8Array> | string | Uint8Array, string?]>([
    ['cases-gb18030.csv', () => gb18030(TEXT)],
    ['cases.csv.gz', () => gzipSync(TEXT)],
    ['cases.tsv', () => ROWS.reduce((text, row) => `${text}${row.join('\t')}\n`, `${HEADER.join('\t')}\n`)],
    ['cases.json', () => JSON.stringify({ by: 'x', rows: objects }, null, 1)],
    ['cases.ndjson', () => objects.map((each) => `${JSON.stringify(each)}\n`).join('')],
    ['cases.parquet', () => parquet(selected())],
    ['cases.xlsx', () => workbook({ sheets: [{ rows: [HEADER, ...ROWS] }] })],
    ['officers.xlsx', officers],
    ['named.xlsx', officers, '\n    sheet: 病例\n    header: 4'],
  ])('%s', async (file, content, more) => {
    expect(await zonesWith(file, await content(), more)).toBe(expected);
  });
});
