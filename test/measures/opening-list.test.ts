import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  anyOpening,
  type Opening,
  openingInAny,
  openingOf,
  sectorsListed,
  strictestOpening,
} from '../../src/measures/opening-list.ts';
import { loadPack } from '../../src/rules/load.ts';
import type { Measure, Pack } from '../../src/rules/pack.ts';

const MEASURES = `measures: []
sources: { std: { title: 标准, status: official } }
opening:
  - sector: [retail, parks]
    tiers: { high: closed, medium: { conditional: 限流30% }, low: open }
    source: std
  - { sector: retail, tiers: { medium: { conditional: 限流50% }, low: { conditional: 限流75% } }, when: context.level == "III", source: std }
  - { sector: retail, tiers: { low: closed }, when: context.level == "I", source: std }
  - { sector: catering, tiers: { high: closed }, source: std, in_force: { from: 2020-07-01, until: 2020-07-10 } }
`;

/** The pack of these measures, with tiers high, medium, low. */
async function pack(): Promise<Pack> {
  const workspace = mkdtempSync(join(tmpdir(), 'fenqu-opening-'));
  try {
    mkdirSync(join(workspace, 'rules/mine'), { recursive: true });
    writeFileSync(
      join(workspace, 'rules/mine/pack.yaml'),
      `pack: mine\ntitle: Mine\nedition: 2020-06-01\nlevel: county\neffective: next_day\ndeclared: true
tiers: [{ tier: high, declared: true }, { tier: medium, declared: true }, { tier: low, otherwise: true }]
sources: { pack: { title: 标准, status: official } }\n`,
    );
    writeFileSync(join(workspace, 'rules/mine/measures.yaml'), MEASURES);
    const builtIn = join(import.meta.dirname, '../../rules');
    const loaded = await loadPack('mine', { builtIn, own: join(workspace, 'rules'), workspace, extra: {} });
    if (loaded.pack === undefined) throw new Error(JSON.stringify(loaded.problems));
    return loaded.pack;
  } finally {
    rmSync(workspace, { recursive: true });
  }
}

const rules = await pack();
const DAY = '2020-07-05';
const inLevel = (level: string) => ({ level: { '2020-01-01': level } });

/** In short: the state, with the conditions; `?` and everything possible; `-` for nothing said. */
function short(opening: Opening): string {
  const say = (each: { openness: { state: string; conditions?: { zh: string } } } | null): string =>
    each === null ? '-' : (each.openness.conditions?.zh ?? each.openness.state);
  switch (opening.kind) {
    case 'said':
      return say(opening);
    case 'unsaid':
      return '-';
    case 'unknown':
      return `? ${opening.possible.map(say).join(' | ')}`;
  }
}

const of = (sector: string, tier: string, context = {}, day = DAY): string =>
  short(openingOf(rules, sector, tier, day, context));

describe('a sector in a tier', () => {
  test('is what the row says', () => {
    expect(of('parks', 'high')).toBe('closed');
    expect(of('parks', 'medium')).toBe('限流30%');
    expect(of('parks', 'low')).toBe('open');
  });

  test('goes by the row whose context is true before any other', () => {
    expect(of('retail', 'medium', inLevel('III'))).toBe('限流50%');
    expect(of('retail', 'low', inLevel('III'))).toBe('限流75%');
    expect(of('retail', 'low', inLevel('I'))).toBe('closed');
    expect(of('retail', 'low', inLevel('II'))).toBe('open');
    expect(of('retail', 'high', inLevel('III')), 'a tier that the row leaves out').toBe('closed');
  });

  test('is not open where the context that may close it is unknown', () => {
    expect(of('retail', 'low')).toBe('? closed | 限流75% | open');
    expect(of('retail', 'medium')).toBe('? 限流50% | 限流30%');
    expect(of('retail', 'high')).toBe('closed');
  });

  test('is nothing where the standard says nothing, or not on that day', () => {
    expect(of('gyms', 'low')).toBe('-');
    expect(of('catering', 'low')).toBe('-');
    expect(of('catering', 'high')).toBe('closed');
    expect(of('catering', 'high', {}, '2020-06-30')).toBe('-');
    expect(of('catering', 'high', {}, '2020-07-11')).toBe('-');
  });
});

test('that premises are closed is not said where the standard forbids closing them', () => {
  const inTier = (forbids: Pack['forbids'], tier: string, sector = 'retail', level = 'II'): string =>
    short(openingOf({ ...rules, ...(forbids && { forbids }) }, sector, tier, DAY, inLevel(level)));
  const basis = { source: 'std', status: 'official', clause: 'rules/mine/measures.yaml:9' } as const;
  const closing = { ...basis, tiers: ['high', 'low'], kinds: ['closure'] } as const;
  expect(inTier([closing], 'high')).toBe('-');
  // The row for the context is left out, and the one without counts.
  expect([inTier([], 'low', 'retail', 'I'), inTier([closing], 'low', 'retail', 'I')]).toEqual([
    'closed',
    'open',
  ]);
  expect(inTier([closing], 'medium')).toBe('限流30%');
  expect(inTier([{ ...closing, sector: 'parks' }], 'high')).toBe('closed');
  expect(inTier([{ ...closing, sector: 'parks' }], 'high', 'parks')).toBe('-');
  expect(inTier([{ ...closing, audience: ['enterprises'] }], 'high')).toBe('closed');
  expect(inTier([{ ...closing, audience: ['residents', 'premises'] }], 'high')).toBe('-');
  expect(inTier([{ ...closing, kinds: ['restriction'] }], 'high')).toBe('closed');
  expect(inTier([{ ...closing, inForce: { from: '2020-07-06' } }], 'high')).toBe('closed');
});

