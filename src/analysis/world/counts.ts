import type { DaysSinceIndicator } from '../../rules/pack.ts';
import type { Space } from '../meaning/space.ts';
import { regionOf } from '../rows/regions.ts';
import { type EventTable, stretchesOf } from '../rows/tables.ts';
import { and, compared, constant, type Formula, type Linear, not, or, sumOf } from '../solver/index.ts';

/** How many rows each cell of a table holds in one state of the world. */
export type RowsOf = (cell: string) => Linear;

/** The rows of a region: those of all its cells. */
export function rowsIn(table: EventTable, region: string, rows: RowsOf): Linear {
  return sumOf(table.cells.filter(({ regions }) => regions.has(region)).map(({ name }) => rows(name)));
}

/** The last row is as many days back as the first stretch that has one says; none at all is unknown. */
export function daysSinceAxioms(
  table: EventTable,
  indicator: DaysSinceIndicator,
  days: Linear,
  unknown: Formula,
  rows: RowsOf,
  space: Space,
): Formula {
  const { variables } = space;
  const zero = constant(0);
  const stretches = stretchesOf(indicator, table.indicators.map(regionOf));
  const inside = stretches.map(({ region }) => rowsIn(table, region.key, rows));
  const isEmpty = (count: Linear): Formula => compared(count, '==', zero, variables);
  const ways = stretches.map(({ from, to }, i) =>
    and(
      not(unknown),
      ...inside.slice(0, i).map(isEmpty),
      compared(inside[i] ?? zero, '>=', constant(1), variables),
      compared(days, '>=', constant(from), variables),
      ...(to === undefined ? [] : [compared(days, '<', constant(to), variables)]),
    ),
  );
  return or(...ways, and(unknown, ...inside.map(isEmpty)));
}
