import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { rulesSchemas } from '../../src/nightly/rules-schema.ts';
import { testRules } from '../../src/nightly/rules-test.ts';
import { describeProblems } from '../../src/problems/describe.ts';
import { fenqu } from '../cli/fenqu.ts';
import { emptyFolder, write } from '../cli/workspace.ts';
import { type Block, blocksOf, rulesPage } from './rules-page.ts';

const page = rulesPage();
const blocks = blocksOf(page);
const blocksFor = (info: string): Block[] => blocks.filter((block) => block.info === info);

const WORKSPACE = `areas: { file: data/areas.csv, codes: explicit }
data: { cases: { file: data/cases.csv } }
rules: rules/
`;

/** A pack without tiers of its own gets these three, on the number `x` of the day. */
const PACK = {
  pack: 'shown',
  title: 'Shown',
  edition: '2022-01-01',
  level: 'ward',
  effective: 'next_day',
  indicators: { x: { latest: 'metrics.x', window: '1d' } },
  tiers: [
    { tier: 'high', when: 'x >= 2' },
    { tier: 'medium', when: 'x >= 1' },
    { tier: 'low', otherwise: true },
  ],
};

/** Runs tests beside a pack that differs from the plain one by what a block says: what went wrong, as text. */
async function wrongWith(fragment: object, tests: unknown): Promise<string> {
  const folder = emptyFolder();
  write(folder, {
    'fenqu.yaml': WORKSPACE,
    'rules/shown/pack.yaml': stringify({ ...PACK, ...fragment }),
    'rules/shown/tests/shown.yaml': stringify(tests),
  });
  const [report] = await testRules(folder, ['shown']);
  const failures = report?.files.flatMap((file) => file.tests.flatMap((each) => each.failures)) ?? [];
  const errors = report?.problems.filter(({ severity }) => severity === 'error') ?? [];
  const told = failures.flatMap(({ day, differences }) =>
    differences.map((each) => `${day} ${each.what}: ${JSON.stringify([each.expected, each.actual])}`),
  );
  return [describeProblems(errors, 'en'), ...told].join('\n').trim();
}

const KEYS: Readonly<Record<string, string>> = {
  'raw tier': 'raw_tier',
  tier: 'tier',
  since: 'since',
  'in force': 'in_force',
  'in force from': 'effective_from',
  'evaluated on': 'evaluated_on',
};

/** What a row of a calendar expects of its day. */
function expectationOf(row: Readonly<Record<string, string>>): object {
  const told = Object.entries(KEYS).filter(([name]) => row[name]);
  const held = row['held by'];
  return {
    on: row['day'],
    area: 'A',
    ...Object.fromEntries(told.map(([name, key]) => [key, row[name]])),
    ...(held === undefined ? {} : { held_by: held === '' ? [] : [held] }),
  };
}

test('there is enough on the page to look at', () => {
  expect(blocksFor('yaml calendar').length).toBeGreaterThan(10);
  expect(blocksFor('yaml windows')).toHaveLength(2);
  expect(blocksFor('yaml pack').length).toBeGreaterThan(2);
});

describe('the calendars are what the tool says', () => {
  test.each(blocksFor('yaml calendar'))('$place', async ({ text, rows }) => {
    const { decisions = [], ...fragment } = parse(text);
    const metrics = rows.map(({ day, x }) => ({ area: 'A', from: day, values: { x } }));
    expect(rows.length).toBeGreaterThan(1);
    expect(
      await wrongWith(fragment, [{ test: 'T', metrics, decisions, expect: rows.map(expectationOf) }]),
    ).toBe('');
  });

  test.each(blocksFor('yaml windows'))('$place', async ({ text, rows }) => {
    const fragment = parse(text);
    const tiers = [{ tier: 'low', otherwise: true }];
    const cases = rows.map(({ day, cases: daily }) => ({ area: 'A', from: day, daily }));
    const plain = (text: string) => (text === 'true' ? true : text === 'false' ? false : text);
    const expected = rows.map(({ day, cases: _cases, ...values }) => ({
      on: day,
      area: 'A',
      indicators: Object.fromEntries(Object.entries(values).map(([name, text]) => [name, plain(text)])),
    }));
    expect(await wrongWith({ ...fragment, tiers }, [{ test: 'T', cases, expect: expected }])).toBe('');
  });
});

