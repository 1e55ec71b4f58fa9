import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  type PremisesSummary,
  premisesSummary,
  run,
  type SummaryOptions,
  samplingPlan,
  verify,
} from '../../src/index.ts';
import { samplesOf } from '../../src/premises/plan.ts';
import { type Counted, changeOf, grouped, mendedShare, workingPercent } from '../../src/premises/summary.ts';
import { renderPremisesSummary } from '../../src/rendering/premises-summary/index.ts';
import { rateText } from '../../src/rendering/premises-summary/page.ts';
import { fenqu } from '../cli/fenqu.ts';
import { emptyFolder, write } from '../cli/workspace.ts';

const ROUNDING = { mode: 'half-up', digits: 1 } as const;

function shops(sector: string, working: number, total: number, more: Partial<Counted> = {}): Counted[] {
  return Array.from({ length: total }, (_, i) => ({
    id: `${sector}${i}`,
    sector,
    district: null,
    within: [],
    size: null,
    ownership: null,
    status: i < working ? ('working' as const) : ('stopped' as const),
    inspections: null,
    problems: null,
    mended: null,
    ...more,
  }));
}

test('problems mended are set against those found only where the same premises say both', () => {
  const one = (problems: number | null, mended: number | null): Counted[] =>
    shops('trade', 1, 1, { problems, mended });
  const shareOf = (all: readonly Counted[]) => mendedShare(grouped(all, null).total.now);
  expect(shareOf([...one(4, 3), ...one(2, 2)])).toEqual({ part: 5, whole: 6 });
  // As many of each, and not the same: 9 of 2 would be 450 per cent.
  expect(shareOf([...one(2, null), ...one(null, 9)])).toBeNull();
  expect(shareOf([...one(2, 1), ...one(3, null)])).toBeNull();
  expect(shareOf(one(null, null))).toBeNull();
});

test('a share that is a lower bound is cut off: 12 of 18 are at least 66.6 per cent', () => {
  const known = grouped(shops('trade', 12, 18), null).total.now;
  expect([workingPercent(known, ROUNDING), rateText(known, ROUNDING)]).toEqual(['66.7', '66.7%']);
  const some = shops('trade', 12, 18).map((each, i) => (i === 17 ? { ...each, status: null } : each));
  const least = grouped(some, null).total.now;
  expect([workingPercent(least, ROUNDING), rateText(least, ROUNDING)]).toEqual(['66.6', '≥ 66.6%']);
});

test('groups add up to the total, numerators and denominators: 39 + 19 + 28 of 39 + 20 + 30', () => {
  const all = [...shops('trade', 39, 39), ...shops('estate', 19, 20), ...shops('services', 28, 30)];
  const { groups, total } = grouped(all, null);
  const bySector = groups.find(({ by }) => by === 'sector')?.rows ?? [];
  expect(bySector.map(({ key, now }) => [key, now.working, now.total])).toEqual([
    ['estate', 19, 20],
    ['services', 28, 30],
    ['trade', 39, 39],
  ]);
  expect([total.now.working, total.now.total]).toEqual([86, 89]);
  for (const { rows } of groups)
    expect([
      rows.reduce((n, { now }) => n + now.working, 0),
      rows.reduce((n, { now }) => n + now.total, 0),
    ]).toEqual([86, 89]);
});

test('a group that is new, or gone, is told of', () => {
  const { groups } = grouped(shops('new', 1, 2), shops('gone', 1, 1));
  const rows = groups.find(({ by }) => by === 'sector')?.rows ?? [];
  expect(rows.map(({ key, now, before }) => [key, now.total, before?.total])).toEqual([
    ['gone', 0, 1],
    ['new', 2, 0],
  ]);
  expect(rows.map((row) => changeOf(row, ROUNDING))).toEqual([null, null]);
});

test('where some do not say whether they work, no change is told', () => {
  const silent = shops('quiet', 0, 1, { status: null });
  const { total } = grouped([...shops('a', 1, 2), ...silent], shops('a', 1, 2));
  expect(total.now).toMatchObject({ working: 1, stopped: 1, unknown: 1, total: 3 });
  expect(changeOf(total, ROUNDING)).toBeNull();
});

