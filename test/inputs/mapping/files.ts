import { gzipSync } from 'node:zlib';
import type { Target } from '../../../src/inputs/mapping/targets.ts';
import { gb18030 } from '../encodings.ts';
import { dated, workbook } from '../spoilt/workbook.ts';

/** Areas that the files tell of. */
export const AREAS = `code,name
99,示例省
9901,江城市
990101,城东区
990101001,桥头街道
990101001001,桥头社区
990101002,河西街道
990102,城西区
990102001,山门镇
990103,城南区
`;

/** What must never be shown of any file. */
export const PLANTED = [
  '张三丰',
  '李四光',
  '110105199003078888',
  '13800138000',
  '花月苑',
  'Zhang San',
  'zs@example.com',
];

/** A file that nobody has described, and how it is to be read. */
export interface Unknown {
  readonly title: string;
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly target: Target;
  /** What must be in the proposed block, as it stands. */
  readonly block: Readonly<Record<string, unknown>>;
  /** Rows that are read, and used. */
  readonly rows: number;
  /** What the file does not tell. */
  readonly open?: readonly string[];
  /** Whether it can be read as proposed. */
  readonly complete?: false;
  readonly personal?: readonly string[];
}

const OFFICIAL = `病例号,姓名,身份证号,联系电话,报告日期,发病日期,分型,来源,现住址区,现住址街道,现住址,聚集性疫情
1,张三丰,110105199003078888,13800138000,2022-05-01,2022-04-29,轻型,本土,城东区,桥头街道,花月苑3号,A
2,李四光,110105199003078888,13800138000,2022-05-02,,无症状感染者,境外输入,城西区,山门镇,,A
`;

