import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codesIn, fenqu } from './fenqu.ts';
import { CITY, workspace } from './workspace.ts';

const BASE = `pack: base
title: { zh: 底本, en: The base }
edition: 2022-01-01
jurisdiction: "11"
in_force: { from: 2022-01-01, until: 2022-12-31 }
level: [street, community]
evaluated: { weekly: tuesday }
effective: { after_days: 2 }
params: { limit: 6, share: 2.5 }
extra: { cases: { controlled: boolean } }
sources:
  std: { title: { zh: 标准|甲, en: Standard|A }, publisher: City, published: 2021-12-30, number: No. 1, status: official, url: "https://example.org/a_b" }
indicators:
  n:
    title: { zh: 7天内病例, en: cases in 7 days }
    count: cases
    where: class == "confirmed" && !controlled
    window: { days: 7, lag: 2 }
    note: { zh: 管控者不计, en: 'Those under control | do not count' }
  early: { title: { zh: 自一月一日起, en: since the first of January }, count: cases, window: { since: 2022-01-01 } }
  rate: { title: { zh: 阳性率, en: positivity }, latest: metrics.positivity_pct, unit: "%", round: 1, window: 7d }
  was_high: { title: { zh: 原为高, en: was high before }, expr: 'or_else(previous.tier, "") in ["high", "medium"]' }
tiers:
  - { tier: grey, title: { zh: 灰, en: Grey }, when: "!known(rate)", unranked: true, source: std }
  - { tier: lockdown, title: { zh: 封锁, en: Lockdown }, declared: true, source: std }
  - tier: high
    title: { zh: 高, en: High }
    when: n >= params.limit || rate > params.share && context.level == "II"
    source: std
    clause: 三
    loosen: { after: 2, min_stay: 21d, steps: 1 }
    release: previous.tier == "high" && early == 0
  - { tier: medium, title: { zh: 中, en: Medium }, when: n > 0 || was_high, source: std, note: { zh: "或曾为高", en: "- or was high" } }
  - { tier: near, title: { zh: 周边, en: Near }, when: 'zones("county", ["high"]) > 0', source: std }
  - { tier: low, title: { zh: 低, en: Low }, otherwise: true, source: std }
start: low
notes: { zh: "一、第一条\\n二、第二条", en: "1. The first\\n+ the second" }
`;
const MEASURES = `measures:
  - id: masks
    title: { zh: 口罩, en: Masks }
    text: { zh: "戴口罩 | 保持距离", en: "Wear masks | keep *apart*" }
    tiers: [high, medium]
    audience: [residents, premises]
    kind: hygiene
    sector: gyms
    parameters: { metres: 1 }
    when: context.level == "II"
    in_force: { from: 2022-02-01 }
    source: std
    status: unverified
forbids:
  - { tiers: [low], kinds: [closure], audience: [premises], text: { zh: 不得关闭, en: Must not close }, source: std }
opening:
  - { sector: gyms, tiers: { high: closed, medium: { conditional: { zh: 限流, en: few people } }, low: open }, source: std }
arrivals:
  - { origin: [high], measure: masks, look_back: 14d, isolation: [{ days: 7, place: central }], tests: [1, 7], source: std }
`;
const LATER = `pack: later
extends: base
title: { zh: 新版, en: The later }
edition: 2022-06-01
params: { limit: 4 }
maps_from: { old: { red: high } }
`;

const folder = workspace({
  'fenqu.yaml': `${CITY['fenqu.yaml']}rules: rules/\n`,
  'rules/base/pack.yaml': BASE,
  'rules/base/measures.yaml': MEASURES,
  'rules/later/pack.yaml': LATER,
  'rules/broken/pack.yaml': BASE.replace('pack: base', 'pack: broken').replace('n > 0', 'm > 0'),
});
const doc = (...args: string[]) => fenqu(['rules', 'doc', ...args, '-C', folder]);
const golden = (name: string): string => join(import.meta.dirname, 'golden', `doc-${name}`);

test.each([
  ['base.zh.md', ['base', '--lang', 'zh']],
  ['base.en.md', ['base', '--lang', 'en']],
  ['later.zh.txt', ['later', '--lang', 'zh', '--format', 'table']],
  ['later.en.txt', ['later', '--lang', 'en', '--format', 'table']],
] as const)('%s', async (name, args) => {
  const { status, stdout, stderr } = await doc(...args);
  expect([status, stderr]).toEqual([0, '']);
  await expect(stdout.replace(/\b[0-9a-f]{64}\b/g, '<hash>')).toMatchFileSnapshot(golden(name));
});

test('into a file', async () => {
  const file = join(folder, 'page.md');
  const { status, stdout } = await doc('base', '--lang', 'en', '-o', file);
  expect([status, stdout]).toEqual([0, '']);
  expect(readFileSync(file, 'utf8')).toBe((await doc('base', '--lang', 'en')).stdout);
});

test.each([
  ['a pack that is not there', 'bas', 'pack-missing'],
  ['a pack with errors', 'broken', 'pack-unknown-indicator'],
])('%s has no page', async (_, id, code) => {
  const { status, stdout, stderr } = await doc(id);
  expect([status, stdout]).toEqual([2, '']);
  expect(codesIn(stderr)).toContain(code);
});

test('no other format is taken', async () => {
  expect((await doc('base', '--format', 'csv')).status).toBe(2);
});
