import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { contextOn } from '../../src/workspace/context.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';

const root = mkdtempSync(join(tmpdir(), 'fenqu-workspace-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function loaded(...lines: readonly string[]) {
  const directory = mkdtempSync(join(root, 'w-'));
  writeFileSync(join(directory, 'fenqu.yaml'), lines.join('\n'));
  return { directory, ...(await loadWorkspace(directory)) };
}

async function found(...lines: readonly string[]): Promise<string[]> {
  const { workspace, problems } = await loaded(...lines);
  expect(workspace === undefined).toBe(problems.length > 0);
  return problems.map(({ code, place }) => `${code} ${place?.line}:${place?.column}`);
}

const areas = 'areas: { file: areas.csv }';
const data = 'data: { cases: { file: cases.csv } }';

describe('a workspace', () => {
  test('defaults', async () => {
    const { workspace, directory } = await loaded(areas, data);
    expect(workspace).toMatchObject({
      directory,
      language: 'zh',
      timezone: 'Asia/Shanghai',
      areas: { file: join(directory, 'areas.csv'), codes: 'nbs', columns: {} },
      tables: [{ table: 'cases', columns: {}, values: {}, defaults: {}, missing: [] }],
      rejectsAllowed: 0,
      context: {},
      policy: [],
      store: join(directory, 'store'),
    });
    expect(workspace).not.toHaveProperty('decisions');
  });

  test('everything it can say', async () => {
    const { workspace, directory, problems } = await loaded(
      'language: en',
      'timezone: America/New_York',
      'areas: { file: a.csv, columns: { code: fips, level: kind, parent: [state] }, pad: 5, encoding: gbk }',
      'data:',
      '  cases:',
      '    file: data/cases-*.csv',
      '    columns: { id: [d, n], date_report: 日期, area: [市, 区], controlled: 管控 }',
      '    values: { class: { 轻型: confirmed }, controlled: { 是: true } }',
      '    defaults: { origin: local }',
      '    formats: { date_report: M/d/yyyy }',
      '    extra: { controlled: boolean }',
      "    missing: ['', N/A, 0]",
      '    delimiter: ";"',
      '    fresh_within: { days: 2d, otherwise: warning }',
      '    through: 2022-05-11',
      '  metrics: { file: m.csv, columns: { area: fips, date: week, beds_pct: beds }, pad: { area: 5 }, fresh_within: 9d }',
      'rejects: { allow: 1.5% }',
      'decisions: /else/decisions.csv',
      'context: { response_level: { 2020-06-16: II } }',
      'rules: rules/',
      'policy:',
      '  - { pack: b, from: 2020-07-28, retrospective: true }',
      '  - { pack: a, from: 2020-02-17 }',
      'store: out',
    );
    expect(problems).toEqual([]);
    expect(workspace).toMatchObject({
      language: 'en',
      areas: {
        codes: 'explicit',
        columns: { code: ['fips'], parent: ['state'] },
        pad: 5,
        encoding: 'gb18030',
      },
      tables: [
        {
          table: 'cases',
          file: join(directory, 'data/cases-*.csv'),
          columns: { id: ['d', 'n'], date_report: ['日期'] },
          values: { class: { 轻型: 'confirmed' }, controlled: { 是: 'true' } },
          missing: ['', 'N/A', '0'],
          delimiter: ';',
          freshWithin: { days: 2, severity: 'warning' },
          through: '2022-05-11',
        },
        { table: 'metrics', pad: { area: 5 }, freshWithin: { days: 9, severity: 'error' } },
      ],
      rejectsAllowed: 0.015,
      decisions: '/else/decisions.csv',
      rules: join(directory, 'rules'),
      policy: [
        { pack: 'a', from: '2020-02-17', retrospective: false },
        { pack: 'b', from: '2020-07-28', retrospective: true },
      ],
      store: join(directory, 'out'),
    });
  });

  test('the one among the fixtures', async () => {
    const { problems } = await loadWorkspace(join(import.meta.dirname, '../../fixtures/xinfadi-2020'));
    expect(problems).toEqual([]);
  });

  test('none there', async () => {
    expect((await loadWorkspace(join(root, 'nowhere'))).problems).toMatchObject([
      { code: 'workspace-missing' },
    ]);
  });
});

describe('a workspace with a fault', () => {
  test.each([
    ['syntax', [areas, 'data: {'], 'yaml-syntax 2:8'],
    ['unknown key', [areas, data, 'polici: []'], 'yaml-unknown-key 3:1'],
    ['a key of a later version', [areas, data, 'travellers: x.csv'], 'yaml-unknown-key 3:1'],
    ['a table of a later version', [areas, 'data: { premises: { file: c.csv } }'], 'yaml-unknown-key 2:9'],
    ['counts without columns', [areas, 'data: { counts: { file: c.csv } }'], 'yaml-missing-key 2:9'],
    [
      'a key of a later version in a table',
      [areas, 'data: { cases: { file: c.csv, keep: newest } }'],
      'yaml-unknown-key 2:31',
    ],
    ['wrong type', [areas, data, 'timezone: 8'], 'yaml-not-text 3:11'],
    [
      'a format of minutes for months',
      [areas, 'data: { cases: { file: c.csv, formats: { date_report: [yyyy-MM-dd, dd/mm/yyyy] } } }'],
      'workspace-date-format 2:55',
    ],
    [
      'a text to leave out that is another number',
      [areas, 'data: { cases: { file: c.csv, exclude: { 代码: 010 } } }'],
      'workspace-number-unquoted 2:46',
    ],
    [
      'one among others',
      [areas, 'data: { cases: { file: c.csv, only: { 代码: [10, 1.0, "010"] } } }'],
      'workspace-number-unquoted 2:48',
    ],
    ['no such time zone', [areas, data, 'timezone: Asia/Beijing'], 'workspace-timezone 3:11'],
    ['no data', [areas, 'data: {}'], 'yaml-empty 2:7'],
    [
      'unknown column',
      [areas, 'data: { cases: { file: c.csv, columns: { klass: 分型 } } }'],
      'workspace-unknown-column 2:42',
    ],
    [
      'canonical column as extra',
      [areas, 'data: { cases: { file: c.csv, extra: { class: text } } }'],
      'workspace-extra-column 2:40',
    ],
    [
      'metrics without a day',
      [areas, 'data: { metrics: { file: c.csv, columns: { area: a, x: y } } }'],
      'workspace-missing-column 2:33',
    ],
    [
      'unknown class',
      [areas, 'data: { cases: { file: c.csv, values: { class: { 轻: light } } } }'],
      'yaml-choice 2:53',
    ],
    [
      'unknown default',
      [areas, 'data: { cases: { file: c.csv, defaults: { origin: here } } }'],
      'yaml-choice 2:51',
    ],
    ['freshness', [areas, 'data: { cases: { file: c.csv, fresh_within: 2 } }'], 'yaml-form 2:45'],
    ['more than all rejected', [areas, data, 'rejects: { allow: 150% }'], 'yaml-form 3:19'],
    ['context by no day', [areas, data, 'context: { level: { June: II } }'], 'yaml-day 3:21'],
    ['policy from no day', [areas, data, 'policy: [{ pack: a, from: 2020-02-30 }]'], 'yaml-day 3:27'],
    [
      'two packs from a day',
      [areas, data, 'policy: [{ pack: a, from: 2020-02-01 }, { pack: b, from: 2020-02-01 }]'],
      'policy-same-day 3:58',
    ],
  ])('%s', async (_name, lines, expected) => {
    expect(await found(...lines)).toEqual([expected]);
  });
});

test('the context of a day is the newest entry on or before it', () => {
  const series = { level: { '2020-06-16': 'II', '2020-07-20': 'III' }, late: { '2021-01-01': true } };
  expect(contextOn(series, '2020-06-15')).toEqual({});
  expect(contextOn(series, '2020-07-19')).toEqual({ level: 'II' });
  expect(contextOn(series, '2021-01-01')).toEqual({ level: 'III', late: true });
});
