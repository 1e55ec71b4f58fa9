import { appendFileSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { zone } from '../../src/nightly/zone.ts';
import { codesIn, fenqu } from './fenqu.ts';
import { emptyFolder, workspace, write } from './workspace.ts';

/** Beijing's rules of July 2020, for streets. */
const BY_STREET = `pack: by-street
extends: beijing-2020-07
title: { zh: 按街道的2020年7月标准, en: July 2020 by street }
edition: 2020-07-28
level: street
`;
const LIMIT = `pack: limit
title: { zh: 14天内确诊数, en: Confirmed in 14 days }
edition: 2020-06-11
level: street
effective: next_day
params: { limit: 6 }
sources: { std: { title: Trial, status: unverified } }
indicators:
  n: { title: { zh: 14天内确诊, en: Confirmed in 14 days }, count: cases, where: class == "confirmed" && origin == "local", window: 14d }
tiers:
  - { tier: high, title: { zh: 高, en: High }, when: n >= params.limit, source: std }
  - { tier: medium, title: { zh: 中, en: Medium }, when: n >= 1, source: std }
  - { tier: low, title: { zh: 低, en: Low }, otherwise: true, source: std }
`;

/** The bundled workspace of Beijing in June 2020, with packs of its own beside it. */
function beijing(): string {
  const folder = emptyFolder();
  cpSync(join(import.meta.dirname, '../../fixtures/xinfadi-2020'), folder, { recursive: true });
  appendFileSync(join(folder, 'fenqu.yaml'), 'rules: rules/\n');
  write(folder, { 'rules/by-street/pack.yaml': BY_STREET, 'rules/limit/pack.yaml': LIMIT });
  return folder;
}
const city = beijing();
const compare = (a: string, b: string, ...more: string[]) =>
  fenqu(['rules', 'compare', a, b, '-C', city, ...more]);
const golden = (name: string): string => join(import.meta.dirname, 'golden', `compare-${name}`);

describe('as a user sees it', () => {
  const june = ['--from', '2020-06-14', '--to', '2020-06-21'];
  test.each([
    ['day.zh.txt', 'beijing-2020-06', 'by-street', ['--as-of', '2020-06-21', '--lang', 'zh']],
    [
      'day.en.md',
      'beijing-2020-06',
      'by-street',
      ['--as-of', '2020-06-21', '--lang', 'en', '--format', 'md'],
    ],
    ['day.csv', 'beijing-2020-06', 'by-street', ['--as-of', '2020-06-21', '--format', 'csv']],
    ['range.en.txt', 'limit', 'limit:limit=3', [...june, '--lang', 'en']],
    ['range.zh.md', 'limit', 'limit:limit=3', [...june, '--lang', 'zh', '--format', 'md']],
    ['range.json', 'limit', 'limit:limit=3', [...june, '--format', 'json']],
    ['range.ndjson', 'limit', 'limit:limit=3', [...june, '--format', 'ndjson']],
    ['equal.en.txt', 'limit', 'limit:limit=6', ['--lang', 'en']],
    ['equal.zh.md', 'limit', 'limit:limit=6', ['--lang', 'zh', '--format', 'md']],
  ] as const)('%s', async (name, a, b, more) => {
    const { status, stdout } = await compare(a, b, ...more);
    expect(status).toBe(0);
    await expect(stdout.replace(/"[0-9a-f]{64}"/g, '"<hash>"')).toMatchFileSnapshot(golden(name));
  });

  test.each(['zh', 'en'])('without a workspace: the rules alone, in %s', async (lang) => {
    const { status, stdout } = await fenqu(
      ['rules', 'compare', 'cn-v9-2022-06', 'cn-twenty-2022-11', '--lang', lang],
      { cwd: emptyFolder() },
    );
    expect(status).toBe(0);
    await expect(stdout).toMatchFileSnapshot(golden(`rules.${lang}.txt`));
  });
});

test('area-days over eight days are those counted by hand from the files', async () => {
  const { stdout } = await compare(
    'beijing-2020-06',
    'by-street',
    ...['--from', '2020-06-14', '--to', '2020-06-21', '--format', 'json'],
  );
  const { data } = JSON.parse(stdout);
  // Counted apart, in a few lines over data/*.csv: cases of 14 days by street, clusters, decisions.
  expect(data.pairs).toEqual([
    { a: 'medium', b: 'low', area_days: 117, areas: 28 },
    { a: 'medium', b: 'high', area_days: 39, areas: 8 },
  ]);
  expect(data.differing).toHaveLength(35);
  expect(data.areas).toBe(349);
});

test.each([
  ['limit', 'limit:limit=6', 0],
  ['limit', 'limit:limit=7', 1],
] as const)('%s and %s: --exit-code says %s', async (a, b, expected) => {
  const day = ['--as-of', '2020-06-11'];
  expect((await compare(a, b, ...day)).status).toBe(0);
  expect((await compare(a, b, ...day, '--exit-code')).status).toBe(expected);
});

test('the newest day of the data is compared where none is named, and --as-of latest is that day', async () => {
  const [none, latest] = [
    await compare('limit', 'limit:limit=3'),
    await compare('limit', 'limit:limit=3', '--as-of', 'latest'),
  ];
  expect(none.stdout).toContain('2020-07-05 至 2020-07-05');
  expect(latest.stdout).toBe(none.stdout);
});

describe('what cannot be compared', () => {
  test.each([
    ['packs without a tier in common', ['limit', 'ecdc-2021'], 'compare-tiers', 'dark_red'],
    ['packs that judge other units', ['limit', 'cn-county-2020-02'], 'compare-levels', 'county'],
    ['a pack that is not there', ['limit', 'limmit'], 'pack-missing', 'limit'],
    ['a parameter that is not there', ['limit:most=3', 'limit'], 'params-unknown', 'most'],
    ['a parameter of another type', ['limit:limit=few', 'limit'], 'params-type', 'few'],
    [
      'days in the wrong order',
      ['limit', 'by-street', '--from', '2020-06-22', '--to', '2020-06-21'],
      'compare-days',
      '2020-06-22',
    ],
    ['a first day that is none', ['limit', 'by-street', '--from', 'latest'], 'compare-from', 'latest'],
    ['a last day that is none', ['limit', 'by-street', '--to', 'then'], 'usage-as-of', 'then'],
  ] as const)('%s', async (_, args, code, said) => {
    const { status, stdout, stderr } = await fenqu(['rules', 'compare', ...args, '-C', city, '--lang', 'en']);
    expect([status, stdout, codesIn(stderr)]).toEqual([2, '', [code]]);
    expect(stderr).toContain(said);
    expect(stderr).not.toContain('fenqu.yaml (params');
  });

  test('without a workspace other units and tiers of one side are only told', async () => {
    const { status, stdout } = await fenqu(
      ['rules', 'compare', 'cn-county-2020-02', 'cn-v9-2022-06', '--lang', 'en'],
      { cwd: emptyFolder() },
    );
    expect(status).toBe(0);
    expect(stdout).toContain('They judge different units: county and community.');
    expect(stdout).toContain('Tiers that only cn-v9-2022-06 has: routine');
  });
});

test('what is told of the smallest inputs, zone says too', async () => {
  const { stdout } = await compare(
    'by-street',
    'limit:limit=5',
    ...['--as-of', '2020-06-11', '--format', 'json'],
  );
  const { smallest, open } = JSON.parse(stdout);
  expect(open).toBe(0);
  expect(smallest.map(({ a, b }: { a: string; b: string }) => `${a} ${b}`)).toEqual([
    'high medium',
    'medium high',
    'low medium',
  ]);
  for (const { a, b, example } of smallest) {
    const { as_of, tables } = example.data;
    const rows = tables.cases ?? [];
    const [head = {}] = rows;
    const columns = ['id', 'class', 'origin', 'date_report', 'cluster'].filter((each) => each in head);
    const lines = rows.map((row: Record<string, string>) =>
      [...columns.map((each) => row[each]), '110105005'].join(','),
    );
    const folder = workspace({
      'fenqu.yaml': `areas: { file: data/areas.csv, codes: nbs }
data: { cases: { file: data/cases.csv, columns: { ${[...columns, 'area'].map((each) => `${each}: ${each}`).join(', ')} } } }
rules: rules/
policy: [{ pack: limit, from: 2020-01-01 }]
params: { limit: { limit: 5 } }
`,
      'data/cases.csv': `${[...columns, 'area'].join(',')}\n${lines.join('\n')}\n`,
      'rules/by-street/pack.yaml': BY_STREET,
      'rules/limit/pack.yaml': LIMIT,
    });
    for (const [pack, tier] of [
      ['by-street', a],
      ['limit', b],
    ] as const) {
      const { snapshot } = await zone({ workspace: folder, asOf: as_of, pack, all: true });
      expect(snapshot.zones.find(({ area }) => area.code === '110105005')?.tier, `${pack} ${a} ${b}`).toBe(
        tier,
      );
    }
  }
});
