import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type NumberColumn, numberColumn } from '../../src/judging/columns.ts';
import { withExact } from '../../src/judging/exact.ts';
import { judgeFew } from '../../src/judging/few.ts';
import { judge } from '../../src/judging/judge.ts';
import { NO_TIER } from '../../src/judging/raw-tier.ts';
import { ladder } from '../zoning/ladder.ts';

const ROWS = 9;
const readings = (n: NumberColumn) => ({ rows: ROWS, indicator: () => n, member: () => undefined });

/** Numbers that are known, unknown, only bounds, and exact as texts alone; the same in all rows but some. */
const column = fc
  .record({
    rest: fc.constantFrom(0, 1, Number.NaN),
    few: fc.uniqueArray(fc.nat(ROWS - 1), { maxLength: 4 }),
    lo: fc.constantFrom(0, 1, 3, Number.NaN),
    hi: fc.constantFrom(0, Number.POSITIVE_INFINITY),
    exact: fc.boolean(),
  })
  .map(({ rest, few, lo, hi, exact }) => {
    const [least, most] = [new Float64Array(ROWS).fill(rest), new Float64Array(ROWS).fill(rest)];
    for (const row of few) {
      least[row] = lo;
      most[row] = Number.isNaN(lo) ? lo : Math.max(lo, hi);
    }
    const plain = few.length === 0 ? numberColumn(least) : { kind: 'number' as const, lo: least, hi: most };
    const texts =
      exact && lo === 3 && hi === 0 ? new Map(few.map((row) => [row, '2.99999999999999999'])) : new Map();
    const apart = Int32Array.from(few.sort((a, b) => a - b));
    const standsFor = Array.from({ length: ROWS }, (_, row) => row).find((row) => !few.includes(row)) ?? 0;
    return { n: withExact(plain, texts), few: { apart, standsFor } };
  });

test('judging a few rows and one for all others gives what judging all rows does', async () => {
  const pack = await ladder('', {
    high: 'when: n >= 3, release: n == 0 || n > 5',
    medium: 'when: n >= 1',
    low: 'otherwise: true',
  });
  const seen = new Set<number>();
  fc.assert(
    fc.property(column, ({ n, few }) => {
      const [one, all] = [judgeFew(pack, readings(n), few, () => () => undefined), judge(pack, readings(n))];
      for (const ranks of ['raw', 'atMost', 'atLeast'] as const) expect(one[ranks]).toEqual(all[ranks]);
      expect(one.rows).toBe(ROWS);
      expect([...one.indicators.keys()]).toEqual([...all.indicators.keys()]);
      for (const [part, its] of all.trace) {
        const own = one.trace.get(part);
        expect(own?.kind).toBe(its.kind);
        if (its.kind === 'number' && own?.kind === 'number') {
          expect([own.lo, own.hi]).toEqual([its.lo, its.hi]);
          for (let row = 0; row < ROWS; row++) expect(own.exactly?.(row)).toEqual(its.exactly?.(row));
        } else if (its.kind === 'truth') expect(own).toEqual(its);
      }
      expect([...one.trace.keys()]).toEqual([...all.trace.keys()]);
      for (const rank of all.raw) seen.add(rank);
    }),
    { numRuns: 300 },
  );
  expect(seen).toEqual(new Set([NO_TIER, 0, 1, 2]));
});
