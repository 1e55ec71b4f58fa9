import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkData } from '../../src/index.ts';
import { freshness } from '../../src/inputs/index.ts';
import { emptyFolder, write } from '../cli/workspace.ts';
import { cases, codesOf, problemsOf, stage } from './workspaces.ts';

test('the report counts what was read, and how it was placed', async () => {
  const { staged } = await stage({
    files: cases(
      'A1,2022-05-01,confirmed,110105',
      'A2,2022-05-03,asymptomatic,110105005001',
      'A3,2022-05-09,confirmed,110108',
    ),
  });
  expect(await staged.latestDay()).toBe('2022-05-09');
  expect(await staged.report('2022-05-05')).toEqual({
    asOf: '2022-05-05',
    files: [
      expect.objectContaining({ table: 'areas', file: 'areas.csv', read: 11, used: 11 }),
      {
        table: 'cases',
        file: 'cases.csv',
        format: 'csv',
        compression: 'none',
        encoding: 'utf-8',
        bom: false,
        delimiter: ',',
        columnsMapped: { id: ['id'], date_report: ['date'], class: ['class'], area: ['area'] },
        columnsIgnored: [],
        read: 3,
        used: 2,
        excluded: { 'after-as-of': 1 },
        rejected: {},
        firstDay: '2022-05-01',
        lastDay: '2022-05-03',
      },
    ],
    areas: { file: 'areas.csv', byLevel: { province: 1, city: 1, county: 2, street: 3, community: 4 } },
    classes: { asymptomatic: 1, confirmed: 1 },
    origins: { '': 2 },
    placedAt: { community: 1, county: 1 },
    through: { cases: '2022-05-05' },
    oddities: { cases: { gaps: [], surges: [] } },
    alike: { rows: 0, groups: 0, most: [] },
    problems: [],
  });
});

test('the report says how many used rows belong to no group', async () => {
  const folder = emptyFolder();
  write(folder, {
    'areas.csv': 'code,name,level,parent\nA,A,county,\n',
    'cases.csv': `id,class,date_report,area,cluster
1,confirmed,2022-05-01,A,
2,confirmed,2022-05-02,A,k
3,confirmed,2022-05-03,A,
4,confirmed,2022-05-09,A,
`,
    'fenqu.yaml': `areas: { file: areas.csv, codes: explicit }
data:
  cases: { file: cases.csv, columns: { id: id, class: class, date_report: date_report, area: area, cluster: cluster } }
rules: rules/
policy: [{ pack: mine, from: 2022-05-01 }]
`,
    'rules/mine/pack.yaml': `pack: mine
title: Mine
edition: 2022-01-01
level: county
effective: next_day
indicators:
  groups: { count: cases, group_by: cluster, window: 7d }
tiers:
  - { tier: high, title: High, when: groups > 0 }
  - { tier: low, title: Low, otherwise: true }
`,
  });
  const { report } = await checkData({ workspace: folder, asOf: '2022-05-05' });
  const cases = report.files.find(({ table }) => table === 'cases');
  expect(cases).toMatchObject({ used: 3, ungrouped: { cluster: 2 } });
});

describe('metrics', () => {
  test('numbers are exact; an empty cell is none', async () => {
    const files = {
      'metrics.csv':
        'area,date,beds\n110105,2022-05-01,12.10\n110108,2022-05-01,\n朝阳区,2022-05-02,-0.000000000001\n',
    };
    const { engine, staged } = await stage({ files, cases: null, metrics: {} });
    const rows = await engine.rows(
      'SELECT area, "date"::VARCHAR AS day, beds::VARCHAR AS beds FROM metrics ORDER BY area, day',
    );
    expect(rows).toEqual([
      { area: 2, day: '2022-05-01', beds: '12.100000000000' },
      { area: 2, day: '2022-05-02', beds: '-0.000000000001' },
      { area: 8, day: '2022-05-01', beds: null },
    ]);
    expect(staged.tables).toEqual(['metrics']);
  });

  test('two rows for one area and day', async () => {
    const files = {
      'metrics.csv': 'area,date,beds\n110105,2022-05-01,1\n110105,2022-05-02,1\n朝阳区,2022/5/1,1\n',
    };
    expect(await problemsOf({ files, cases: null, metrics: {} })).toMatchObject([
      {
        code: 'metrics-duplicate',
        place: { file: 'metrics.csv', line: 4 },
        with: { otherFile: 'metrics.csv', otherLine: 2 },
      },
    ]);
  });

  test('a code that lost its zero is refused, unless the workspace says how long codes are', async () => {
    const setup = {
      files: {
        'areas.csv': 'code,name,level,parent\n01001,Autauga,county,\n48001,Anderson,county,\n',
        'metrics.csv': 'area,date,beds\n1001,2022-05-01,1\n48001,2022-05-01,2\n',
      },
      areas: { codes: 'explicit' as const },
      cases: null,
    };
    expect(await codesOf({ ...setup, metrics: {} })).toEqual(['code-lost-zero metrics.csv:2 area']);
    const { engine } = await stage({ ...setup, metrics: { pad: { area: 5 } } });
    expect(await engine.rows('SELECT area FROM metrics ORDER BY area')).toEqual([{ area: 0 }, { area: 1 }]);
  });
});

