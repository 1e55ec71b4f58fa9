import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadPack } from '../../src/rules/load.ts';

const builtIn = join(import.meta.dirname, '../../rules');
const root = mkdtempSync(join(tmpdir(), 'fenqu-standing-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const PACK = `pack: base
title: Base
edition: 2022-01-01
sources: { std: { title: 标准, status: official } }
level: county
effective: next_day
declared: true
tiers:
  - { tier: high, declared: true, source: std }
  - { tier: medium, declared: true, source: std }
  - { tier: low, otherwise: true }
`;
const MEASURES = `measures:
  - { id: home, title: Home, text: X, tiers: [low], audience: arrivals, kind: restriction, source: std, clause: § 3, in_force: { from: 2022-01-01 } }
`;
const CHILD = 'pack: mine\ntitle: Mine\nedition: 2022-02-01\nextends: base\n';

let count = 0;

/** Loads a pack with these lines after its one measure; with `above`, an edition that extends it. */
async function loaded(lines: string, above?: string) {
  const workspace = join(root, String(count++));
  const own = join(workspace, 'rules');
  const write = (name: string, text: string): void => {
    mkdirSync(join(own, name, '..'), { recursive: true });
    writeFileSync(join(own, name), text);
  };
  write('base/pack.yaml', PACK);
  write('base/measures.yaml', MEASURES + lines);
  if (above !== undefined) {
    write('mine/pack.yaml', CHILD);
    write('mine/measures.yaml', above);
  }
  return loadPack(above === undefined ? 'base' : 'mine', { builtIn, own, workspace, extra: {} });
}

const FORBIDS = 'forbids: [{ tiers: [low], kinds: [closure], audience: enterprises, source: std }]\n';
const OPENING = `sectors: { spas: { zh: 温泉, en: spas } }
opening:
  - sector: [retail, spas]
    tiers: { high: closed, medium: { conditional: Few, measures: [home] }, low: open }
    when: context.level == "II"
    source: std
`;
const ARRIVALS = `arrivals:
  - { origin: high, scope: county, measure: home, look_back: 7d, isolation: [{ days: 5, place: central }, { days: 3, place: [home, central] }], counted_from: leaving, monitoring: 3d, tests: [1, 4] }
  - { who: From abroad, measure: home, tests: { times: 2, within: 3d, hours_between: 24 }, source: std, status: unverified }
`;

test('what is said stands in the pack, in numbers, with what it rests on', async () => {
  const { pack, problems } = await loaded(FORBIDS + OPENING + ARRIVALS);
  expect(problems).toEqual([]);
  expect(pack?.forbids).toEqual([
    {
      tiers: ['low'],
      kinds: ['closure'],
      audience: ['enterprises'],
      source: 'std',
      status: 'official',
      clause: 'rules/base/measures.yaml:3',
    },
  ]);
  expect(pack?.opening).toMatchObject([
    {
      sectors: ['retail', 'spas'],
      tiers: {
        high: { state: 'closed' },
        medium: { state: 'conditional', conditions: { zh: 'Few', en: 'Few' }, measures: ['home'] },
        low: { state: 'open' },
      },
      when: { text: 'context.level == "II"' },
    },
  ]);
  expect(pack?.sectors).toEqual({ spas: { zh: '温泉', en: 'spas' } });
  const [first, second] = pack?.arrivals ?? [];
  expect(first).toEqual({
    origin: ['high'],
    scope: 'county',
    measure: 'home',
    lookBackDays: 7,
    isolation: [
      { days: 5, places: ['central'] },
      { days: 3, places: ['home', 'central'] },
    ],
    countedFrom: 'leaving',
    monitoringDays: 3,
    tests: { kind: 'days', days: [1, 4] },
    // As with its measure, where it says nothing.
    source: 'std',
    status: 'official',
    clauseOfSource: '§ 3',
    inForce: { from: '2022-01-01' },
    clause: 'rules/base/measures.yaml:11',
  });
  expect(second).toMatchObject({
    origin: [],
    who: { en: 'From abroad' },
    status: 'unverified',
    tests: { kind: 'times', times: 2, withinDays: 3, hoursBetween: 24 },
  });
  expect(second).not.toHaveProperty('clauseOfSource');
});

const row = (more: string): string =>
  `opening: [{ sector: retail, tiers: { low: open }, source: std${more} }]`;

describe('found where it is written:', () => {
  test.each([
    [
      'an unknown tier',
      'forbids: [{ tiers: [low, lwo], kinds: [closure], source: std }]',
      'pack-unknown-tier 3:26',
    ],
    ['an unknown kind', 'forbids: [{ tiers: [low], kinds: [closing], source: std }]', 'yaml-choice 3:35'],
    [
      'an unknown source',
      'forbids: [{ tiers: [low], kinds: [closure], source: sdt }]',
      'pack-unknown-source 3:53',
    ],
    [
      'an unknown measure',
      'forbids: [{ tiers: [low], kinds: [closure], except: [home, hmoe], source: std }]',
      'pack-unknown-measure 3:60',
    ],
    [
      'an unknown sector',
      'forbids: [{ tiers: [low], kinds: [closure], sector: retial, source: std }]',
      'pack-unknown-sector 3:53',
    ],
    [
      'a kind forbidden twice',
      'forbids:\n  - { tiers: [low], kinds: [closure], source: std }\n  - { tiers: [high, low], kinds: [testing, closure], source: std }',
      'pack-duplicate-forbidden 5:44',
    ],
    [
      'an unknown sector of a list',
      'opening: [{ sector: [retail, spa], tiers: { low: open }, source: std }]',
      'pack-unknown-sector 3:30',
    ],
    [
      'an unknown tier of a list',
      'opening: [{ sector: retail, tiers: { lwo: open }, source: std }]',
      'pack-unknown-tier 3:38',
    ],
    [
      'a state that is none',
      'opening: [{ sector: retail, tiers: { low: opened }, source: std }]',
      'yaml-form 3:43',
    ],
    [
      'a measure that is none',
      'opening: [{ sector: retail, tiers: { low: { conditional: X, measures: [hom] } }, source: std }]',
      'pack-unknown-measure 3:72',
    ],
    ['an unknown name in a context', row(', when: level == 1'), 'pack-unknown-indicator 3:70'],
    [
      'a period that ends before it begins',
      row(', in_force: { from: 2022-02-02, until: 2022-02-01 }'),
      'pack-in-force 3:101',
    ],
    [
      'a cell that is there twice',
      'opening:\n  - { sector: retail, tiers: { low: open }, source: std }\n  - { sector: [parks, retail], tiers: { high: closed, low: closed }, source: std }',
      'pack-duplicate-opening 5:55',
    ],
    ['an unknown tier of origin', 'arrivals: [{ origin: hihg, measure: home }]', 'pack-unknown-tier 3:22'],
    ['an unknown measure', 'arrivals: [{ origin: high, measure: hom }]', 'pack-unknown-measure 3:37'],
    ['nobody', 'arrivals: [{ measure: home }]', 'pack-arrival-nobody 3:12'],
    [
      'a scope around nothing',
      'arrivals: [{ who: X, scope: county, measure: home }]',
      'pack-arrival-scope 3:29',
    ],
    [
      'the same people twice',
      'arrivals:\n  - { origin: high, measure: home }\n  - { origin: [medium, high], measure: home }',
      'pack-duplicate-arrival 5:15',
    ],
    [
      'a look-back without a unit',
      'arrivals: [{ origin: high, measure: home, look_back: 7 }]',
      'yaml-form 3:54',
    ],
  ])('%s', async (_name, lines, expected) => {
    const { problems } = await loaded(`${lines}\n`);
    expect(problems.map(({ code, place }) => `${code} ${place?.line}:${place?.column}`)).toEqual([expected]);
  });
});

test('other days, contexts, scopes and audiences are not the same twice', async () => {
  const { problems } = await loaded(`forbids:
  - { tiers: [low], kinds: [closure], source: std, in_force: { until: 2022-01-31 } }
  - { tiers: [low], kinds: [closure], source: std, in_force: { from: 2022-02-01 } }
  - { tiers: [low], kinds: [closure], audience: schools, source: std }
opening:
  - { sector: retail, tiers: { low: open }, source: std }
  - { sector: retail, tiers: { low: closed }, when: context.level == "I", source: std }
arrivals:
  - { origin: high, measure: home }
  - { origin: high, scope: county, measure: home }
`);
  expect(problems).toEqual([]);
});

describe('an edition that extends the pack', () => {
  test('has them where it says nothing', async () => {
    const { pack } = await loaded(FORBIDS + OPENING + ARRIVALS, 'measures: { home: { title: House } }\n');
    expect(pack?.forbids).toHaveLength(1);
    expect(pack?.opening?.[0]?.clause).toBe('rules/base/measures.yaml:6');
    expect(pack?.arrivals).toHaveLength(2);
  });

  test('replaces each list whole, takes one away with null, and adds sectors', async () => {
    const { pack, problems } = await loaded(
      FORBIDS + OPENING + ARRIVALS,
      'forbids: null\nsectors: { pools: Pools }\nopening: [{ sector: pools, tiers: { low: open }, source: std }]\n',
    );
    expect(problems).toEqual([]);
    expect(pack).not.toHaveProperty('forbids');
    expect(pack?.opening).toMatchObject([{ sectors: ['pools'], clause: 'rules/mine/measures.yaml:3' }]);
    expect(Object.keys(pack?.sectors ?? {})).toEqual(['spas', 'pools']);
    expect(pack?.arrivals).toHaveLength(2);
  });
});
