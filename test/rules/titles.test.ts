import { expect, test } from 'vitest';
import { checkRules } from '../../src/nightly/rules-check.ts';
import { emptyFolder, write } from '../cli/workspace.ts';

test('a title of what the rules do not have is an error, with what may be meant', async () => {
  const folder = emptyFolder();
  write(folder, {
    'fenqu.yaml': `areas: { file: areas.csv, codes: explicit }
data: { cases: { file: cases.csv } }
rules: rules/
`,
    'rules/own/pack.yaml': `pack: own
title: Own
edition: 2022-01-01
level: ward
effective: next_day
params: { limit: 6 }
titles: { params: { limt: Limit }, areas: { elderly: Elderly people } }
indicators:
  n: { count: cases, window: 7d }
tiers:
  - { tier: high, when: n >= params.limit && area.elderly > 10 }
  - { tier: low, otherwise: true }
`,
  });
  const [checked] = await checkRules(folder, ['own']);
  const found = (checked?.problems ?? []).filter(({ code }) => code === 'title-of-nothing');
  expect(found).toMatchObject([{ value: 'limt', suggest: ['limit'], place: { line: 7 } }]);
});
