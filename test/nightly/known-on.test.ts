import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkData, explain, run, zone } from '../../src/index.ts';
import { FenquError } from '../../src/problems/problem.ts';

const folder = mkdtempSync(join(tmpdir(), 'fenqu-known-on-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const TODAY = '2022-06-01';

/** Case 2 of 110105 became known a week late, both of 110106 still later or on the day itself; 4 has no entry. */
const FILES = {
  'fenqu.yaml': `areas: { file: areas.csv }
data:
  cases:
    file: cases.csv
    columns: { id: id, date_report: date, date_known: known, class: class, area: area }
    defaults: { origin: local }
  visits: { file: visits.csv, columns: { case: case, area: area, date: date } }
rules: rules
policy: [{ pack: known, from: 2022-05-01 }]
decisions: decisions.csv
`,
  'areas.csv': 'code,name\n110105,朝阳区\n110106,丰台区\n110108,海淀区\n',
  'cases.csv': `id,date,known,class,area
1,2022-05-01,2022-05-01,confirmed,110105
2,2022-05-02,2022-05-09,confirmed,110105
3,2022-05-03,2022-05-12,confirmed,110106
4,2022-05-08,,confirmed,110106
`,
  'visits.csv': 'case,area,date\n3,110108,2022-05-02\n1,110108,2022-05-01\n',
  'decisions.csv': 'area,tier,from,until,decided_on\n110106,high,2022-05-04,2022-05-06,2022-05-10\n',
  'rules/known/pack.yaml': `pack: known
title: T
edition: 2022-05-01
level: county
effective: next_day
indicators:
  new: { count: cases, window: 7d }
  stays: { count: visits, window: 7d }
tiers:
  - { tier: high, when: new >= 2 || stays >= 2 }
  - { tier: medium, when: new >= 1 || stays >= 1 }
  - { tier: low, otherwise: true }
`,
};
mkdirSync(join(folder, 'rules/known'), { recursive: true });
for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);

async function tiers(knownOn?: string): Promise<unknown> {
  const known = knownOn === undefined ? {} : { knownOn };
  const { snapshot } = await zone({ workspace: folder, asOf: '2022-05-05', today: TODAY, ...known });
  return Object.fromEntries(snapshot.zones.map(({ area, tier }) => [area.code, tier]));
}

describe('a day judged with what was known on another', () => {
  test('by itself a night uses what was known by its end', async () => {
    expect(await tiers()).toEqual({ 110105: 'medium', 110108: 'medium' });
  });

  test('what became known later counts where a later day is asked for', async () => {
    expect(await tiers('2022-05-09')).toEqual({ 110105: 'high', 110108: 'medium' });
    expect(await tiers('2022-05-12')).toEqual({ 110105: 'high', 110106: 'medium', 110108: 'high' });
  });

  test('nothing that was not yet known counts, decisions included', async () => {
    expect(await tiers('2022-04-30')).toEqual({});
    expect(await tiers('2022-05-02')).toEqual({ 110105: 'medium', 110108: 'medium' });
  });

  test('so it does on the nights before: since is as it looks from that day', async () => {
    const { snapshot } = await zone({
      workspace: folder,
      asOf: '2022-05-05',
      knownOn: '2022-05-09',
      today: TODAY,
    });
    expect(snapshot.zones.find(({ area }) => area.code === '110105')?.since).toBe('2022-05-02');
    expect(snapshot.knownOn).toBe('2022-05-09');
  });

  test('the report says what was left out, and adds up', async () => {
    const { report } = await checkData({
      workspace: folder,
      asOf: '2022-05-05',
      knownOn: '2022-05-09',
      today: TODAY,
    });
    const [cases] = report.files.filter(({ table }) => table === 'cases');
    const [visits] = report.files.filter(({ table }) => table === 'visits');
    const [decisions] = report.files.filter(({ table }) => table === 'decisions');
    expect(cases).toMatchObject({ read: 4, used: 2, excluded: { 'not-yet-known': 1, 'after-as-of': 1 } });
    expect(visits).toMatchObject({ read: 2, used: 1, excluded: { 'not-yet-known': 1 } });
    expect(decisions).toMatchObject({ read: 1, used: 0, excluded: { 'not-yet-known': 1 } });
  });

  test('a night by itself says which rows were not yet known', async () => {
    const { report } = await checkData({ workspace: folder, asOf: '2022-05-05', today: TODAY });
    const [cases] = report.files.filter(({ table }) => table === 'cases');
    expect(cases).toMatchObject({ read: 4, used: 1, excluded: { 'not-yet-known': 2, 'after-as-of': 1 } });
    expect(report.classes).toEqual({ confirmed: 1 });
  });

  test('an explanation lists only the cases known', async () => {
    const listed = async (knownOn?: string) => {
      const known = knownOn === undefined ? {} : { knownOn };
      const { counted } = await explain({
        workspace: folder,
        area: '110105',
        asOf: '2022-05-05',
        today: TODAY,
        ...known,
      });
      return counted.find(({ indicator }) => indicator === 'new')?.cases.map(({ id }) => id);
    };
    expect(await listed()).toEqual(['1']);
    expect(await listed('2022-05-09')).toEqual(['1', '2']);
  });

  test('what was published is not gone on from', async () => {
    await run({ workspace: folder, asOf: '2022-05-04', today: TODAY });
    const { snapshot } = await zone({
      workspace: folder,
      asOf: '2022-05-05',
      knownOn: '2022-05-12',
      today: TODAY,
    });
    expect(snapshot.zones.find(({ area }) => area.code === '110105')?.since).toBe('2022-05-02');
  });
});

async function codesOf(work: Promise<unknown>): Promise<string[]> {
  const cause = await work.then(() => undefined).catch((thrown: unknown) => thrown);
  return cause instanceof FenquError ? cause.problems.map(({ code }) => code) : [];
}

describe('days that cannot be asked for', () => {
  test.each([
    ['2022-5-9', 'usage-day'],
    ['2022-06-02', 'usage-known-on-future'],
  ])('%s', async (knownOn, code) => {
    expect(await codesOf(zone({ workspace: folder, asOf: '2022-05-05', knownOn, today: TODAY }))).toEqual([
      code,
    ]);
  });

  test('no table says when its rows were known', async () => {
    const yaml = FILES['fenqu.yaml'].replace('date_known: known, ', '');
    const other = join(folder, 'without');
    mkdirSync(join(other, 'rules/known'), { recursive: true });
    for (const [name, text] of Object.entries({ ...FILES, 'fenqu.yaml': yaml }))
      writeFileSync(join(other, name), text);
    const asked = zone({ workspace: other, asOf: '2022-05-05', knownOn: '2022-05-09', today: TODAY });
    expect(await codesOf(asked)).toEqual(['known-on-column']);
  });
});
