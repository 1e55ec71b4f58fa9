import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { packageRoot } from '../../src/package-root.ts';
import { loadPack } from '../../src/rules/load.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';
import { contextShape, policyShape } from '../../src/workspace/schema-named.ts';
import { readYaml, shaped } from '../../src/yaml/index.ts';

const root = mkdtempSync(join(tmpdir(), 'fenqu-named-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Loads a workspace that says `lines`, with files of its own beside it. */
async function loaded(lines: readonly string[], files: Readonly<Record<string, string>> = {}) {
  const directory = mkdtempSync(join(root, 'w-'));
  const start = ['areas: { file: areas.csv }', 'data: { cases: { file: cases.csv } }'];
  writeFileSync(join(directory, 'fenqu.yaml'), [...start, ...lines].join('\n'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(directory, name, '..'), { recursive: true });
    writeFileSync(join(directory, name), text);
  }
  const { workspace, problems } = await loadWorkspace(directory);
  return {
    workspace,
    found: problems.map(({ code, place }) => `${code} ${place?.file}:${place?.line}`),
    problems,
  };
}

describe('a policy by name', () => {
  test('stands for its entries', async () => {
    const { workspace, found } = await loaded(['policy: cn-national']);
    expect(found).toEqual([]);
    expect(workspace?.policy).toEqual([
      { pack: 'cn-community-2020-01', from: '2020-01-25', retrospective: false },
      { pack: 'cn-county-2020-02', from: '2020-02-17', retrospective: false },
      { pack: 'cn-precise-2020-07', from: '2020-07-01', retrospective: false },
      { pack: 'cn-v9-2022-06', from: '2022-06-28', retrospective: false },
      { pack: 'cn-twenty-2022-11', from: '2022-11-11', retrospective: false },
      { pack: 'cn-ten-2022-12', from: '2022-12-07', retrospective: false },
    ]);
  });

  test('comes from the workspace itself, if it has one', async () => {
    const mine =
      'policy: cn-national\ntitle: Mine\npacks: [{ pack: mine, from: 2022-05-01, retrospective: true }]\n';
    const { workspace, found } = await loaded(['rules: mine/', 'policy: cn-national'], {
      'mine/policies/cn-national.yaml': mine,
    });
    expect(found).toEqual([]);
    expect(workspace?.policy).toEqual([{ pack: 'mine', from: '2022-05-01', retrospective: true }]);
  });

  test('that is not there is told, with those that are', async () => {
    const { found, problems } = await loaded(['policy: cn-nation']);
    expect(found).toEqual(['policy-missing fenqu.yaml:3']);
    expect(problems[0]?.suggest).toEqual(['cn-national']);
  });

  test('is checked where it is written', async () => {
    const { found } = await loaded(['rules: mine', 'policy: p'], {
      'mine/policies/p.yaml':
        'policy: p\ntitle: P\npacks:\n  - { pack: a, from: 2022-05-01 }\n  - { pack: b, from: 2022-05-01 }\n',
    });
    expect(found).toEqual(['policy-same-day rules/policies/p.yaml:5']);
  });
});

describe('a context by name', () => {
  test('stands for its values', async () => {
    const { workspace, found } = await loaded([
      'context: { response_level: beijing-2020-response, other: { 2020-01-01: 2 } }',
    ]);
    expect(found).toEqual([]);
    expect(workspace?.context).toEqual({
      response_level: {
        '2020-01-24': 'I',
        '2020-04-30': 'II',
        '2020-06-06': 'III',
        '2020-06-16': 'II',
        '2020-07-20': 'III',
      },
      other: { '2020-01-01': 2 },
    });
  });

  test('that is not there is told', async () => {
    const { found } = await loaded(['context:', '  response_level: beijing']);
    expect(found).toEqual(['context-missing fenqu.yaml:4']);
  });
});

describe('what comes with fenqu', () => {
  const rules = join(packageRoot(), 'rules');
  test.each(readdirSync(join(rules, 'policies')))(
    '%s is of its shape, and its packs are there and in force',
    async (file) => {
      const { yaml } = await readYaml(join(rules, 'policies', file), file);
      if (yaml === undefined) throw new Error('unreadable');
      const { value, problems } = shaped(yaml, policyShape);
      expect(problems).toEqual([]);
      expect(`${value?.policy}.yaml`).toBe(file);
      const entries = value?.packs ?? [];
      for (const [index, { pack: id, from }] of entries.entries()) {
        const { pack } = await loadPack(id, { builtIn: rules, extra: {} });
        expect(pack?.id).toBe(id);
        expect([id, (pack?.inForce.from ?? '') <= from]).toEqual([id, true]);
        // A pack that ends does so when the next begins, or later.
        const until = pack?.inForce.until ?? '9999';
        expect([id, until >= dayBefore(entries[index + 1]?.from)]).toEqual([id, true]);
      }
    },
  );

  test.each(readdirSync(join(rules, 'contexts')))('%s is of its shape', async (file) => {
    const { yaml } = await readYaml(join(rules, 'contexts', file), file);
    if (yaml === undefined) throw new Error('unreadable');
    const { value, problems } = shaped(yaml, contextShape);
    expect(problems).toEqual([]);
    expect(`${value?.context}.yaml`).toBe(file);
    const days = (value?.values ?? []).map(({ from }) => from);
    expect(days).toEqual([...days].sort());
    for (const { source } of value?.values ?? []) expect(Object.keys(value?.sources ?? {})).toContain(source);
  });
});

function dayBefore(day: string | undefined): string {
  if (day === undefined) return '';
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
