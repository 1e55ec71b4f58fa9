import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnWidths, isCrowded } from '../../src/rendering/handout/widths.ts';

const table = (heads: readonly string[], rows: readonly string[][] = []) => ({
  kind: 'table' as const,
  columns: heads.map((head) => ({ head, share: 1 })),
  rows,
});

/** Points on a line of a page. */
const points = (widths: readonly number[]): number[] => widths.map((width) => 442 * width);

test('columns are as wide as their shares where every word has room', () => {
  const columns = [
    { head: '等级', share: 2 },
    { head: '数量', share: 1.5 },
    { head: '区域', share: 6.5 },
  ];
  expect(columnWidths({ kind: 'table', columns, rows: [] }, 'zh')).toEqual([0.2, 0.15, 0.65]);
});

test('a column gets the room that its longest word takes from those that have some to give', () => {
  const heads = ['Area', 'High', 'Measures', 'New', 'Ended', 'Low', 'Next'];
  const widths = points(columnWidths(table(heads), 'en'));
  // Eight letters of 10.5 points in bold, and the room beside them.
  expect(widths[2]).toBeGreaterThan(8 * 0.5 * 10.5 + 9);
  expect(widths[1]).toBe(widths[0]);
  const long = points(columnWidths(table(heads, [['entertainment']]), 'en'));
  expect(long[0]).toBeGreaterThan(13 * 0.45 * 10.5 + 9);
});

test('a tier of three characters is not broken in a head', () => {
  const widths = points(
    columnWidths(table(['区', '高风险', '措', '新', '终', '一', '二', '三', '四', '五']), 'zh'),
  );
  expect(widths[1]).toBeGreaterThan(3 * 10.2 + 9);
});

test('the columns of any table fill the line', () => {
  const word = fc.string({ unit: fc.constantFrom(...'ab mW1高风险'), maxLength: 40 });
  const tables = fc.integer({ min: 1, max: 12 }).chain((count) =>
    fc.record({
      columns: fc.array(fc.record({ head: word, share: fc.integer({ min: 1, max: 9 }) }), {
        minLength: count,
        maxLength: count,
      }),
      rows: fc.array(fc.array(word, { minLength: count, maxLength: count }), { maxLength: 4 }),
    }),
  );
  fc.assert(
    fc.property(tables, fc.constantFrom('zh' as const, 'en' as const), (each, language) => {
      const widths = columnWidths({ kind: 'table', ...each }, language);
      expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(1, 9);
      expect(Math.min(...widths)).toBeGreaterThan(0);
    }),
  );
});

test('a table of more than eight columns is set in smaller type', () => {
  expect(isCrowded(table(Array.from({ length: 8 }, String)))).toBe(false);
  expect(isCrowded(table(Array.from({ length: 9 }, String)))).toBe(true);
});
