import { expect, test } from 'vitest';
import { tierNamed, tierWord } from '../../src/rendering/tiers.ts';
import { pack } from './samples/pack.ts';

function having(tier: string, en: string) {
  const [first] = pack.tiers;
  if (first === undefined) throw new RangeError('the sample has tiers');
  return { ...pack, tiers: [{ ...first, tier, title: { zh: '甲', en } }] };
}

test.each([
  ['high', 'High', 'high', 'high'],
  ['tier3', 'Tier 3', 'Tier 3', 'Tier 3 (tier3)'],
  ['routine', 'No areas', 'No areas', 'No areas (routine)'],
  ['lockdown', 'Hubei Lockdown', 'Hubei Lockdown', 'Hubei Lockdown (lockdown)'],
])('in a sentence, %s of title %s', (tier, title, word, named) => {
  expect(tierWord(having(tier, title), tier, 'en')).toBe(word);
  expect(tierNamed(having(tier, title), tier, 'en')).toBe(named);
  expect(tierNamed(having(tier, title), tier, 'zh')).toBe(`甲（${tier}）`);
});

test('of an unknown one, and of one the pack has not', () => {
  expect(tierWord(pack, null, 'en')).toBe('unknown');
  expect(tierWord(pack, 'Elsewhere', 'en')).toBe('Elsewhere');
});
