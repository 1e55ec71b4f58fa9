import type { Files } from '../cli/workspace.ts';

/** A town with everything that decides a night beside its cases: groups, neighbours, visits, totals, reports, attributes. */
export const TOWN: Files = {
  'areas.csv': `code,name,level,parent,population,side,kind
T,Town,town,,,,
Q,Quay,ward,T,1000,north,urban
H,Hill,ward,T,3000,south,rural
B,Bay,ward,T,500,north,rural
`,
  'neighbors.csv': 'area,neighbor\nQ,Hill\nH,B\n',
  'cases.csv': `id,class,day,area,cluster,vaccinated,known
a,confirmed,2022-03-01,Q,k,true,
b,confirmed,2022-03-02,Q,k,false,
c,confirmed,2022-03-03,H,,true,2022-03-05
d,asymptomatic,2022-03-04,T,,false,
`,
  'visits.csv': 'case,area,date,role\na,Bay,2022-02-28,visited\nb,Q,2022-03-01,residence\n',
  'totals.csv': 'area,day,cases\nQ,2022-03-01,5\nQ,2022-03-02,9\nQ,2022-03-03,8\nQ,2022-03-04,12\n',
  'beds.csv': 'area,day,beds\nQ,2022-03-01,3\nH,2022-03-02,60\n',
  'decisions.csv':
    'area,tier,from,until,authority,reason\nB,high,2022-03-03,2022-03-04,City,"Traced, see notes"\n',
  'holidays.csv': 'date,workday\n2022-03-05,true\n',
  'rules/own/pack.yaml': `pack: own
title: Own
edition: 2022-01-01
level: ward
effective: next_day
params: { limit: 3 }
indicators:
  n: { title: n, count: cases, where: class == "confirmed" && vaccinated == false, window: 4d }
  g: { title: g, count: cases, group_by: cluster, at_least: 2, window: 5d }
  stays: { title: stays, count: visits, where: case.class == "confirmed", window: 7d }
  total: { title: total, sum: counts.cases, window: 3d }
  beds: { title: beds, latest: metrics.beds, window: 3d }
tiers:
  - { tier: high, title: High, when: 'n >= params.limit || or_else(beds, 0) > 50 || bank.g >= 1 && area.kind == "urban"' }
  - { tier: medium, title: Medium, when: 'stays >= 1 && neighbors.total <= 8 || or_else(total, 0) >= 7 || context.phase == "II" && area.kind == "rural"' }
  - { tier: low, title: Low, otherwise: true }
`,
  'rules/later/pack.yaml': `pack: later
title: Later
edition: 2022-01-01
level: ward
effective: next_day
transitions: { loosen: { after: { times: 2, on: workdays } } }
indicators:
  n: { title: n, count: cases, where: class == "confirmed", window: 3d }
tiers:
  - { tier: high, title: High, when: n >= 2 }
  - { tier: medium, title: Medium, when: n >= 1 }
  - { tier: low, title: Low, otherwise: true }
`,
  'fenqu.yaml': `areas: { file: areas.csv, codes: explicit }
neighbors: neighbors.csv
groups: { bank: side }
calendar: { file: holidays.csv }
decisions: decisions.csv
context: { phase: { 2022-03-01: I, 2022-03-04: II } }
data:
  cases:
    file: cases.csv
    columns: { id: id, class: class, date_report: day, area: area, cluster: cluster, vaccinated: vaccinated, date_known: known }
    extra: { vaccinated: boolean }
  visits: { file: visits.csv, columns: { case: case, area: area, date: date, role: role } }
  counts: { file: totals.csv, columns: { area: area, date: day, cases: cases }, cumulative: true, covers: [Quay] }
  metrics: { file: beds.csv, columns: { area: area, date: day, beds: beds }, fresh_within: { days: 1d, otherwise: warning } }
rules: rules/
params: { own: { limit: 2 } }
policy: [{ pack: own, from: 2022-03-01 }, { pack: later, from: 2022-03-04 }]
store: store/
`,
};
