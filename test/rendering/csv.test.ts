import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvTable } from '../../src/rendering/csv.ts';
import { renderSnapshot } from '../../src/rendering/snapshot/index.ts';
import { snapshot, street, verdict } from './samples/snapshot.ts';

const piped = { language: 'zh', width: null, colour: false } as const;

test.each([
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ['+1+1', "'+1+1"],
  ['-1+1', "'-1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', "'\tx"],
  ['\rx', `"'\rx"`],
  ['＝1+1', "'＝1+1"],
])('a text that begins like a formula gets an apostrophe: %j', (written, cell) => {
  expect(csvTable(['a'], [[written]])).toBe(`a\n${cell}\n`);
});

test.each([
  [-3, '-3'],
  ['-0.50', '-0.50'],
  [0, '0'],
  [true, 'true'],
  [null, ''],
  ['花乡街道', '花乡街道'],
])('numbers and plain texts stay: %j', (value, cell) => {
  expect(csvTable(['a'], [[value, 'x']])).toBe(`a\n${cell},x\n`);
});

test('a parser reads back what was written, but for the apostrophe', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.string()), { minLength: 1 }), (rows) => {
      const read: string[][] = parse(csvTable(['a', 'b'], rows), { from_line: 2, record_delimiter: '\n' });
      expect(read.map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@\t\r\n])/, '')))).toEqual(
        rows.map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@\t\r\n])/, ''))),
      );
    }),
  );
});

test('a decision cannot plant a formula in a snapshot', () => {
  const planted = {
    ...snapshot,
    zones: [
      verdict(street('110106018', '=cmd|calc'), { indicators: { confirmed_14d: -2, clusters_14d: '-0.5' } }),
    ],
  };
  const zone = { ...planted.zones[0], area: { ...street('110106018', 'x'), name: '=cmd|calc' } };
  const [, row = ''] = renderSnapshot({ ...planted, zones: [verdict(zone.area, zone)] }, 'csv', piped).split(
    '\n',
  );
  expect(row).toContain(",'=cmd|calc,");
  expect(row).toMatch(/,-2,-0\.5$/);
});
