import { dayOf } from '../../days.ts';
import type { RowIndicator } from '../../rules/pack.ts';
import type { Cell } from '../rows/cells.ts';
import { regionOf } from '../rows/regions.ts';
import { type EventTable, stretchesOf } from '../rows/tables.ts';
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
import { groupsOf } from '../world/groups.ts';
import type { ListedRow } from './example.ts';
import type { Valued } from './judged.ts';

/** A row that is being made, with the cell it is of. */
export interface MadeRow {
  readonly cell: Cell;
  readonly columns: ListedRow;
}

/** As many rows of each cell as an example has, as of a day; nothing if some cell can have none on it. */
export function rowsOn(asOf: number, table: EventTable, valued: Valued, point: Point): MadeRow[] | undefined {
  const made: MadeRow[] = [];
  for (const cell of table.cells) {
    const count = Number(point.get(cell.name)?.valueOf() ?? 0);
    for (let i = 0; i < count; i++) {
      const columns = rowIn(cell, asOf, table, lastRows(cell, table, valued, i === 0));
      if (columns === undefined) return undefined;
      made.push({ cell, columns });
    }
  }
  return made;
}

/** What the days since a last row ask of a row: none is newer, and the first of its stretch is it. */
export function lastRows(cell: Cell, table: EventTable, valued: Valued, isFirst: boolean): Formula {
  const { space } = table.row;
  const parts = table.indicators.flatMap((indicator) => {
    if (indicator.kind !== 'days_since') return [];
    const days = valued.indicators.get(indicator.name);
    if (days === null || days === undefined || typeof days !== 'object') return [];
    const stretches = stretchesOf(indicator, table.indicators.map(regionOf));
    const own = stretches.find(({ region }) => cell.regions.has(region.key));
    if (own === undefined) return [];
    const isLast = days.compare(own.from) >= 0 && (own.to === undefined || days.compare(own.to) < 0);
    const relation = isLast && isFirst ? '==' : '>=';
    return [compared(table.row.lag(indicator.clock), relation, constant(days), space.variables)];
  });
  return and(...parts);
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
