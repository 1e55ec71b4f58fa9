import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { PackFolders } from '../../src/rules/folders.ts';
import { loadPack } from '../../src/rules/load.ts';

const builtIn = join(import.meta.dirname, '../../rules');
const root = mkdtempSync(join(tmpdir(), 'fenqu-extends-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const BASE = `pack: base
title: Base
edition: 2022-01-01
in_force: { from: 2022-01-01, until: 2022-02-01 }
sources: { std: { title: 标准, status: official } }
level: county
effective: { weekday: monday }
params: { limit: 5, days: 3 }
transitions: { tighten: { after: 2 }, loosen: { after: 2, min_stay: 21d } }
indicators:
  new_7d: { title: New, count: cases, where: class == "confirmed", window: 7d }
  clear: { days_since: cases }
tiers:
  - { tier: high, when: new_7d > params.limit, source: std, clause: § 1, loosen: { after: 3, steps: 1 } }
  - { tier: medium, when: new_7d > 0, source: std, clause: § 2 }
  - { tier: low, otherwise: true, source: std }
`;
const HEAD = ['pack: mine', 'title: Mine', 'edition: 2022-02-01', 'extends: base'];
const MEASURES = `measures:
  - { id: one, title: One, text: X, tiers: [high], audience: residents, kind: testing, source: std, duration: 7d }
  - { id: two, title: Two, text: X, tiers: [high], audience: residents, kind: testing, source: std }
`;

let count = 0;

async function loaded(lines: readonly string[], measures?: string, more: Partial<PackFolders> = {}) {
  const workspace = join(root, String(count++));
  const own = join(workspace, 'rules');
  const write = (name: string, text: string): void => {
    mkdirSync(join(own, name, '..'), { recursive: true });
    writeFileSync(join(own, name), text);
  };
  write('base/pack.yaml', BASE);
  write('base/measures.yaml', MEASURES);
  const head = lines[0]?.startsWith('extends:') ? HEAD.slice(0, 3) : HEAD;
  write('mine/pack.yaml', [...head, ...lines].join('\n'));
  if (measures !== undefined) write('mine/measures.yaml', measures);
  return loadPack('mine', { builtIn, own, workspace, extra: {}, ...more });
}

describe('an edition that extends another', () => {
  test('is the other where it says nothing, but for what an edition says of itself', async () => {
    const { pack, problems } = await loaded([]);
    expect(problems).toEqual([]);
    expect(pack).toMatchObject({
      id: 'mine',
      edition: '2022-02-01',
      inForce: {},
      level: 'county',
      effective: { kind: 'weekday', weekday: 'monday' },
      params: { limit: 5, days: 3 },
      measures: [{ id: 'one' }, { id: 'two' }],
      tiers: [{ tier: 'high', clause: 'rules/base/pack.yaml:14' }, { tier: 'medium' }, { tier: 'low' }],
    });
  });

  test('changes indicators, tiers and parameters key by key, and anything else whole', async () => {
    const { pack, problems } = await loaded([
      'effective: next_day',
      'params: { limit: 9 }',
      'indicators:',
      '  new_7d: { window: 14d }',
      '  clear: { count: cases, window: 1d }',
      '  more: { count: cases, window: all }',
      'tiers:',
      '  - { tier: medium, when: new_7d > 1 }',
    ]);
    expect(problems).toEqual([]);
    expect(pack).toMatchObject({
      effective: { kind: 'after_days', days: 1 },
      params: { limit: 9, days: 3 },
      indicators: [
        {
          name: 'new_7d',
          title: { en: 'New' },
          window: { days: 14 },
          where: { text: 'class == "confirmed"' },
          clause: 'rules/mine/pack.yaml:8',
        },
        { name: 'clear', kind: 'count' },
        { name: 'more' },
      ],
      tiers: [
        { tier: 'high', rank: 0, clause: 'rules/base/pack.yaml:14' },
        {
          tier: 'medium',
          rank: 1,
          rule: { when: { text: 'new_7d > 1' } },
          clauseOfSource: '§ 2',
          clause: 'rules/mine/pack.yaml:12',
        },
        { tier: 'low', rank: 2 },
      ],
    });
  });

  test('takes away with null, and puts a new tier behind the one it follows', async () => {
    const { pack, problems } = await loaded(
      [
        'indicators: { clear: null }',
        'params: { days: null }',
        'tiers:',
        '  worst: { when: new_7d > 99 }',
        '  high: { clause: null }',
        '  worse: { when: new_7d > 1 }',
        '  medium: null',
      ],
      'measures: { one: { duration: null, text: Y }, two: null }',
    );
    expect(problems).toEqual([]);
    expect(pack?.tiers.map(({ tier }) => tier)).toEqual(['worst', 'high', 'worse', 'low']);
    expect(pack?.tiers[1]).not.toHaveProperty('clauseOfSource');
    expect(pack?.indicators.map(({ name }) => name)).toEqual(['new_7d']);
    expect(pack?.params).toEqual({ limit: 5 });
    expect(pack?.measures).toMatchObject([
      { id: 'one', text: { en: 'Y' }, clause: 'rules/mine/measures.yaml:1' },
    ]);
    expect(pack?.measures[0]).not.toHaveProperty('duration');
  });

  test('changes clocks key by key, those of the pack and those of a tier', async () => {
    const clocksOf = async (lines: readonly string[]) => {
      const { pack, problems } = await loaded(lines);
      expect(problems).toEqual([]);
      return pack?.tiers.map(({ clocks }) => [
        clocks?.tighten.after.count,
        clocks?.loosen.after.count,
        clocks?.loosen.minStayDays,
        clocks?.loosen.steps,
      ]);
    };
    expect(await clocksOf([])).toEqual([
      [2, 3, 21, 1],
      [2, 2, 21, null],
      [2, 2, 21, null],
    ]);
    expect(
      await clocksOf([
        'transitions: { loosen: { min_stay: 7d } }',
        'tiers: { high: { loosen: { steps: 2 } } }',
      ]),
    ).toEqual([
      [2, 3, 7, 2],
      [2, 2, 7, null],
      [2, 2, 7, null],
    ]);
    expect(
      await clocksOf([
        'transitions: { tighten: null, loosen: { after: null } }',
        'tiers: { high: { loosen: { after: null } } }',
      ]),
    ).toEqual([
      [1, 1, 21, 1],
      [1, 1, 21, null],
      [1, 1, 21, null],
    ]);
  });

  test.each([
    ['an unknown pack', ['extends: bsae'], 'pack-missing mine 4:10'],
    ['an unknown name', ['tiers: [{ tier: high, when: new_8d > 1 }]'], 'pack-unknown-indicator mine 5:29'],
    ['a name taken away', ['indicators: { new_7d: null }'], 'pack-unknown-indicator base 14:25'],
    ['an unknown key', ['tiers: [{ tier: high, wenn: 1 }]'], 'yaml-unknown-key mine 5:23'],
    ['a shape gone wrong', ['indicators: { new_7d: { window: 7 } }'], 'yaml-form mine 5:33'],
  ])('%s is found where it is written', async (_name, lines, expected) => {
    const { problems } = await loaded(lines);
    const [first] = problems;
    const file = first?.place?.file.split('/')[1];
    const found = `${first?.code} ${file} ${first?.place?.line}:${first?.place?.column}`;
    expect(found).toBe(expected);
  });

  test('its hash is that of both', async () => {
    const one = await loaded([]);
    const other = await loaded(['# more']);
    expect(one.pack?.hash).not.toBe(other.pack?.hash);
    expect((await loaded([])).pack?.hash).toBe(one.pack?.hash);
  });

  test('a circle of packs', async () => {
    const workspace = join(root, 'circle');
    for (const [id, of] of [
      ['a', 'b'],
      ['b', 'a'],
    ] as const) {
      mkdirSync(join(workspace, 'rules', id), { recursive: true });
      writeFileSync(
        join(workspace, 'rules', id, 'pack.yaml'),
        `pack: ${id}\ntitle: X\nedition: 2022-01-01\nextends: ${of}\n`,
      );
    }
    const { problems } = await loadPack('a', {
      builtIn,
      own: join(workspace, 'rules'),
      workspace,
      extra: {},
    });
    expect(problems[0]).toMatchObject({ code: 'pack-extends-cycle', value: 'a → b → a' });
  });

  test('a built-in pack can be extended', async () => {
    const { pack, problems } = await loaded(['extends: beijing-2020-07', 'in_force: { from: 2021-01-01 }']);
    expect(problems).toEqual([]);
    expect(pack).toMatchObject({ id: 'mine', jurisdiction: '11', inForce: { from: '2021-01-01' } });
    expect(pack?.tiers[0]?.clause).toMatch(/^rules\/beijing-2020-07\/pack\.yaml:\d+$/);
  });
});

describe('parameters', () => {
  test('are read where a number could stand, and keep their name', async () => {
    const { pack } = await loaded([], undefined, { params: { mine: { limit: 8 } } });
    expect(pack?.params).toEqual({ limit: 8, days: 3 });
    expect(pack?.tiers[0]?.rule).toMatchObject({
      when: { tree: { right: { kind: 'number', value: 8, param: 'params.limit' } } },
    });
  });

  test.each(['comfirmed', 'confirmed'])('stand where a class could, if they are one: %s', async (kind) => {
    const counted = '{ new_7d: { where: "class == params.kind || class in [params.kind]" } }';
    const { problems } = await loaded([`params: { kind: ${kind} }`, `indicators: ${counted}`]);
    const wrong = { code: 'expression-choice', value: 'comfirmed' };
    expect(problems).toMatchObject(kind === 'confirmed' ? [] : [wrong, wrong]);
  });

  test.each([
    ['of another name', { limti: 8 }, 'params-unknown'],
    ['of another type', { limit: 'eight' }, 'params-type'],
  ])('%s are refused', async (_name, params, code) => {
    const { problems } = await loaded([], undefined, { params: { mine: params } });
    expect(problems).toMatchObject([{ code, place: { file: 'fenqu.yaml' } }]);
  });
});
