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
  tests: validatorOf('tests'),
  workspace: validatorOf('workspace'),
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
const GOOD: Readonly<Record<Name, string>> = {
  pack: PACK,
  measures: MEASURES,
  tests: TESTS,
  workspace: WORKSPACE,
};

test.each(Object.entries(GOOD))('the %s that is broken below is sound', (name, text) => {
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
    ['measures', 'a measure without a text', 'text: Wear masks, ', ''],
    ['measures', 'a source without a status', ', status: unverified', ''],
    ['tests', 'a misspelt key', 'daily:', 'dayly:'],
    ['tests', 'an expectation of nothing', ', tier: high', ''],
    ['tests', 'a class that is none', 'daily: 1', 'daily: 1, class: confirmt'],
    ['tests', 'a test without a name', 'test: T', 'name: T'],
    ['workspace', 'a misspelt key', 'policy:', 'polices:'],
    ['workspace', 'no data', /data:.*\n/, ''],
    ['workspace', 'a pack without a day', ', from: 2022-05-01', ''],
  ] as const)('%s: %s', (name, _, from, to) => {
    const text = GOOD[name].replace(from, to);
    expect(text).not.toBe(GOOD[name]);
    expect(complaints(name, text)).not.toEqual([]);
  });
});
