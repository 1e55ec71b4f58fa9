import { gzipSync } from 'node:zlib';
import { gb18030 } from '../inputs/encodings.ts';
import { workbook } from '../inputs/spoilt/workbook.ts';
import { CITY, type Files } from './workspace.ts';

/** One thing that can be wrong with a workspace, and what must be said of it. */
export interface BadInput {
  readonly name: string;
  readonly files: Files;
  /** A path that is a folder where a file belongs. */
  readonly folder?: string;
  /** `code place | value | near misses`, of every problem in order; an empty end is left out. */
  readonly problems: readonly string[];
}

const CASES = CITY['data/cases.csv'] ?? '';
const AREAS = CITY['data/areas.csv'] ?? '';
const YAML = CITY['fenqu.yaml'] ?? '';
const HEADER = 'id,class,origin,date,area,cluster\n';
const ROW = 'A1,confirmed,local,2022-05-01,110105005001,home\n';

const cases = (row: string): Files => ({ 'data/cases.csv': `${HEADER}${ROW}${row}\n` });
const casesFile = (name: string, content: Uint8Array): Files => ({
  'data/cases.csv': null,
  [`data/${name}`]: content,
  'fenqu.yaml': YAML.replace('data/cases.csv', `data/${name}`),
});
const yaml = (from: string, to: string): Files => ({ 'fenqu.yaml': YAML.replace(from, to) });

const EXPLICIT = YAML.replace('codes: nbs', 'codes: explicit');
const tree = (...rows: readonly string[]): Files => ({
  'fenqu.yaml': EXPLICIT,
  'data/areas.csv': `code,name,level,parent\n110105,C,county,\n110105005001,A,community,110105\n${rows.join('\n')}\n`,
  'data/cases.csv': HEADER + ROW,
});

const PACK = `pack: own
title: { zh: 自己的, en: Own }
edition: 2022-01-01
sources: { s: { title: x, status: unverified } }
level: community
effective: next_day
indicators:
  new_local: { title: { zh: 新增, en: New }, count: cases, where: class == "confirmed", window: 14d }
tiers:
  - { tier: high, title: { zh: 高, en: High }, when: new_local > 5, source: s }
  - { tier: low, title: { zh: 低, en: Low }, otherwise: true, source: s }
`;
const pack = (from: string | RegExp, to: string): Files => ({
  'fenqu.yaml': `${YAML.replace('beijing-2020-07', 'own')}rules: rules/\n`,
  'rules/own/pack.yaml': PACK.replace(from, to),
});

const SHEET_ROWS: readonly (readonly string[])[] = [
  HEADER.trim().split(','),
  ROW.trim().split(','),
  ['A2', 'confirmed', 'local', '合计', '110105', ''],
];

