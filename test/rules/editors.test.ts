import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { MEASURES, PACK } from '../workbench/workspaces.ts';

const root = join(import.meta.dirname, '../..');
const ajv = new Ajv({ allErrors: true, strict: false });
ajv.addFormat('date', /^\d{4}-\d{2}-\d{2}$/);

/** A published schema as an editor takes it: from its file, with a validator of its own. */
function validatorOf(name: string) {
  const file = join(root, 'rules/schemas', `${name}.schema.json`);
  return ajv.compile(JSON.parse(readFileSync(file, 'utf8')));
}
const validators = {
  pack: validatorOf('pack'),
  measures: validatorOf('measures'),
  catalogue: validatorOf('catalogue'),
  tests: validatorOf('tests'),
  workspace: validatorOf('workspace'),
  policy: validatorOf('policy'),
  context: validatorOf('context'),
};
type Name = keyof typeof validators;

function complaints(name: Name, text: string): string[] {
  const validate = validators[name];
  return validate(parse(text, { schema: 'core' }))
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** Every file that comes with fenqu, with the schema its editor would use. */
function* filesOf(folder: string): Generator<[Name, string]> {
  for (const file of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, file);
    if (/[\\/]tests[\\/][^\\/]+\.yaml$/.test(file)) yield ['tests', path];
    else if (/(^|[\\/])policies[\\/][^\\/]+\.yaml$/.test(file)) yield ['policy', path];
    else if (/(^|[\\/])contexts[\\/][^\\/]+\.yaml$/.test(file)) yield ['context', path];
    else if (/(^|[\\/])catalogue[\\/][^\\/]+\.yaml$/.test(file)) yield ['catalogue', path];
    else if (file.endsWith('pack.yaml')) yield ['pack', path];
    else if (file.endsWith('measures.yaml')) yield ['measures', path];
    else if (/(^|[\\/])fenqu\.yaml$/.test(file)) yield ['workspace', path];
  }
}

describe('what comes with fenqu has no complaint in an editor', () => {
  const files = [...filesOf('rules'), ...filesOf('fixtures')];
  test('there is a file for every schema', () => {
    expect(new Set(files.map(([name]) => name))).toEqual(new Set(Object.keys(validators)));
  });
  test.each(files)('%s: %s', (name, path) => {
    expect(complaints(name, readFileSync(join(root, path), 'utf8'))).toEqual([]);
  });
});

test.each([
  ['pack', readFileSync(join(root, 'rules/cn-county-2020-02/pack.yaml'), 'utf8')],
  ['measures', readFileSync(join(root, 'rules/cn-county-2020-02/measures.yaml'), 'utf8')],
  ['catalogue', readFileSync(join(root, 'rules/catalogue/isolation.yaml'), 'utf8')],
  ['policy', readFileSync(join(root, 'rules/policies/cn-national.yaml'), 'utf8')],
  ['context', readFileSync(join(root, 'rules/contexts/beijing-2020-response.yaml'), 'utf8')],
] as const)('the %s that a pack in another folder names is this one', (name, text) => {
  expect(text).toContain(`yaml-language-server: $schema=../schemas/${name}.schema.json`);
});

