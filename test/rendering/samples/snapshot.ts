import type { DataReport, Decision } from '../../../src/inputs/tables.ts';
import type { AreaLabel, Snapshot, Verdict } from '../../../src/zoning/verdict.ts';
import { pack } from './pack.ts';

const DISTRICTS = {
  '110106': '丰台区',
  '110115': '大兴区',
  '110108': '海淀区',
  '110102': '西城区',
  '110101': '东城区',
} as const;

export function street(code: string, name: string): AreaLabel {
  const [, district] = Object.entries(DISTRICTS).find(([prefix]) => code.startsWith(prefix)) ?? ['', ''];
  const names = ['北京市', district, name];
  return { code, name: names.join(' '), names, district: { code: code.slice(0, 6), name: district } };
}

export const decision: Decision = {
  area: '110106018',
  tier: 'high',
  from: '2020-06-14',
  until: '2020-07-12',
  mode: 'set',
  authority: '北京市疾病预防控制中心',
  reason: '新发地市场所在地，病例高度集中，列为高风险；7月13日公布下调为中风险，截止日据此推定',
  decidedOn: '2020-06-14',
  descendants: false,
  place: 'data/decisions.csv:2',
};

export function verdict(area: AreaLabel, details: Partial<Verdict> = {}): Verdict {
  return {
    area,
    position: 0,
    tier: 'medium',
    rawTier: 'medium',
    atLeast: null,
    atMost: null,
    since: '2020-06-13',
    evaluatedOn: '2020-06-21',
    tierInForce: 'medium',
    effectiveFrom: '2020-06-14',
    ruleTier: 'medium',
    queued: [],
    heldBy: [],
    eligible: null,
    indicators: { confirmed_14d: 2, clusters_14d: 0 },
    clause: 'rules/beijing-2020-06/pack.yaml:63',
    decision: null,
    nextStepDown: { tier: 'low', on: '2020-07-03', because: 'confirmed_14d' },
    unknownAhead: null,
    flags: [],
    ...details,
  };
}

export const report: DataReport = {
  asOf: '2020-06-21',
  files: [
    {
      table: 'cases',
      file: 'data/cases.csv',
      format: 'csv',
      compression: 'none',
      encoding: 'gb18030',
      bom: false,
      delimiter: ',',
      columnsMapped: {
        id: ['病例编号'],
        date_report: ['报告日期'],
        class: ['分型'],
        area: ['现住址区', '现住址街道', '现住址社区'],
      },
      columnsIgnored: ['备注', '姓名', '身份证号'],
      read: 1368,
      used: 1236,
      excluded: { 'after-as-of': 130 },
      rejected: { 'area-unknown': 1, 'area-ambiguous': 1 },
      firstDay: '2020-06-11',
      lastDay: '2020-06-21',
    },
  ],
  areas: {
    file: 'data/areas.csv',
    byLevel: { province: 1, city: 1, county: 16, street: 349, community: 7535 },
  },
  classes: { confirmed: 1201, asymptomatic: 35 },
  origins: { local: 1230, imported: 6 },
  placedAt: { community: 1200, street: 31, county: 5 },
  through: { cases: '2020-06-21' },
  oddities: {
    cases: {
      gaps: [
        { from: '2020-05-02', to: '2020-05-02' },
        { from: '2020-06-02', to: '2020-06-10' },
      ],
      surges: [{ day: '2020-06-13', rows: 36, usual: 3 }],
    },
  },
  alike: {
    rows: 210,
    groups: 40,
    most: [{ day: '2020-06-14', area: '110106018', name: '花乡街道', class: 'confirmed', rows: 28 }],
  },
  problems: [
    {
      code: 'decision-level',
      severity: 'warning',
      place: { file: 'data/decisions.csv', line: 4 },
      value: '110106',
      with: { level: 'street' },
    },
    {
      code: 'decision-level',
      severity: 'warning',
      place: { file: 'data/decisions.csv', line: 5 },
      value: '110107',
      with: { level: 'street' },
    },
  ],
};

const zones: readonly Verdict[] = [
  verdict(street('110106018', '花乡街道'), {
    tier: 'high',
    rawTier: 'medium',
    since: '2020-06-14',
    tierInForce: 'high',
    heldBy: ['decision'],
    indicators: { confirmed_14d: 118, clusters_14d: 3 },
    decision,
    clause: decision.place,
    nextStepDown: { tier: 'medium', on: '2020-07-13', because: 'decision' },
    flags: ['contradicts_rules'],
  }),
  verdict(street('110115007', '黄村地区（镇）'), {
    tier: 'high',
    tierInForce: 'medium',
    effectiveFrom: '2020-06-23',
    queued: [{ tier: 'high', from: '2020-06-23' }],
    since: '2020-06-20',
    indicators: { confirmed_14d: 9, clusters_14d: 1 },
    decision: {
      ...decision,
      area: '110115007',
      from: '2020-06-20',
      until: null,
      reason: '紧邻新发地市场，病例持续增加',
      place: 'data/decisions.csv:3',
    },
    heldBy: ['decision'],
    nextStepDown: null,
  }),
  verdict(street('110101017', '体育馆路街道'), {
    tier: null,
    rawTier: 'unknown',
    atLeast: 'low',
    atMost: 'medium',
    tierInForce: null,
    indicators: { confirmed_14d: null, clusters_14d: null },
    nextStepDown: null,
  }),
  verdict(street('110102019', '月坛街道')),
  verdict(street('110102020', '金融街街道'), {
    rawTier: 'unknown',
    atLeast: 'low',
    atMost: 'medium',
    since: '2020-06-11',
    flags: ['kept', 'possibly_higher'],
    nextStepDown: null,
    unknownAhead: '2020-06-24',
    indicators: { confirmed_14d: null, clusters_14d: 0 },
  }),
  verdict(street('110106010', '新村街道'), {
    indicators: { confirmed_14d: 26, clusters_14d: 1 },
    since: '2019-12-30',
  }),
  verdict(street('110108013', '中关村街道'), { indicators: { confirmed_14d: 1, clusters_14d: 0 } }),
];

export const snapshot: Snapshot = {
  asOf: '2020-06-21',
  through: { cases: '2020-06-19', metrics: '2020-06-21', visits: null },
  pack,
  retrospective: false,
  byPolicy: true,
  level: 'street',
  areas: 349,
  tally: { byTier: { high: 2, medium: 4, low: 342 }, unknown: 1 },
  zones,
  warnings: report.problems,
  placedAbove: { cases: 5, areas: 39 },
  rejected: { rows: 0, districts: [], nowhere: 0, areas: 0 },
  states: [],
  restingSince: '2020-06-11',
};

export const quietSnapshot: Snapshot = {
  ...snapshot,
  retrospective: true,
  byPolicy: false,
  tally: { byTier: { high: 0, medium: 0, low: 349 }, unknown: 0 },
  zones: [],
  warnings: [],
  placedAbove: { cases: 0, areas: 0 },
  rejected: { rows: 3, districts: [{ name: '丰台区', rows: 2 }], nowhere: 1, areas: 1 },
};