/** Every item of what must never be published. */
export const BAD_INPUTS: readonly BadInput[] = [
  {
    name: 'a spreadsheet cut off',
    files: casesFile('cases.xlsx', workbook({ sheets: [{ rows: SHEET_ROWS }] }).subarray(0, 900)),
    problems: ['sheet-broken data/cases.xlsx | data/cases.xlsx'],
  },
  {
    name: 'a row of a spreadsheet that is no case',
    files: casesFile('cases.xlsx', workbook({ sheets: [{ name: '病例', rows: SHEET_ROWS }] })),
    problems: ['date-invalid data/cases.xlsx [病例]:3 (date) | 合***(2)'],
  },
  {
    name: 'text named as a spreadsheet',
    files: casesFile('cases.xlsx', Buffer.from(CASES)),
    problems: ['file-other-kind data/cases.xlsx | data/cases.xlsx'],
  },
  {
    name: 'a missing file',
    files: { 'data/cases.csv': null },
    problems: ['file-missing data/cases.csv | data/cases.csv'],
  },
  {
    name: 'a missing areas file',
    files: { 'data/areas.csv': null },
    problems: ['file-missing data/areas.csv | data/areas.csv'],
  },
  {
    name: 'a directory where a file belongs',
    files: { 'data/cases.csv': null },
    folder: 'data/cases.csv',
    problems: ['file-is-directory data/cases.csv | data/cases.csv'],
  },
  {
    name: 'an empty file',
    files: { 'data/cases.csv': '' },
    problems: ['file-empty data/cases.csv | data/cases.csv'],
  },
  {
    name: 'a file with a header only',
    files: { 'data/cases.csv': HEADER },
    problems: ['file-header-only data/cases.csv | data/cases.csv'],
  },
  {
    name: 'an areas file with a header only',
    files: { 'data/areas.csv': 'code,name\n' },
    problems: ['file-header-only data/areas.csv | data/areas.csv'],
  },
  {
    name: 'a column that is not there',
    files: yaml('cluster: cluster', 'cluster: clusters'),
    problems: ['column-missing data/cases.csv:1 (clusters) | clusters | cluster'],
  },
  {
    name: 'a day that does not exist',
    files: cases('A2,confirmed,local,2022-02-30,110105005001,'),
    problems: ['date-invalid data/cases.csv:3 (date) | 2022-02-30'],
  },
  {
    name: 'an empty date',
    files: cases('A2,confirmed,local,,110105005001,'),
    problems: ['cell-empty data/cases.csv:3 (date)'],
  },
  {
    name: 'a date in 2202',
    files: cases('A2,confirmed,local,2202-05-01,110105005001,'),
    problems: ['date-in-future data/cases.csv:3 (date) | 2202-05-01'],
  },
  {
    name: 'a duplicate case id',
    files: cases('A1,confirmed,local,2022-05-02,110105005002,'),
    problems: ['id-duplicate data/cases.csv:3 (id)'],
  },
  {
    name: 'an unknown class',
    files: cases('A2,confirmd,local,2022-05-01,110105005001,'),
    problems: ['value-unknown data/cases.csv:3 (class) | confirmd | confirmed'],
  },
  {
    name: 'an area code in scientific notation',
    files: cases('A2,confirmed,local,2022-05-01,1.10105E+11,'),
    problems: ['code-scientific data/cases.csv:3 (area) | 1.10105E+11'],
  },
  {
    name: 'a code that lost its leading zero',
    files: {
      'data/areas.csv': `${AREAS}05,某省\n0501,某市\n050105,某区\n050105005,某街道\n050105005001,某社区\n`,
      ...cases('A2,confirmed,local,2022-05-01,50105005001,'),
    },
    problems: ['code-lost-zero data/cases.csv:3 (area) | 50105005001'],
  },
  {
    name: 'an unknown name',
    files: cases('A2,confirmed,local,2022-05-01,大山社区,'),
    problems: ['area-unknown data/cases.csv:3 (area) | ***(4)'],
  },
  {
    name: 'an ambiguous name',
    files: cases('A2,confirmed,local,2022-05-01,红霞路社区,'),
    problems: [
      'area-ambiguous data/cases.csv:3 (area) | ***(5) | 北京市 朝阳区 酒仙桥街道 红霞路社区居委会 (110105005001) / 北京市 海淀区 花园路街道 红霞路社区居委会 (110108012001)',
    ],
  },
  {
    name: 'a truncated gzip',
    files: casesFile('cases.csv.gz', gzipSync(CASES).subarray(0, -9)),
    problems: ['gzip-truncated data/cases.csv.gz'],
  },
  {
    name: 'mixed encodings in one file',
    files: casesFile(
      'cases.csv',
      Buffer.concat([
        Buffer.from(`${HEADER}${ROW}A2,confirmed,local,2022-05-01,朝阳区,红霞路社区居委会\n`),
        gb18030('A3,confirmed,local,2022-05-01,朝阳区,\n'),
      ]),
    ),
    problems: ['encoding-mixed data/cases.csv:4'],
  },
  {
    name: 'NUL bytes',
    files: cases('A2,confirmed,local,2022-05-01,110105005001,\u0000\u0000'),
    problems: ['file-nul data/cases.csv:3'],
  },
  {
    name: 'a line of 10 MB',
    files: cases(`A2,confirmed,local,2022-05-01,110105005001,${'x'.repeat(10_000_000)}`),
    problems: ['line-too-long data/cases.csv:3'],
  },
  {
    name: 'YAML with a syntax error',
    files: yaml('areas: { file', 'areas: { file: ['),
    problems: ['yaml-syntax fenqu.yaml:3:46', 'yaml-syntax fenqu.yaml:3:47'],
  },
  {
    name: 'YAML with an unknown key',
    files: yaml('timezone:', 'timezon:'),
    problems: ['yaml-unknown-key fenqu.yaml:2:1 (timezon) | timezon | timezone'],
  },
  {
    name: 'YAML with a wrong type',
    files: yaml('file: data/cases.csv', 'file: 12'),
    problems: ['yaml-not-text fenqu.yaml:6:11 (data.cases.file) | 12'],
  },
  {
    name: 'YAML with an anchor bomb',
    files: {
      'fenqu.yaml': `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghijk'
        .split('')
        .map((key, i) => `${key}: &${key} [${Array(9).fill(`*${'abcdefghij'[i]}`).join(', ')}]\n`)
        .join('')}${YAML}`,
    },
    problems: ['yaml-aliases fenqu.yaml:2:8'],
  },
  {
    name: 'a pack with an unknown indicator',
    files: pack('when: new_local > 5', 'when: new_locl > 5'),
    problems: ['pack-unknown-indicator rules/own/pack.yaml:10:53 (tiers.0.when) | new_locl | new_local'],
  },
  {
    name: 'a pack with a type error in `when`',
    files: pack('when: new_local > 5', 'when: new_local > "5"'),
    problems: ['expression-type rules/own/pack.yaml:10:65 (tiers.0.when) | "5"'],
  },
  {
    name: 'a pack with two `otherwise`',
    files: pack('when: new_local > 5', 'otherwise: true'),
    problems: ['pack-two-otherwise rules/own/pack.yaml:11:45 (tiers.1.otherwise)'],
  },
  {
    name: 'a pack without tiers',
    files: pack(/tiers:[\s\S]*/, ''),
    problems: ['yaml-missing-key rules/own/pack.yaml:1:1 | tiers'],
  },
  {
    name: 'a pack whose tiers are none',
    files: pack(/tiers:[\s\S]*/, 'tiers: []\n'),
    problems: ['yaml-empty rules/own/pack.yaml:9:8 (tiers) | []'],
  },
  {
    name: 'a cycle in the tree of areas',
    files: tree('X,X,street,Y', 'Y,Y,street,X'),
    problems: ['area-cycle data/areas.csv:4 (parent) | X'],
  },
  {
    name: 'an area whose parent does not exist',
    files: tree('X,X,community,Q'),
    problems: ['area-parent-missing data/areas.csv:4 (parent) | X'],
  },
];