export const FILES: readonly Unknown[] = [
  {
    title: 'a line list as health authorities write it',
    name: 'cases.csv',
    content: OFFICIAL,
    target: 'cases',
    block: {
      columns: {
        id: '病例号',
        date_report: '报告日期',
        class: '分型',
        origin: '来源',
        date_onset: '发病日期',
        area: ['现住址区', '现住址街道', '现住址'],
        cluster: '聚集性疫情',
      },
      values: {
        class: { 轻型: 'confirmed', 无症状感染者: 'asymptomatic' },
        origin: { 本土: 'local', 境外输入: 'imported' },
      },
    },
    rows: 2,
    personal: ['姓名', '身份证号', '联系电话'],
  },
  {
    title: 'the same in GB18030',
    name: 'cases-gb.csv',
    content: gb18030(OFFICIAL),
    target: 'cases',
    block: { columns: { id: '病例号', date_report: '报告日期' } },
    rows: 2,
    personal: ['姓名', '身份证号', '联系电话'],
  },
  {
    title: 'tabs, gzip, and a byte order mark',
    name: 'cases.tsv.gz',
    content: gzipSync(`\ufeff${OFFICIAL.replaceAll(',', '\t')}`),
    target: 'cases',
    block: { columns: { id: '病例号', class: '分型' } },
    rows: 2,
    personal: ['姓名', '身份证号', '联系电话'],
  },
  {
    title: 'semicolons, English names, the month first',
    name: 'linelist.csv',
    content: `Case ID;Patient name;Phone;Report date;Case classification;District;Residence
c1;Zhang San;13800138000;5/1/2022;confirmed;城东区;桥头街道
c2;Zhang San;13800138000;5/13/2022;Asymptomatic;城西区;山门镇
`,
    target: 'cases',
    block: {
      columns: {
        id: 'Case ID',
        date_report: 'Report date',
        class: 'Case classification',
        area: ['District', 'Residence'],
      },
      values: { class: { Asymptomatic: 'asymptomatic' } },
      formats: { date_report: 'M/d/yyyy' },
    },
    rows: 2,
    open: ['no-origin', 'no-cluster'],
    personal: ['Patient name', 'Phone'],
  },
  {
    title: 'the day first',
    name: 'dayfirst.csv',
    content: 'id,date_of_report,class,district\n1,1.5.2022,confirmed,城东区\n2,13.5.2022,confirmed,城西区\n',
    target: 'cases',
    block: { formats: { date_report: 'd.M.yyyy' } },
    rows: 2,
    open: ['no-origin', 'no-cluster'],
  },
  {
    title: 'days of which nobody can say whether the month is first',
    name: 'unclear.csv',
    content: 'id,report_date,class,district\n1,5/11/2022,confirmed,城东区\n2,5/12/2022,confirmed,城西区\n',
    target: 'cases',
    block: {},
    rows: 0,
    complete: false,
    open: ['days-unclear', 'no-origin', 'no-cluster'],
  },
  {
    title: 'days on both sides of 12 in one column',
    name: 'mixed.csv',
    content: 'id,report_date,class,district\n1,5/13/2022,confirmed,城东区\n2,13/5/2022,confirmed,城西区\n',
    target: 'cases',
    block: {},
    rows: 0,
    complete: false,
    open: ['days-mixed', 'no-origin', 'no-cluster'],
  },
  {
    title: 'days without a year',
    name: 'noyear.csv',
    content: '编号,日期,分型,区\n1,5月1日,确诊,城东区\n2,5月2日,确诊,城西区\n',
    target: 'cases',
    block: {},
    rows: 0,
    complete: false,
    open: ['days-unread', 'no-origin', 'no-cluster'],
  },
  {
    title: 'ids that begin anew every day, classes that are told by what stands there, compact days',
    name: 'daily.csv',
    content:
      '序列,病例编号,上报时间,甲,所在区\nx,1,20220501,确诊,城东区\ny,2,20220501,无症状感染者,城西区\nz,1,20220502,确诊,城东区\n',
    target: 'cases',
    block: {
      columns: { id: ['上报时间', '病例编号'], date_report: '上报时间', class: '甲', area: '所在区' },
      formats: { date_report: 'yyyyMMdd' },
    },
    rows: 3,
    open: ['no-origin', 'no-cluster'],
  },
  {
    title: 'ids that are those of identity cards',
    name: 'cards.csv',
    content:
      '编号,日期,分型,区县\n110105199003078888,2022年5月1日,确诊,城东区\n11010519900307888X,2022年5月2日,确诊,城西区\n',
    target: 'cases',
    block: { columns: { date_report: '日期', class: '分型', area: '区县' } },
    rows: 2,
    open: ['no-id', 'no-origin', 'no-cluster'],
    personal: ['编号'],
  },
  {
    title: 'texts for what is not known, and a class that nobody knows',
    name: 'missing.csv',
    content:
      '病例号,报告日期,发病日期,分型,来源,区\n1,2022-05-01,不详,确诊,-,城东区\n2,2022-05-02,2022-05-01,甲类,本地,城西区\n',
    target: 'cases',
    block: { missing: ['-', '不详'], values: { class: { 确诊: 'confirmed' }, origin: { 本地: 'local' } } },
    rows: 1,
    complete: false,
    open: ['values-unknown', 'empty-values', 'no-cluster'],
  },
  {
    title: 'codes of communities',
    name: 'codes.csv',
    content:
      '病例号,报告日期,分型,现住址编码,现住址\n1,2022-05-01,确诊,990101001001,花月苑\n2,2022-05-02,确诊,990102001000,\n',
    target: 'cases',
    block: { columns: { id: '病例号', date_report: '报告日期', class: '分型', area: '现住址编码' } },
    rows: 2,
    open: ['no-origin', 'no-cluster'],
  },
  {
    title: 'codes of counties, and names that lead further',
    name: 'county-codes.csv',
    content:
      '病例号,报告日期,分型,区县代码,区县,现住址\n1,2022-05-01,确诊,110101,城东区,桥头街道花月苑\n2,2022-05-02,确诊,110102,城西区,\n',
    target: 'cases',
    block: { columns: { id: '病例号', date_report: '报告日期', class: '分型', area: ['区县', '现住址'] } },
    rows: 2,
    open: ['no-origin', 'no-cluster'],
  },
  {
    title: 'names with units and notes in brackets, and blanks',
    name: 'notes.csv',
    content:
      '"病例 号(必填)",报告日期（YYYY-MM-DD）,临床分型*,现住址(详细到门牌)\n1,2022-05-01,普通型,示例省江城市城东区桥头街道花月苑\n2,2022-05-02,重型,江城市城西区山门镇\n',
    target: 'cases',
    block: {
      columns: {
        id: '病例 号(必填)',
        date_report: '报告日期（YYYY-MM-DD）',
        class: '临床分型*',
        area: '现住址(详细到门牌)',
      },
    },
    rows: 2,
    open: ['no-origin', 'no-cluster'],
  },
  {
    title: 'titles above the names in a text file',
    name: 'titles.csv',
    content: '江城市疫情日报,,,\n填报单位：疾控中心,,,\n病例号,报告日期,分型,区\n1,2022-05-01,确诊,城东区\n',
    target: 'cases',
    block: { columns: { id: '病例号', date_report: '报告日期', class: '分型', area: '区' } },
    rows: 1,
    open: ['names-below', 'no-origin', 'no-cluster'],
  },
  {
    title: 'a spreadsheet with titles, merged cells, days by serial numbers, and another sheet',
    name: 'book.xlsx',
    content: workbook({
      sheets: [
        { name: '说明', rows: [['填表说明'], ['请如实填写'], ['病例号']] },
        {
          name: '病例',
          rows: [
            ['江城市新冠肺炎病例一览表'],
            ['单位：例', null, null, '2022年5月'],
            ['病例号', '姓名', '报告日期', '病例类型', '居住地区县', '详细地址'],
            ['1', '张三丰', dated(44682), '确诊', '城东区', '桥头街道花月苑'],
            ['2', '李四光', dated(44683), '无症状', '城西区', '山门镇'],
          ],
          merges: ['A1:F1'],
        },
      ],
    }),
    target: 'cases',
    block: {
      columns: {
        id: '病例号',
        date_report: '报告日期',
        class: '病例类型',
        area: ['居住地区县', '详细地址'],
      },
    },
    rows: 2,
    open: ['no-origin', 'no-cluster'],
    personal: ['姓名'],
  },
  {
    title: 'a workbook with a sheet for each week, of which only one can be meant',
    name: 'weeks.xlsx',
    content: workbook({
      sheets: ['第一周', '第二周'].map((name) => ({
        name,
        rows: [
          ['病例号', '报告日期', '分型', '区'],
          ['1', '2022-05-01', '确诊', '城东区'],
        ],
      })),
    }),
    target: 'cases',
    block: { sheet: '第一周' },
    rows: 1,
    open: ['no-origin', 'no-cluster', 'other-sheets'],
  },
  {
    title: 'objects, one a line',
    name: 'cases.ndjson',
    content:
      '{"case_id":"a","reported":"2022-05-01","status":"confirmed","county":"城东区","email":"zs@example.com"}\n{"case_id":"b","reported":"2022-05-02","status":"suspected","county":"城西区","email":"zs@example.com"}\n',
    target: 'cases',
    block: { columns: { id: 'case_id', date_report: 'reported', class: 'status', area: 'county' } },
    rows: 2,
    open: ['no-origin', 'no-cluster'],
    personal: ['email'],
  },
  {
    title: 'an object that holds the rows',
    name: 'cases.json',
    content: JSON.stringify({
      updated: '2022-05-03',
      rows: [
        { 病例号: 'a', 确诊日期: '2022/5/1', 分类: '确诊', 区县: '城东区', 手机: '13800138000' },
        { 病例号: 'b', 确诊日期: '2022/5/2', 分类: '确诊', 区县: '城西区', 手机: '13800138000' },
      ],
    }),
    target: 'cases',
    block: { columns: { id: '病例号', date_report: '确诊日期', class: '分类', area: '区县' } },
    rows: 2,
    open: ['no-origin', 'no-cluster'],
    personal: ['手机'],
  },
  {
    title: 'stays of cases',
    name: 'visits.csv',
    content:
      '病例号,到访日期,场所类型,区,详细地址\n1,2022-05-01,居住,城东区,桥头街道花月苑\n1,2022-05-02,工作单位,城西区,山门镇\n',
    target: 'visits',
    block: {
      columns: { case: '病例号', date: '到访日期', area: ['区', '详细地址'], role: '场所类型' },
      values: { role: { 居住: 'residence', 工作单位: 'workplace' } },
    },
    rows: 2,
  },
  {
    title: 'counts by district and day',
    name: 'counts.csv',
    content:
      '统计日期,区县,新增确诊,新增无症状,累计确诊,合计\n2022-05-01,城东区,3,1,10,4\n2022-05-01,城西区,0,0,2,0\n',
    target: 'counts',
    block: { columns: { area: '区县', date: '统计日期', confirmed: '新增确诊', asymptomatic: '新增无症状' } },
    rows: 2,
  },
  {
    title: 'totals so far',
    name: 'totals.csv',
    content:
      'date,region,total cases\n2022-05-01,城东区,10\n2022-05-02,城东区,12\n2022-05-01,城西区,2\n2022-05-02,城西区,2\n',
    target: 'counts',
    block: { columns: { area: 'region', date: 'date', cases: 'total cases' }, cumulative: true },
    rows: 4,
  },
  {
    title: 'a column for each district and kind of number',
    name: 'wide.csv',
    content:
      '日期,城东区_确诊,城西区_确诊,合计_确诊,城东区_无症状,城西区_无症状,合计_无症状\n2022-05-01,1,0,1,0,0,0\n2022-05-02,2,1,3,1,0,1\n',
    target: 'counts',
    block: {
      columns: { date: '日期' },
      wide: {
        columns: '{area}_{number}',
        numbers: { 确诊: 'confirmed', 无症状: 'asymptomatic' },
        except: ['合计_确诊', '合计_无症状'],
      },
    },
    rows: 4,
  },
  {
    title: 'a column for each day',
    name: 'days.csv',
    content: '区县,5/11/2022,5/12/2022,5/13/2022,备注\n城东区,1,2,3,\n城西区,0,0,1,\n',
    target: 'counts',
    block: {
      columns: { area: '区县' },
      wide: { columns: '{date}', number: 'cases', except: ['备注'] },
      formats: { date: 'M/d/yyyy' },
    },
    rows: 6,
    open: ['number-of-what'],
  },
  {
    title: 'a column for each district',
    name: 'districts.csv',
    content: '日期,城东区,城西区,城南区,全市\n2022-05-01,1,0,2,3\n2022-05-02,2,1,0,3\n',
    target: 'counts',
    block: { columns: { date: '日期' }, wide: { columns: '{area}', number: 'cases', except: ['全市'] } },
    rows: 6,
    open: ['number-of-what'],
  },
  {
    title: 'a row for each number',
    name: 'long.csv',
    content:
      '日期,地区,指标,数值\n2022-05-01,城东区,新增确诊,3\n2022-05-01,城东区,阳性率,0.5\n2022-05-01,城西区,新增确诊,1\n2022-05-01,城西区,阳性率,0.1\n',
    target: 'counts',
    block: {
      columns: { area: '地区', date: '日期' },
      long: { number: '指标', value: '数值', numbers: { 新增确诊: 'confirmed', 阳性率: 'positivity' } },
    },
    rows: 2,
  },
  {
    title: 'numbers of hospitals, with what does not change',
    name: 'metrics.csv',
    content:
      'week,region,population,beds total,admissions,ICU occupancy (%)\n2022-05-01,城东区,1000,50,3,0.5\n2022-05-08,城东区,1000,50,4,N/A\n2022-05-01,城西区,2000,80,5,0.7\n2022-05-08,城西区,2000,80,6,0.8\n',
    target: 'metrics',
    block: {
      columns: { area: 'region', date: 'week', admissions: 'admissions', icu_occupancy: 'ICU occupancy (%)' },
      missing: ['N/A'],
    },
    rows: 4,
  },
  {
    title: 'populations',
    name: 'population.csv',
    content: '区县,常住人口\n城东区,1000\n城西区,2000\n',
    target: 'populations',
    block: { columns: { area: '区县', population: '常住人口' } },
    rows: 2,
  },
];