test('the list names the sectors that hold that day', () => {
  expect(sectorsListed(rules, DAY)).toEqual(['retail', 'parks', 'catering']);
  expect(sectorsListed(rules, '2020-07-11')).toEqual(['retail', 'parks']);
});

test('where the tier may be any of several it is open only where it is in all', () => {
  const parks = (...tiers: string[]): string => short(openingInAny(rules, 'parks', tiers, DAY, {}));
  expect([parks('low'), parks('low', 'medium'), parks()]).toEqual(['open', '? 限流30% | open', '? ']);
});

test('of several that hold the strictest counts; of several that may be, none does', () => {
  const parks = (tier: string): Opening => openingOf(rules, 'parks', tier, DAY, {});
  const nothing: Opening = { kind: 'unsaid' };
  expect(short(strictestOpening([parks('low'), parks('medium')]))).toBe('限流30%');
  expect(short(strictestOpening([parks('low'), nothing]))).toBe('open');
  expect(short(strictestOpening([]))).toBe('-');
  const unknown = anyOpening([parks('low'), parks('medium')]);
  expect(short(unknown)).toBe('? 限流30% | open');
  expect(short(strictestOpening([unknown, parks('high')]))).toBe('closed');
  expect(short(strictestOpening([unknown, parks('low')]))).toBe('? 限流30% | open');
  expect(short(anyOpening([parks('high'), parks('high')]))).toBe('closed');
  expect(short(anyOpening([parks('low'), nothing]))).toBe('? open | -');
  const dark = anyOpening([]);
  expect(short(dark)).toBe('? ');
  expect(short(anyOpening([parks('low'), dark]))).toBe('? ');
  expect(short(strictestOpening([dark, parks('low')]))).toBe('? ');
});

test('the three zones: nothing is open in a closed one, what life needs in a controlled one', async () => {
  const builtIn = join(import.meta.dirname, '../../rules');
  const zones = (await loadPack('cn-three-zones-2021', { builtIn, extra: {} })).pack;
  if (zones === undefined) throw new Error('no such pack');
  const state = (sector: string, tier: string): string => {
    const opening = openingOf(zones, sector, tier, '2022-04-01', {});
    return opening.kind === 'said' ? opening.openness.state : opening.kind;
  };
  expect(['retail', 'markets', 'entertainment', 'catering'].map((each) => state(each, 'closed'))).toEqual(
    Array.from({ length: 4 }, () => 'closed'),
  );
  expect(['retail', 'markets', 'entertainment', 'catering'].map((each) => state(each, 'controlled'))).toEqual(
    ['conditional', 'conditional', 'closed', 'unsaid'],
  );
  expect(state('retail', 'precaution')).toBe('unsaid');
});

describe('conditions that measures state', () => {
  const basis = { source: 'std', status: 'official', clause: 'rules/mine/measures.yaml:9' } as const;
  const measure = (id: string, more: Partial<Measure> = {}): Measure => ({
    ...basis,
    id,
    title: { zh: id, en: id },
    text: { zh: id, en: id },
    tiers: ['medium', 'low'],
    audience: ['premises'],
    kind: 'restriction',
    parameters: {},
    ...more,
  });
  const conditional = (zh: string, ...measures: string[]) =>
    ({ state: 'conditional', conditions: { zh, en: zh }, measures }) as const;
  const own: Pack = {
    ...rules,
    measures: [
      measure('cap'),
      measure('masks', { kind: 'hygiene' }),
      measure('elsewhere', { kind: 'hygiene', tiers: ['high'] }),
      measure('over', { kind: 'hygiene', inForce: { until: '2020-07-04' } }),
    ],
    opening: [
      {
        ...basis,
        sectors: ['retail'],
        tiers: {
          medium: conditional('限流', 'cap', 'masks'),
          low: conditional('戴口罩', 'masks', 'elsewhere', 'over'),
        },
      },
    ],
  };
  const inTier = (tier: string, forbids: NonNullable<Pack['forbids']> = []): Opening =>
    openingOf({ ...own, forbids }, 'retail', tier, DAY, {});

  test('are not said where the standard forbids one of those', () => {
    const forbidden = { ...basis, tiers: ['medium'], kinds: ['restriction'] } as const;
    expect(inTier('medium')).toMatchObject({ openness: conditional('限流', 'cap', 'masks') });
    expect(inTier('medium', [forbidden])).toEqual({ kind: 'unsaid' });
    expect(inTier('low', [{ ...forbidden, tiers: ['low'] }])).toMatchObject({ kind: 'said' });
    const before = { ...forbidden, inForce: { until: '2020-07-04' } };
    expect(inTier('medium', [before])).toMatchObject({ kind: 'said' });
  });

  test('name those alone that apply in the tier on the day', () => {
    expect(inTier('low')).toMatchObject({ openness: conditional('戴口罩', 'masks') });
  });
});
