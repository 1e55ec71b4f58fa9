import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checkData, explain, run } from '../../src/index.ts';

const TODAY = '2022-06-01';

const PACK = `pack: p
title: T
edition: 2022-05-01
level: county
effective: next_day
indicators:
  new: { count: cases, window: 14d }
  beds: { latest: metrics.beds, window: 7d }
tiers:
  - { tier: high, when: "new >= 4 || or_else(beds, 0) > 90" }
  - { tier: low, otherwise: true }
`;

const CASES = `id,date,class,area
a1,2022-05-01,asymptomatic,110105
a2,2022-05-01,confirmed,110105
a3,2022-05-02,confirmed,110106
a4,2022-05-03,confirmed,110106
`;

const METRICS = 'area,date,beds\n110105,2022-05-01,10\n110105,2022-05-02,20\n';

function workspaceFile(more: string, id: string): string {
  return `areas: { file: areas.csv }
data:
  cases: { file: 'cases*.csv', columns: { id: ${id}, date_report: date, class: class, area: area }, defaults: { origin: local } }
  metrics: { file: metrics.csv, columns: { area: area, date: date, beds: beds } }
rules: rules
policy: [{ pack: p, from: 2022-05-01 }]
${more}`;
}

/** A workspace of its own, gone when the test ends. */
function city(cases = CASES, more = '', id = 'id') {
  const folder = mkdtempSync(join(tmpdir(), 'fenqu-since-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'rules/p'), { recursive: true });
  const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  put('rules/p/pack.yaml', PACK);
  put('areas.csv', 'code,name\n110105,朝阳区\n110106,丰台区\n');
  put('cases.csv', cases);
  put('metrics.csv', METRICS);
  put('fenqu.yaml', workspaceFile(more, id));
  return {
    folder,
    put,
    run: (asOf: string, revise = false) => run({ workspace: folder, asOf, today: TODAY, revise }),
    check: (asOf: string) => checkData({ workspace: folder, asOf, today: TODAY }),
    kept: () =>
      readdirSync(join(folder, 'store'), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(csv|json)$/.test(name))
        .map((name) => readFileSync(join(folder, 'store', name), 'utf8'))
        .join('\n'),
  };
}

describe('what became of the rows of the last run', () => {
  test('nothing, where there was none', async () => {
    const { check, run: night } = city();
    expect((await check('2022-05-03')).sinceLast).toBeNull();
    expect((await night('2022-05-03')).sinceLast).toBeNull();
  });

  test('the same rows are the same, whichever files they lie in', async () => {
    const { run: night, check, put } = city();
    await night('2022-05-03');
    put('cases-1.csv', 'id,date,class,area\na3,2022-05-02,confirmed,110106\n');
    put('cases.csv', CASES.replace('a3,2022-05-02,confirmed,110106\n', ''));
    const { sinceLast } = await check('2022-05-03');
    expect(sinceLast).toMatchObject({ asOf: '2022-05-03', revision: 1, tables: [], cases: [] });
  });

  test('cases are recognised by id: one confirmed, one moved, one dated anew, one withdrawn; others came, one late', async () => {
    const { run: night, check, put } = city();
    await night('2022-05-03');
    put(
      'cases.csv',
      `id,date,class,area
a1,2022-05-01,confirmed,110105
a3,2022-05-02,confirmed,110105
a4,2022-05-02,confirmed,110106
b1,2022-05-04,confirmed,110105
b2,2022-05-03,confirmed,110105
`,
    );
    const expected = {
      tables: [
        {
          table: 'cases',
          added: 2,
          late: 1,
          withdrawn: 1,
          changed: 3,
          columns: { class: 1, area: 1, date_report: 1 },
        },
      ],
      cases: [
        {
          id: 'a1',
          class: 'asymptomatic',
          day: '2022-05-01',
          area: '110105',
          withdrawn: false,
          changes: [{ column: 'class', from: 'asymptomatic', to: 'confirmed' }],
        },
        { id: 'a2', withdrawn: true, changes: [] },
        { id: 'a3', changes: [{ column: 'area', from: '110106', to: '110105' }] },
        { id: 'a4', changes: [{ column: 'date_report', from: '2022-05-03', to: '2022-05-02' }] },
      ],
      unrecognised: false,
    };
    expect((await check('2022-05-04')).sinceLast).toMatchObject(expected);
    expect((await night('2022-05-04')).sinceLast).toMatchObject(expected);
  });

  test('a case that is dated after the night now is not withdrawn', async () => {
    const { run: night, check, put } = city();
    await night('2022-05-03');
    put('cases.csv', CASES.replace('a3,2022-05-02', 'a3,2022-05-20'));
    const { sinceLast } = await check('2022-05-03');
    expect(sinceLast?.tables).toEqual([
      { table: 'cases', added: 0, late: 0, withdrawn: 0, changed: 1, columns: { date_report: 1 } },
    ]);
    expect(sinceLast?.cases).toMatchObject([
      {
        id: 'a3',
        withdrawn: false,
        changes: [{ column: 'date_report', from: '2022-05-02', to: '2022-05-20' }],
      },
    ]);
  });

  test('rows without an id are there or not', async () => {
    const { run: night, check, put } = city(CASES.replaceAll(/^a\d/gm, ''));
    await night('2022-05-03');
    put(
      'cases.csv',
      CASES.replaceAll(/^a\d/gm, '').replace('2022-05-02,confirmed', '2022-05-02,asymptomatic'),
    );
    const { sinceLast } = await check('2022-05-03');
    expect(sinceLast?.tables).toEqual([
      { table: 'cases', added: 1, late: 1, withdrawn: 1, changed: 0, columns: {} },
    ]);
  });

  test('reports are recognised by area and day', async () => {
    const { run: night, check, put } = city();
    await night('2022-05-03');
    put('metrics.csv', 'area,date,beds\n110105,2022-05-01,11\n110106,2022-05-03,5\n');
    const { sinceLast } = await check('2022-05-03');
    expect(sinceLast?.tables).toEqual([
      { table: 'metrics', added: 1, late: 1, withdrawn: 1, changed: 1, columns: { beds: 1 } },
    ]);
  });

  test('a night run again is compared with itself', async () => {
    const { run: night, put } = city();
    await night('2022-05-02');
    await night('2022-05-03');
    put('cases.csv', CASES.replace('asymptomatic', 'confirmed'));
    const { sinceLast } = await night('2022-05-03', true);
    expect(sinceLast).toMatchObject({ asOf: '2022-05-03', revision: 1, cases: [{ id: 'a1' }] });
  });
});

describe('ids of cases', () => {
  test('stand in the store as they are, and are hidden where the workspace says so', async () => {
    const shown = city();
    await shown.run('2022-05-03');
    expect(shown.kept()).toContain('a1');
    const hidden = city(CASES, 'privacy: { case_ids: hash }\n');
    await hidden.run('2022-05-03');
    expect(hidden.kept()).not.toMatch(/\ba[1-4]\b/);
    const { counted } = await explain({
      workspace: hidden.folder,
      area: '110105',
      asOf: '2022-05-03',
      today: TODAY,
    });
    const ids = counted.flatMap(({ cases }) => cases.map(({ id }) => id));
    expect(ids).toHaveLength(2);
    for (const id of ids) {
      expect(id).toMatch(/^[0-9a-f]{32}$/);
      expect(hidden.kept()).toContain(id);
    }
  });

  test('hidden ones are recognised all the same', async () => {
    const { run: night, check, put } = city(CASES, 'privacy: { case_ids: hash }\n');
    await night('2022-05-03');
    put('cases.csv', CASES.replace('asymptomatic', 'confirmed'));
    const { sinceLast } = await check('2022-05-03');
    expect(sinceLast?.cases).toMatchObject([{ changes: [{ column: 'class' }] }]);
    expect(sinceLast?.cases[0]?.id).toMatch(/^[0-9a-f]{32}$/);
  });

  test('a key of several columns, and what looks like the number of a card or a telephone, is hidden unasked', async () => {
    const joined = city(CASES, '', '[date, id]');
    await joined.run('2022-05-03');
    expect(joined.kept()).not.toMatch(/\ba[1-4]\b/);
    for (const id of [
      '11010519491231002X',
      '138-0013-8000',
      '+8613800138000',
      '110105491231002',
      '欧阳建国',
    ]) {
      const cards = city(CASES.replace('a1', id));
      await cards.run('2022-05-03');
      expect(cards.kept()).not.toContain(id);
    }
  });

  test('cannot be recognised where they were kept otherwise', async () => {
    const { run: night, check, put } = city();
    await night('2022-05-03');
    put('fenqu.yaml', workspaceFile('privacy: { case_ids: hash }\n', 'id'));
    put('metrics.csv', METRICS.replace(',20\n', ',21\n'));
    const { sinceLast } = await check('2022-05-03');
    expect(sinceLast).toMatchObject({ unrecognised: true, cases: [] });
    expect(sinceLast?.tables.map(({ table }) => table)).toEqual(['metrics']);
  });
});
