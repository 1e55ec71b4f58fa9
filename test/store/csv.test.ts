import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Cell, csvBytes, fromCsv, toCsv } from '../../src/store/csv.ts';

const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constant(null),
  fc.string({ unit: fc.constantFrom('a', '区', ',', '"', '\n', '\r', ' ', '""') }),
);
const HEADER = ['a', 'b', 'c'];
const rows = fc.array(fc.tuple(cell, cell, cell));

test('what is written is read again, whatever is in the cells', () => {
  fc.assert(
    fc.property(rows, (these) => {
      expect(fromCsv(toCsv(HEADER, these), HEADER)).toEqual(these);
    }),
  );
});

test('as bytes it is the same text, however long', () => {
  const long = fc
    .tuple(cell, fc.constantFrom('区', 'a', '😀'), fc.nat(3000))
    .map(([text, unit, times]): Cell[] => {
      return [text, unit.repeat(times), null];
    });
  fc.assert(
    fc.property(fc.array(long), (these) => {
      const bytes = csvBytes(HEADER, these.keys(), (i) => these[i] ?? []);
      expect(bytes.toString('utf8')).toBe(toCsv(HEADER, these));
    }),
  );
});

test('any text is read as a parser of CSV does, or refused as it refuses it', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ',', ',', '"', '"', '\n', '\n', '\r', ' ') });
  fc.assert(
    fc.property(text, (rest) => {
      const whole = `a,b,c\n${rest}`;
      expect(orRefused(() => fromCsv(whole, HEADER))).toEqual(orRefused(() => parsed(whole).slice(1)));
    }),
    { numRuns: 2000 },
  );
});

function parsed(text: string): unknown[][] {
  return parse(text, {
    record_delimiter: '\n',
    cast: (each, { quoting }) => (each === '' && !quoting ? null : each),
  });
}

function orRefused(work: () => unknown): unknown {
  try {
    return work();
  } catch {
    return 'refused';
  }
}
