import { beforeAll, describe, expect, test } from 'vitest';
import { codesIn, fenqu } from './fenqu.ts';
import { CITY, emptyFolder, workspace } from './workspace.ts';

const own = (id: string) => `pack: ${id}
title: Own
edition: 2022-01-01
level: community
effective: next_day
sources: { std: { title: Standard, status: official } }
indicators:
  n: { title: n, count: cases, window: 7d }
tiers:
  - { tier: high, title: High, when: n >= 2, source: std }
  - { tier: low, title: Low, otherwise: true, source: std }
`;
const TESTS = `- test: One
  cases: [{ area: A, from: 2022-05-01, daily: 2 }]
  expect: [{ on: 2022-05-01, area: A, tier: high }]
`;

function city(policy: string): string {
  return workspace({
    'fenqu.yaml': `${CITY['fenqu.yaml']?.replace(/policy:\n.*\n/, policy)}rules: rules/\n`,
    'rules/one/pack.yaml': own('one'),
    'rules/one/tests/tests.yaml': TESTS,
    'rules/two/pack.yaml': own('two'),
    'rules/two/tests/tests.yaml': TESTS,
  });
}

async function packsOf(command: 'check' | 'test', folder: string, ...more: string[]): Promise<string[]> {
  const { stdout } = await fenqu(['rules', command, '-C', folder, '--format', 'json', ...more]);
  return JSON.parse(stdout).packs.map(({ pack }: { pack: string }) => pack);
}

test('outside a workspace: all that come with fenqu', async () => {
  const elsewhere = await packsOf('check', emptyFolder());
  expect(elsewhere.length).toBeGreaterThan(30);
  expect(elsewhere).toContain('us-cdc-levels-2022');
}, 60_000);

describe.each(['check', 'test'] as const)('rules %s without a name', (command) => {
  let folder = '';
  beforeAll(() => {
    folder = city('policy:\n  - { pack: beijing-2020-07, from: 2022-04-01 }\n');
  });

  test('in a workspace: the packs of its rules folder and of its policy, in the order of their names', async () => {
    expect(await packsOf(command, folder)).toEqual(['beijing-2020-07', 'one', 'two']);
  });

  test('the packs of a policy that it names', async () => {
    const named = workspace({
      'fenqu.yaml': CITY['fenqu.yaml']?.replace(/policy:\n.*\n/, 'policy: cn-national\n') ?? '',
    });
    const packs = await packsOf(command, named);
    expect(packs).toEqual([...packs].sort());
    expect(packs).toHaveLength(6);
    expect(packs).toContain('cn-v9-2022-06');
  });

  test('a name is still all there is to it', async () => {
    expect(await packsOf(command, folder, 'two')).toEqual(['two']);
  });

  test('a pack of the policy that is not there is an error', async () => {
    const { status, stdout, stderr } = await fenqu([
      'rules',
      command,
      '-C',
      city('policy:\n  - { pack: three, from: 2022-04-01 }\n'),
      '--lang',
      'en',
    ]);
    expect(status).toBe(2);
    expect([...codesIn(stderr), ...codesIn(stdout)]).toContain('pack-missing');
  });

  test('--all: those that come with fenqu too', async () => {
    const { stdout } = await fenqu(['rules', 'list', '-C', folder, '--format', 'json']);
    const listed = JSON.parse(stdout).packs.map(({ id }: { id: string }) => id);
    expect(listed.length).toBeGreaterThan(30);
    expect(await packsOf(command, folder, '--all')).toEqual(listed);
  }, 60_000);
});
