import type { Premises } from '../../../src/inputs/tables.ts';
import { anyOpening, type Opening, type OpeningSaid } from '../../../src/measures/opening-list.ts';
import type { Grade } from '../../../src/premises/grading.ts';
import type { PremisesList } from '../../../src/premises/list.ts';
import type { SamplingPlan } from '../../../src/premises/plan.ts';
import type { AreaHere, PremisesSheet } from '../../../src/premises/sheet.ts';
import { type Counted, grouped, type PremisesSummary } from '../../../src/premises/summary.ts';
import type { OpeningRow, Openness } from '../../../src/rules/standing.ts';
import type { AreaLabel } from '../../../src/zoning/verdict.ts';
import { measures, pack as zones } from './pack.ts';
import { decision, street } from './snapshot.ts';

const row: OpeningRow = {
  sectors: ['catering'],
  tiers: {},
  source: 'qiushi',
  status: 'official',
  clauseOfSource: '三',
  clause: 'rules/beijing-2020-06/measures.yaml:700',
};
const said = (openness: Openness): OpeningSaid & { kind: 'said' } => ({ kind: 'said', openness, row });
const closed = said({ state: 'closed' });
const open = said({ state: 'open' });
const half = said({
  state: 'conditional',
  conditions: { zh: '客流不超过50%', en: 'at most half its capacity' },
  measures: ['level2-catering-half'],
});
const unknown: Opening = anyOpening([closed, open]);

const catering = measures.filter(({ sector }) => sector === 'catering');
const closure = measures.find(({ id }) => id === 'level2-full-closure');
const district = measures.filter(({ id }) => id === 'level2-no-outsiders');
const leaving = measures.filter(({ id }) => id === 'level2-no-leaving-raised');
const tier = zones.tiers[0];
if (tier === undefined || closure === undefined) throw new Error('the sample pack has changed');

const PLAIN: Omit<Premises, 'id' | 'name'> = {
  sector: 'catering',
  area: 0,
  size: '小型',
  ownership: '民营',
  status: 'working',
  date: '2020-06-21',
  link: null,
  public: null,
  closable: null,
  inspections: 2,
  problems: 1,
  mended: 1,
};
const huaxiang = street('110106018', '花乡街道');
const wanshou = street('110108010', '万寿路街道');

const here = (area: AreaLabel, inForce: string, more: Partial<AreaHere> = {}): AreaHere => ({
  area,
  tier: inForce,
  possible: [inForce],
  flags: [],
  decision: null,
  measures: [],
  undecided: [],
  ...more,
});

const grade: Grade = {
  pack: zones,
  tier: { ...tier, tier: 'cluster', title: { zh: '聚集性疫情', en: 'Cluster' } },
  measures: district,
  doubtful: [closure],
  decides: { zh: '属地区政府', en: 'the district government' },
};

const market: PremisesSheet = {
  premises: {
    ...PLAIN,
    id: 'P-001',
    name: '示例批发市场食堂',
    status: 'stopped',
    link: 'cluster',
    public: true,
  },
  place: huaxiang,
  areas: [here(huaxiang, 'high', { decision, flags: ['possibly_higher'] })],
  somewhereIn: 0,
  opening: half,
  measures: catering,
  undecided: [],
  closures: [],
  mayClose: [],
  grade,
};

const sheets: readonly PremisesSheet[] = [
  market,
  {
    ...market,
    premises: { ...PLAIN, id: 'P-002', name: '=示例小馆', inspections: null, problems: null, mended: null },
    opening: closed,
    grade: null,
  },
  {
    ...market,
    premises: { ...PLAIN, id: 'P-003', name: '示例影院', sector: 'entertainment', size: null },
    opening: { kind: 'unsaid' },
    closures: [closure],
    grade: { ...grade, measures: [], doubtful: district, decides: null },
  },
  {
    ...market,
    premises: { ...PLAIN, id: 'P-004', name: '示例商店', sector: 'retail', status: null },
    place: wanshou,
    areas: [here(wanshou, 'low')],
    opening: open,
    undecided: leaving,
    grade: null,
  },
  {
    ...market,
    premises: { ...PLAIN, id: 'P-005', name: '只知在区里的店' },
    place: { ...wanshou, code: '110108', name: '北京市 海淀区', names: ['北京市', '海淀区'] },
    areas: [],
    somewhereIn: 29,
    opening: unknown,
    measures: [],
    grade: null,
  },
  {
    ...market,
    premises: { ...PLAIN, id: 'P-006', name: '未填类型', sector: null },
    opening: anyOpening([]),
    measures: [],
    undecided: leaving,
    mayClose: leaving,
    grade: null,
  },
];

export const premisesList: PremisesList = {
  asOf: '2020-06-21',
  inForceOn: '2020-06-22',
  pack: zones,
  grading: zones,
  scope: null,
  sector: null,
  single: false,
  sheets,
  warnings: [],
};

/** One of them alone, with everything about it; and the one of which least is known. */
export const onePremises: PremisesList = { ...premisesList, single: true, sheets: [market] };
export const noPremises: PremisesList = {
  ...premisesList,
  grading: null,
  sheets: [],
  sector: 'parks',
  scope: huaxiang,
};

const counted = ({ premises, place }: PremisesSheet): Counted => ({
  ...premises,
  district: place.district,
  within: [],
});
const now = sheets.map(counted);
const before = now.map((each, i): Counted => ({ ...each, status: i < 3 ? 'stopped' : 'working' }));

export const summary: PremisesSummary = {
  asOf: '2020-06-21',
  since: '2020-06-20',
  sinceFile: null,
  pack: zones,
  scope: null,
  sector: null,
  rounding: { mode: 'half-up', digits: 1 },
  ...grouped(now, before),
};

export const firstSummary: PremisesSummary = {
  ...summary,
  since: null,
  scope: huaxiang,
  sector: 'catering',
  rounding: { mode: 'truncate', digits: 0 },
  ...grouped(now.slice(0, 3), null),
};

export const plan: SamplingPlan = {
  asOf: '2020-06-21',
  pack: zones,
  scope: null,
  sector: null,
  dates: ['2020-06-22', '2020-06-23'],
  points: 5,
  measure: measures[3] ?? null,
  sites: sheets.slice(0, 2),
};
