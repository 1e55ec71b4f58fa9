import { nearest } from '../../problems/suggest.ts';
import { namesFound, type WantedColumns } from './names.ts';

/** A row that may be the header of a table. */
export interface HeaderRow {
  /** How many of the wanted names it has. */
  readonly found: number;
  /** The same, or where it has none of them, how many it has that are like them, in thousandths. */
  readonly likeness: number;
}

/** Looks for the header among the first rows of a table, which are offered one after the other. */
export interface HeaderSearch<Row extends HeaderRow> {
  /** Whether this row ends the search. */
  offer(row: Row): boolean;
  best(): Row | undefined;
}

/** Rows that may stand above the header: titles, units, notes. */
export const MOST_ABOVE = 100;

/**
 * Finds the first row that has all the wanted names, or else the first that has most of them. A row with half of them is
 * not taken for a title: where one with none follows, that is data, and no header further down is looked for.
 */
export function headerSearch<Row extends HeaderRow>({ names }: WantedColumns): HeaderSearch<Row> {
  const half = Math.max(2, names.size / 2);
  let best: Row | undefined;
  let seen = 0;
  return {
    offer: (row) => {
      seen += 1;
      const isData = best !== undefined && best.found >= half && row.found === 0;
      if (best === undefined || row.likeness > best.likeness) best = row;
      return isData || row.found === names.size || seen === MOST_ABOVE;
    },
    best: () => best,
  };
}

/**
 * How well a row would do as the header.
 *
 * @param alike whether names that are only like the wanted ones count, where there is none of them
 */
export function asHeader(header: readonly string[], wanted: WantedColumns, alike = true): HeaderRow {
  const found = namesFound(header, wanted);
  if (found > 0 || !alike) return { found, likeness: found };
  const all = [...wanted.names, ...wanted.others.keys()];
  const near = all.filter((name) => nearest(name, header).length > 0);
  return { found, likeness: near.length / 1000 };
}