const TESTS = `- test: T
  cases: [{ area: A, from: 2022-05-01, daily: 1 }]
  expect: [{ on: 2022-05-01, area: A, tier: high }]
`;
const WORKSPACE = `areas: { file: areas.csv }
data: { cases: { file: cases.csv, columns: { id: id } } }
policy: [{ pack: mine, from: 2022-05-01 }]
`;
const POLICY = `policy: ours
title: Ours
packs: [{ pack: mine, from: 2022-05-01 }, { pack: other, from: 2022-06-01 }]
`;
const CONTEXT = `context: level
title: Level
sources: { std: { title: Standard, status: official } }
values: [{ from: 2022-05-01, value: II, source: std }]
`;
/** A pack that says most of what a pack may say. */
const FULL = `${PACK}jurisdiction: "11"
in_force: { from: 2022-01-01, until: 2022-12-31 }
evaluated: { weekly: tuesday }
params: { limit: 6 }
extra: { cases: { controlled: boolean } }
sources: { std: { title: Standard, published: 2022-01-01, status: official } }
transitions: { tighten: { after: 1 }, loosen: { after: { times: 2, on: tuesday }, min_stay: 21d, steps: 1 } }
calendar: { workdays: [monday, friday] }
decides: { loosen: decision, level: county }
maps_from: { old: { red: high } }
start: low
history_from: 2021-12-01
`.replace(
  'tiers:',
  `  old: { days_since: cases, window: { days: 7, lag: 2 }, unit: d, note: None }
  beds: { latest: metrics.beds, window: { since: 2022-01-01 }, missing: 0, round: 1 }
  share: { sum: metrics.beds, window: 14d, days_at_least: 10 }
  worst: { max: { of: incidence }, window: 21d, every: 7d }
  place: { rank: incidence, among: city }
tiers:`,
);
const STANDING = `${MEASURES}forbids: [{ tiers: [low], kinds: [closure], audience: [premises], source: own }]
opening: [{ sector: gyms, tiers: { high: closed, medium: { conditional: Few people } }, source: own }]
arrivals: [{ origin: [high], measure: home, look_back: 14d, isolation: [{ days: 7, place: central }], tests: [1, 7], source: own }]
`;
const SERIES = `- test: { zh: 甲, en: A }
  cases: [{ area: A, from: 2022-05-01, daily: "1 0x3 2", class: confirmed, origin: local }]
  metrics: [{ area: A, from: 2022-05-01, values: { beds: "1 2 3" } }]
  decisions: [{ area: A, tier: high, from: 2022-05-01, mode: set, authority: City, reason: Traced }]
  context: { level: { 2022-05-01: II } }
  expect: [{ on: 2022-05-01, until: 2022-05-03, area: A, tier: high, since: 2022-05-01, held_by: [min_stay], indicators: { n: 1 }, measures: [home] }]
`;
const CATALOGUE = `measures:
  - { id: stay-home, title: T, text: "{days}", audience: contacts, kind: restriction, parameters: { days: 7 }, words: { besides: "" } }
`;
const USE = 'measures: [{ id: home, use: stay-home, tiers: [high], parameters: { days: 5 }, source: own }]';
const GOOD: Readonly<Record<Name, string>> = {
  pack: PACK,
  measures: MEASURES,
  catalogue: CATALOGUE,
  tests: TESTS,
  workspace: WORKSPACE,
  policy: POLICY,
  context: CONTEXT,
};

test.each([
  ...Object.entries(GOOD),
  ['pack', FULL],
  ['measures', STANDING],
  ['measures', USE],
  ['tests', SERIES],
] as const)('the %s that is broken below is sound', (name, text) => {
  const found = Object.keys(validators).find((each): each is Name => each === name);
  expect(found && complaints(found, text)).toEqual([]);
});

describe('an editor underlines', () => {
  test.each([
    ['pack', 'a misspelt key', 'edition:', 'editon:'],
    ['pack', 'no tiers', /tiers:(.|\n)*/, ''],
    ['pack', 'a day that is none', '2022-01-01', 'January 2022'],
    ['pack', 'a misspelt key of an indicator', 'group_by:', 'grouped_by:'],
    ['pack', 'a window without a unit', 'window: 14d', 'window: 14'],
    ['pack', 'a tier without a name', 'tier: high, ', ''],
    ['pack', 'a condition that is no text', 'when: clusters == 1 || new_local >= 2', 'when: 2'],
    ['pack', 'an effect that is none', 'next_day', 'tomorrow'],
    ['pack', 'an indicator in capitals', '  clusters:', '  Clusters:'],
    ['measures', 'an audience that is none', 'residents', 'residence'],
    ['measures', 'a kind that is none', 'kind: hygiene', 'kind: masks'],
    ['catalogue', 'a source, which is the pack’s', 'kind: restriction', 'kind: restriction, source: std'],
    ['catalogue', 'a measure without a text', 'text: "{days}", ', ''],
    ['measures', 'a measure without a text', 'text: Wear masks, ', ''],
    ['measures', 'a source without a status', ', status: unverified', ''],
    ['tests', 'a misspelt key', 'daily:', 'dayly:'],
    ['tests', 'an expectation of nothing', ', tier: high', ''],
    ['tests', 'a class that is none', 'daily: 1', 'daily: 1, class: confirmt'],
    ['tests', 'a test without a name', 'test: T', 'name: T'],
    ['policy', 'no packs', /packs:.*\n/, ''],
    ['policy', 'a pack without a day', ', from: 2022-06-01', ''],
    ['policy', 'a day that is none', '2022-06-01', 'June'],
    ['policy', 'a misspelt key', '{ pack: other', '{ pakc: other'],
    ['context', 'a value without a source', ', source: std', ''],
    ['context', 'no values', /values:.*\n/, 'values: []\n'],
    ['context', 'a status that is none', 'status: official', 'status: offical'],
    ['workspace', 'a misspelt key', 'policy:', 'polices:'],
    ['workspace', 'no data', /data:.*\n/, ''],
    ['workspace', 'a pack without a day', ', from: 2022-05-01', ''],
  ] as const)('%s: %s', (name, _, from, to) => {
    const text = GOOD[name].replace(from, to);
    expect(text).not.toBe(GOOD[name]);
    expect(complaints(name, text)).not.toEqual([]);
  });
});

