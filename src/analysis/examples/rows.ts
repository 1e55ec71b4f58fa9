import { dayNumber, dayOf } from '../../days.ts';
import type { RowIndicator } from '../../rules/indicator.ts';
import type { Space } from '../meaning/space.ts';
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
      const days = new Set(made.map(({ columns }) => columns['date'] ?? ''));
      const columns = rowIn(cell, asOf, table, noNewer(cell, table, point, FIRST, begun), days);
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

/**
 * A row of a cell as of a day, as recent as it can be, and under further conditions; nothing if there is none.
 *
 * @param taken days of counts, of which an area has one row a day
 */
export function rowIn(
  cell: Cell,
  asOf: number,
  { table, row, indicators }: Omit<EventTable, 'cells'>,
  more: Formula,
  taken: ReadonlySet<string>,
): ListedRow | undefined {
  const { space } = row;
  const today = compared(row.asOf, '==', constant(asOf), space.variables);
  const isFree = [...taken].map((day) =>
    table === 'counts' && day !== ''
      ? compared(row.lag('date'), '!=', constant(asOf - dayNumber(day)), space.variables)
      : and(),
  );
  // Nothing is known of days to come: no date of a row is after the as-of day.
  const names = [...space.variables.keys()];
  const isPast = names
    .filter((name) => name.startsWith('lag '))
    .map((name) => compared(variable(name), '>=', constant(0), space.variables));
  const asked = and(space.axioms(), cell.formula, more, today, ...isFree, ...isPast);
  const answer = solve(asked, space.variables);
  if (answer.kind !== 'found') return undefined;
  const wishes = names.filter((name) => name.startsWith('unknown ') || name.startsWith('lag '));
  const point = smallest(answer, [...wishes, ...names].map(variable), space.variables);
  return columnsAt(point, asOf, { table, row, indicators });
}

/** What a row's columns are at a point of its space. */
function columnsAt(
  point: Point,
  asOf: number,
  { table, row: { space }, indicators }: Omit<EventTable, 'cells'>,
): ListedRow {
  // Counts have no class and no origin, though a row's space speaks of them.
  const isCount = table === 'counts';
  const names = [...space.variables.keys()].filter(
    (name) => !isCount || (name !== 'text class' && name !== 'text origin'),
  );
  const columns: Record<string, string> = isCount ? {} : { class: 'confirmed', origin: 'local' };
  for (const name of names) {
    const [column, cell] = cellOf(name, point.get(name)?.valueOf() ?? 0, asOf, space);
    if (column !== undefined) columns[column] = cell;
  }
  for (const name of names) {
    if (!name.startsWith('unknown ')) continue;
    const column = name.slice('unknown '.length);
    columns[column] = point.get(name)?.equals(1) === true ? '' : (columns[column] ?? 'other');
  }
  for (const { column } of indicators.flatMap(groupColumns)) columns[column] ??= '';
  return columns;
}

/** The column and cell that a variable's value stands for; none for one that says whether a column is known. */
function cellOf(name: string, value: number, asOf: number, space: Space): [string | undefined, string] {
  const column = name.slice(name.indexOf(' ') + 1);
  if (name.startsWith('lag ')) return [column, dayOf(asOf - value)];
  if (name.startsWith('text ')) return [column, space.textAt(name, value) ?? 'other'];
  if (name.endsWith(' is true')) return [name.slice(0, -' is true'.length), String(value === 1)];
  return [name.includes(' ') ? undefined : name, String(value)];
}

function groupColumns(indicator: RowIndicator) {
  return indicator.kind === 'count' ? (groupsOf(indicator) ?? []) : [];
}
