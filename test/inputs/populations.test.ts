import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkData, zone } from '../../src/index.ts';
import { FenquError } from '../../src/problems/problem.ts';

const PACK = `pack: p
title: T
edition: 2022-05-01
level: county
effective: next_day
extra: { areas: { rural: boolean } }
indicators:
  new: { count: cases, window: 7d }
  incidence: { expr: new / area.population * 100000 }
tiers:
  - { tier: high, when: incidence >= 50 && !area.rural }
  - { tier: low, otherwise: true }
`;

const POPULATIONS =
  '地区,常住人口,农村,备注\n朝阳区,2000,否,x\n110106,1000000,否,y\n北京市 海淀区,2000,是,z\n';

function workspace(
  populations: string,
  areas = 'code,name\n11,北京市\n110105,朝阳区\n110106,丰台区\n110108,海淀区\n',
) {
  const folder = mkdtempSync(join(tmpdir(), 'fenqu-populations-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'rules/p'), { recursive: true });
  const files = {
    'rules/p/pack.yaml': PACK,
    'areas.csv': areas,
    'populations.csv': populations,
    'cases.csv': '日期,区\n2022-05-01,110105\n2022-05-01,110106\n2022-05-01,110108\n',
    'fenqu.yaml': `areas: { file: areas.csv }
data:
  cases: { file: cases.csv, columns: { date_report: 日期, area: 区 } }
  populations: { file: populations.csv, columns: { area: 地区, population: 常住人口, rural: 农村 } }
rules: rules
policy: [{ pack: p, from: 2022-05-01 }]
`,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const AT = { asOf: '2022-05-01', today: '2022-06-01' };

async function problemsOf(folder: string) {
  const cause = await zone({ workspace: folder, ...AT }).catch((thrown: unknown) => thrown);
  return cause instanceof FenquError ? cause.problems.map(({ code, place }) => [code, place?.line]) : cause;
}

test('rules read what another file says of areas, by code, name or path', async () => {
  const { snapshot } = await zone({ workspace: workspace(POPULATIONS), ...AT, all: true });
  expect(
    snapshot.zones.map(({ area, tier, indicators }) => [area.code, tier, indicators['incidence']]),
  ).toEqual([
    ['110105', 'high', 50],
    ['110106', 'low', 0.1],
    ['110108', 'low', 50],
  ]);
  const { report } = await checkData({ workspace: workspace(POPULATIONS), ...AT });
  expect(report.files.find(({ table }) => table === 'populations')).toMatchObject({ read: 3, used: 3 });
});

test('an area that the file does not name has none: what rests on it is unknown', async () => {
  const folder = workspace(POPULATIONS.replace('110106,1000000,否,y\n', ''));
  const { snapshot } = await zone({ workspace: folder, ...AT, all: true });
  expect(snapshot.zones.find(({ area }) => area.code === '110106')).toMatchObject({
    tier: null,
    indicators: { incidence: null },
  });
});

test.each([
  ['no such area', POPULATIONS.replace('朝阳区', '朝外区'), [['area-unknown', 2]]],
  ['an area twice', `${POPULATIONS}丰台区,1,否,\n`, [['population-twice', 5]]],
  ['no area', POPULATIONS.replace('朝阳区', ''), [['cell-empty', 2]]],
  ['a column that is not there', POPULATIONS.replace('常住人口', '人口'), [['column-missing', 1]]],
])('%s', async (_, populations, expected) => {
  expect(await problemsOf(workspace(populations))).toEqual(expected);
});

test('a column that areas have themselves', async () => {
  const areas = 'code,name,population\n11,北京市,1\n110105,朝阳区,5\n110106,丰台区,5\n110108,海淀区,5\n';
  expect(await problemsOf(workspace(POPULATIONS, areas))).toEqual([['population-there', undefined]]);
});