describe('an editor underlines, in files that say most of what they may', () => {
  const full = { pack: FULL, measures: STANDING, tests: SERIES };
  test.each([
    ['pack', 'an area code that is a number', 'jurisdiction: "11"', 'jurisdiction: 11'],
    ['pack', 'a span that begins nowhere', '{ from: 2022-01-01, until', '{ form: 2022-01-01, until'],
    ['pack', 'a weekday that is none', 'weekly: tuesday', 'weekly: tusday'],
    ['pack', 'a parameter that is a list', 'limit: 6', 'limit: [6]'],
    ['pack', 'a type of column that is none', 'controlled: boolean', 'controlled: yesno'],
    ['pack', 'a source without a title', 'std: { title: Standard, ', 'std: { '],
    ['pack', 'a source with a status that is none', 'status: official', 'status: officially'],
    ['pack', 'a clock of no evaluation', 'after: 1 }', 'after: 0 }'],
    ['pack', 'a clock on a day that is none', 'times: 2, on: tuesday', 'times: 2, on: tuesdays'],
    ['pack', 'a stay without a unit', 'min_stay: 21d', 'min_stay: 21'],
    ['pack', 'half a step', 'steps: 1', 'steps: 0.5'],
    ['pack', 'a misspelt key of a clock', 'min_stay:', 'minstay:'],
    ['pack', 'a working day that is none', '[monday, friday]', '[monday, fryday]'],
    ['pack', 'a way of lowering that is none', 'loosen: decision', 'loosen: decisions'],
    ['pack', 'tiers of an earlier pack as a list', '{ red: high }', '[red, high]'],
    ['pack', 'a first night that is no day', 'history_from: 2021-12-01', 'history_from: always'],
    ['pack', 'a window that looks ahead', 'lag: 2', 'lag: -2'],
    ['pack', 'a window since no day', 'since: 2022-01-01', 'since: yesterday'],
    ['pack', 'something else for what is missing', 'missing: 0', 'missing: 1'],
    ['pack', 'half a digit', 'round: 1', 'round: 1.5'],
    ['pack', 'a column without its table', 'latest: metrics.beds', 'latest: beds'],
    ['pack', 'a past without a window', 'max: { of: incidence }, window: 21d', 'max: { of: incidence }'],
    ['pack', 'a step without a unit', 'every: 7d', 'every: 7'],
    ['pack', 'a rank among nothing', 'rank: incidence, among: city', 'rank: incidence'],
    ['pack', 'an indicator of no kind', 'days_since: cases, ', ''],
    ['pack', 'an indicator of two kinds', 'days_since: cases,', 'days_since: cases, expr: a,'],
    ['pack', 'too few rows for a group', 'at_least: 2', 'at_least: 0'],
    ['pack', 'an otherwise that is not', 'otherwise: true', 'otherwise: false'],
    ['measures', 'a state that is none', 'high: closed', 'high: shut'],
    ['measures', 'conditions that are none', 'conditional: Few people', 'conditionally: Few people'],
    ['measures', 'a forbidden kind that is none', 'kinds: [closure]', 'kinds: [closing]'],
    ['measures', 'a place of isolation that is none', 'place: central', 'place: centre'],
    ['measures', 'a look-back without a unit', 'look_back: 14d', 'look_back: 14'],
    ['measures', 'a ban without its source', 'audience: [premises], source: own', 'audience: [premises]'],
    ['tests', 'a letter for a number', 'daily: "1 0x3 2"', 'daily: "1 Ox3 2"'],
    ['tests', 'half a case', 'daily: "1 0x3 2"', 'daily: 2.5'],
    ['tests', 'a series that is a list', 'daily: "1 0x3 2"', 'daily: [1, 2]'],
    ['tests', 'a decision without a reason', ', reason: Traced', ''],
    ['tests', 'a mode that is none', 'mode: set', 'mode: sets'],
    ['tests', 'an origin that is none', 'origin: local', 'origin: here'],
    ['tests', 'context without a day', '{ 2022-05-01: II }', '{ may: II }'],
    ['tests', 'an expectation without a day', 'on: 2022-05-01, until', 'no: 2022-05-01, until'],
    ['tests', 'measures that are no list', 'measures: [home]', 'measures: home'],
  ] as const)('%s: %s', (name, _, from, to) => {
    const text = full[name].replace(from, to);
    expect(text).not.toBe(full[name]);
    expect(complaints(name, text)).not.toEqual([]);
  });
});
