import { addDays, dayNumber, dayOf } from '../../days.ts';
import { AS_OF, isPlace } from '../../rules/expressions/places.ts';
import { levelOfKey } from '../../rules/indicators/keys.ts';
import type { Pack } from '../../rules/pack.ts';
import { expressionsOf, membersOf } from '../../rules/walk.ts';
import { isOverRows } from '../rows/regions.ts';
import type { EventTable } from '../rows/tables.ts';
import { and, not, type Point } from '../solver/index.ts';
import { FIRST } from '../world/counts.ts';
import { versionAfter } from '../world/one-more.ts';
import type { World } from '../world/world.ts';
import type { LineList } from './example.ts';
import { allotted, hasGroups, withGroups } from './groups.ts';
import type { Valued } from './judged.ts';
import { type MadeRow, noNewer, rowIn, rowsOn } from './rows.ts';

/**
 * A line list that has the counts of an example, or nothing where the example is not about cases alone, or no list can have
 * them on one day.
 */
export function lineListOf(world: World, valued: Valued, point: Point): LineList | undefined {
  const table = tableOfCases(world);
  if (table === undefined) return undefined;
  for (const asOf of daysToTry(world.pack)) {
    const rows = rowsOn(asOf, table, point);
    const grouped = rows && withGroups(table, rows, valued, allotted(point, FIRST));
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
    const rows = rowsOn(asOf, table, point);
    const isCase = not(table.row.space.textIs('text class', 'discarded'));
    const columns = rowIn(
      added,
      asOf,
      table,
      and(isCase, noNewer(added, table, point, versionAfter(cell), new Set())),
    );
    if (rows === undefined || columns === undefined) continue;
    // The case that comes on top may be the one that completes a group, so it is put into groups first or last.
    const row = { cell: added, columns };
    for (const all of [
      [row, ...rows],
      [...rows, row],
    ]) {
      const grouped = withGroups(table, all, after, allotted(point, versionAfter(cell)));
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
export function tableOfCases({ pack, tables }: World): EventTable | undefined {
  const table = tables.find((each) => each.table === 'cases');
  const hasOthers = pack.indicators.some((each) => isOverRows(each) && each.table !== 'cases');
  // Nor can cases of one day say what was on others, what is in other areas, or which day it is.
  const looksFurther =
    pack.indicators.some(({ kind }) => kind === 'past' || kind === 'rank') ||
    expressionsOf(pack).some((tree) =>
      membersOf(tree).some(({ scope }) => scope === AS_OF || isPlace(scope)),
    );
  if (table === undefined || hasOthers || looksFurther) return undefined;
  const isPlain = table.indicators.every(
    (each) =>
      each.kind === 'days_since' || (each.kind === 'count' && !isByArea(each.groupBy ?? each.distinct)),
  );
  return isPlain ? table : undefined;
}

/** Whether rows are told apart by where they lie: in a list for one area they all lie in that. */
function isByArea(key = ''): boolean {
  return key === 'area' || levelOfKey(key) !== undefined;
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
