import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fenqu } from './fenqu.ts';
import { CITY, workspace } from './workspace.ts';

const POLICY = `policy: ours
title: { zh: 本地沿革, en: Ours by date }
packs:
  - { pack: cn-county-2020-02, from: 2020-02-17 }
  - { pack: cn-v9-2022-06, from: 2022-06-28 }
`;
const CONTEXT = `context: level
title: Level
sources: { std: { title: Standard, status: official } }
values: [{ from: 2022-01-01, value: 3, source: std }]
`;

function city(policy = POLICY): string {
  return workspace({
    'fenqu.yaml': `${CITY['fenqu.yaml']}rules: rules/\n`,
    'rules/policies/ours.yaml': policy,
    'rules/contexts/level.yaml': CONTEXT,
  });
}

const list = async (folder: string, ...more: string[]) => {
  const { status, stdout } = await fenqu(['rules', 'list', '-C', folder, ...more]);
  expect(status).toBe(0);
  return stdout;
};

test('policies and contexts are listed with what they say, built-in and own', async () => {
  const { packs, policies, contexts } = JSON.parse(await list(city(), '--format', 'json'));
  expect(packs.length).toBeGreaterThan(30);
  expect(policies.map(({ id, origin }: Record<string, string>) => [id, origin])).toEqual([
    ['cn-national', 'built-in'],
    ['ours', 'rules/policies/ours.yaml'],
  ]);
  expect(policies[0].packs).toHaveLength(6);
  expect(policies[0].packs[0]).toEqual({ pack: 'cn-community-2020-01', from: '2020-01-25', until: null });
  expect(policies[1]).toMatchObject({ title: { zh: '本地沿革', en: 'Ours by date' }, errors: 0 });
  expect(contexts).toMatchObject([
    { id: 'beijing-2020-response', jurisdiction: '11', statuses: ['official'], origin: 'built-in' },
    { id: 'level', values: [{ from: '2022-01-01', value: 3 }], origin: 'rules/contexts/level.yaml' },
  ]);
});

test.each([
  ['en', 'Policies', 'ours: Ours by date (rules/policies/ours.yaml)', 'from 2022-06-28  cn-v9-2022-06'],
  ['zh', '政策', 'ours：本地沿革（rules/policies/ours.yaml）', '2022-06-28 起  cn-v9-2022-06'],
] as const)('as a table, in %s', async (lang, ...said) => {
  const text = await list(city(), '--lang', lang);
  for (const part of said) expect(text).toContain(part);
});

test('a policy that cannot be used is listed with its errors, and one of the same name hides the built-in one', async () => {
  const folder = workspace({
    'fenqu.yaml': `${CITY['fenqu.yaml']}rules: rules/\n`,
    'rules/policies/broken.yaml': POLICY.replace('packs:', 'pakcs:'),
    'rules/policies/twice.yaml': POLICY.replace('2022-06-28', '2020-02-17'),
    'rules/policies/cn-national.yaml': POLICY,
  });
  const { policies } = JSON.parse(await list(folder, '--format', 'json'));
  expect(policies).toMatchObject([
    { id: 'broken', title: null, packs: [] },
    { id: 'cn-national', origin: 'rules/policies/cn-national.yaml', errors: 0 },
    { id: 'twice', errors: 1 },
  ]);
  expect(policies[0].errors).toBeGreaterThan(0);
  expect(await list(folder, '--lang', 'en')).toContain(
    'twice: Ours by date (rules/policies/twice.yaml, 1 error',
  );
});

test('each line of NDJSON and row of CSV says what it is of', async () => {
  const root = join(import.meta.dirname, '../..');
  const lines = (await list(root, '--format', 'ndjson')).trim().split('\n');
  const kinds = lines.map((line) => JSON.parse(line).kind);
  expect(new Set(kinds)).toEqual(new Set(['pack', 'policy', 'context']));
  const rows = (await list(root, '--format', 'csv')).trim().split('\n').slice(1);
  expect(rows.map((row) => row.split(',')[0])).toEqual(kinds);
});
