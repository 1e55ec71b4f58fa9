import type { DaysSinceIndicator } from '../../rules/indicator.ts';
import type { Space } from '../meaning/space.ts';
import { regionOf } from '../rows/regions.ts';
import { type EventTable, type Stretch, stretchesOf } from '../rows/tables.ts';
import { and, compared, constant, type Formula, type Linear, not, or, sumOf } from '../solver/index.ts';
import type { RowsOf, Version } from './counts.ts';

/** Cells among whose rows the last one may lie, alike for every indicator of days since: one newest row is theirs all. */
export interface Place {
  readonly key: string;
  readonly clock: string;
  readonly cells: readonly string[];
  /** The days back between which the rows are. */
  readonly stretch: Stretch;
}

/** The places an indicator of days since looks at, the newest first. */
export function placesOf(table: EventTable, indicator: DaysSinceIndicator): Place[] {
  return allPlaces(table, indicator.clock)
    .filter(({ names }) => names.includes(indicator.name))
    .map(({ place }) => place);
}

/** All places of a table by one of its dates, each with the indicators that look at it. */
export function allPlaces(table: EventTable, clock: string): { names: readonly string[]; place: Place }[] {
  const regions = table.indicators.map(regionOf);
  const looking = table.indicators.flatMap((each) =>
    each.kind === 'days_since' && each.clock === clock
      ? [{ name: each.name, stretches: stretchesOf(each, regions) }]
      : [],
  );
  const places = new Map<string, { names: readonly string[]; place: Place }>();
  for (const { name: cell, regions: inside } of table.cells) {
    const seen = looking.flatMap(({ name, stretches }) => {
      const stretch = stretches.find(({ region }) => inside.has(region.key));
      return stretch === undefined ? [] : [{ name, stretch }];
    });
    const [first] = seen;
    if (first === undefined) continue;
    const names = seen.map(({ name }) => name);
    const key = `${first.stretch.from} for ${names.join(' ')} by ${clock}`;
    const known = places.get(key)?.place.cells ?? [];
    places.set(key, { names, place: { key, clock, cells: [...known, cell], stretch: first.stretch } });
  }
  return [...places.values()];
}

/** The name of the days since the newest row of a place. */
export function newestName({ key, cells }: Place, version: Version): string {
  return version(`newest of ${key}`, cells);
}

/** The days since the last row are those since the newest row of some place, and of no place fewer; none at all is unknown. */
export function daysSinceAxioms(
  table: EventTable,
  indicator: DaysSinceIndicator,
  known: { readonly days: Linear; readonly unknown: Formula; readonly version: Version },
  rows: RowsOf,
  space: Space,
): Formula {
  const { variables } = space;
  const { days, unknown, version } = known;
  const places = placesOf(table, indicator).map((place) => {
    const newest = space.whole(newestName(place, version));
    const { from, to } = place.stretch;
    return {
      newest,
      isEmpty: compared(sumOf(place.cells.map(rows)), '==', constant(0), variables),
      isWithin: and(
        compared(newest, '>=', constant(from), variables),
        ...(to === undefined ? [] : [compared(newest, '<', constant(to), variables)]),
      ),
    };
  });
  const isLast = places.map(({ newest, isEmpty }) =>
    and(not(isEmpty), compared(days, '==', newest, variables)),
  );
  const isNoNewer = places.map(({ newest, isEmpty }) => or(isEmpty, compared(days, '<=', newest, variables)));
  return and(
    ...places.map(({ isWithin }) => isWithin),
    or(and(not(unknown), or(...isLast), ...isNoNewer), and(unknown, ...places.map(({ isEmpty }) => isEmpty))),
  );
}
