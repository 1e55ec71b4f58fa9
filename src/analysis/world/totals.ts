import type { Space } from '../meaning/space.ts';
import type { EventTable } from '../rows/tables.ts';
import { and, compared, constant, type Formula, type Linear, not, or, sumOf } from '../solver/index.ts';
import { cellsIn, type RowsOf, type Version } from './counts.ts';

/** The columns of a table whose numbers are added up. */
export function summedColumns({ indicators }: EventTable): string[] {
  return [...new Set(indicators.flatMap((each) => (each.kind === 'sum' ? [each.column] : [])))];
}

/** The name of what the rows of a cell have in a column, together. */
export function totalName(cell: string, column: string, version: Version): string {
  return version(`${column} of ${cell}`, [cell]);
}

/** What the rows of a region have in a column, together: any number, for a correction or a total that falls is negative. */
export function totalIn(
  table: EventTable,
  region: string,
  column: string,
  version: Version,
  space: Space,
): Linear {
  return sumOf(cellsIn(table, region).map((cell) => space.real(totalName(cell, column, version))));
}

/** Of no row the total is 0. */
export function totalAxioms(table: EventTable, version: Version, rows: RowsOf, space: Space): Formula {
  const isZero = (linear: Linear): Formula => compared(linear, '==', constant(0), space.variables);
  return and(
    ...summedColumns(table).flatMap((column) =>
      table.cells.map(({ name }) =>
        or(not(isZero(rows(name))), isZero(space.real(totalName(name, column, version)))),
      ),
    ),
  );
}
