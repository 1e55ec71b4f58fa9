import type { EventTable } from '../rows/tables.ts';
import { type Linear, sumOf } from '../solver/index.ts';

/** How many rows each cell of a table holds in one state of the world. */
export type RowsOf = (cell: string) => Linear;

/** The rows of a region: those of all its cells. */
export function rowsIn(table: EventTable, region: string, rows: RowsOf): Linear {
  return sumOf(cellsIn(table, region).map(rows));
}

/** The cells of a region. */
export function cellsIn({ cells }: EventTable, region: string): string[] {
  return cells.filter(({ regions }) => regions.has(region)).map(({ name }) => name);
}

/** The name of a variable in one state of the world: another one where the rows of some of its cells are others. */
export type Version = (name: string, cells: readonly string[]) => string;

/** The first state: every variable by its own name. */
export const FIRST: Version = (name) => name;
