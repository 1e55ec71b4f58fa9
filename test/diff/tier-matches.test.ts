import { expect, test } from 'vitest';
import { kindBetween, matchTiers } from '../../src/diff/tier-matches.ts';
import type { Pack } from '../../src/rules/pack.ts';
import { pack as sample } from '../rendering/samples/pack.ts';

/** A pack with these tiers, the most severe first; the last is what nothing else says. */
function packOf(id: string, tiers: readonly string[], mapsFrom: Pack['mapsFrom'] = undefined): Pack {
  const [any] = sample.tiers;
  if (any === undefined) throw new Error('the sample has tiers');
  const { mapsFrom: _, ...rest } = sample;
  return {
    ...rest,
    id,
    ...(mapsFrom && { mapsFrom }),
    tiers: tiers.map((tier, rank) => ({
      ...any,
      tier,
      rank,
      rule: rank === tiers.length - 1 ? { kind: 'otherwise' } : any.rule,
    })),
  };
}

const plain = packOf('plain', ['high', 'medium', 'low']);
const zones = packOf('zones', ['lockdown', 'control', 'usual'], { plain: { high: 'lockdown' } });

test('tiers go together by their names', () => {
  const finer = packOf('finer', ['worst', 'high', 'medium', 'low']);
  expect(matchTiers(plain, finer)).toEqual({
    matches: ['high', 'medium', 'low'].map((tier) => ({ from: tier, to: tier, by: 'name' })),
    unmatched: { from: [], to: ['worst'] },
  });
});

test('or as either pack says; what is left is not guessed by rank', () => {
  expect(matchTiers(plain, zones)).toEqual({
    matches: [
      { from: 'high', to: 'lockdown', by: 'maps_from' },
      { from: 'low', to: 'usual', by: 'default' },
    ],
    unmatched: { from: ['medium'], to: ['control'] },
  });
  expect(matchTiers(zones, plain)).toEqual({
    matches: [
      { from: 'lockdown', to: 'high', by: 'maps_from' },
      { from: 'usual', to: 'low', by: 'default' },
    ],
    unmatched: { from: ['control'], to: ['medium'] },
  });
});

test('where several tiers become one, none of them is its counterpart the other way round', () => {
  const coarse = packOf('coarse', ['shut', 'open'], { plain: { high: 'shut', medium: 'shut' } });
  expect(matchTiers(plain, coarse).unmatched).toEqual({ from: [], to: [] });
  expect(matchTiers(coarse, plain)).toEqual({
    matches: [{ from: 'open', to: 'low', by: 'default' }],
    unmatched: { from: ['shut'], to: ['high', 'medium'] },
  });
});

test.each([
  ['high', 'control', 'lowered'],
  ['high', 'usual', 'delisted'],
  ['low', 'control', 'listed'],
  ['medium', 'control', 'changed'],
  ['medium', 'lockdown', 'changed'],
  ['medium', 'usual', 'delisted'],
  ['medium', null, 'unknown'],
  [null, 'usual', 'known'],
] as const)('from %s to %s it is %s', (from, to, kind) => {
  expect(kindBetween({ from: plain, to: zones }, matchTiers(plain, zones), { from, to })).toBe(kind);
});
