import Fraction from 'fraction.js';
import { expect, test } from 'vitest';
import { plainNumber } from '../../src/judging/fractions.ts';

test.each<[string, number | string]>([
  ['25/2', 12.5],
  ['1/3', 1 / 3],
  // Its digits repeat only after thousands: they have no end all the same.
  ['1500000/30001', 1500000 / 30001],
  ['9007199254740993', '9007199254740993'],
  ['90071992547409931/10', '9007199254740993.1'],
  ['1/1048576', 2 ** -20],
  ['12345678901234567890123/1048576', '11773756886705940.14179515838623046875'],
])('%s in results', (text, plain) => {
  expect(plainNumber(new Fraction(text))).toBe(plain);
});
