import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Cell, fromCsv, toCsv, Unreadable } from '../../src/store/csv.ts';
import { seed } from '../counting/runs.ts';

const HEAD = ['a', 'b', 'c'];

test('every cell is read as it was written: nothing, the empty text, and texts like the format itself', () => {
  const cell = fc.oneof(
    fc.constantFrom<Cell>(null, null, '', 'x', '"', ',', '\n', '""', ',"",', '\n""\n', '"",""'),
    fc.string(),
  );
  const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 4 });
  fc.assert(
    fc.property(rows, (written) => {
      expect(fromCsv(toCsv(HEAD, written), HEAD)).toEqual(written);
    }),
    { numRuns: 1000, seed },
  );
});

test('a text of another header, or that is broken, is refused', () => {
  expect(() => fromCsv('a,b\n', HEAD)).toThrow(Unreadable);
  expect(() => fromCsv('a,b,c\n1,2\n', HEAD)).toThrow(Unreadable);
  expect(() => fromCsv('a,b,c\n1,2,"3\n', HEAD)).toThrow(Unreadable);
});
