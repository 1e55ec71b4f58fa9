import { ALWAYS, and, type Formula, not, solve } from '../solver/index.ts';
import { type AsOfDays, asOfDays } from './as-of.ts';
import type { Region } from './regions.ts';
import type { RowSpace } from './row.ts';

/**
 * A kind of row: those that lie in the same regions. Every count is the sum of the rows of its cells, which is all that
 * relates the counts of a table to each other.
 */
export interface Cell {
  /** The name of the variable that counts its rows. */
  readonly name: string;
  /** The keys of the regions it lies in; none of them is empty. */
  readonly regions: ReadonlySet<string>;
  /** What makes a row one of this cell. */
  readonly formula: Formula;
  /** The as-of days on which it can have rows, where windows begin on a day. */
  readonly days?: AsOfDays;
}

/** The cells of a table: every set of regions in which one row can lie at once. */
export function cellsOf(table: string, regions: readonly Region[], row: RowSpace): Cell[] {
  const cells: Cell[] = [];
  const split = (rest: readonly Region[], inside: readonly string[], formula: Formula): void => {
    if (solve(and(row.space.axioms(), formula), row.space.variables).kind === 'never') return;
    const [region, ...others] = rest;
    if (region === undefined) {
      if (inside.length === 0) return;
      const days = asOfDays(regions, row, formula);
      const name = `${table} ${cells.length}`;
      cells.push({ name, regions: new Set(inside), formula, ...(days && { days }) });
      return;
    }
    const isIn = row.isIn(region);
    split(others, [...inside, region.key], and(formula, isIn));
    split(others, inside, and(formula, not(isIn)));
  };
  split(regions, [], ALWAYS);
  return cells;
}
