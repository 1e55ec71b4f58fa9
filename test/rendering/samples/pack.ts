import type { Measure, Pack } from '../../../src/rules/pack.ts';

const PACK = 'rules/beijing-2020-06/pack.yaml';

function measure(
  id: string,
  details: Pick<Measure, 'title' | 'text' | 'tiers' | 'audience'> & Partial<Measure>,
): Measure {
  return {
    id,
    kind: 'restriction',
    source: 'level',
    status: 'secondary',
    clause: 'rules/beijing-2020-06/measures.yaml:90',
    ...details,
  };
}

export const measures: readonly Measure[] = [
  measure('level2-community-entry', {
    title: { zh: '社区封闭式管理', en: 'Closed management' },
    text: {
      zh: '所有社区封闭式管理，进入须测温、查证、验码、登记。',
      en: 'All communities are under closed management; entering means temperature, papers, code and registration (测温、查证、验码、登记).',
    },
    tiers: ['low', 'medium', 'high'],
    audience: ['communities'],
    frequency: { zh: '每次进入', en: 'every entry' },
  }),
  measure('level2-no-outsiders', {
    title: { zh: '外来人员车辆不得进入', en: 'No outside people or vehicles' },
    text: {
      zh: '中、高风险街道（乡镇）的社区禁止外来人员和车辆进入。',
      en: 'In medium and high streets no outside people or vehicles enter the communities.',
    },
    tiers: ['medium', 'high'],
    audience: ['communities'],
    responsible: { zh: '属地区政府', en: 'the district government' },
  }),
  measure('level2-full-closure', {
    title: { zh: '全封闭、只进不出', en: 'Full closure' },
    text: {
      zh: '高风险街道（乡镇）的社区全封闭管理，只进不出。',
      en: 'In high streets the communities are fully closed; one may go in but not out.',
    },
    tiers: ['high'],
    audience: ['communities'],
    status: 'official',
    source: 'qiushi',
    clauseOfSource: '筑牢疫情防控“护城河”',
  }),
  measure('level2-resident-tests', {
    title: { zh: '居民核酸检测', en: 'Tests for residents' },
    text: {
      zh: '高风险街道（乡镇）的居民做核酸检测。',
      en: 'Residents of high streets take nucleic acid tests.',
    },
    tiers: ['high'],
    audience: ['residents'],
    kind: 'testing',
    frequency: { zh: '隔日', en: 'every other day' },
    duration: '14d',
    days: [1, 4, 7, 14],
    status: 'unverified',
  }),
  measure('level2-no-leaving-raised', {
    title: { zh: '中高风险街道不得离京', en: 'No leaving Beijing' },
    text: {
      zh: '中、高风险街道（乡镇）的人员不得离京。',
      en: 'People of medium and high streets may not leave Beijing.',
    },
    tiers: ['medium', 'high'],
    audience: ['residents'],
    when: {
      text: 'context.response_level == "II"',
      tree: { kind: 'boolean', type: 'boolean', value: true, start: 0, end: 4 },
    },
  }),
  measure('level2-catering-half', {
    title: { zh: '餐饮限流', en: 'Catering at half capacity' },
    text: { zh: '餐饮服务单位客流不超过50%。', en: 'Catering admits at most half its capacity.' },
    tiers: ['low', 'medium', 'high'],
    audience: ['premises', 'enterprises'],
    sector: 'catering',
    parameters: { capacity_pct: 50 },
  }),
];

/** The June pack with a second indicator, so that tables have two. */
export const pack: Pack = {
  id: 'beijing-2020-06',
  title: { zh: '北京市街道（乡镇）疫情风险分级（2020年6月）', en: 'Beijing street risk tiers (June 2020)' },
  edition: '2020-06-11',
  jurisdiction: '11',
  inForce: { from: '2020-06-11', until: '2020-07-27' },
  sources: {
    qiushi: {
      title: '为统筹推进疫情防控和经济社会发展作出首都新贡献',
      publisher: '求是',
      number: '2020/18',
      published: '2020-09-16',
      status: 'official',
    },
    level: { title: '北京市应急响应级别及相应措施', published: '2020-06-16', status: 'secondary' },
    reports: {
      title: '2020年6月至7月北京市街道风险等级各日报道',
      published: '2020-06-14',
      status: 'secondary',
    },
  },
  level: 'street',
  levels: ['street'],
  effective: { kind: 'after_days', days: 1 },
  indicators: [
    {
      kind: 'count',
      name: 'confirmed_14d',
      title: { zh: '14天内新增本地确诊病例', en: 'New local confirmed cases in 14 days' },
      clause: `${PACK}:49`,
      table: 'cases',
      window: { kind: 'days', days: 14, lag: 0 },
      clock: 'date_report',
      atLeast: 1,
    },
    {
      kind: 'count',
      name: 'clusters_14d',
      title: { zh: '14天内聚集性疫情', en: 'Clusters in 14 days' },
      clause: `${PACK}:54`,
      table: 'cases',
      window: { kind: 'days', days: 14, lag: 0 },
      clock: 'date_report',
      groupBy: 'cluster',
      atLeast: 2,
    },
  ],
  tiers: [
    {
      tier: 'high',
      rank: 0,
      title: { zh: '高风险', en: 'High' },
      rule: { kind: 'declared' },
      source: 'reports',
      clause: `${PACK}:56`,
    },
    {
      tier: 'medium',
      rank: 1,
      title: { zh: '中风险', en: 'Medium' },
      rule: {
        kind: 'when',
        when: {
          text: 'confirmed_14d >= 1',
          tree: {
            kind: 'compare',
            op: '>=',
            type: 'boolean',
            start: 0,
            end: 18,
            left: { kind: 'name', name: 'confirmed_14d', type: 'number', start: 0, end: 13 },
            right: { kind: 'number', type: 'number', value: 1, written: '1', start: 17, end: 18 },
          },
        },
      },
      source: 'qiushi',
      clause: `${PACK}:63`,
    },
    {
      tier: 'low',
      rank: 2,
      title: { zh: '低风险', en: 'Low' },
      rule: { kind: 'otherwise' },
      source: 'qiushi',
      clause: `${PACK}:71`,
    },
  ],
  measures,
  hash: '3f1c',
  origin: 'built-in',
};
