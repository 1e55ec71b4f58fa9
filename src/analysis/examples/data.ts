import { addDays, dayNumber, dayOf, weekdayOf } from '../../days.ts';
import { AS_OF } from '../../rules/expressions/places.ts';
import { levelOfKey } from '../../rules/indicators/keys.ts';
import type { Pack } from '../../rules/pack.ts';
import { expressionsOf, membersOf } from '../../rules/walk.ts';
import type { EventTable } from '../rows/tables.ts';
import { and, not, type Point } from '../solver/index.ts';
import { FIRST } from '../world/counts.ts';
import { versionAfter } from '../world/one-more.ts';
import type { World } from '../world/world.ts';
import { eventFiles } from './event-files.ts';
import type { ExampleData, ListedRow } from './example.ts';
import { allotted, hasGroups, withGroups } from './groups.ts';
import type { Valued } from './judged.ts';
import { type MadeRow, noNewer, rowIn, rowsOn } from './rows.ts';
import { surroundingsOf } from './surroundings.ts';
import { totalled } from './totals.ts';

/** Rows that have the values of an example, or nothing where none have them on one day. */
export function dataOf(world: World, valued: Valued, point: Point): ExampleData | undefined {
  for (const asOf of daysToTry(world.pack, valued)) {
    const made = world.tables.map((table) => listed(table, asOf, valued, point));
    const data = made.every((rows) => rows !== undefined) ? filesOf(world, valued, asOf, made) : undefined;
    if (data !== undefined) return data;
  }
  return undefined;
}

/** Rows before and after one more, that lies in `cell`. */
export function dataWithOneMore(
  world: World,
  before: Valued,
  after: Valued,
  point: Point,
  cell: string,
): readonly [ExampleData, ExampleData] | undefined {
  for (const asOf of daysToTry(world.pack, before)) {
    const made = world.tables.map((table) => {
      const isThere = table.cells.some(({ name }) => name === cell);
      const rows = isThere ? undefined : listed(table, asOf, before, point);
      return isThere
        ? oneMoreIn(table, asOf, { before, after, point, cell })
        : rows && ([rows, rows] as const);
    });
    if (!made.every((pair) => pair !== undefined)) continue;
    const first = filesOf(
      world,
      before,
      asOf,
      made.map(([rows]) => rows),
    );
    const second = filesOf(
      world,
      after,
      asOf,
      made.map(([, rows]) => rows),
    );
    if (first !== undefined && second !== undefined) return [first, second];
  }
  return undefined;
}

function filesOf(
  { pack, tables }: World,
  valued: Valued,
  asOf: number,
  made: readonly (readonly MadeRow[])[],
): ExampleData | undefined {
  const day = dayOf(asOf);
  const around = surroundingsOf(pack, valued, day);
  if (around === undefined) return undefined;
  const files: Record<string, readonly ListedRow[]> = { areas: around.areas };
  for (const [i, table] of tables.entries()) {
    const rows = (made[i] ?? []).map(({ columns }) => columns);
    for (const [file, own] of Object.entries(eventFiles(table, pack, rows)))
      files[file] = [...(files[file] ?? []), ...own];
  }
  return { asOf: day, tables: { ...files, ...(around.metrics.length > 0 && { metrics: around.metrics }) } };
}

function listed(
  table: EventTable,
  asOf: number,
  valued: Valued,
  point: Point,
): readonly MadeRow[] | undefined {
  if (!canBeListed(table)) return undefined;
  const rows = rowsOn(asOf, table, point);
  const grouped = rows && withGroups(table, rows, valued, allotted(point, FIRST));
  return grouped && totalled(table, grouped, point, FIRST);
}

interface OneMoreRow {
  readonly before: Valued;
  readonly after: Valued;
  readonly point: Point;
  readonly cell: string;
}

type Pair = readonly [readonly MadeRow[], readonly MadeRow[]];

function oneMoreIn(
  table: EventTable,
  asOf: number,
  { before, after, point, cell }: OneMoreRow,
): Pair | undefined {
  const added = table.cells.find(({ name }) => name === cell);
  const rows = canBeListed(table) ? rowsOn(asOf, table, point) : undefined;
  if (added === undefined || rows === undefined) return undefined;
  const version = versionAfter(cell);
  const isCase = not(table.row.space.textIs('text class', 'discarded'));
  const days = new Set(rows.map(({ columns }) => columns['date'] ?? ''));
  const columns = rowIn(
    added,
    asOf,
    table,
    and(isCase, noNewer(added, table, point, version, new Set())),
    days,
  );
  if (columns === undefined) return undefined;
  // The case that comes on top may be the one that completes a group, so it is put into groups first or last.
  const row = { cell: added, columns };
  for (const all of [
    [row, ...rows],
    [...rows, row],
  ]) {
    const grouped = withGroups(table, all, after, allotted(point, version));
    const isFirst = all[0] === row;
    const own = grouped?.at(isFirst ? 0 : -1);
    const others = isFirst ? grouped?.slice(1) : grouped?.slice(0, -1);
    if (own === undefined || others === undefined || !hasGroups(table, others, before)) continue;
    const earlier = totalled(table, others, point, FIRST);
    const later = earlier && totalled(table, [...others, own], point, version, earlier);
    if (earlier !== undefined && later !== undefined) return [earlier, later];
  }
  return undefined;
}

/**
 * Whether every indicator over a table is a matter of how many rows there are, and of their totals; not where rows are
 * told apart by where they lie, for in one area they all lie in that.
 */
function canBeListed({ indicators }: EventTable): boolean {
  return indicators.every(
    (each) =>
      each.kind === 'days_since' ||
      each.kind === 'sum' ||
      (each.kind === 'count' && !isByArea(each.groupBy ?? each.distinct)),
  );
}

function isByArea(key = ''): boolean {
  return key === 'area' || levelOfKey(key) !== undefined;
}

/** Whether a pack reads events and reports of its own area alone, so that every example of it has rows. */
export function hasAlwaysData({ pack, tables, state }: World): boolean {
  const isPlain = pack.indicators.every(
    ({ name, kind }) => !state.values.has(name) || (kind !== 'past' && kind !== 'rank'),
  );
  const asksForDay = expressionsOf(pack)
    .flatMap(membersOf)
    .some(({ scope }) => scope === AS_OF);
  return isPlain && !asksForDay && state.beyond.size === 0 && state.isOfItsOwn && tables.every(canBeListed);
}

/** The day a condition asks for; or days on which the pack is judged and may be in force, and on which its windows since a day have had time to fill. */
function daysToTry({ inForce, edition, indicators, evaluatedOn }: Pack, { members }: Valued): number[] {
  const told = members.get(`${AS_OF}.day`);
  if (typeof told === 'string')
    return evaluatedOn === undefined || weekdayOf(told) === evaluatedOn ? [dayNumber(told)] : [];
  const first = inForce.from ?? edition;
  const since = indicators.flatMap((each) =>
    'window' in each && each.window.kind === 'since' ? [each.window.since] : [],
  );
  const starts = [first, ...since];
  return starts.flatMap((day) =>
    [60, 3, 400].map((after) => {
      let asOf = addDays(day, after);
      while (evaluatedOn !== undefined && weekdayOf(asOf) !== evaluatedOn) asOf = addDays(asOf, 1);
      return dayNumber(asOf);
    }),
  );
}
