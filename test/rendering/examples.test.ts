import Fraction from 'fraction.js';
import { expect, test } from 'vitest';
import { exampleLines } from '../../src/rendering/packs/example-lines.ts';

const of = (values: Readonly<Record<string, Fraction | boolean | null>>) => ({
  values: new Map(Object.entries(values)),
  tier: 'high',
});

test('what a cell is stands before it, where the cell does not say it', () => {
  const area = { area: 'A' };
  const tables = {
    cases: [
      { id: '1', class: 'confirmed', origin: 'local', date_report: '2022-03-01', cluster: 'k', ...area },
    ],
    counts: [{ ...area, date: '2022-03-01', cases: '3', deaths: '' }],
  };
  const lines = exampleLines([{ ...of({}), data: { asOf: '2022-03-02', tables } }], 'en');
  expect(lines.slice(1).map(({ text }) => text)).toEqual([
    '1 case as of 2022-03-02: 1 × confirmed local 2022-03-01 cluster=k',
    '1 row of counts as of 2022-03-02: 1 × 2022-03-01 cases=3',
  ]);
});

test.each([
  [{ a: new Fraction('0.5'), b: new Fraction(3) }, 'a = 0.5, b = 3'],
  [{ a: new Fraction('0.5'), b: new Fraction('100/3') }, 'a = 1/2, b = 100/3'],
  [{ a: new Fraction('1/1024'), b: null, c: true }, 'a = 1/1024, b = unknown, c = true'],
])('numbers of one example have one form: %#', (values, text) => {
  expect(exampleLines([of(values)], 'en').map((line) => line.text)).toEqual([`for example: ${text} → high`]);
});
