import { type Tally, tally } from '../counting/tally.ts';
import { type Day, daysBetween } from '../days.ts';
import { type Column, constantColumn } from '../judging/columns.ts';
import { evaluate, type Readings } from '../judging/evaluate.ts';
import { maxOver, readAt, sumOver } from '../judging/others.ts';
import { overDays } from '../judging/past.ts';
import { rankIn } from '../judging/rank.ts';
import { AS_OF } from '../rules/expressions/places.ts';
import {
  isRowIndicator,
  type PastIndicator,
  type RankIndicator,
  type RowIndicator,
} from '../rules/indicator.ts';
import type { Bench } from './bench.ts';
import { boundedColumn } from './bounds.ts';
import { contextColumn } from './context-column.ts';
import { type Demands, demandsOf, pastDays } from './demands.ts';
import type { PlaceSet, Reach } from './place-set.ts';
import { linksOfRows, type Rows, rowsWanted } from './wanted.ts';

/** What was counted to judge some areas by others and by their past, and what was calculated from it so far. */
interface View {
  readonly bench: Bench;
  readonly rows: ReadonlyMap<PlaceSet, Rows>;
  readonly counted: ReadonlyMap<PlaceSet, ReadonlyMap<string, ReadonlyMap<Day, Tally>>>;
  readonly columns: Map<string, Column | undefined>;
}

/**
 * Counts what judging takes from other areas and earlier days; gives the readings of the areas as of each of the days.
 * As of each day only rows known by then count, and none dated after `knownOn`.
 *
 * @param positions the areas wanted, or all of the level
 */
export async function lookElsewhere(
  bench: Bench,
  days: readonly Day[],
  knownOn: Day,
  positions: readonly number[] | undefined,
): Promise<(day: Day) => Readings> {
  const demands = demandsOf(bench.pack, bench.root, days, bench.firstDay);
  const rows = rowsWanted([...demands.keys()], bench.root, positions);
  const counted = await countAll(bench, demands, rows, knownOn, positions === undefined);
  const view: View = { bench, rows, counted, columns: new Map() };
  const own = rows.get(bench.root);
  const at = positions?.map((position) => own?.rowOf[position] ?? -1);
  return (day) => {
    const readings = readingsOf(view, bench.root, day);
    return at === undefined ? readings : readingsAt(readings, at);
  };
}

/** Readings of some rows, in the order given. */
function readingsAt(readings: Readings, rows: readonly number[]): Readings {
  const read = (column: Column | undefined): Column | undefined => column && readAt(column, rows);
  return {
    rows: rows.length,
    indicator: (name) => read(readings.indicator(name)),
    member: (scope, name) => read(readings.member(scope, name)),
  };
}

/** Counts every set's row indicators. */
async function countAll(
  bench: Bench,
  demands: Demands,
  rows: ReadonlyMap<PlaceSet, Rows>,
  knownOn: Day,
  whole: boolean,
): Promise<View['counted']> {
  const counted = new Map<PlaceSet, Map<string, Map<Day, Tally>>>();
  for (const [set, names] of demands) {
    const found = new Map<string, Map<Day, Tally>>();
    counted.set(set, found);
    const positions = whole ? {} : { positions: [...(rows.get(set)?.positions ?? [])] };
    for (const { days, indicators } of sameDays(bench, names)) {
      const plan = { level: set.key, indicators, days, knownOn, traits: bench.traits, ...positions };
      for (const [day, tallies] of await tally(bench.engine, plan, set.size))
        for (const [name, each] of tallies) found.set(name, (found.get(name) ?? new Map()).set(day, each));
    }
  }
  return counted;
}

interface SameDays {
  readonly days: readonly Day[];
  readonly indicators: RowIndicator[];
}

/** The row indicators wanted, those wanted on the same days together: they are counted in one go. */
function sameDays({ pack }: Bench, names: ReadonlyMap<string, ReadonlySet<Day>>): Iterable<SameDays> {
  const groups = new Map<string, SameDays>();
  for (const indicator of pack.indicators.filter(isRowIndicator)) {
    const days = [...(names.get(indicator.name) ?? [])].sort();
    if (days.length === 0) continue;
    const group = groups.get(days.join()) ?? { days, indicators: [] };
    groups.set(days.join(), group);
    group.indicators.push(indicator);
  }
  return groups.values();
}

function readingsOf(view: View, set: PlaceSet, day: Day): Readings {
  const rows = view.rows.get(set);
  return {
    rows: rows?.positions.length ?? 0,
    indicator: (name) => columnOf(view, set, name, day),
    member: (scope, name) => rows && memberOf(view, set, rows, scope, name, day),
  };
}

