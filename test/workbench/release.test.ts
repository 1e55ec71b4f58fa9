import { expect, test } from 'vitest';
import { testRules } from '../../src/nightly/rules-test.ts';
import { withTests } from './workspaces.ts';

const PACK = `pack: leaving
title: Leaving
edition: 2022-01-01
level: ward
effective: next_day
indicators:
  new: { count: cases, window: 1d }
tiers:
  - { tier: high, when: new > 0, release: county.new == 0 && area.kind == "open" && as_of >= "2022-05-03" }
  - { tier: low, otherwise: true }
`;

test('the condition for leaving a tier reads other areas, attributes and the day', async () => {
  const tests = `- test: The last of three
  areas:
    - { area: C, level: county }
    - { area: A, parent: C, attributes: { kind: open } }
    - { area: B, parent: C, attributes: { kind: shut } }
  cases: [{ area: A, from: 2022-05-01, daily: 1 }, { area: B, from: 2022-05-01, daily: "1 1" }]
  expect:
    - { on: 2022-05-02, area: A, tier: high, raw_tier: low, held_by: release }
    - { on: 2022-05-03, area: A, tier: low }
    - { on: 2022-05-05, area: B, tier: high, raw_tier: low, held_by: release }
`;
  const folder = withTests('', { 'rules/leaving/pack.yaml': PACK, 'rules/leaving/tests/all.yaml': tests });
  const [report] = await testRules(folder, ['leaving']);
  expect(report?.problems).toEqual([]);
  expect(report?.files[0]?.tests[0]?.failures).toEqual([]);
});
