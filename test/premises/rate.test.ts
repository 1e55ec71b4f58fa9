import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '../../src/days.ts';
import { percent, pointsAbove, type Rounding, type Share } from '../../src/premises/rate.ts';

const half = (digits: number): Rounding => ({ mode: 'half-up', digits });
const cut = (digits: number): Rounding => ({ mode: 'truncate', digits });
const of = (part: number, whole: number): Share => ({ part, whole });

/** The wholes of which a part is a printed percentage. */
function wholesOf(part: number, printed: string, rounding: Rounding): number[] {
  return Array.from({ length: 5000 }, (_, i) => i + 1).filter(
    (whole) => percent(of(part, whole), rounding) === printed,
  );
}

describe('the figures of the source documents', () => {
  test.each([
    ['Dalian: key firms at work', 184, 201, '91.5'],
    ['Jiaozuo: industrial firms', 70, 70, '100.0'],
    ['Jiaozuo: trade, estate and services', 86, 89, '96.6'],
    ['Jiaozuo: trade', 39, 39, '100.0'],
    ['Jiaozuo: estate', 19, 20, '95.0'],
    ['Jiaozuo: services', 28, 30, '93.3'],
    ['Beijing: of 57 closed 24 are open again', 24, 57, '42.1'],
    ['Beijing: of 77 with cases 57 were closed', 57, 77, '74.0'],
    ['Jiaozuo city, 7 March: industrial firms', 1017, 1101, '92.4'],
  ])('%s: %d of %d', (_, part, whole, printed) => {
    expect(percent(of(part, whole), half(1))).toBe(printed);
  });

  test('Dalian printed 69.8 % of 7,153 in 10,240: that is cut off, and rounded it is 69.9', () => {
    expect(percent(of(7153, 10_240), cut(1))).toBe('69.8');
    expect(percent(of(7153, 10_240), half(1))).toBe('69.9');
    expect(percent(of(7153, 10_240), half(2))).toBe('69.85');
  });

  test('to whole per cent: 10 of 11 are 91; of the Indian districts green is printed cut off', () => {
    expect(percent(of(10, 11), half(0))).toBe('91');
    const zones = [130, 284, 319];
    const all = zones.reduce((a, b) => a + b, 0);
    expect(all).toBe(733);
    expect(zones.map((part) => percent(of(part, all), half(0)))).toEqual(['18', '39', '44']);
    expect(zones.map((part) => percent(of(part, all), cut(0)))).toEqual(['17', '38', '43']);
  });

  test('Beijing: 1.7 in 66.5 ten thousands of inspections found a problem', () => {
    expect(percent(of(17_000, 665_000), half(2))).toBe('2.56');
  });

  test('Beijing: 91.1 % of caterers, 1.8 points below the 92.9 % of before', () => {
    expect(pointsAbove(of(911, 1000), of(929, 1000), half(1))).toBe('-1.8');
    expect(pointsAbove(of(929, 1000), of(911, 1000), half(1))).toBe('+1.8');
  });

  test('the parts of a sum are the parts of its parts: 39 + 19 + 28 of 39 + 20 + 30', () => {
    const parts = [of(39, 39), of(19, 20), of(28, 30)];
    const sum = of(
      parts.reduce((total, { part }) => total + part, 0),
      parts.reduce((total, { whole }) => total + whole, 0),
    );
    expect(sum).toEqual(of(86, 89));
    expect(percent(sum, half(1))).toBe('96.6');
  });

  test('a rate without its whole may be of another: 25 begun of 85 projects are 44.6 % of the 56 of the city', () => {
    expect(percent(of(25, 85), half(1))).toBe('29.4');
    expect(wholesOf(25, '44.6', half(1))).toEqual([56]);
    expect(percent(of(25, 56), half(1))).toBe('44.6');
  });

  test('Dalian: 1,499 firms that are 81.2 % are of 1,845 to 1,847', () => {
    expect(wholesOf(1499, '81.2', half(1))).toEqual([1845, 1846, 1847]);
  });

  test('Henan: 173 of 174 counties, and the one left', () => {
    expect(percent(of(173, 174), half(1))).toBe('99.4');
    expect(percent(of(173, 174), cut(1))).toBe('99.4');
    expect(percent(of(1, 174), half(1))).toBe('0.6');
    expect(percent(of(1, 174), cut(1))).toBe('0.5');
  });

  test('days are counted with both ends: 11 June to 6 July are 26', () => {
    expect(daysBetween('2020-06-11', '2020-07-06') + 1).toBe(26);
    expect(daysBetween('2020-02-03', '2020-03-10')).toBe(36);
    expect(addDays('2022-04-13', 4)).toBe('2022-04-17');
  });
});

describe('any share', () => {
  const shares = fc
    .tuple(fc.nat(10 ** 9), fc.integer({ min: 1, max: 10 ** 9 }))
    .map(([part, whole]) => of(part, whole));
  const roundings = fc.record({
    mode: fc.constantFrom<'half-up' | 'truncate'>('half-up', 'truncate'),
    digits: fc.nat(6),
  });

  /** A printed number in units of its last digit. */
  const units = (text: string): bigint => BigInt(text.replace('.', ''));

  test('is printed within one unit of its last digit, below it where cut off', () => {
    fc.assert(
      fc.property(shares, roundings, ({ part, whole }, rounding) => {
        const shown = units(percent(of(part, whole), rounding) ?? '');
        const scale = 100n * 10n ** BigInt(rounding.digits);
        // shown − exact, in units of 1 / whole.
        const off = shown * BigInt(whole) - BigInt(part) * scale;
        if (rounding.mode === 'truncate') return off <= 0n && off > -BigInt(whole);
        return 2n * off <= BigInt(whole) && 2n * off > -BigInt(whole);
      }),
    );
  });

  test('has as many digits as are asked for', () => {
    fc.assert(
      fc.property(shares, roundings, (share, rounding) => {
        const [, decimals = ''] = (percent(share, rounding) ?? '').split('.');
        return decimals.length === rounding.digits;
      }),
    );
  });

  test('lies as far above another as that below it', () => {
    fc.assert(
      fc.property(shares, shares, roundings, (a, b, rounding) => {
        const [up, down] = [pointsAbove(a, b, rounding) ?? '', pointsAbove(b, a, rounding) ?? ''];
        return up.replace(/^[+-]/, '') === down.replace(/^[+-]/, '') && (up[0] === '+') === (down[0] === '-');
      }),
    );
  });

  test('of nothing is none', () => {
    expect(percent(of(0, 0), half(1))).toBeNull();
    expect(pointsAbove(of(1, 2), of(0, 0), half(1))).toBeNull();
    expect(pointsAbove(of(0, 0), of(1, 2), half(1))).toBeNull();
  });

  test('that hardly changed changed by nothing, without a sign', () => {
    expect(pointsAbove(of(1000, 3000), of(1001, 3002), half(1))).toBe('0.0');
    expect(pointsAbove(of(1, 2), of(1, 2), half(0))).toBe('0');
    expect(pointsAbove(of(1, 400), of(0, 400), half(1)), 'a half').toBe('+0.3');
    expect(pointsAbove(of(0, 400), of(1, 400), half(1))).toBe('-0.3');
    expect(pointsAbove(of(0, 400), of(1, 400), cut(1))).toBe('-0.2');
  });
});
