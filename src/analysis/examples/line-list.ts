import { addDays, dayNumber, dayOf } from '../../days.ts';
import type { CountIndicator, Pack, RowIndicator } from '../../rules/pack.ts';
import type { Cell } from '../rows/cells.ts';
import { regionOf } from '../rows/regions.ts';
import { type EventTable, stretchesOf } from '../rows/tables.ts';
import {
  and,
  compared,
  constant,
  type Formula,
  not,
  type Point,
  smallest,
  solve,
  variable,
} from '../solver/index.ts';
import { groupsOf } from '../world/counts.ts';
import type { World } from '../world/world.ts';
import type { LineList, ListedRow } from './example.ts';
import { hasGroups, withGroups } from './groups.ts';
import type { Valued } from './judged.ts';

/** A row that is being made, with the cell it is of. */
export interface MadeRow {
  readonly cell: Cell;
  readonly columns: ListedRow;
}

/**
 * A line list that has the counts of an example, or nothing where the example is not about cases alone, or no list can have
 * them on one day.
 */
export function lineListOf(world: World, valued: Valued, point: Point): LineList | undefined {
  const table = tableOfCases(world);
  if (table === undefined) return undefined;
  for (const asOf of daysToTry(world.pack)) {
    const rows = rowsOn(asOf, table, valued, point);
    const grouped = rows && withGroups(table, rows, valued);
    if (grouped !== undefined) return listed(asOf, grouped);
  }
  return undefined;
}

/** Two line lists, the second with one row more, that lies in `cell`. */
export function lineListWithOneMore(
  world: World,
  before: Valued,
  after: Valued,
  point: Point,
  cell: string,
): readonly [LineList, LineList] | undefined {
  const table = tableOfCases(world);
  const added = table?.cells.find(({ name }) => name === cell);
  if (table === undefined || added === undefined) return undefined;
  for (const asOf of daysToTry(world.pack)) {
    const rows = rowsOn(asOf, table, before, point);
    const isCase = not(table.row.space.textIs('text class', 'discarded'));
    const columns = rowIn(added, asOf, table, and(isCase, lastRows(added, table, after, true)));
    if (rows === undefined || columns === undefined) continue;
    // The case that comes on top may be the one that completes a group, so it is put into groups first or last.
    const row = { cell: added, columns };
    for (const all of [
      [row, ...rows],
      [...rows, row],
    ]) {
      const grouped = withGroups(table, all, after);
      const isFirst = all[0] === row;
      const own = grouped?.at(isFirst ? 0 : -1);
      const others = isFirst ? grouped?.slice(1) : grouped?.slice(0, -1);
      if (own === undefined || others === undefined || !hasGroups(table, others, before)) continue;
      return [listed(asOf, others), listed(asOf, [...others, own])];
    }
  }
  return undefined;
}

function listed(asOf: number, rows: readonly MadeRow[]): LineList {
  return { asOf: dayOf(asOf), rows: rows.map(({ columns }, i) => ({ id: `C${i + 1}`, ...columns })) };
}

/** The table of cases, if the pack counts no other and every indicator over it can be counted by hand. */
function tableOfCases({ tables }: World): EventTable | undefined {
  const table = tables.find((each) => each.table === 'cases');
  if (table === undefined || tables.length > 1) return undefined;
  const isPlain = table.indicators.every(({ kind }) => kind === 'count' || kind === 'days_since');
  return isPlain ? table : undefined;
}

/** Days on which the pack may be in force, and on which its windows since a day have had time to fill. */
function daysToTry({ inForce, edition, indicators }: Pack): number[] {
  const first = inForce.from ?? edition;
  const since = indicators.flatMap((each) =>
    'window' in each && each.window.kind === 'since' ? [each.window.since] : [],
  );
  const starts = [first, ...since];
  return starts.flatMap((day) => [60, 3, 400].map((after) => dayNumber(addDays(day, after))));
}

function rowsOn(asOf: number, table: EventTable, valued: Valued, point: Point): MadeRow[] | undefined {
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
function lastRows(cell: Cell, table: EventTable, valued: Valued, isFirst: boolean): Formula {
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

function rowIn(
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
    if (name.startsWith('unknown ') && point.get(name)?.equals(1))
      columns[name.slice('unknown '.length)] = '';
  }
  for (const { column } of indicators.flatMap(groupColumns)) columns[column] ??= '';
  return columns;
}

function groupColumns(indicator: RowIndicator) {
  return indicator.kind === 'count' ? (groupsOf(indicator satisfies CountIndicator) ?? []) : [];
}
