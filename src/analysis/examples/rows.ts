import { dayOf } from '../../days.ts';
import type { RowIndicator } from '../../rules/pack.ts';
import type { Cell } from '../rows/cells.ts';
import type { EventTable } from '../rows/tables.ts';
import {
  and,
  compared,
  constant,
  type Formula,
  type Point,
  smallest,
  solve,
  variable,
} from '../solver/index.ts';
import { FIRST, type Version } from '../world/counts.ts';
import { groupsOf } from '../world/groups.ts';
import { allPlaces, newestName } from '../world/last-rows.ts';
import type { ListedRow } from './example.ts';

/** A row that is being made, with the cell it is of. */
export interface MadeRow {
  readonly cell: Cell;
  readonly columns: ListedRow;
}

/** As many rows of each cell as an example has, as of a day; nothing if some cell can have none on it. */
export function rowsOn(asOf: number, table: EventTable, point: Point): MadeRow[] | undefined {
  const made: MadeRow[] = [];
  const begun = new Set<string>();
  for (const cell of table.cells) {
    const count = Number(point.get(cell.name)?.valueOf() ?? 0);
    for (let i = 0; i < count; i++) {
      const columns = rowIn(cell, asOf, table, noNewer(cell, table, point, FIRST, begun));
      if (columns === undefined) return undefined;
      made.push({ cell, columns });
    }
  }
  return made;
}

/** No row of a place is newer than its newest, and the first one is it: `begun` are the places that have their first. */
export function noNewer(
  cell: Cell,
  table: EventTable,
  point: Point,
  version: Version,
  begun: Set<string>,
): Formula {
  const { space } = table.row;
  const clocks = table.indicators.flatMap((each) => (each.kind === 'days_since' ? [each.clock] : []));
  const places = [...new Set(clocks)].flatMap((clock) => allPlaces(table, clock).map(({ place }) => place));
  return and(
    ...places.flatMap((place) => {
      const newest = point.get(newestName(place, version));
      if (newest === undefined || !place.cells.includes(cell.name)) return [];
      const relation = begun.has(place.key) ? '>=' : '==';
      begun.add(place.key);
      return [compared(table.row.lag(place.clock), relation, constant(newest), space.variables)];
    }),
  );
}

/** A row of a cell as of a day, as recent as it can be, and under further conditions; nothing if there is none. */
export function rowIn(
  cell: Cell,
  asOf: number,
  { row, indicators }: EventTable,
  more: Formula,
): ListedRow | undefined {
  const { space } = row;
  const today = compared(row.asOf, '==', constant(asOf), space.variables);
  const answer = solve(and(space.axioms(), cell.formula, more, today), space.variables);
  if (answer.kind !== 'found') return undefined;
  const names = [...space.variables.keys()];
  const wishes = names.filter((name) => name.startsWith('unknown ') || name.startsWith('lag '));
  const point = smallest(answer, [...wishes, ...names].map(variable), space.variables);
  const columns: Record<string, string> = { class: 'confirmed', origin: 'local' };
  for (const name of names) {
    const column = name.slice(name.indexOf(' ') + 1);
    const value = point.get(name);
    if (name.startsWith('lag ')) columns[column] = dayOf(asOf - Number(value?.valueOf() ?? 0));
    else if (name.startsWith('text '))
      columns[column] = space.textAt(name, Number(value?.valueOf() ?? 0)) ?? 'other';
    else if (!name.includes(' ')) columns[name] = value?.toString() ?? '0';
  }
  for (const name of names) {
    if (!name.startsWith('unknown ')) continue;
    const column = name.slice('unknown '.length);
    columns[column] = point.get(name)?.equals(1) === true ? '' : (columns[column] ?? 'other');
  }
  for (const { column } of indicators.flatMap(groupColumns)) columns[column] ??= '';
  return columns;
}

function groupColumns(indicator: RowIndicator) {
  return indicator.kind === 'count' ? (groupsOf(indicator) ?? []) : [];
}
