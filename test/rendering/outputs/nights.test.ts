import { beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../../src/days.ts';
import { checkData, diff, explain, history, measures, run, zone } from '../../../src/index.ts';
import { renderDataReport } from '../../../src/rendering/data-report/index.ts';
import { renderDiff } from '../../../src/rendering/diff/index.ts';
import { renderExplanation } from '../../../src/rendering/explanation/index.ts';
import { renderHistory } from '../../../src/rendering/history/index.ts';
import type { Look } from '../../../src/rendering/look.ts';
import { renderMeasures } from '../../../src/rendering/measures/index.ts';
import type { OutputName } from '../../../src/rendering/outputs/names.ts';
import { renderRun } from '../../../src/rendering/run/index.ts';
import { renderSnapshot } from '../../../src/rendering/snapshot/index.ts';
import { titlesOf } from '../../../src/rendering/titles.ts';
import { emptyFolder, write } from '../../cli/workspace.ts';
import { brokenOnce, complaints } from './published.ts';

const look: Look = { language: 'zh', width: null, colour: false };
/** A Tuesday. */
const FIRST = '2022-03-01';
const night = (offset: number): string => addDays(FIRST, offset);

/** Wards with cases, and beds that are not reported every day; decisions, and one case that only its town is known of. */
const FILES = {
  'areas.csv':
    'code,name,level,parent,population\nT,Town,town,,\nQ,Quay,ward,T,1000\nH,Hill,ward,T,3000\nB,Bay,ward,T,500\n',
  'cases.csv': `id,class,day,area,cluster
a,confirmed,${night(0)},Q,k
b,confirmed,${night(0)},Q,k
c,confirmed,${night(3)},H,
d,confirmed,${night(4)},T,
`,
  // Quay reports every day, the others do not.
  'beds.csv': `ward,day,beds
${Array.from({ length: 9 }, (_, offset) => `Q,${night(offset)},0\n`).join('')}H,${night(0)},30
B,${night(0)},60
H,${night(5)},1
`,
  'decisions.csv': `area,tier,mode,from,until,authority,reason,decided_on,descendants
B,high,set,${night(2)},${night(4)},City,Traced,${night(2)},false
H,medium,raise_only,${night(5)},,City,Close by,,false
`,
  'rules/own/measures.yaml': `measures:
  - { id: masks, title: Masks, text: Masks are worn, tiers: [high, medium], audience: [residents, communities], kind: hygiene, source: std }
  - { id: tests, title: Tests, text: Tests are taken, tiers: [high], audience: premises, sector: retail, kind: testing, days: [1, 3], frequency: daily, duration: 7d, responsible: the town, parameters: { people: 10 }, clause: '3', source: std }
`,
};

const pack = (head: string): string => `pack: own
title: Own
edition: 2022-01-01
level: ward
${head}
sources: { std: { title: Standard, status: official } }
indicators:
  n: { count: cases, where: class == "confirmed", window: 4d }
  clusters: { count: cases, group_by: cluster, at_least: 2, window: 7d }
  rate: { expr: n / area.population * 100, round: 2 }
  beds: { latest: metrics.beds, window: 3d }
  usual: { mean: metrics.beds, window: 3d, days_at_least: 1 }
tiers:
  - { tier: high, title: High, when: 'at_least(2, [n >= 2, clusters >= 1, beds > 50])', source: std }
  - { tier: medium, title: Medium, when: n >= 1 || !(beds <= 20), source: std }
  - { tier: low, title: Low, otherwise: true }
`;

const SITUATIONS = {
  'the next day': 'effective: next_day',
  'after three days, where only decisions lower':
    'effective: { after_days: 3 }\ndecides: { loosen: decision, level: town }\ntransitions: { loosen: { after: 2 } }',
  'once a week': 'effective: { weekday: thursday }\nevaluated: { weekly: wednesday }',
} as const;

/** Everything that is said of some nights run one after the other, by the schema it must keep to. */
async function outputsOf(head: string): Promise<[OutputName, unknown][]> {
  const workspace = emptyFolder();
  write(workspace, {
    ...FILES,
    'rules/own/pack.yaml': pack(head),
    'fenqu.yaml': `areas: { file: areas.csv, codes: explicit }
data:
  cases: { file: cases.csv, columns: { id: id, class: class, date_report: day, area: area, cluster: cluster }, defaults: { origin: local } }
  metrics: { file: beds.csv, columns: { area: ward, date: day, beds: beds } }
decisions: decisions.csv
rules: rules/
policy: [{ pack: own, from: ${FIRST} }]
`,
  });
  const said: [OutputName, string][] = [];
  for (let offset = 0; offset < 9; offset++) {
    const asOf = night(offset);
    const { packs, ...outcome } = await run({ workspace, asOf });
    said.push(['output/run', renderRun(outcome, 'json', look, titlesOf(packs))]);
    const { snapshot } = await zone({ workspace, asOf, all: true });
    said.push(['output/zone', renderSnapshot(snapshot, 'json', look)]);
  }
  for (const area of ['Q', 'H', 'B'])
    for (const offset of [0, 3, 8])
      said.push([
        'output/explain',
        renderExplanation(await explain({ workspace, asOf: night(offset), area }), 'json', look),
      ]);
  for (const [from, to] of [
    [0, 2],
    [1, 8],
    [8, 3],
  ] as const) {
    const compared = await diff({ workspace, from: night(from), to: night(to) });
    said.push(['output/diff', renderDiff(compared.diff, 'json', look, titlesOf(compared.packs))]);
  }
  for (const area of [undefined, 'Town', 'Quay']) {
    const list = await measures({ workspace, asOf: night(4), ...(area !== undefined && { area }) });
    said.push(['output/measures', renderMeasures(list, 'json', look)]);
  }
  for (const area of ['Q', 'H', 'B'])
    said.push(['output/history', renderHistory(await history({ workspace, area }), 'json', look)]);
  const checked = await checkData({ workspace, asOf: night(8) });
  said.push(['output/data-check', renderDataReport(checked, 'json', look)]);
  return said.map(([name, text]) => [name, JSON.parse(text)]);
}

const outputsBy = new Map<string, [OutputName, unknown][]>();
beforeAll(async () => {
  for (const [name, head] of Object.entries(SITUATIONS)) outputsBy.set(name, await outputsOf(head));
  // Nights upon nights: slow on a busy machine.
}, 300_000);

describe.each(Object.keys(SITUATIONS))('in force %s', (situation) => {
  const of = () => outputsBy.get(situation) ?? [];

  test('every result is as its schema says', () => {
    const outputs = of();
    expect(outputs.length).toBeGreaterThan(30);
    for (const [name, value] of outputs) expect(complaints(name, value), name).toEqual([]);
  });

  test('and is refused with a key too many, one too few, or another kind of value', () => {
    const largest = new Map<OutputName, unknown>();
    for (const [name, value] of of())
      if (JSON.stringify(value).length > JSON.stringify(largest.get(name) ?? null).length)
        largest.set(name, value);
    expect(largest.size).toBe(7);
    for (const [name, value] of largest)
      for (const [path, broken] of brokenOnce(value))
        if (!OPTIONAL.test(path)) expect(complaints(name, broken), `${name} ${path}`).not.toEqual([]);
  });
});

/** Keys that do not stand everywhere. */
const OPTIONAL =
  / without (eligible|needed|ungrouped|known_on|sheet|reshaped|sha256)$|\.through without \w+$/;

test('the situations have what is rare', () => {
  const text = JSON.stringify([...outputsBy.values()]);
  const rare = [
    '"raw_tier":"unknown"',
    '"tier_in_force":null',
    '"eligible":{',
    '"kind":"in_force"',
    '"tier":null',
  ];
  const further = [
    '"partial"',
    '"possibly_higher"',
    '"kept"',
    '"joint":"at_least"',
    '"unknown_ahead":"2022',
    '"truth":null',
  ];
  expect(
    [...rare, ...further, '"ungrouped":', '"evaluated_on":null'].filter((part) => !text.includes(part)),
  ).toEqual([]);
});
