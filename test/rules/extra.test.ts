import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { PackFolders } from '../../src/rules/folders.ts';
import { loadPack } from '../../src/rules/load.ts';

const root = mkdtempSync(join(tmpdir(), 'fenqu-extra-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** What is found in a pack that counts the cases of `where`, with columns asked for and columns a workspace has. */
async function found(where: string, asked: string, had: PackFolders['extra'] = {}): Promise<string[]> {
  const own = mkdtempSync(join(root, 'rules-'));
  mkdirSync(join(own, 'mine'));
  const lines = [
    'pack: mine',
    'title: 我的标准',
    'edition: 2022-01-01',
    'sources: { std: { title: 标准, status: official } }',
    'level: county',
    'effective: next_day',
    asked,
    `indicators: { new_7d: { count: cases, where: '${where}', window: 7d } }`,
    'tiers: [{ tier: high, when: new_7d > 0, source: std }, { tier: low, otherwise: true }]',
  ];
  writeFileSync(join(own, 'mine/pack.yaml'), lines.join('\n'));
  const { pack, problems } = await loadPack('mine', { builtIn: root, own, workspace: root, extra: had });
  if (problems.length === 0) expect(pack?.extra?.['cases']).toEqual({ controlled: 'boolean' });
  return problems.map(({ code, place }) => `${code} ${place?.line}:${place?.column}`);
}

test('a rule reads a column that its pack asks for, without a workspace', async () => {
  expect(await found('!controlled', 'extra: { cases: { controlled: boolean } }')).toEqual([]);
  expect(await found('!controlled', '')).toEqual(['expression-unknown-column 8:48']);
});

test('the column has the type asked for', async () => {
  expect(await found('controlled > 1', 'extra: { cases: { controlled: boolean } }')).toEqual([
    'expression-type 8:60',
  ]);
});

test('a workspace that has it as another type is told', async () => {
  const asked = 'extra: { cases: { controlled: boolean } }';
  expect(await found('!controlled', asked, { cases: { controlled: 'boolean', other: 'text' } })).toEqual([]);
  expect(await found('!controlled', asked, { cases: { controlled: 'text' } })).toEqual([
    'pack-extra-type 7:31',
  ]);
});

test('a canonical column need not be asked for', async () => {
  expect(await found('class == "confirmed"', 'extra: { cases: { class: text } }')).toEqual([
    'pack-extra-column 7:26',
  ]);
});