test('cases that cannot be placed below are counted, and said', async () => {
  const files = {
    'cases.csv':
      'id,date,class,district,place\nA1,2022-05-01,confirmed,朝阳区,幸福里\nA2,2022-05-01,confirmed,朝阳区,幸福里\nA3,2022-05-01,confirmed,朝阳区,来广营\nA4,2022-05-01,confirmed,海淀区,某处\n',
  };
  const columns = { id: ['id'], date_report: ['date'], class: ['class'], area: ['district', 'place'] };
  const { staged } = await stage({ files, cases: { columns } });
  expect(staged.problems).toMatchObject([
    { code: 'area-not-placed-below', severity: 'warning', with: { rows: 3, texts: 2 } },
  ]);
  expect((await staged.report('2022-05-01')).placedAt).toEqual({ county: 3, street: 1 });
});

test('the part that names no area is the one blamed', async () => {
  const files = {
    'cases.csv':
      'id,date,class,city,district,place\nA1,2022-05-01,confirmed,北京市,朝阳县,x\nA2,2022-05-01,confirmed,北京市,朝阳区,x\n',
  };
  const columns = {
    id: ['id'],
    date_report: ['date'],
    class: ['class'],
    area: ['city', 'district', 'place'],
  };
  expect(await codesOf({ files, cases: { columns } })).toEqual([
    'area-not-placed-below cases.csv',
    'area-unknown cases.csv:2 district',
  ]);
});

test('rows without an id are taken, and said', async () => {
  const { staged } = await stage({
    files: cases(',2022-05-01,confirmed,110105', ',2022-05-01,confirmed,110105'),
  });
  expect(staged.problems).toMatchObject([{ code: 'id-empty', severity: 'warning', with: { rows: 2 } }]);
});

test('freshness compares the as-of day with the day the data are complete through', async () => {
  const fresh = { freshWithin: { days: 2, severity: 'error' as const } };
  const quiet = await stage({ files: cases('A1,2022-05-01,confirmed,110105'), cases: fresh });
  expect(freshness(quiet.workspace, quiet.staged, '2022-05-03')).toEqual([]);
  expect(freshness(quiet.workspace, quiet.staged, '2022-05-04')).toMatchObject([
    { code: 'stale', severity: 'error', with: { days: 3 } },
  ]);
  const stated = await stage({
    files: cases('A1,2022-05-01,confirmed,110105'),
    cases: { ...fresh, through: '2022-05-04' },
  });
  expect(freshness(stated.workspace, stated.staged, '2022-05-06')).toEqual([]);
});

const row = fc.record({
  id: fc.constantFrom('A1', 'A2', 'A3', 'A4', 'A5', ' A1', ''),
  date: fc.constantFrom('2022-05-01', '2022/5/9', '2022-05-32', '2023-01-01', ''),
  class: fc.constantFrom('confirmed', 'asymptomatic', 'x', ''),
  area: fc.constantFrom('110105', '110108000000', '红霞路社区', '1.1E+5', '朝阳', '没有', ''),
  extra: fc.constantFrom('', '', '', ',surplus'),
});

test('read = used + excluded + rejected, for any rows, and a shuffle changes no count', async () => {
  const textOf = (
    rows: readonly { id: string; date: string; class: string; area: string; extra: string }[],
  ) => cases(...rows.map((each) => `${each.id},${each.date},${each.class},${each.area}${each.extra}`));
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
      const reports = [];
      for (const files of [textOf(rows), textOf(rows.toReversed())]) {
        const { staged, engine } = await stage({ files, workspace: { rejectsAllowed: 1 } });
        const report = await staged.report('2022-05-05');
        await engine.close();
        const [, file] = report.files;
        const sum = [...Object.values(file?.excluded ?? {}), ...Object.values(file?.rejected ?? {})].reduce(
          (a, b) => a + b,
          file?.used ?? 0,
        );
        expect(sum).toBe(rows.length);
        expect(file?.read).toBe(rows.length);
        const rejected = Object.values(file?.rejected ?? {}).reduce((a, b) => a + b, 0);
        expect(staged.rejected).toBe(rejected);
        reports.push(rejected);
      }
      expect(reports[0]).toBe(reports[1]);
    }),
    { numRuns: 12 },
  );
});
