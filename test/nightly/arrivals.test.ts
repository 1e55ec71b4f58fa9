import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Arrivals, type Arriving, arrivals, arrivalsListed } from '../../src/index.ts';
import { renderArrivals } from '../../src/rendering/arrivals/index.ts';
import { write } from '../cli/workspace.ts';

const folder = mkdtempSync(join(tmpdir(), 'fenqu-arrivals-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A city's rules for arrivals of the time of the eighth plan: nothing but these. */
function pack(id: string, measures: readonly string[], rules: string): Record<string, string> {
  return {
    [`rules/${id}/pack.yaml`]: `pack: ${id}
title: { zh: ${id}, en: ${id} }
edition: 2022-03-20
sources: { notice: { title: Notice, published: 2022-03-20, status: secondary } }
level: county
effective: next_day
declared: true
tiers:
  - { tier: high, title: { zh: 高风险, en: high }, declared: true, source: notice }
  - { tier: medium, title: { zh: 中风险, en: medium }, declared: true, source: notice }
  - { tier: low, title: { zh: 低风险, en: low }, otherwise: true, source: notice }
`,
    [`rules/${id}/measures.yaml`]: `measures:
${measures
  .map(
    (each) =>
      `  - { id: ${each}, title: { zh: ${each}, en: ${each} }, text: { zh: ${each}, en: ${each} }, tiers: [low], audience: arrivals, kind: monitoring, source: notice }\n`,
  )
  .join('')}arrivals:
${rules}`,
  };
}

write(folder, {
  'fenqu.yaml': `areas: { file: areas.csv, codes: nbs }
data: { cases: { file: cases.csv, columns: { date_report: day, class: class, area: area }, defaults: { origin: local } } }
rules: rules
origins: origins.csv
policy: [{ pack: cn-v9-2022-06, from: 2022-06-28 }]
`,
  'areas.csv': 'code,name\n50,重庆市\n',
  'cases.csv': 'day,class,area\n2022-07-01,confirmed,50\n',
  'origins.csv': `province,city,county,place,tier,from,until
广东省,深圳市,福田区,沙头街道某小区,high,2022-03-15,
广东省,深圳市,福田区,沙头街道,medium,2022-03-15,
广东省,广州市,白云区,某街,medium,2022-03-01,2022-03-10
`,
  // Chongqing, March 2022: the listed area, the rest of its county, the other counties of its prefecture.
  ...pack(
    'chongqing',
    ['central', 'home', 'tests'],
    `  - { origin: [high, medium], measure: central, isolation: { days: 14, place: central }, tests: [1, 4, 7, 10, 14] }
  - { origin: [high, medium], scope: county, measure: home, isolation: { days: 14, place: home }, tests: [1, 4, 7, 10, 14] }
  - { origin: [high, medium], scope: city, measure: tests, monitoring: 7d, tests: { times: 2, within: 3d } }
`,
  ),
  // Another rule from August on; a look-back of a week.
  ...pack(
    'dated',
    ['central', 'home'],
    `  - { origin: high, measure: central, look_back: 7d, in_force: { until: 2022-07-31 } }
  - { origin: high, measure: home, look_back: 7d, in_force: { from: 2022-08-01 } }
`,
  ),
  // Shaoguan: a county around a high area goes with a medium one, its prefecture less far.
  ...pack(
    'shaoguan',
    ['central', 'home', 'monitoring'],
    `  - { origin: high, measure: central, isolation: { days: 14, place: central }, tests: [1, 4, 7, 10, 14] }
  - { origin: medium, measure: home, isolation: { days: 14, place: home }, tests: [1, 4, 7, 10, 14] }
  - { origin: high, scope: county, measure: home, isolation: { days: 14, place: home }, tests: [1, 4, 7, 10, 14] }
  - { origin: high, scope: city, measure: monitoring, monitoring: 14d, tests: [1, 3, 7, 14] }
`,
  ),
});

async function from(arriving: Partial<Arriving>, asked = 'chongqing'): Promise<Arrivals> {
  const whole = { from: '', left: '2022-03-20', ...arriving };
  return arrivals({ workspace: folder, pack: asked, arriving: whole });
}

/** What is met where: the measure by the place. */
function met({ people }: Arrivals): unknown[][] {
  return people.flatMap(({ branches }) =>
    branches.map(({ places, by, met: each }) => [
      places.join('; '),
      by?.tier ?? null,
      each?.measure.id ?? null,
    ]),
  );
}

test('the listed area, the rest of its county and the rest of its prefecture each have a rule of their own', async () => {
  expect(met(await from({ from: '广东省深圳市福田区沙头街道' }))).toEqual([
    ['广东省 深圳市 福田区 沙头街道某小区', 'high', 'central'],
    ['', 'medium', 'central'],
  ]);
  expect(met(await from({ from: '广东省深圳市福田区' }))).toEqual([
    ['广东省 深圳市 福田区 沙头街道某小区', 'high', 'central'],
    ['广东省 深圳市 福田区 沙头街道', 'medium', 'central'],
    ['', 'high', 'home'],
  ]);
  expect(met(await from({ from: '深圳市' }))).toEqual([
    ['广东省 深圳市 福田区 沙头街道某小区', 'high', 'central'],
    ['广东省 深圳市 福田区', 'high', 'home'],
    ['广东省 深圳市 福田区 沙头街道', 'medium', 'central'],
    ['', 'high', 'tests'],
  ]);
  // Elsewhere in the province nothing holds, and nothing is known of another one.
  expect(met(await from({ from: '广东省' })).at(-1)).toEqual(['', null, null]);
  const elsewhere = await from({ from: '湖南省长沙市' });
  expect(elsewhere.people[0]).toMatchObject({ place: null, branches: [] });
});

test('a more severe tier near by goes before a milder one around, and never the other way', async () => {
  expect(met(await from({ from: '广东省深圳市福田区' }, 'shaoguan'))).toEqual([
    ['广东省 深圳市 福田区 沙头街道某小区', 'high', 'central'],
    ['广东省 深圳市 福田区 沙头街道', 'medium', 'home'],
    ['', 'high', 'home'],
  ]);
  expect(met(await from({ from: '深圳市' }, 'shaoguan')).at(-1)).toEqual(['', 'high', 'monitoring']);
});

test('what was listed at any time since they left counts, and not what ended before', async () => {
  expect(met(await from({ from: '广州市白云区', left: '2022-03-10' }))).toContainEqual([
    '广东省 广州市 白云区 某街',
    'medium',
    'central',
  ]);
  expect(met(await from({ from: '广州市白云区', left: '2022-03-11' }))).toEqual([['', null, null]]);
  // Listed after they left, and before they arrived.
  const later = { from: '深圳市福田区沙头街道', left: '2022-03-12', arrived: '2022-03-16' };
  expect(met(await from(later)).at(-1)).toEqual(['', 'medium', 'central']);
  expect(met(await from({ ...later, arrived: '2022-03-14' }))).toEqual([['', null, null]]);
});

test('days count from leaving or arriving as the standard says, day 1 being the next; a look-back ends', async () => {
  const asked = { workspace: folder, pack: 'cn-v9-2022-06' };
  const [one] = (
    await arrivals({
      ...asked,
      arriving: { from: '', tier: 'high', left: '2022-07-10', arrived: '2022-07-12' },
    })
  ).people;
  expect(one?.branches[0]?.met).toMatchObject({
    isolation: [{ from: '2022-07-11', to: '2022-07-17', days: 7, places: ['central'] }],
    tests: {
      days: [
        { day: 1, date: '2022-07-11' },
        { day: 2, date: '2022-07-12' },
        { day: 3, date: '2022-07-13' },
        { day: 5, date: '2022-07-15' },
        { day: 7, date: '2022-07-17' },
      ],
    },
  });
  const stayed = { from: '深圳市福田区沙头街道', arrived: '2022-07-17' };
  const within = await arrivals({ ...asked, arriving: { ...stayed, left: '2022-07-10' } });
  expect(met(within).at(-1)).toEqual(['', 'medium', 'arrivals-from-medium']);
  const before = await arrivals({ ...asked, arriving: { ...stayed, left: '2022-07-09' } });
  expect(met(before)).toEqual([['', null, null]]);
  const then = (await from({ from: '深圳市福田区', left: '2022-03-20' })).people[0]?.branches.at(-1)?.met;
  expect(then?.isolation).toEqual([{ days: 14, places: ['home'], from: '2022-03-21', to: '2022-04-03' }]);
});

test('asked by a tier, a rule is met on its days and within its look-back alone', async () => {
  const by = async (left: string, arrived: string) => {
    const arriving = { from: '', tier: 'high', left, arrived };
    return met(await arrivals({ workspace: folder, pack: 'dated', arriving }));
  };
  expect(await by('2022-07-03', '2022-07-10')).toEqual([['', 'high', 'central']]);
  expect(await by('2022-07-02', '2022-07-10')).toEqual([['', 'high', null]]);
  expect(await by('2022-07-30', '2022-07-31')).toEqual([['', 'high', 'central']]);
  expect(await by('2022-07-31', '2022-08-01')).toEqual([['', 'high', 'home']]);
});

test('a tier of the list that the pack does not have is told, with the one that may be meant', async () => {
  const rows = await from({ from: '深圳市' });
  expect(rows.warnings).toEqual([]);
  write(folder, { 'strange.csv': 'county,tier,from\n甲县,hihg,2022-03-01\n乙县,hihg,2022-03-01\n' });
  const yaml = readFileSync(join(folder, 'fenqu.yaml'), 'utf8');
  const other = mkdtempSync(join(tmpdir(), 'fenqu-arrivals-'));
  cpSync(folder, other, { recursive: true });
  write(other, { 'fenqu.yaml': yaml.replace('origins.csv', 'strange.csv') });
  const found = await arrivals({
    workspace: other,
    pack: 'chongqing',
    arriving: { from: '甲县', left: '2022-03-20' },
  });
  expect(found.warnings).toMatchObject([
    { code: 'origins-tier', value: 'hihg', with: { rows: 2 }, suggest: ['high'] },
  ]);
  rmSync(other, { recursive: true, force: true });
});

test('a list of people is answered person by person, or refused with every line that is wrong', async () => {
  write(folder, {
    'people.csv':
      'id,from,left,arrived\nA,广东省深圳市福田区沙头街道,2022-03-18,2022-03-20\nB,湖南省,2022/3/19,\n',
    'wrong.csv': 'from,left,arrived\n,2022-03-18,\n深圳市,31 March,\n深圳市,2022-03-18,2022-03-17\n',
  });
  const list = await arrivalsListed({
    workspace: folder,
    pack: 'chongqing',
    file: join(folder, 'people.csv'),
  });
  expect(list.people.map(({ id, journey, branches }) => [id, journey.arrived, branches.length])).toEqual([
    ['A', '2022-03-20', 2],
    ['B', '2022-03-19', 0],
  ]);
  const csv = renderArrivals(list, 'csv', { language: 'zh', width: null, colour: false }).split('\n');
  expect(csv[2]).toContain(
    'A,广东省深圳市福田区沙头街道,广东省 深圳市 福田区 沙头街道,2022-03-18,2022-03-20,,',
  );
  const wrong = arrivalsListed({ workspace: folder, pack: 'chongqing', file: join(folder, 'wrong.csv') });
  await expect(wrong).rejects.toMatchObject({
    problems: [
      { code: 'cell-empty', place: { line: 2, field: 'from' } },
      { code: 'date-invalid', place: { line: 3, field: 'left' } },
      { code: 'arrival-days', place: { line: 4 } },
    ],
  });
});

test('by the ninth edition the rest of a county with a high area is low', async () => {
  const whole = { from: '深圳市福田区', left: '2022-07-10', arrived: '2022-07-12' };
  expect(met(await from(whole, 'cn-v9-2022-06')).at(-1)).toEqual(['', 'high', 'arrivals-from-low']);
  expect(met(await from({ ...whole, from: '深圳市' }, 'cn-v9-2022-06')).at(-1)).toEqual(['', null, null]);
});

test('the packs of two cities ask by the same scopes, and a place that is known in part is told', async () => {
  const nanshan = { from: '广东省深圳市南山区' };
  const ofChongqing = await from(nanshan, 'chongqing-arrivals-2022-03');
  expect(met(ofChongqing).map(([, , measure]) => measure)).toEqual([
    'from-listed-area',
    'from-same-county',
    'from-listed-area',
    'from-same-prefecture',
  ]);
  const ofShaoguan = await from(nanshan, 'shaoguan-arrivals-2022');
  expect(met(ofShaoguan).map(([, , measure]) => measure)).toEqual([
    'from-high',
    'from-county-of-high-or-medium',
    'from-county-of-high-or-medium',
    'from-prefecture-of-high',
  ]);
  const look = { language: 'zh', width: null, colour: false } as const;
  expect(renderArrivals(ofChongqing, 'md', look)).toContain('认不出“广东省深圳市南山区”的全部');
  const futian = await from({ from: '深圳福田' }, 'chongqing-arrivals-2022-03');
  expect(renderArrivals(futian, 'md', look)).not.toContain('认不出');
});

test('without a list of places elsewhere, or rules for arrivals, it says so', async () => {
  const bare = mkdtempSync(join(tmpdir(), 'fenqu-arrivals-'));
  write(bare, {
    'fenqu.yaml': `areas: { file: areas.csv, codes: nbs }
data: { cases: { file: cases.csv, columns: { date_report: day, class: class, area: area }, defaults: { origin: local } } }
policy: [{ pack: cn-v9-2022-06, from: 2022-06-28 }]
`,
    'areas.csv': 'code,name\n50,重庆市\n',
    'cases.csv': 'day,class,area\n2022-07-01,confirmed,50\n',
  });
  const arriving = { from: '深圳市', left: '2022-07-10' };
  await expect(arrivals({ workspace: bare, arriving })).rejects.toThrow('arrivals-no-origins');
  await expect(arrivals({ workspace: bare, pack: 'beijing-2020-06', arriving })).rejects.toThrow(
    'arrivals-none',
  );
  await expect(arrivals({ workspace: bare, arriving: { ...arriving, tier: 'severe' } })).rejects.toThrow(
    'arrival-tier',
  );
  await expect(
    arrivals({ workspace: bare, arriving: { ...arriving, arrived: '2022-07-09' } }),
  ).rejects.toThrow('arrival-days');
  rmSync(bare, { recursive: true, force: true });
});

test('the page names the parts of the place, what brings the measure, and the days', async () => {
  const text = renderArrivals(await from({ from: '深圳市福田区' }), 'table', {
    language: 'zh',
    width: 100,
    colour: false,
  });
  expect(text).toContain('14天集中隔离：2022-03-21 至 2022-04-03');
  expect(text).toContain('因为：广东省 深圳市 福田区 沙头街道（中风险，2022-03-15 起）');
  expect(text).toContain('曾在该地其余地方');
  writeFileSync(join(folder, 'page.txt'), text);
});

test('a list of people that is not there is told by its path from where one is', async () => {
  await expect(arrivalsListed({ workspace: folder, file: 'nobody.csv' })).rejects.toMatchObject({
    problems: [{ code: 'file-missing', value: 'nobody.csv', place: { file: 'nobody.csv' } }],
  });
});
