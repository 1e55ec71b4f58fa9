import Fraction from 'fraction.js';
import type { EventTable } from '../rows/tables.ts';
import type { Point } from '../solver/index.ts';
import type { Version } from '../world/counts.ts';
import { summedColumns, totalName } from '../world/totals.ts';
import type { MadeRow } from './rows.ts';

/**
 * Rows with numbers that add up, in each cell, to what a point says; nothing if one has no end after the point.
 *
 * @param earlier the same rows but the last, which keep the numbers they have
 */
export function totalled(
  table: EventTable,
  rows: readonly MadeRow[],
  point: Point,
  version: Version,
  earlier: readonly MadeRow[] = [],
): readonly MadeRow[] | undefined {
  const begun = new Map<string, Fraction>();
  const made: MadeRow[] = [];
  for (const [i, row] of rows.entries()) {
    const columns = { ...(earlier[i] ?? row).columns };
    for (const column of summedColumns(table)) {
      const name = totalName(row.cell.name, column, version);
      const left = (point.get(name) ?? new Fraction(0)).sub(begun.get(name) ?? new Fraction(0));
      const value = earlier[i] === undefined ? left : new Fraction(columns[column] ?? 0);
      const written = value.toString();
      if (written.includes('(')) return undefined;
      columns[column] = written;
      begun.set(name, (begun.get(name) ?? new Fraction(0)).add(value));
    }
    made.push({ cell: row.cell, columns });
  }
  return made;
}
