import { describe, expect, test } from 'vitest';
import { testRules } from '../../src/nightly/rules-test.ts';
import { withTests } from './workspaces.ts';

/** A pack that reads whatever a test can say. */
const WIDE = `pack: wide
title: Wide
edition: 2022-01-01
level: [county, site]
effective: next_day
extra: { visits: { indoors: boolean } }
params: { limit: 2, start: 2022-05-02 }
calendar: { workdays: [monday, tuesday, wednesday, thursday, friday] }
transitions: { loosen: { after: { times: 2, on: workdays } } }
indicators:
  new: { count: cases, window: 1d }
  ever: { count: cases, window: { since: params.start } }
  counted: { sum: counts.positive, window: 2d }
  stays: { count: visits, where: role == "work" && indoors, window: 2d, clock: date }
  beds: { latest: metrics.beds, window: 7d }
MORE
tiers:
  - { tier: high, when: "new >= params.limit || counted > 9 || stays > 2 || or_else(beds, 0) > 90" }
  - { tier: low, otherwise: true }
`;

/** What differs in the tests of the pack, and what is wrong with them. */
async function outcome(tests: string, reads: string) {
  const folder = withTests('', {
    'rules/wide/pack.yaml': WIDE.replace('MORE', reads),
    'rules/wide/tests/all.yaml': tests,
  });
  const [report] = await testRules(folder, ['wide']);
  const failures = report?.files.flatMap((file) => file.tests.flatMap((each) => each.failures)) ?? [];
  return {
    problems: report?.problems.map(({ code, value, suggest }) => ({ code, value, suggest })) ?? [],
    failures: failures.length,
  };
}

/** A key of a test: a test that uses it, what makes it another one, and what is wrong when it is misspelt. */
interface Key {
  readonly key: string;
  readonly tests: string;
  /** A further indicator, that looks elsewhere. */
  readonly reads?: string;
  readonly other: readonly [string, string];
  readonly wrong: readonly [string, string];
  readonly code: string;
  readonly meant?: string;
}

