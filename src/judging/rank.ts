import Fraction from 'fraction.js';
import { exactColumn } from './arithmetic.ts';
import type { NumberColumn } from './columns.ts';
import { errorAt, fractionAt, HALF_A_DIGIT } from './exact.ts';

/**
 * Where each row stands in its group: one more than the rows with a strictly greater value, divided by the rows whose
 * value is known. Unknown without a group or a value. A value known only as a bound could stand anywhere, which makes
 * the ranks of its whole group unknown.
 *
 * @param groups a number a row; −1 for none
 */
export function rankIn(groups: Int32Array, of: NumberColumn): NumberColumn {
  const members = new Map<number, number[]>();
  const open = new Set<number>();
  groups.forEach((group, row) => {
    const [lo, hi] = [of.lo[row] ?? Number.NaN, of.hi[row] ?? Number.NaN];
    if (group < 0 || Number.isNaN(lo)) return;
    if (lo !== hi) open.add(group);
    const others = members.get(group);
    if (others === undefined) members.set(group, [row]);
    else others.push(row);
  });
  const greater = new Int32Array(groups.length);
  const known = new Int32Array(groups.length);
  for (const [group, rows] of members) {
    if (open.has(group)) continue;
    const order = rows.toSorted((a, b) => -compare(of, a, b));
    let before = 0;
    order.forEach((row, i) => {
      if (i > 0 && compare(of, row, order[i - 1] ?? row) < 0) before = i;
      greater[row] = before;
      known[row] = order.length;
    });
  }
  const exactly = (row: number): Fraction | null =>
    known[row] === 0 ? null : new Fraction((greater[row] ?? 0) + 1, known[row] ?? 1);
  const value = (row: number): number =>
    known[row] === 0 ? Number.NaN : ((greater[row] ?? 0) + 1) / (known[row] ?? 1);
  return exactColumn(
    groups.length,
    (row) => [value(row), value(row)],
    exactly,
    (row) => value(row) * HALF_A_DIGIT,
  );
}

function compare(of: NumberColumn, a: number, b: number): number {
  const [x, y] = [of.lo[a] ?? 0, of.lo[b] ?? 0];
  if (of.exactly === undefined || Math.abs(x - y) > errorAt(of, a) + errorAt(of, b)) return x - y;
  return fractionAt(of, a)?.compare(fractionAt(of, b) ?? 0) ?? x - y;
}
