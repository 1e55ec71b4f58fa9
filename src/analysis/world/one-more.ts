import { regionOf } from '../rows/regions.ts';
import type { EventTable } from '../rows/tables.ts';
import { and, compared, constant, type Formula, not, or, plus, solve, sumOf } from '../solver/index.ts';
import { cellsIn, FIRST, type Version } from './counts.ts';
import { groupedRows, groupsOf, sharedColumns } from './groups.ts';
import { newestName, type Place, placesOf } from './last-rows.ts';
import { type State, stateOf } from './state.ts';
import { totalName } from './totals.ts';
import type { World } from './world.ts';

/** The world with one case more, in one cell. */
export interface OneMore {
  readonly table: EventTable;
  /** The cell it lies in. */
  readonly cell: string;
  readonly after: State;
  /** What relates both states: what one case can change. */
  readonly axioms: Formula;
}

/** The state with a case more in a cell: what depends on the cell has another name there, and all else is the same. */
export function versionAfter(cell: string): Version {
  return (name, cells) => (cells.includes(cell) ? `${name}'` : name);
}

/** One case more that is not discarded, one more visit or count of one, in each cell in turn. */
export function oneMoreCases(world: World): OneMore[] {
  return world.tables.flatMap((table) =>
    table.cells.flatMap(({ name, formula }) =>
      canBeCase(table, formula) ? [oneMoreIn(world, table, name)] : [],
    ),
  );
}

function oneMoreIn(world: World, table: EventTable, cell: string): OneMore {
  const { pack, space, tables } = world;
  const version = versionAfter(cell);
  const after = stateOf({
    pack,
    tables,
    space,
    version,
    rows: (each) => (each === cell ? plus(world.rows(each), constant(1)) : world.rows(each)),
  });
  const steps = table.indicators.map((indicator): Formula => {
    if (indicator.kind === 'days_since') {
      const place = placesOf(table, indicator).find(({ cells }) => cells.includes(cell));
      return place === undefined ? and() : newestStep(world, place, version);
    }
    const isThere = cellsIn(table, regionOf(indicator).key).includes(cell);
    if (indicator.kind === 'sum') return isThere ? totalStep(world, indicator.column, version, cell) : and();
    const isGroups = indicator.kind === 'count' && groupsOf(indicator) !== undefined;
    return isThere && isGroups ? groupStep(world, indicator.name, version, cell) : and();
  });
  const members = sharedColumns(table).map((column) => memberStep(world, cell, column, version));
  return { table, cell, after, axioms: and(...steps, ...members) };
}

function canBeCase({ row }: EventTable, cell: Formula): boolean {
  const isCase = not(row.space.textIs('text class', 'discarded'));
  return solve(and(row.space.axioms(), cell, isCase), row.space.variables).kind !== 'never';
}

/** A case can complete one group. */
function groupStep({ space }: World, name: string, version: Version, cell: string): Formula {
  const [before, after] = [space.whole(name, 0), space.whole(version(name, [cell]), 0)];
  return and(
    compared(before, '<=', after, space.variables),
    compared(after, '<=', plus(before, constant(1)), space.variables),
  );
}

/** The rows that belonged to groups still do; the case that is added may. */
function memberStep({ space }: World, cell: string, column: string, version: Version): Formula {
  const before = groupedRows(cell, column, FIRST, space);
  const after = groupedRows(cell, column, version, space);
  return and(
    compared(before, '<=', after, space.variables),
    compared(after, '<=', plus(before, constant(1)), space.variables),
  );
}

/** A total does not fall by one more: what is added counts something. */
function totalStep({ space }: World, column: string, version: Version, cell: string): Formula {
  const [before, after] = [FIRST, version].map((each) => space.real(totalName(cell, column, each)));
  return before && after ? compared(before, '<=', after, space.variables) : and();
}

/** The newest row of a place is what it was, or the case that is added. */
function newestStep({ space, rows }: World, place: Place, version: Version): Formula {
  const before = space.whole(newestName(place, FIRST));
  const after = space.whole(newestName(place, version));
  const wasEmpty = compared(sumOf(place.cells.map(rows)), '==', constant(0), space.variables);
  return or(wasEmpty, compared(after, '<=', before, space.variables));
}