const KEYS: readonly Key[] = [
  {
    key: 'areas: a tree of three levels',
    tests: `- test: T
  areas:
    - { area: City, level: city }
    - { area: County, parent: City, population: 5 }
    - { area: Hall, level: site, parent: County }
  cases: [{ area: Hall, from: 2022-05-02, daily: 2 }]
  expect:
    - { on: 2022-05-02, area: Hall, tier: high, indicators: { new: 2, above: 2 } }
    - { on: 2022-05-02, area: County, tier: high, indicators: { new: 2, above: 2 } }
`,
    reads: '  above: { expr: city.new }',
    other: ['daily: 2', 'daily: 1'],
    wrong: ['parent: City', 'parnet: City'],
    code: 'yaml-unknown-key',
    meant: 'parent',
  },
  {
    key: 'counts',
    tests: `- test: T
  counts: [{ area: A, from: 2022-05-02, values: { positive: "4 6 0" } }]
  expect:
    - { on: 2022-05-03, area: A, tier: high, indicators: { counted: 10 } }
    - { on: 2022-05-04, area: A, indicators: { counted: 6 } }
`,
    other: ['"4 6 0"', '"4 5 0"'],
    wrong: ['positive:', 'postive:'],
    code: 'test-column',
    meant: 'positive',
  },
  {
    key: 'cumulative',
    tests: `- test: T
  cumulative: true
  counts: [{ area: A, from: 2022-05-01, values: { positive: "100 104 110" } }]
  expect: [{ on: 2022-05-03, area: A, tier: high, indicators: { counted: 10 } }]
`,
    other: ['"100 104 110"', '"100 104 109"'],
    wrong: ['cumulative: true', 'cumulatve: true'],
    code: 'yaml-unknown-key',
    meant: 'cumulative',
  },
  {
    key: 'every, of metrics',
    tests: `- test: T
  metrics: [{ area: A, from: 2022-05-02, every: 7d, values: { beds: "95 50" } }]
  expect:
    - { on: 2022-05-02, until: 2022-05-08, area: A, tier: high, indicators: { beds: 95 } }
    - { on: 2022-05-09, area: A, indicators: { beds: 50 } }
`,
    other: ['"95 50"', '"95 51"'],
    wrong: ['every: 7d', 'evrey: 7d'],
    code: 'yaml-unknown-key',
    meant: 'every',
  },
  {
    key: 'every, of cases, with an empty day',
    tests: `- test: T
  cases: [{ area: A, from: 2022-05-02, every: 2d, daily: "2 _ 3" }]
  expect:
    - { on: 2022-05-02, area: A, indicators: { new: 2 } }
    - { on: 2022-05-04, area: A, indicators: { new: 0 } }
    - { on: 2022-05-06, area: A, indicators: { new: 3 } }
`,
    other: ['"2 _ 3"', '"2 1 3"'],
    wrong: ['every: 2d', 'every: 2'],
    code: 'yaml-form',
  },
  {
    key: 'visits',
    tests: `- test: T
  areas: [{ area: Hall, level: site }]
  cases:
    - area: A
      from: 2022-05-02
      daily: 3
      visits: [{ area: Hall, date: 2022-05-01, role: work, extra: { indoors: true } }]
  expect:
    - { on: 2022-05-02, area: Hall, tier: high, indicators: { stays: 3, new: 0 } }
    - { on: 2022-05-01, area: Hall, tier: low, indicators: { stays: 0 } }
`,
    other: ['date: 2022-05-01', 'date: 2022-04-30'],
    wrong: ['role: work', 'rloe: work'],
    code: 'yaml-unknown-key',
    meant: 'role',
  },
  {
    key: 'extra, of visits',
    tests: `- test: T
  cases: [{ area: A, from: 2022-05-02, daily: 3, visits: [{ area: B, role: work, extra: { indoors: false } }] }]
  expect: [{ on: 2022-05-02, area: B, tier: low, indicators: { stays: 0 } }]
`,
    other: ['indoors: false', 'indoors: true'],
    wrong: ['extra: { indoors', 'extra: { indors'],
    code: 'test-column',
    meant: 'indoors',
  },
  {
    key: 'neighbors',
    tests: `- test: T
  areas: [{ area: A, neighbors: [B, C] }]
  cases: [{ area: B, from: 2022-05-02, daily: 1 }, { area: C, from: 2022-05-02, daily: 2 }]
  expect:
    - { on: 2022-05-02, area: A, tier: low, indicators: { nearby: 3 } }
    - { on: 2022-05-02, area: B, indicators: { nearby: 0 } }
`,
    reads: '  nearby: { expr: neighbors.new }',
    other: ['[B, C]', '[B]'],
    wrong: ['neighbors: [', 'neighbours: ['],
    code: 'yaml-unknown-key',
    meant: 'neighbors',
  },
  {
    key: 'groups, an area of which is made of an attribute',
    tests: `- test: T
  groups: { region: ring }
  areas: [{ area: A, attributes: { ring: inner } }, { area: B, attributes: { ring: inner } }]
  cases: [{ area: A, from: 2022-05-02, daily: 1 }, { area: B, from: 2022-05-02, daily: 1 }]
  expect: [{ on: 2022-05-02, area: A, indicators: { new: 1, around: 2 } }]
- test: Another, with a group of the same name
  groups: { region: ring }
  areas: [{ area: A, attributes: { ring: inner } }]
  cases: [{ area: A, from: 2022-05-02, daily: 1 }]
  expect: [{ on: 2022-05-02, area: A, indicators: { new: 1, around: 1 } }]
`,
    reads: '  around: { expr: region.new }',
    other: ['B, attributes: { ring: inner', 'B, attributes: { ring: outer'],
    wrong: ['groups: { region: ring }', 'gruops: { region: ring }'],
    code: 'yaml-unknown-key',
    meant: 'groups',
  },
  {
    key: 'holidays',
    tests: `- test: T
  holidays: { 2022-05-04: false }
  cases: [{ area: A, from: 2022-05-02, daily: 2 }]
  expect:
    - { on: 2022-05-04, area: A, tier: high, held_by: 1 of 2 }
    - { on: 2022-05-05, area: A, tier: low }
`,
    other: ['2022-05-04: false', '2022-05-04: true'],
    wrong: ['holidays: { 2022-05-04', 'holidays: { 2022-05-32'],
    code: 'yaml-day',
  },
  {
    key: 'params, a number and a day',
    tests: `- test: T
  params: { limit: 1, start: 2022-05-03 }
  cases: [{ area: A, from: 2022-05-02, daily: "1 1" }]
  expect: [{ on: 2022-05-03, area: A, tier: high, indicators: { ever: 1 } }]
`,
    other: ['start: 2022-05-03', 'start: 2022-05-02'],
    wrong: ['limit: 1', 'limti: 1'],
    code: 'test-param',
    meant: 'limit',
  },
  {
    key: 'history_from',
    tests: `- test: T
  history_from: 2022-05-03
  cases: [{ area: A, from: 2022-05-02, daily: "2 2" }]
  expect: [{ on: 2022-05-03, area: A, tier: high, since: 2022-05-03 }]
`,
    other: ['history_from: 2022-05-03', 'history_from: 2022-05-02'],
    wrong: ['history_from', 'history_form'],
    code: 'yaml-unknown-key',
    meant: 'history_from',
  },
  {
    key: 'until',
    tests: `- test: T
  cases: [{ area: A, from: 2022-05-02, daily: "2x3" }]
  expect: [{ on: 2022-05-02, until: 2022-05-05, area: A, tier: high }]
`,
    other: ['until: 2022-05-05', 'until: 2022-05-06'],
    wrong: ['until: 2022-05-05', 'untill: 2022-05-05'],
    code: 'yaml-unknown-key',
    meant: 'until',
  },
];

describe.each(KEYS)('$key', ({ tests, reads = '', other, wrong, code, meant }) => {
  test('says what is put in, and what comes', async () => {
    expect(await outcome(tests, reads)).toEqual({ problems: [], failures: 0 });
  });

  test('counts: with another value the test fails', async () => {
    const { problems, failures } = await outcome(tests.replace(...other), reads);
    expect(problems).toEqual([]);
    expect(failures).toBeGreaterThan(0);
  });

  test('is not passed over when it is misspelt', async () => {
    const { problems } = await outcome(tests.replace(...wrong), reads);
    expect(problems.map((each) => each.code)).toContain(code);
    if (meant !== undefined) expect(problems.flatMap(({ suggest = [] }) => suggest)).toContain(meant);
  });
});
