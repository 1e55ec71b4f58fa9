import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Arriving, arrivals, arrivalsListed } from '../../src/index.ts';
import { renderArrivals } from '../../src/rendering/arrivals/index.ts';
import { write } from '../cli/workspace.ts';

const folder = mkdtempSync(join(tmpdir(), 'fenqu-arrivals-who-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const BASE = `areas: { file: areas.csv, codes: nbs }
data: { cases: { file: cases.csv, columns: { date_report: day, class: class, area: area }, defaults: { origin: local } } }
`;
write(folder, {
  'fenqu.yaml': `${BASE}origins: origins.csv
policy: [{ pack: shaoguan-arrivals-2022, from: 2022-06-01 }]
`,
  'bare/fenqu.yaml': `${BASE}policy: [{ pack: shaoguan-arrivals-2022, from: 2022-06-01 }]
`,
  'bare/areas.csv': 'code,name\n44,广东省\n',
  'bare/cases.csv': 'day,class,area\n2022-06-01,confirmed,44\n',
  'areas.csv': 'code,name\n44,广东省\n',
  'cases.csv': 'day,class,area\n2022-06-01,confirmed,44\n',
  'origins.csv':
    'province,city,county,place,tier,from,until\n广东省,深圳市,福田区,沙头街道某小区,high,2022-06-01,\n',
  'people.csv': 'id,from,left\nA,湖北省武汉市,2022-06-20\nB,深圳市福田区沙头街道某小区,2022-06-20\n',
});

const EN = { language: 'en', width: 100, colour: false } as const;

async function from(arriving: Partial<Arriving>, pack = 'shaoguan-arrivals-2022', workspace = folder) {
  return arrivals({ workspace, pack, arriving: { from: '', left: '2022-06-20', ...arriving } });
}

test('a rule that goes by who somebody is, and not by tiers, is listed for whoever that may be', async () => {
  const hubei = await from({ from: '湖北省武汉市' });
  const also = hubei.people[0]?.also ?? [];
  expect(also.map(({ met, by }) => [met.arrival.who?.en, met.measure.id, by])).toEqual([
    ['people from other provinces', 'from-other-provinces', null],
  ]);
  const page = renderArrivals(hubei, 'table', EN);
  expect(page).toContain('Also, for people from other provinces — ');
  expect(page).toContain('Tests: 1 by 2022-06-22');
  expect(page).toContain('1 person, 0 people with measures; for 1 person more it depends on who they are');
  const zh = renderArrivals(hubei, 'md', { ...EN, language: 'zh' });
  expect(zh).toContain('另外，如属其他省份来（返）韶人员');
  expect(zh).not.toContain('标准未规定措施');
});

test('it stands beside what the place brings, asked by the place or by the tier', async () => {
  const listed = await from({ from: '深圳市福田区沙头街道某小区' });
  expect(listed.people[0]?.branches[0]?.met?.measure.id).toBe('from-high');
  expect(listed.people[0]?.also).toHaveLength(1);
  const page = renderArrivals(listed, 'table', EN);
  expect(page).toContain('1 person, 1 person with measures\n');
  const byTier = await from({ tier: 'high' });
  expect(byTier.people[0]?.also.map(({ met }) => met.measure.id)).toEqual(['from-other-provinces']);
  // A tier of the pack of which no rule speaks.
  const unlisted = await from({ tier: 'unlisted' });
  expect(unlisted.people[0]?.branches.map(({ met }) => met)).toEqual([null]);
  expect(unlisted.people[0]?.also).toHaveLength(1);
  await expect(from({ tier: 'severe' })).rejects.toThrow('arrival-tier');
});

test('a pack whose rules go by no tier needs no list of places elsewhere', async () => {
  const found = await from({ from: '湖北省', left: '2020-02-20' }, 'dalian-2020-02', join(folder, 'bare'));
  expect(found.people[0]?.also.map(({ met }) => met.arrival.who?.zh)).toEqual([
    '省外（含周边国家）来连返连人员',
  ]);
  expect(renderArrivals(found, 'table', EN)).toContain('asks by who they are alone');
  await expect(from({ from: '湖北省' }, undefined, join(folder, 'bare'))).rejects.toThrow(
    'arrivals-no-origins',
  );
});

test.each(['cn-v9-2022-06', 'cn-twenty-2022-11'])('%s says what people from overseas meet', async (pack) => {
  const found = await from({ from: '新加坡', left: '2022-11-20' }, pack);
  expect(found.people[0]?.also.map(({ met }) => met.arrival.who?.en)).toEqual(['arrivals from overseas']);
});

test('JSON, NDJSON and CSV have it, too', async () => {
  const list = await arrivalsListed({ workspace: folder, file: join(folder, 'people.csv') });
  const json = JSON.parse(renderArrivals(list, 'json', EN));
  expect(json.people[0]).toMatchObject({
    id: 'A',
    branches: [],
    also: [
      {
        who: { en: 'people from other provinces' },
        by: null,
        measure: 'from-other-provinces',
        tests: { times: 1 },
      },
    ],
  });
  expect(JSON.parse(renderArrivals(list, 'ndjson', EN).split('\n')[0] ?? '')).toEqual(json.people[0]);
  const [head = '', ...rows] = renderArrivals(list, 'csv', EN).trim().split('\n');
  expect(head.split(',').slice(-4)).toEqual(['who_zh', 'who_en', 'pack', 'edition']);
  const of = (id: string) => rows.filter((row) => row.startsWith(`${id},`));
  expect(of('A')).toHaveLength(1);
  expect(of('A')[0]).toContain(',from-other-provinces,');
  expect(of('A')[0]).toContain(',people from other provinces,');
  expect(of('B')).toHaveLength(2);
});
