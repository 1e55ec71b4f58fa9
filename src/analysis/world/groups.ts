import Fraction from 'fraction.js';
import type { CountIndicator } from '../../rules/indicator.ts';
import type { Space } from '../meaning/space.ts';
import { regionOf } from '../rows/regions.ts';
import type { EventTable } from '../rows/tables.ts';
import {
  and,
  compared,
  constant,
  type Formula,
  type Linear,
  minus,
  or,
  plus,
  sumOf,
  times,
} from '../solver/index.ts';
import { cellsIn, type RowsOf, type Version } from './counts.ts';

/** An indicator that counts groups of rows: `distinct` counts the groups of one row or more. */
export interface Groups {
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

/** The indicators of a table that count groups. */
export function allGroups({ indicators }: EventTable): Groups[] {
  return indicators.flatMap((each) => (each.kind === 'count' ? (groupsOf(each) ?? []) : []));
}

export function groupedName(cell: string, column: string, version: Version): string {
  return version(`${cell} with ${column}`, [cell]);
}

/** How many rows of a cell belong to a group of some column, in one state of the world. */
export function groupedRows(cell: string, column: string, version: Version, space: Space): Linear {
  return space.whole(groupedName(cell, column, version), 0);
}

/** The columns by which more than one indicator groups: only there it matters which rows belong to groups. */
export function sharedColumns(table: EventTable): string[] {
  const columns = allGroups(table).map(({ column }) => column);
  return [...new Set(columns.filter((column, i) => columns.indexOf(column) !== i))];
}

/** What relates groups to the rows that belong to them, and to each other. */
export function groupAxioms(table: EventTable, version: Version, rows: RowsOf, space: Space): Formula {
  const groups = allGroups(table);
  const shared = sharedColumns(table);
  const count = ({ name, region }: Groups): Linear => space.whole(version(name, cellsIn(table, region)), 0);
  const inside = ({ region, column }: Groups): Linear =>
    sumOf(
      table.cells
        .filter(({ regions }) => regions.has(region))
        .map(({ name }) =>
          shared.includes(column) ? groupedRows(name, column, version, space) : rows(name),
        ),
    );
  const known = { table, count, inside, space };
  const members = shared.flatMap((column) =>
    table.cells.map(({ name }) =>
      compared(groupedRows(name, column, version, space), '<=', rows(name), space.variables),
    ),
  );
  const pairs = groups.flatMap((one) =>
    groups.flatMap((other) =>
      one === other || one.column !== other.column ? [] : [pairAxioms(one, other, known)],
    ),
  );
  return and(...members, ...groups.map((one) => ownAxioms(one, known, shared)), ...pairs);
}

interface Known {
  readonly table: EventTable;
  readonly count: (one: Groups) => Linear;
  readonly inside: (one: Groups) => Linear;
  readonly space: Space;
}

/** A group takes its least number of rows; and where one row makes a group, grouped rows make at least one. */
function ownAxioms(one: Groups, { count, inside, space }: Known, shared: readonly string[]): Formula {
  const { variables } = space;
  const takesRows = compared(multiple(one.least, count(one)), '<=', inside(one), variables);
  if (one.least > 1 || !shared.includes(one.column)) return takesRows;
  const isNone = compared(inside(one), '==', constant(0), variables);
  return and(takesRows, or(isNone, compared(count(one), '>=', constant(1), variables)));
}

/** What relates the groups of a narrower region to those of a wider one. */
function pairAxioms(one: Groups, wide: Groups, known: Known): Formula {
  const isInside = known.table.cells.every(
    ({ regions }) => !regions.has(one.region) || regions.has(wide.region),
  );
  if (!isInside) return and();
  return and(
    wide.least <= one.least ? ofLowerNumber(one, wide, known) : and(),
    wide.least >= one.least ? ofHigherNumber(one, wide, known) : and(),
  );
}

/**
 * A group that counts in the narrower region, by a higher number, counts in the wider one too; those that come on top need
 * rows of their own; and without a group of the higher number, all others are below it.
 */
function ofLowerNumber(one: Groups, wide: Groups, { count, inside, space }: Known): Formula {
  const atMost = (left: Linear, right: Linear): Formula => compared(left, '<=', right, space.variables);
  const further = minus(count(wide), count(one));
  const takesRows = plus(multiple(one.least, count(one)), multiple(wide.least, further));
  const parts = [atMost(count(one), count(wide)), atMost(takesRows, inside(wide))];
  if (wide.least === 1) {
    const areSmaller = atMost(inside(one), multiple(one.least - 1, count(wide)));
    parts.push(or(compared(count(one), '>=', constant(1), space.variables), areSmaller));
  }
  return and(...parts);
}

/**
 * A group that counts in the wider region by a higher number either counts in the narrower one, or has rows outside of it;
 * and the groups of both take their rows in the wider one.
 */
function ofHigherNumber(one: Groups, wide: Groups, { count, inside, space }: Known): Formula {
  const atMost = (left: Linear, right: Linear): Formula => compared(left, '<=', right, space.variables);
  const above = wide.least - one.least;
  const outside = minus(inside(wide), inside(one));
  return and(
    atMost(multiple(above + 1, minus(count(wide), count(one))), outside),
    atMost(plus(multiple(above, count(wide)), multiple(one.least, count(one))), inside(wide)),
  );
}

function multiple(by: number, linear: Linear): Linear {
  return times(linear, new Fraction(by));
}