/** An indicator of the areas of a set as of a day, calculated once. */
function columnOf(view: View, set: PlaceSet, name: string, day: Day): Column | undefined {
  const rows = view.rows.get(set);
  const indicator = view.bench.pack.indicators.find((each) => each.name === name);
  if (rows === undefined || indicator === undefined) return undefined;
  return remembered(view, `${set.key}/${name}/${day}`, () => {
    switch (indicator.kind) {
      case 'expr':
        return evaluate(indicator.expr.tree, readingsOf(view, set, day), new Map());
      case 'past':
        return pastColumn(view, set, indicator, day);
      case 'rank':
        return rankColumn(view, set, rows, indicator, day);
      default:
        return countedColumn(view, set, rows, indicator, day);
    }
  });
}

function remembered(view: View, key: string, make: () => Column | undefined): Column | undefined {
  if (!view.columns.has(key)) view.columns.set(key, make());
  return view.columns.get(key);
}

function countedColumn(
  { bench, counted }: View,
  set: PlaceSet,
  { positions }: Rows,
  indicator: RowIndicator,
  day: Day,
): Column | undefined {
  const found = counted.get(set)?.get(indicator.name)?.get(day);
  const covered = set.covered.get(indicator.table);
  const degrees = covered && Uint8Array.from(positions, (position) => covered[position] ?? 0);
  return found && boundedColumn(indicator, found, day, bench.stale?.[indicator.table], degrees);
}

function pastColumn(view: View, set: PlaceSet, indicator: PastIndicator, day: Day): Column {
  const earlier = pastDays(indicator, day, view.bench.firstDay).flatMap((on) => {
    const column = remembered(view, `${set.key}/${indicator.name} of/${on}`, () =>
      evaluate(indicator.of.tree, readingsOf(view, set, on), new Map()),
    );
    return column === undefined ? [] : [{ daysBack: daysBetween(on, day), column }];
  });
  return overDays(indicator.over, earlier, view.rows.get(set)?.positions.length ?? 0);
}

function rankColumn(
  view: View,
  set: PlaceSet,
  rows: Rows,
  { of, among }: RankIndicator,
  day: Day,
): Column | undefined {
  const reach = set.reaches.get(`among ${among}`);
  const others = reach && view.rows.get(reach.to);
  const column = reach && columnOf(view, reach.to, of, day);
  if (reach?.groups === undefined || others === undefined || column?.kind !== 'number') return undefined;
  const { groups } = reach;
  const ranks = remembered(view, `${reach.to.key}/rank of ${of} among ${among}/${day}`, () =>
    rankIn(
      Int32Array.from(others.positions, (position) => groups[position] ?? -1),
      column,
    ),
  );
  return ranks && readAt(ranks, ownTargets(reach, rows, others));
}

/** What an expression reads of the area itself, of the context of the day, or of other areas. */
function memberOf(
  view: View,
  set: PlaceSet,
  rows: Rows,
  scope: string,
  name: string,
  day: Day,
): Column | undefined {
  const count = rows.positions.length;
  if (scope === 'context') return contextColumn(view.bench.context, name, day, count);
  if (scope === AS_OF) return constantColumn(day, 'text', count);
  if (scope === 'area') {
    const column = set.attributes.get(name);
    return column && readAt(column, rows.positions);
  }
  const reach = set.reaches.get(scope);
  const others = reach && view.rows.get(reach.to);
  const column = reach && columnOf(view, reach.to, name, day);
  if (reach === undefined || others === undefined || column === undefined) return undefined;
  return remembered(view, `${set.key}/${scope}.${name}/${day}`, () =>
    seen(scope, reach, rows, others, column),
  );
}

function seen(scope: string, reach: Reach, rows: Rows, others: Rows, column: Column): Column {
  const links = () => linksOfRows(reach.links, rows, others);
  const number = column.kind === 'number' ? column : undefined;
  switch (scope) {
    case 'children_max':
      return number === undefined ? nothing(rows) : maxOver(number, links());
    case 'children_sum':
    case 'neighbors':
      return number === undefined ? nothing(rows) : sumOver(number, links());
    default:
      return readAt(column, ownTargets(reach, rows, others));
  }
}

function nothing({ positions }: Rows): Column {
  return constantColumn(undefined, 'number', positions.length);
}

/** The one row that each row looks at; −1 for none. */
function ownTargets({ links }: Reach, rows: Rows, others: Rows): Int32Array {
  const { starts, targets } = links;
  return rows.positions.map((position) => {
    const start = starts[position] ?? 0;
    return start < (starts[position + 1] ?? 0) ? (others.rowOf[targets[start] ?? -1] ?? -1) : -1;
  });
}
