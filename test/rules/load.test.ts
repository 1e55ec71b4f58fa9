import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { renderPack } from '../../src/rendering/pack-page/index.ts';
import type { PackFolders } from '../../src/rules/folders.ts';
import { lookbackOf } from '../../src/rules/indicators/index.ts';
import { listPacks } from '../../src/rules/list.ts';
import { loadPack } from '../../src/rules/load.ts';

const builtIn = join(import.meta.dirname, '../../rules');
const root = mkdtempSync(join(tmpdir(), 'fenqu-packs-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const head = [
  'pack: mine',
  'title: 我的标准',
  'edition: 2022-01-01',
  'sources: { std: { title: 标准, status: official } }',
  'level: county',
  'effective: next_day',
];
const indicators = ['indicators:', '  new_7d: { count: cases, where: class == "confirmed", window: 7d }'];
const tiers = [
  'tiers:',
  '  - { tier: high, when: new_7d > 0, source: std }',
  '  - { tier: low, otherwise: true }',
];

let count = 0;

/** Loads a pack of the workspace's own, written as lines. */
async function loaded(
  lines: readonly string[],
  measures?: readonly string[],
  more: Partial<PackFolders> = {},
) {
  const workspace = join(root, String(count++));
  const own = join(workspace, 'rules');
  mkdirSync(join(own, 'mine'), { recursive: true });
  writeFileSync(join(own, 'mine/pack.yaml'), lines.join('\n'));
  if (measures) writeFileSync(join(own, 'mine/measures.yaml'), measures.join('\n'));
  return loadPack('mine', { builtIn, own, workspace, extra: {}, ...more });
}

async function found(lines: readonly string[], measures?: readonly string[]): Promise<string[]> {
  const { pack, problems } = await loaded(lines, measures);
  if (problems.some(({ severity }) => severity === 'error')) expect(pack).toBeUndefined();
  return problems.map(({ code, place }) => `${code} ${place?.line}:${place?.column}`);
}

test('a parameter that is set must be one of the pack, which says what there are', async () => {
  const set = { params: { mine: { most: 3 } } };
  const none = await loaded([...head, ...indicators, ...tiers], undefined, set);
  expect(none.problems).toMatchObject([{ code: 'params-none', value: 'most' }]);
  const params = 'params: { limit: 2, days: 7 }';
  const other = await loaded([...head, params, ...indicators, ...tiers], undefined, set);
  expect(other.problems).toMatchObject([
    { code: 'params-unknown', value: 'most', with: { known: 'limit, days' } },
  ]);
});

test('a unit may be in two languages', async () => {
  const { pack } = await loaded([
    ...head,
    'indicators:',
    '  new_7d: { count: cases, window: 7d, unit: { zh: 例, en: cases } }',
    '  share: { expr: new_7d / 7, unit: "%" }',
    ...tiers,
  ]);
  expect(pack?.indicators.map(({ unit }) => unit)).toEqual([
    { zh: '例', en: 'cases' },
    { zh: '%', en: '%' },
  ]);
  if (pack === undefined) throw new Error('the pack is sound');
  const page = (language: 'zh' | 'en'): string =>
    renderPack(pack, 'md', { language, width: null, colour: false });
  expect(page('zh')).toContain('单位：例');
  expect(page('en')).toContain('Unit: cases');
});

describe('the packs that come with fenqu', () => {
  test.each(['cn-county-2020-02', 'beijing-2020-06', 'beijing-2020-07', 'us-cdc-levels-2022'])(
    '%s is sound',
    async (id) => {
      const { pack, problems } = await loadPack(id, { builtIn, extra: {} });
      expect(problems).toEqual([]);
      expect(pack?.tiers[0]?.clause).toMatch(new RegExp(`^rules/${id}/pack\\.yaml:\\d+$`));
      expect(pack?.measures.length).toBeGreaterThan(0);
      expect(pack?.hash).toMatch(/^[0-9a-f]{64}$/);
    },
  );

  test('are listed by their headers, beside broken ones', async () => {
    const own = join(root, 'listed');
    mkdirSync(join(own, 'zz-broken'), { recursive: true });
    writeFileSync(join(own, 'zz-broken/pack.yaml'), 'pack: [');
    const packs = await listPacks({ builtIn, own, workspace: root, extra: {} });
    const county = packs.find(({ id }) => id === 'cn-county-2020-02');
    expect(county).toMatchObject({ level: 'county', edition: '2020-02-17', origin: 'built-in', errors: 0 });
    expect(county?.statuses).toContain('official');
    expect(packs.at(-1)).toEqual({ id: 'zz-broken', origin: 'listed/zz-broken', errors: 1 });
  });

  test('a pack that is not there', async () => {
    const { problems } = await loadPack('beijing-2020-08', { builtIn, extra: {} });
    expect(problems).toMatchObject([
      { code: 'pack-missing', suggest: ['beijing-2020-02', 'beijing-2020-06', 'beijing-2020-07'] },
    ]);
    expect((await loadPack('../rules', { builtIn, extra: {} })).problems[0]?.code).toBe('pack-missing');
  });

  test("a workspace's own pack goes first, with a warning", async () => {
    const own = join(root, 'shadow/rules');
    cpSync(join(builtIn, 'beijing-2020-07'), join(own, 'beijing-2020-07'), { recursive: true });
    const { pack, problems } = await loadPack('beijing-2020-07', {
      builtIn,
      own,
      workspace: join(root, 'shadow'),
      extra: {},
    });
    expect(problems).toMatchObject([{ code: 'pack-shadows', severity: 'warning' }]);
    expect(pack?.origin).toBe('rules/beijing-2020-07');
  });
});

describe('a sound pack', () => {
  test('its parts, with defaults', async () => {
    const { pack, problems } = await loaded([...head, ...indicators, ...tiers]);
    expect(problems).toEqual([]);
    expect(pack).toMatchObject({
      id: 'mine',
      title: { zh: '我的标准', en: '我的标准' },
      inForce: {},
      effective: { kind: 'after_days', days: 1 },
      origin: 'rules/mine',
      measures: [],
      tiers: [
        {
          tier: 'high',
          rank: 0,
          source: 'std',
          clause: 'rules/mine/pack.yaml:10',
          rule: { kind: 'when', when: { text: 'new_7d > 0' } },
        },
        { tier: 'low', rank: 1, rule: { kind: 'otherwise' } },
      ],
      indicators: [
        {
          kind: 'count',
          table: 'cases',
          atLeast: 1,
          clock: 'date_report',
          window: { kind: 'days', days: 7, lag: 0 },
          clause: 'rules/mine/pack.yaml:8',
        },
      ],
    });
  });

  test('every kind of indicator, window and effect', async () => {
    const { pack, problems } = await loaded(
      [
        ...head.slice(0, 5),
        'effective: { weekday: monday }',
        'indicators:',
        '  rate: { expr: "new / area.population * 100000", round: 1 }',
        '  new: { count: cases, window: { days: 7, lag: 4 }, clock: date_onset, missing: unknown }',
        '  homes: { count: cases, distinct: cluster, window: all }',
        '  contacts: { sum: cases.contacts, window: { since: 2020-06-11 } }',
        '  beds: { latest: metrics.beds_pct, window: 7d, unit: "%", missing: 0 }',
        '  clear: { days_since: cases, where: controlled == false }',
        ...[
          'tiers:',
          '  - { tier: high, when: "rate > 50 && or_else(clear, 99) < 7" }',
          '  - { tier: low, otherwise: true }',
        ],
      ],
      undefined,
      { extra: { cases: { contacts: 'number', controlled: 'boolean' } } },
    );
    expect(problems).toEqual([]);
    expect(pack?.effective).toEqual({ kind: 'weekday', weekday: 'monday' });
    expect(pack?.indicators.map((one) => [one.name, one.kind, lookbackOf(one)])).toEqual([
      ['new', 'count', 11],
      ['rate', 'expr', 0],
      ['homes', 'count', Number.POSITIVE_INFINITY],
      ['contacts', 'sum', Number.POSITIVE_INFINITY],
      ['beds', 'latest', 7],
      ['clear', 'days_since', Number.POSITIVE_INFINITY],
    ]);
  });

  test('a declared pack has no conditions', async () => {
    expect(
      await found([
        ...head,
        'declared: true',
        'tiers:',
        '  - { tier: high }',
        '  - { tier: low, otherwise: true }',
      ]),
    ).toEqual([]);
  });

  test('its hash is that of its files', async () => {
    const first = await loaded([...head, ...indicators, ...tiers]);
    const same = await loaded([...head, ...indicators, ...tiers]);
    const other = await loaded([...head, ...indicators, ...tiers, '# more']);
    expect(same.pack?.hash).toBe(first.pack?.hash);
    expect(other.pack?.hash).not.toBe(first.pack?.hash);
  });
});

describe('a pack with a fault', () => {
  const low = '  - { tier: low, otherwise: true }';
  const counted = (more: string): string[] => [...head, 'indicators:', `  x: { ${more} }`, 'tiers:', low];
  const judged = (when: string): string[] => [
    ...head,
    ...indicators,
    'tiers:',
    `  - { tier: high, when: ${when} }`,
    low,
  ];

  test.each([
    ['YAML syntax', [...head, 'tiers: [', 'x: 1'], ['yaml-syntax 8:1']],
    ['unknown key', [...head, 'tierz: []', ...tiers], ['yaml-unknown-key 7:1']],
    ['no level', [...head.slice(0, 4), 'level: []', 'effective: next_day', 'tiers:', low], ['yaml-form 5:8']],
    ['wrong type', [...head, 'jurisdiction: 11', ...indicators, ...tiers], ['yaml-not-text 7:15']],
    ['no tiers', [...head, 'tiers: []'], ['yaml-empty 7:8']],
    ['no key tiers', head, ['yaml-missing-key 1:1']],
    ['unknown indicator', judged('new_8d > 0'), ['pack-unknown-indicator 10:25']],
    ['wrong type in a condition', judged("new_7d == 'x'"), ['expression-type 10:35']],
    [
      'two otherwise',
      [...head, 'tiers:', '  - { tier: high, otherwise: true }', low],
      ['pack-two-otherwise 9:18'],
    ],
    ['no otherwise', [...head, ...indicators, ...tiers.slice(0, 2)], ['pack-no-otherwise 9:1']],
    ['tier without a rule', [...head, 'tiers:', '  - { tier: high }', low], ['pack-tier-rule 8:13']],
    [
      'tier with two rules',
      [...head, 'tiers:', '  - { tier: high, when: 1 > 0, declared: true }', low],
      ['pack-tier-rule 8:13'],
    ],
    [
      'repeated tier',
      [...head, 'tiers:', '  - { tier: low, declared: true }', low],
      ['pack-duplicate-tier 9:13'],
    ],
    [
      'tiers named as what is no tier',
      [
        ...head,
        'tiers:',
        '  - { tier: none, declared: true }',
        '  - { tier: unknown, declared: true }',
        '  - { tier: unknown_2, declared: true }',
        low,
      ],
      ['pack-reserved-tier 8:13', 'pack-reserved-tier 9:13'],
    ],
    [
      'unknown source',
      [...head, 'tiers:', '  - { tier: low, otherwise: true, source: sdt }'],
      ['pack-unknown-source 8:43'],
    ],
    ['another name', ['pack: other', ...head.slice(1), ...indicators, ...tiers], ['pack-id 1:7']],
    [
      'last day before the first',
      [...head, 'in_force: { from: 2022-02-01, until: 2022-01-01 }', 'tiers:', low],
      ['pack-in-force 7:38'],
    ],
    [
      'condition in a declared pack',
      [...head, 'declared: true', 'tiers:', '  - { tier: high, when: 1 > 0 }', low],
      ['pack-declared 9:19'],
    ],
    [
      'effect in no known form',
      [...head.slice(0, 5), 'effective: tomorrow', 'tiers:', low],
      ['yaml-form 6:12'],
    ],
    [
      'a release that reads nothing known',
      [...head, 'tiers:', '  - { tier: low, otherwise: true, release: x > 1 }'],
      ['pack-unknown-indicator 8:44'],
    ],
    ['a count of 0', [...head, 'transitions: { loosen: { after: 0 } }', 'tiers:', low], ['yaml-form 7:33']],
    [
      'days on no day of the week',
      [...head, 'transitions: { tighten: { after: { times: 2, on: tuseday } } }', 'tiers:', low],
      ['yaml-choice 7:50'],
    ],
    [
      'a misspelt clause',
      [...head, 'transitions: { loosen: { min_days: 3d } }', 'tiers:', low],
      ['yaml-unknown-key 7:26'],
    ],
    [
      'a minimum stay upwards',
      [...head, 'transitions: { tighten: { min_stay: 3d } }', 'tiers:', low],
      ['yaml-unknown-key 7:27'],
    ],
    [
      'days in a weekly pack',
      [...head, 'evaluated: { weekly: monday }', 'transitions: { loosen: { after: 14d } }', 'tiers:', low],
      ['pack-after-never 8:33'],
    ],
    [
      'Tuesdays in a pack judged on Mondays',
      [
        ...head,
        'evaluated: { weekly: monday }',
        'transitions: { loosen: { after: { times: 2, on: tuesday } }, tighten: { after: { times: 2, on: monday } } }',
        'tiers:',
        low,
      ],
      ['pack-after-never 8:33'],
    ],
    ['a start that is no tier', [...head, 'start: lwo', 'tiers:', low], ['pack-unknown-tier 7:8']],
    [
      'what is taken otherwise, out of order',
      [...head, 'tiers:', '  - { tier: low, otherwise: true, unranked: true }'],
      ['pack-unranked-otherwise 8:35'],
    ],
    [
      'a map to no tier',
      [...head, 'maps_from: { other: { medium: hihg } }', 'tiers:', low],
      ['pack-unknown-tier 7:31'],
    ],
    [
      'a calendar that is not there',
      [...head, 'calendar: { file: holidays.csv }', 'tiers:', low],
      ['calendar-missing 7:19'],
    ],
    [
      'zones of a tier no more severe',
      [...head, 'tiers:', `  - { tier: high, when: 'zones("county", ["low"]) > 0' }`, low],
      ['pack-zones-order 8:25'],
    ],
    [
      'zones of no tier',
      [...head, 'tiers:', `  - { tier: high, when: 'zones("county", ["hgh"]) > 0' }`, low],
      ['pack-unknown-tier 8:25'],
    ],
    [
      'zones in a release',
      [...head, 'tiers:', `  - { tier: low, otherwise: true, release: 'zones("county", ["low"]) > 0' }`],
      ['expression-zones 8:45'],
    ],
    ['extends nothing', [...head, 'extends: other', 'tiers:', low], ['pack-missing 7:10']],
    ['another indicator of a county', judged('county.new_8d > 0'), ['pack-unknown-indicator 10:25']],
    ['no kind', counted('window: 7d'), ['pack-indicator-kind 8:3']],
    ['two kinds', counted('count: cases, sum: cases.id, window: 7d'), ['pack-indicator-kind 8:3']],
    ['rank of nothing', counted('rank: y, among: city'), ['pack-unknown-indicator 8:14']],
    ['the past of nothing', counted('latest: { of: y }, window: 7d'), ['pack-unknown-indicator 8:22']],
    ['the past without a window', counted('max: { of: 1 + 1 }'), ['yaml-missing-key 8:3']],
    ['the past of a truth', counted('max: { of: 1 > 2 }, window: 7d'), ['expression-type 8:19']],
    ['days since a number', counted('days_since: { of: 1 + 2 }, window: 7d'), ['expression-type 8:26']],
    ['a past of itself', counted('max: { of: x }, window: { days: 7, lag: 1 }'), ['pack-cycle 8:3']],
    ['a choice without quotes', judged('new_7d > 5 ? new_7d > 6 : new_7d > 7'), ['yaml-choice-colon 10:25']],
    [
      'a choice without quotes, on a line of its own',
      [...head, 'tiers:', '  - tier: high', '    when: 1 > 2 ? true : false', low],
      ['yaml-choice-colon 9:11'],
    ],
    ['a note as a list', [...head, 'notes: [one, two]', ...tiers], ['yaml-list-for-text 7:8']],
    ['a comma within braces', judged('or_else(new_7d, 0) > 5'), ['yaml-comma 10:41']],
    ['a list within braces', judged('at_least(1, [new_7d > 5, new_7d > 6])'), ['yaml-comma 10:61']],
    ['a county of itself', counted('expr: county.x + 1'), ['pack-cycle 8:3']],
    ['a rank of itself', counted('rank: x, among: city'), ['pack-cycle 8:3']],
    [
      'days at least of events',
      counted('sum: counts.n, window: 7d, days_at_least: 3'),
      ['pack-days-at-least 8:35'],
    ],
    [
      'days at least of an extreme',
      counted('max: metrics.n, window: 7d, days_at_least: 3'),
      ['yaml-unknown-key 8:36'],
    ],
    ['missing of a past', counted('max: { of: 1 + 1 }, window: 7d, missing: 0'), ['yaml-unknown-key 8:40']],
    [
      'a case of no visit',
      counted('count: cases, where: case.class == "confirmed", window: 7d'),
      ['expression-unknown-member 8:29'],
    ],
    [
      'misspelt class of a case',
      counted('count: visits, where: case.class == "confirm", window: 7d'),
      ['expression-choice 8:44'],
    ],
    ['misspelt tier published before', counted("expr: previous.tier == 'hgih'"), ['expression-choice 8:31']],
    [
      'misspelt tier published before, if there was one',
      counted("expr: \"or_else(previous.tier, 'none') in ['none', 'hgih']\""),
      ['expression-choice 8:58'],
    ],
    [
      'an attribute in a condition over rows',
      counted('count: cases, where: area.kind == "school" && context.alert == "A", window: 7d'),
      ['expression-not-of-rows 8:29', 'expression-not-of-rows 8:54'],
    ],
    [
      'a text with a comma within braces',
      [...head, 'notes: { zh: 甲,乙, en: A, all }', ...tiers],
      ['yaml-comma 7:16', 'yaml-comma 7:26'],
    ],
    ['a parameter that is not there', counted('expr: params.limit'), ['expression-unknown-member 8:14']],
    ['unknown table', counted('count: casses, window: 7d'), ['pack-unknown-table 8:15']],
    ['no window', counted('count: cases'), ['yaml-missing-key 8:3']],
    ['window in no known form', counted('count: cases, window: 14'), ['yaml-form 8:30']],
    ['window without a day', counted('count: cases, window: { since: 2020-02-30 }'), ['yaml-day 8:39']],
    [
      'unknown column',
      counted('count: cases, distinct: household, window: 7d'),
      ['expression-unknown-column 8:32'],
    ],
    ['clock that is no date', counted('count: cases, clock: class, window: 7d'), ['pack-column-type 8:29']],
    ['sum of no numbers', counted('sum: cases.class, window: 7d'), ['pack-column-type 8:13']],
    [
      'distinct and groups',
      counted('count: cases, distinct: id, group_by: cluster, window: 7d'),
      ['pack-distinct-and-groups 8:36'],
    ],
    [
      'at_least without groups',
      counted('count: cases, at_least: 2, window: 7d'),
      ['pack-at-least-without-groups 8:22'],
    ],
    [
      'unknown column in where',
      counted('count: cases, where: kontrolled, window: 7d'),
      ['expression-unknown-column 8:29'],
    ],
    [
      'misspelt class',
      counted("count: cases, where: class == 'confirm', window: 7d"),
      ['expression-choice 8:38'],
    ],
    [
      'reserved name',
      [...head, 'indicators:', '  area: { count: cases, window: 7d }', 'tiers:', low],
      ['pack-reserved-name 8:3'],
    ],
    [
      'name of two words',
      [...head, 'indicators:', '  New Cases: { count: cases, window: 7d }', 'tiers:', low],
      ['yaml-name 8:3'],
    ],
    [
      'a circle',
      [...head, 'indicators:', '  a: { expr: b + 1 }', '  b: { expr: a + 1 }', 'tiers:', low],
      ['pack-cycle 8:3'],
    ],
  ])('%s', async (_name, lines, expected) => {
    expect(await found(lines)).toEqual(expected);
  });

  test('all of them at once, and a broken indicator only where it stands', async () => {
    const lines = [
      ...head,
      'indicators:',
      '  a: { count: case, window: 7d }',
      '  b: { expr: a + x }',
      'tiers:',
      '  - { tier: high, when: a > 1 && b > 1 && c > 1 }',
      low,
    ];
    expect(await found(lines)).toEqual([
      'pack-unknown-table 8:15',
      'pack-unknown-indicator 9:18',
      'pack-unknown-indicator 11:43',
    ]);
  });

  test('the place is exact in block scalars and quotes', async () => {
    const block = [
      ...head,
      ...indicators,
      'tiers:',
      '  - tier: high',
      '    when: >-',
      '      new_7d > 0 ||',
      '      new_8d > 0',
      low,
    ];
    expect(await found(block)).toEqual(['pack-unknown-indicator 13:7']);
    expect(await found(judged('"new_7d > 0 || new_8d > 0"'))).toEqual(['pack-unknown-indicator 10:40']);
  });
});

describe('measures', () => {
  const pack = [...head, ...indicators, ...tiers];
  const measure =
    '{ id: m, title: T, text: X, tiers: [high], audience: residents, kind: testing, source: std }';
  const changed = (from: string, to: string): string[] => ['measures:', `  - ${measure.replace(from, to)}`];

  test('what a measure says, with the status of its source', async () => {
    const lines = [
      'sources: { two: { title: 二, status: secondary } }',
      'measures:',
      `  - ${measure.replace('source: std', 'source: two, days: [1, 4, 7], when: context.level == "II"')}`,
    ];
    const { pack: found } = await loaded(pack, lines);
    expect(found?.measures).toMatchObject([
      {
        id: 'm',
        audience: ['residents'],
        status: 'secondary',
        days: [1, 4, 7],
        when: { text: 'context.level == "II"' },
        clause: 'rules/mine/measures.yaml:3',
      },
    ]);
  });

  test('a condition may ask for an indicator, and a name that is nearly one is suggested', async () => {
    const asking = (when: string) => loaded(pack, changed('source: std', `source: std, when: ${when}`));
    expect((await asking('new_7d >= 5 && area.kind == "rural"')).problems).toEqual([]);
    expect((await asking('new_8d >= 5')).problems).toMatchObject([{ suggest: ['new_7d'] }]);
  });

  test.each([
    ['unknown tier', changed('[high]', '[hihg]'), ['pack-unknown-tier 2:41']],
    ['unknown source', changed('std', 'sdt'), ['pack-unknown-source 2:92']],
    ['unknown audience', changed('residents', 'people'), ['yaml-form 2:58']],
    ['unknown kind', changed('testing', 'tests'), ['yaml-choice 2:75']],
    ['repeated id', [...changed('', ''), `  - ${measure}`], ['pack-duplicate-measure 3:11']],
    [
      'repeated source',
      ['sources: { std: { title: 二, status: secondary } }', ...changed('', '')],
      ['pack-duplicate-source 1:12'],
    ],
    ['condition', changed('source: std', 'source: std, when: new_8d > 1'), ['pack-unknown-indicator 2:103']],
    ['number alone', changed('source: std', 'source: std, when: new_7d + 1'), ['expression-type 2:103']],
    [
      'text of a number',
      changed('source: std', 'source: std, when: new_7d == "1"'),
      ['expression-type 2:113'],
    ],
    [
      'number of another area',
      changed('source: std', 'source: std, when: new_7d > 1 && parent.new_7d > 1'),
      ['expression-unknown-member 2:117'],
    ],
    ['tier before', changed('source: std', 'source: std, when: previous.days > 1'), ['pack-not-yet 2:103']],
  ])('%s', async (_name, lines, expected) => {
    expect(await found(pack, lines)).toEqual(expected);
  });
});