const CONFIG = `areas: { file: areas.csv, codes: explicit }
data: { cases: { file: cases.csv, columns: { id: id, class: class, date_report: day, area: area }, defaults: { origin: local } } }
policy: [{ pack: own, from: 2022-01-01 }]
rules: rules/
premises: { file: premises.csv, columns: { id: id, name: name, sector: sector, area: area, status: status, inspections: inspections, problems: problems, mended: mended } }
`;
const FILES = {
  'fenqu.yaml': CONFIG,
  'areas.csv': 'code,name,level,parent\nC,Cove,city,\nH,Hill,county,C\nQ,Quay,county,C\n',
  'cases.csv': 'id,class,day,area\na,confirmed,2022-03-01,H\n',
  'rules/own/pack.yaml':
    'pack: own\ntitle: Own\nedition: 2022-01-01\nlevel: county\neffective: next_day\nsources: { std: { title: S, status: official } }\nindicators: { n: { count: cases, window: 7d } }\ntiers: [{ tier: high, when: n >= 2, source: std }, { tier: low, otherwise: true }]\n',
  'rules/own/measures.yaml':
    'measures:\n  - { id: samples, title: Samples, text: X, tiers: [high, low], audience: enterprises, kind: testing, source: std, parameters: { points_per_enterprise: 5 }, in_force: { from: 2022-03-02 } }\n',
};

/** So many premises in Hill and in Quay, of which so many work. */
function list(hill: readonly [number, number], quay: readonly [number, number]): string {
  const rows = [
    ['H', ...hill],
    ['Q', ...quay],
  ].flatMap(([area, working, total]) =>
    Array.from(
      { length: Number(total) },
      (_, i) =>
        `${area}${i},Shop ${area}${i},retail,${area},${i < Number(working) ? 'working' : 'stopped'},2,1,1`,
    ),
  );
  return `id,name,sector,area,status,inspections,problems,mended\n${rows.join('\n')}\n`;
}

async function nights(): Promise<string> {
  const workspace = emptyFolder();
  write(workspace, { ...FILES, 'premises.csv': list([1, 4], [2, 3]) });
  await run({ workspace, asOf: '2022-03-01', today: '2022-03-04' });
  write(workspace, { 'premises.csv': list([3, 4], [2, 3]) });
  return workspace;
}

const summary = (workspace: string, more: Partial<SummaryOptions> = {}): Promise<PremisesSummary> =>
  premisesSummary({ workspace, asOf: '2022-03-02', today: '2022-03-04', ...more });

