import type { DaysSinceIndicator } from '../../rules/pack.ts';
import { regionOf } from '../rows/regions.ts';
import { type EventTable, stretchesOf } from '../rows/tables.ts';
import {
  and,
  compared,
  constant,
  type Formula,
  type Linear,
  not,
  or,
  plus,
  solve,
  sumOf,
} from '../solver/index.ts';
import { groupedRows, groupsOf, sharedColumns } from './groups.ts';
import { type State, stateOf } from './state.ts';
import type { World } from './world.ts';

/** The world with one case more. */
export interface OneMore {
  readonly after: State;
  /** What relates both states: that it is one case, and what it can change. */
  readonly axioms: Formula;
  /** How many of the cases that are added lie in a cell: one or none. */
  added(cell: string): Linear;
}

/** Names of the later state end in this. */
export const AFTER = "'";

/** One case more: a row that is not discarded, in any cell; nothing for a pack that counts no cases. */
export function oneMoreCase(world: World): OneMore | undefined {
  const { pack, space, tables } = world;
  const table = tables.find((each) => each.table === 'cases');
  if (table === undefined) return undefined;
  const cells = table.cells.map(({ name }) => name);
  const added = (cell: string): Linear => space.whole(`added to ${cell}`, 0, cells.includes(cell) ? 1 : 0);
  const after = stateOf({
    pack,
    tables,
    space,
    suffix: AFTER,
    rows: (cell) => plus(world.rows(cell), added(cell)),
  });
  const isOne = compared(sumOf(cells.map(added)), '==', constant(1), space.variables);
  const isCase = table.cells
    .filter((cell) => !canBeCase(table, cell.formula))
    .map(({ name }) => compared(added(name), '==', constant(0), space.variables));
  const steps = table.indicators.map((indicator): Formula => {
    if (indicator.kind === 'days_since') return lastRowStep(world, table, indicator, added);
    if (indicator.kind === 'sum')
      return sumStep(world, table, indicator.name, regionOf(indicator).key, added);
    const groups = indicator.kind === 'count' ? groupsOf(indicator) : undefined;
    return groups === undefined ? and() : groupStep(world, table, groups.name, groups.region, added);
  });
  const members = sharedColumns(table).flatMap((column) =>
    cells.map((cell) => memberStep(world, cell, column, added)),
  );
  return { after, added, axioms: and(isOne, ...isCase, ...steps, ...members) };
}

function canBeCase({ row }: EventTable, cell: Formula): boolean {
  const isCase = not(row.space.textIs('text class', 'discarded'));
  return solve(and(row.space.axioms(), cell, isCase), row.space.variables).kind !== 'never';
}

function addedIn(table: EventTable, region: string, added: (cell: string) => Linear): Linear {
  return sumOf(table.cells.filter(({ regions }) => regions.has(region)).map(({ name }) => added(name)));
}

/** A case can complete one group, and only in the region where it lies. */
function groupStep(
  { space }: World,
  table: EventTable,
  name: string,
  region: string,
  added: (cell: string) => Linear,
): Formula {
  const [before, after] = [space.whole(name, 0), space.whole(`${name}${AFTER}`, 0)];
  return and(
    compared(before, '<=', after, space.variables),
    compared(after, '<=', plus(before, addedIn(table, region, added)), space.variables),
  );
}

/** The rows that belonged to groups still do; the case that is added may. */
function memberStep(
  { space }: World,
  cell: string,
  column: string,
  added: (cell: string) => Linear,
): Formula {
  const before = groupedRows(cell, column, '', space);
  const after = groupedRows(cell, column, AFTER, space);
  return and(
    compared(before, '<=', after, space.variables),
    compared(after, '<=', plus(before, added(cell)), space.variables),
  );
}

/** A sum grows, and only by a case in its region. */
function sumStep(
  { space }: World,
  table: EventTable,
  name: string,
  region: string,
  added: (cell: string) => Linear,
): Formula {
  const [before, after] = [space.real(name, 0), space.real(`${name}${AFTER}`, 0)];
  const isOutside = compared(addedIn(table, region, added), '==', constant(0), space.variables);
  return and(
    compared(before, '<=', after, space.variables),
    or(not(isOutside), compared(before, '==', after, space.variables)),
  );
}

/** The last row stays where it was, or is the one that was added. */
function lastRowStep(
  { space }: World,
  table: EventTable,
  indicator: DaysSinceIndicator,
  added: (cell: string) => Linear,
): Formula {
  const { variables } = space;
  const { name } = indicator;
  const [before, after] = [space.whole(name, 0), space.whole(`${name}${AFTER}`, 0)];
  const [none, noneAfter] = [space.flag(`unknown ${name}`), space.flag(`unknown ${name}${AFTER}`)];
  const stays = and(
    or(none, not(noneAfter)),
    or(not(none), noneAfter),
    compared(before, '==', after, variables),
  );
  const isNewest = stretchesOf(indicator, table.indicators.map(regionOf)).map(({ region, from, to }) =>
    and(
      compared(addedIn(table, region.key, added), '>=', constant(1), variables),
      compared(after, '>=', constant(from), variables),
      ...(to === undefined ? [] : [compared(after, '<', constant(to), variables)]),
      not(noneAfter),
      or(none, compared(after, '<=', before, variables)),
    ),
  );
  return or(stays, ...isNewest);
}
