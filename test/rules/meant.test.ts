import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadPack } from '../../src/rules/load.ts';
import { emptyFolder, write } from '../cli/workspace.ts';

/** What is suggested for the faults of a pack with these transitions and this condition. */
async function suggested(when: string, transitions = '{}'): Promise<[string, readonly string[]][]> {
  const folder = emptyFolder();
  mkdirSync(join(folder, 'rules'), { recursive: true });
  write(folder, {
    'rules/mine/pack.yaml': `pack: mine
title: Mine
edition: 2020-01-01
level: county
effective: next_day
transitions: ${transitions}
indicators: { new_7d: { title: n, count: cases, window: 7d } }
tiers:
  - { tier: high, when: '${when}' }
  - { tier: low, otherwise: true }
`,
  });
  const { problems } = await loadPack('mine', { builtIn: join(folder, 'rules'), extra: {} });
  return problems.map(({ code, suggest = [] }) => [code, suggest]);
}

test.each([
  ['log(new_7d) > 2', 'expression-unknown-function', 'ln'],
  ['LOG(new_7d) > 2', 'expression-unknown-function', 'ln'],
  ['sqrt(new_7d) > 2', 'expression-unknown-function', 'pow'],
  ['rond(new_7d, 1) > 2', 'expression-unknown-function', 'round'],
  ['new_7d / population > 2', 'pack-unknown-indicator', 'area.population'],
])('%s', async (when, code, meant) => {
  const [first, ...others] = await suggested(when);
  expect(others).toEqual([]);
  expect([first?.[0], first?.[1][0]]).toEqual([code, meant]);
});

test.each([
  ['{ loosen: { min_stay: 7 } }', '7d'],
  ['{ loosen: { min_stay: 21, after: 2 } }', '21d'],
])('days without a unit: %s', async (transitions, meant) => {
  expect(await suggested('new_7d > 2', transitions)).toEqual([['yaml-form', [meant]]]);
});
