import Fraction from 'fraction.js';
import type { CountIndicator, DaysSinceIndicator } from '../../rules/pack.ts';
import type { Space } from '../meaning/space.ts';
import { regionOf } from '../rows/regions.ts';
import { type EventTable, stretchesOf } from '../rows/tables.ts';
import {
  and,
  compared,
  constant,
  type Formula,
  type Linear,
  minus,
  not,
  or,
  plus,
  sumOf,
  times,
} from '../solver/index.ts';

/** How many rows each cell of a table holds in one state of the world. */
export type RowsOf = (cell: string) => Linear;

/** The rows of a region: those of all its cells. */
export function rowsIn(table: EventTable, region: string, rows: RowsOf): Linear {
  return sumOf(table.cells.filter(({ regions }) => regions.has(region)).map(({ name }) => rows(name)));
}

/** Indicators that count groups of rows: `distinct` is the groups of one row or more. */
interface Groups {
  readonly name: string;
  readonly region: string;
  readonly column: string;
  readonly least: number;
}

export function groupsOf(indicator: CountIndicator): Groups | undefined {
  const { distinct, groupBy, atLeast, name } = indicator;
  const column = groupBy ?? distinct;
  if (column === undefined) return undefined;
  return { name, region: regionOf(indicator).key, column, least: groupBy === undefined ? 1 : atLeast };
}

/**
 * What relates groups to rows and to each other. A group takes its least number of rows; one that counts in a narrower
 * region, or by a higher number, counts in the wider one too; and the groups that come on top need rows of their own.
 */
export function groupAxioms(table: EventTable, suffix: string, rows: RowsOf, space: Space): Formula {
  const groups = table.indicators.flatMap((each) => (each.kind === 'count' ? (groupsOf(each) ?? []) : []));
  const count = ({ name }: Groups): Linear => space.whole(`${name}${suffix}`, 0);
  const multiple = (by: number, linear: Linear): Linear => times(linear, new Fraction(by));
  const inside = (one: Groups): Linear => rowsIn(table, one.region, rows);
  const atMost = (left: Linear, right: Linear): Formula => compared(left, '<=', right, space.variables);
  const parts: Formula[] = [];
  for (const one of groups) {
    parts.push(atMost(multiple(one.least, count(one)), inside(one)));
    for (const wide of groups) {
      if (wide === one || wide.column !== one.column || wide.least > one.least) continue;
      if (!isWithin(table, one.region, wide.region)) continue;
      const further = minus(count(wide), count(one));
      parts.push(atMost(count(one), count(wide)));
      parts.push(atMost(plus(multiple(one.least, count(one)), multiple(wide.least, further)), inside(wide)));
      if (wide.least === one.least) parts.push(atMost(further, minus(inside(wide), inside(one))));
    }
  }
  return and(...parts);
}

function isWithin({ cells }: EventTable, narrow: string, wide: string): boolean {
  return cells.every(({ regions }) => !regions.has(narrow) || regions.has(wide));
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