describe('from night to night', () => {
  test('what changed is told in points, since the newest night before', async () => {
    const workspace = await nights();
    const found = await summary(workspace);
    expect(found.since).toBe('2022-03-01');
    const districts = found.groups.find(({ by }) => by === 'district')?.rows ?? [];
    expect(
      districts.map((row) => [row.name, row.now.working, row.now.total, changeOf(row, ROUNDING)]),
    ).toEqual([
      ['Hill', 3, 4, '+50.0'],
      ['Quay', 2, 3, '0.0'],
    ]);
    // 5/7 − 3/7 = 28.57…
    expect(changeOf(found.total, ROUNDING)).toBe('+28.6');
    expect(found.total.now.inspections).toEqual({ sum: 14, given: 7 });
    const hill = await summary(workspace, { area: 'Hill' });
    expect([hill.total.now.working, hill.total.now.total, hill.total.before?.working]).toEqual([3, 4, 1]);
    const csv = renderPremisesSummary(found, 'csv', { language: 'en', width: null, colour: false });
    expect(csv.split('\n').at(-2)).toBe(
      '2022-03-02,2022-03-01,total,,,5,7,0,71.4,3,7,28.6,14,7,7,100.0,half-up,1,',
    );
    const page = renderPremisesSummary(found, 'table', { language: 'en', width: null, colour: false });
    expect(page).toContain('As at 2022-03-02: 5 of 7 at work, 71.4%, +28.6 percentage points');
  });

  test('rounding is as the workspace says', async () => {
    const workspace = await nights();
    write(workspace, {
      'fenqu.yaml': CONFIG.replace('premises: { ', 'premises: { rounding: { mode: truncate, digits: 2 }, '),
    });
    const page = renderPremisesSummary(await summary(workspace), 'table', {
      language: 'zh',
      width: null,
      colour: false,
    });
    // 5/7 = 71.428…, 2/7 = 28.571…
    expect(page).toContain('截至 2022-03-02：营业 5 / 7，71.42%，+28.57 个百分点');
    expect(page).toContain('保留2位小数，截尾');
  });

  test('without an earlier night there is no change, and one that is not there is an error', async () => {
    const workspace = emptyFolder();
    write(workspace, { ...FILES, 'premises.csv': list([1, 1], [0, 0]) });
    const found = await summary(workspace);
    expect([found.since, found.total.before]).toEqual([null, null]);
    for (const since of [found.asOf, '2022-12-31'])
      await expect(summary(workspace, { since })).rejects.toMatchObject({
        problems: [{ code: 'premises-since-later', value: since, with: { night: found.asOf } }],
      });
    await expect(summary(workspace, { since: '2022-03-01' })).rejects.toMatchObject({
      problems: [{ code: 'premises-since', value: '2022-03-01' }],
    });
  });

  test('a change is told from an earlier list, without any night', async () => {
    const workspace = emptyFolder();
    write(workspace, {
      ...FILES,
      'premises.csv': list([3, 4], [2, 3]),
      'old/march.csv': list([1, 4], [2, 3]),
    });
    const sinceFile = join(workspace, 'old/march.csv');
    const found = await summary(workspace, { sinceFile });
    expect([found.since, found.sinceFile]).toEqual([null, sinceFile]);
    expect(changeOf(found.total, ROUNDING)).toBe('+28.6');
    const hill = await summary(workspace, { sinceFile, area: 'Hill' });
    expect([hill.total.before?.working, hill.total.before?.total]).toEqual([1, 4]);
    const { status, stdout } = await fenqu([
      'premises',
      '-C',
      workspace,
      '--as-of',
      '2022-03-02',
      '--summary',
      '--since',
      sinceFile,
      '--lang',
      'en',
    ]);
    expect([status, stdout]).toEqual([0, expect.stringContaining('+28.6 percentage points')]);
    expect(stdout).toContain(`Change since ${sinceFile}, in percentage points`);
    // What the list does not have now is gone, and the file is read as strictly.
    write(workspace, {
      'old/march.csv':
        'id,name,sector,area,status,inspections,problems,mended\nz,Z,retail,Nowhere,working,,,\n',
    });
    await expect(summary(workspace, { sinceFile })).rejects.toMatchObject({
      problems: [{ code: 'area-unknown' }],
    });
    await expect(summary(workspace, { sinceFile: join(workspace, 'none.csv') })).rejects.toMatchObject({
      problems: [{ code: 'file-missing' }],
    });
  });

  test('a list with a row for each day tells the change by itself', async () => {
    const workspace = emptyFolder();
    const config = CONFIG.replace('status: status,', 'status: status, date: date,');
    const dated = (rows: readonly string[]) =>
      `id,name,sector,area,status,date,inspections,problems,mended\n${rows.map((row) => `${row},,,\n`).join('')}`;
    const rows = [
      'a,A,retail,H,stopped,2022-02-20',
      'a,A,retail,H,working,2022-03-02',
      'b,B,retail,Q,working,2022-03-01',
    ];
    write(workspace, { ...FILES, 'fenqu.yaml': config, 'premises.csv': dated(rows) });
    const found = await summary(workspace);
    expect(found.since).toBe('2022-03-01');
    expect(changeOf(found.total, ROUNDING)).toBe('+50.0');
    const older = await summary(workspace, { since: '2022-02-25' });
    expect([older.total.before?.working, older.total.before?.total]).toEqual([0, 1]);
    await expect(summary(workspace, { since: '2022-02-19' })).rejects.toMatchObject({
      problems: [{ code: 'premises-since' }],
    });
    // A row without a day says nothing of the days before.
    write(workspace, { 'premises.csv': dated([...rows, 'c,C,retail,Q,working,']) });
    expect((await summary(workspace)).since).toBeNull();
    // What a published night has kept goes first.
    write(workspace, { 'premises.csv': dated(rows) });
    await run({ workspace, asOf: '2022-02-28', today: '2022-03-04' });
    expect((await summary(workspace)).since).toBe('2022-02-28');
  });

  test('a night that kept its premises is verified, and its list is read as every table is', async () => {
    const workspace = await nights();
    const verified = await verify({ workspace });
    expect(verified.map(({ outcome }) => outcome)).toEqual(['verified']);
    write(workspace, {
      'premises.csv':
        'id,name,sector,area,status,inspections,problems,mended\nx,X,retail,H,working,-1,1.5,\n',
    });
    await expect(run({ workspace, asOf: '2022-03-02', today: '2022-03-04' })).rejects.toMatchObject({
      problems: [{ code: 'number-invalid' }, { code: 'number-invalid' }],
    });
  });
});

describe('a plan of samples', () => {
  test('of 50 premises, five points each, is 250 samples a day', async () => {
    const workspace = emptyFolder();
    write(workspace, { ...FILES, 'premises.csv': list([10, 50], [0, 7]) });
    const asked = { workspace, asOf: '2022-03-01', today: '2022-03-04', area: 'Hill' };
    const plan = await samplingPlan({ ...asked, days: 3 });
    expect(plan.dates).toEqual(['2022-03-02', '2022-03-03', '2022-03-04']);
    expect(plan.sites).toHaveLength(50);
    expect(samplesOf(plan)).toEqual({ perDay: 250, perSite: 15, all: 750 });
    expect(plan.measure?.id).toBe('samples');
    expect(samplesOf(await samplingPlan({ ...asked, points: 2 }))).toEqual({
      perDay: 100,
      perSite: 2,
      all: 100,
    });
    await expect(samplingPlan({ ...asked, asOf: '2022-02-28' })).rejects.toMatchObject({
      problems: [{ code: 'premises-points' }],
    });
  });
});
