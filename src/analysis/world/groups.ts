import Fraction from 'fraction.js';
import type { CountIndicator } from '../../rules/pack.ts';
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
import type { RowsOf } from './counts.ts';

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

/** How many rows of a cell belong to a group of some column, in one state of the world. */
export function groupedRows(cell: string, column: string, suffix: string, space: Space): Linear {
  return space.whole(`${cell} with ${column}${suffix}`, 0);
}

/** The columns by which more than one indicator groups: only there it matters which rows belong to groups. */
export function sharedColumns(table: EventTable): string[] {
  const columns = allGroups(table).map(({ column }) => column);
  return [...new Set(columns.filter((column, i) => columns.indexOf(column) !== i))];
}

/** What relates groups to the rows that belong to them, and to each other. */
export function groupAxioms(table: EventTable, suffix: string, rows: RowsOf, space: Space): Formula {
  const groups = allGroups(table);
  const shared = sharedColumns(table);
  const count = ({ name }: Groups): Linear => space.whole(`${name}${suffix}`, 0);
  const inside = ({ region, column }: Groups): Linear =>
    sumOf(
      table.cells
        .filter(({ regions }) => regions.has(region))
        .map(({ name }) => (shared.includes(column) ? groupedRows(name, column, suffix, space) : rows(name))),
    );
  const known = { table, count, inside, space };
  const members = shared.flatMap((column) =>
    table.cells.map(({ name }) =>
      compared(groupedRows(name, column, suffix, space), '<=', rows(name), space.variables),
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

/**
 * A group that counts in a narrower region, or by a higher number, counts in the wider one too; the groups that come on top
 * need rows of their own; and without a group of the higher number, the others are below it.
 */
function pairAxioms(one: Groups, wide: Groups, { table, count, inside, space }: Known): Formula {
  const { variables } = space;
  const isInside = table.cells.every(({ regions }) => !regions.has(one.region) || regions.has(wide.region));
  if (wide.least > one.least || !isInside) return and();
  const atMost = (left: Linear, right: Linear): Formula => compared(left, '<=', right, variables);
  const further = minus(count(wide), count(one));
  const parts = [
    atMost(count(one), count(wide)),
    atMost(plus(multiple(one.least, count(one)), multiple(wide.least, further)), inside(wide)),
  ];
  if (wide.least === one.least) parts.push(atMost(further, minus(inside(wide), inside(one))));
  // With no group of the higher number, every group that there is has fewer rows than that.
  if (wide.least === 1)
    parts.push(
      or(
        compared(count(one), '>=', constant(1), variables),
        atMost(inside(one), multiple(one.least - 1, count(wide))),
      ),
    );
  return and(...parts);
}

function multiple(by: number, linear: Linear): Linear {
  return times(linear, new Fraction(by));
}