test.each(blocksFor('yaml pack'))('the pack at $place is sound', async ({ text }) => {
  const expected = [{ on: '2022-05-02', area: 'A', evaluated_on: '2022-05-02' }];
  const tests = [
    {
      test: 'T',
      areas: [{ area: 'A' }, { area: 'S', level: 'state' }, { area: 'C', level: 'county' }],
      expect: expected,
    },
  ];
  expect(await wrongWith(parse(text), tests)).toBe('');
});

test('whoever follows the tutorial sees what it shows, at every step', async () => {
  const folder = emptyFolder();
  for (const block of blocks) {
    const [kind, file = ''] = block.info.split(' ');
    if (kind === 'console') await expectShown(folder, block);
    if (kind === 'yaml' && file.endsWith('.yaml')) await takeStep(folder, file, block);
  }
}, 120_000);

/** Writes a file of the tutorial, or replaces the keys that a block with a `+` shows; rules are then tested. */
async function takeStep(folder: string, file: string, { info, text, place }: Block): Promise<void> {
  const changes = info.endsWith(' +');
  const before = changes ? parse(readFileSync(join(folder, file), 'utf8')) : {};
  write(folder, { [file]: changes ? stringify({ ...before, ...parse(text) }) : text });
  if (!file.startsWith('rules/')) return;
  const { status, stdout, stderr } = await fenqu(['rules', 'test', 'larkhaven-2022'], { cwd: folder });
  // Until a change of the rules has its tests, those written before it may fail; nothing may be broken.
  expect(status, `${place}\n${stdout}${stderr}`).toBeLessThanOrEqual(file.includes('/tests/') ? 0 : 1);
}

/** Runs what a block shows after `$`, and looks for each line shown in what is said. */
async function expectShown(folder: string, { text, place }: Block): Promise<void> {
  for (const shown of text.split(/^\$ fenqu /m).slice(1)) {
    const [command = '', ...lines] = shown.trimEnd().split('\n');
    const { stdout } = await fenqu(command.split(' '), { cwd: folder, env: { COLUMNS: '200' } });
    for (const line of lines) expect(stdout, place).toContain(line);
  }
}

test('every key of every file that users write is described', () => {
  const workspacePage = readFileSync(new URL('../../docs/workspace.md', import.meta.url), 'utf8');
  const ofWorkspaces: readonly string[] = ['workspace', 'policy', 'context'];
  for (const { name, schema } of rulesSchemas()) {
    const written = wordsInCode(ofWorkspaces.includes(name) ? workspacePage : page);
    const missing = [...keysIn(schema)].filter((key) => !written.has(key));
    expect(missing, name).toEqual([]);
  }
});

/** All words that stand in code spans of a page, outside of fenced blocks. */
function wordsInCode(markdown: string): Set<string> {
  const prose = markdown.replaceAll(/^```[\s\S]*?^```/gm, '');
  const spans = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
  return new Set(spans.flatMap((span) => span.match(/\w+/g) ?? []));
}

/** The names of all keys that a JSON Schema speaks of. */
function keysIn(schema: unknown): Set<string> {
  if (typeof schema !== 'object' || schema === null) return new Set();
  const found = new Set(Object.values(schema).flatMap((part) => [...keysIn(part)]));
  const properties: unknown = 'properties' in schema ? schema.properties : undefined;
  if (typeof properties === 'object' && properties !== null && !Array.isArray(properties))
    for (const key of Object.keys(properties)) found.add(key);
  return found;
}
