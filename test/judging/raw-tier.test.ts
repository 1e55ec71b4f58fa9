import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FALSE, TRUE, truthColumn, UNKNOWN } from '../../src/judging/columns.ts';
import { NO_TIER, rawTiers } from '../../src/judging/raw-tier.ts';
import type { Tier } from '../../src/rules/pack.ts';

const title = { zh: '', en: '' };
const when = {
  kind: 'when',
  when: { text: '', tree: { kind: 'boolean', type: 'boolean', value: true, start: 0, end: 0 } },
} as const;
const tiers: Tier[] = [
  { tier: 'high', rank: 0, title, rule: when, clause: '' },
  { tier: 'medium', rank: 1, title, rule: when, clause: '' },
  { tier: 'low', rank: 2, title, rule: { kind: 'otherwise' }, clause: '' },
];

function raw(high: number, medium: number): [number | undefined, number | undefined, number | undefined] {
  const truths = new Map([
    ['high', truthColumn(Uint8Array.of(high))],
    ['medium', truthColumn(Uint8Array.of(medium))],
  ]);
  const result = rawTiers(tiers, truths, 1);
  return [result.raw[0], result.atMost[0], result.atLeast[0]];
}

describe('the raw tier', () => {
  it.each([
    [TRUE, TRUE, 0, 0, 0],
    [FALSE, TRUE, 1, 1, 1],
    [FALSE, FALSE, 2, 2, 2],
    [UNKNOWN, TRUE, NO_TIER, 0, 1],
    [UNKNOWN, FALSE, NO_TIER, 0, 2],
    [FALSE, UNKNOWN, NO_TIER, 1, 2],
    [UNKNOWN, UNKNOWN, NO_TIER, 0, 2],
    [TRUE, UNKNOWN, 0, 0, 0],
  ])('high %i, medium %i → %i between %i and %i', (high, medium, tier, atMost, atLeast) => {
    expect(raw(high, medium)).toEqual([tier, atMost, atLeast]);
  });

  it('takes an `otherwise` that is not the last as a candidate by its severity', () => {
    const middle: Tier[] = [
      { tier: 'a', rank: 0, title, rule: when, clause: '' },
      { tier: 'b', rank: 1, title, rule: { kind: 'otherwise' }, clause: '' },
      { tier: 'c', rank: 2, title, rule: when, clause: '' },
    ];
    const truths = new Map([
      ['a', truthColumn(Uint8Array.of(FALSE))],
      ['c', truthColumn(Uint8Array.of(UNKNOWN))],
    ]);
    const result = rawTiers(middle, truths, 1);
    expect([result.raw[0], result.atMost[0], result.atLeast[0]]).toEqual([NO_TIER, 1, 2]);
  });

  it('lies within its bounds however the unknown turn out', () => {
    const truth = fc.constantFrom(FALSE, TRUE, UNKNOWN);
    const sure = fc.constantFrom(FALSE, TRUE);
    fc.assert(
      fc.property(truth, truth, sure, sure, (high, medium, thenHigh, thenMedium) => {
        const [, atMost = 0, atLeast = 0] = raw(high, medium);
        const [known = 0] = raw(high === UNKNOWN ? thenHigh : high, medium === UNKNOWN ? thenMedium : medium);
        expect(known).toBeGreaterThanOrEqual(atMost);
        expect(known).toBeLessThanOrEqual(atLeast);
      }),
    );
  });
});
