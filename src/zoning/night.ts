import { type Tally, tally } from '../counting/tally.ts';
import { addDays, type Day } from '../days.ts';
import { type Column, constantColumn } from '../judging/columns.ts';
import type { Readings } from '../judging/evaluate.ts';
import { judgeFew } from '../judging/few.ts';
import { type Judgement, judge } from '../judging/judge.ts';
import { readAt } from '../judging/others.ts';
import type { Expression } from '../rules/expression.ts';
import { AS_OF } from '../rules/expressions/places.ts';
import { type Indicator, isRowIndicator, type RowIndicator, type Window } from '../rules/indicator.ts';
import type { Pack } from '../rules/pack.ts';
import { allParts, expressionOf, expressionsOf, membersOf, namesOf } from '../rules/walk.ts';
import type { Bench } from './bench.ts';
import { boundedColumn } from './bounds.ts';
import { contextColumn } from './context-column.ts';
import { looksElsewhere } from './demands.ts';
import { lookElsewhere } from './elsewhere.ts';
import { fewApart } from './few-apart.ts';

export type { Bench } from './bench.ts';

/**
 * Judges the areas as of each of the days, by the rules alone. Rows dated after `knownOn` are not known, so that days
 * after it show what comes if nothing new happens.
 *
 * @param positions the areas wanted, or all of the level
 */
export async function judgeDays(
  bench: Bench,
  days: readonly Day[],
  knownOn: Day,
  positions?: readonly number[],
): Promise<Map<Day, Judgement>> {
  if (days.length === 0) return new Map();
  const rows = positions?.length ?? bench.areas;
  if (looksElsewhere(bench.pack)) {
    const readingsOn = await lookElsewhere(bench, days, knownOn, positions);
    return new Map(days.map((day) => [day, judge(bench.pack, readingsOn(day))]));
  }
  const indicators = rowIndicators(bench.pack);
  const { level } = bench.pack;
  const { traits, events } = bench;
  const plan = { level, indicators, days, knownOn, traits, events, ...(positions && { positions }) };
  const tallies = await tally(bench.engine, plan, bench.areas);
  return new Map(
    days.map((day) => [day, judgeOn(bench, day, rows, tallies.get(day) ?? new Map(), positions)]),
  );
}

/** Names in a scope that judging reads beside those of the bench: those of the night before. */
export type Members = (scope: string, name: string) => Column | undefined;

/** Judges areas by counts that are there already; by a pack that looks at nothing but the area and the day. */
export function judgeOn(
  bench: Bench,
  day: Day,
  rows: number,
  counted: ReadonlyMap<string, Tally>,
  positions: readonly number[] | undefined,
  more?: Members,
): Judgement {
  const indicators = new Map(rowIndicators(bench.pack).map((each) => [each.name, each]));
  const indicator = (name: string): Column | undefined => {
    const found = counted.get(name);
    const how = indicators.get(name);
    if (found === undefined || how === undefined) return undefined;
    const covered = bench.root.covered.get(how.table);
    const degrees = covered && positions ? Uint8Array.from(positions, (at) => covered[at] ?? 0) : covered;
    return boundedColumn(how, found, day, bench.stale?.[how.table], degrees);
  };
  const known = membersOn(bench, day, rows, positions);
  const readings: Readings = {
    rows,
    indicator,
    member: (scope, name) => more?.(scope, name) ?? known(scope, name),
  };
  const few = more === undefined && positions === undefined ? fewApart(bench, rows, counted) : undefined;
  return few === undefined
    ? judge(bench.pack, readings)
    : judgeFew(bench.pack, readings, few, (some) => membersOn(bench, day, some));
}

/** Judges some areas by what was counted of all for a judgement. */
export function judgedAmong(
  bench: Bench,
  judged: Judgement,
  day: Day,
  positions: readonly number[],
  more: Members | undefined,
): Judgement {
  const known = membersOn(bench, day, positions.length);
  return judge(bench.pack, {
    rows: positions.length,
    indicator: (name) => {
      const column = judged.indicators.get(name);
      return column && readAt(column, positions);
    },
    member: (scope, name) => more?.(scope, name) ?? known(scope, name),
  });
}

/** Judges all areas once more by what was counted for a judgement, with names that were not known to it. */
export function judgedBy(bench: Bench, judged: Judgement, day: Day, more: Members): Judgement {
  const known = membersOn(bench, day, judged.rows);
  return judge(bench.pack, {
    rows: judged.rows,
    indicator: (name) => judged.indicators.get(name),
    member: (scope, name) => more(scope, name) ?? known(scope, name),
  });
}

/** The indicators that are counted from rows of tables. */
export function rowIndicators(pack: Pack): RowIndicator[] {
  return pack.indicators.filter(isRowIndicator);
}

/** The members an expression may read of the area itself and of the day. */
export function membersOn(bench: Bench, day: Day, rows: number, positions?: readonly number[]) {
  return (scope: string, name: string): Column | undefined => {
    if (scope === 'context') return contextColumn(bench.context, name, day, rows);
    if (scope === AS_OF) return constantColumn(day, 'text', rows);
    const column = scope === 'area' ? bench.root.attributes.get(name) : undefined;
    return column && positions ? readAt(column, positions) : column;
  };
}

/**
 * How many days after the last new event the rules can still change their mind by themselves: as long as any window, or,
 * where days since an event, since another day or in a tier are compared with a number, until that number.
 *
 * @param more conditions beside those that judging evaluates
 */
export function lookback(pack: Pack, more: readonly Expression[] = []): number {
  const trees = [...expressionsOf(pack), ...more];
  const windows = pack.indicators.map((indicator) => daysSeen(pack, indicator));
  const isWaiting = (each: Indicator): boolean =>
    each.kind === 'days_since' || (each.kind === 'past' && each.over === 'days_since');
  const isCounting = trees.flatMap(allParts).some(countsDays);
  const waits =
    isCounting || pack.indicators.some(isWaiting) ? numbersIn(trees).filter((n) => n <= LONGEST_WAIT) : [];
  return Math.max(0, ...windows, ...waits.map((n) => Math.max(SHORTEST_LOOK, Math.ceil(n) + 1)));
}

function countsDays(part: Expression): boolean {
  if (part.kind === 'member') return part.scope === 'previous' && part.name === 'days';
  return part.kind === 'call' && part.call === 'days_between';
}

/** How many days back an indicator sees, by way of those it is made of; windows without a beginning apart. */
function daysSeen(pack: Pack, indicator: Indicator): number {
  if (isRowIndicator(indicator)) return daysIn(indicator.window);
  const own = indicator.kind === 'past' ? daysIn(indicator.window) : 0;
  const tree = expressionOf(indicator);
  const names = tree === undefined ? [] : [...namesOf(tree), ...membersOf(tree).map(({ name }) => name)];
  if (indicator.kind === 'rank') names.push(indicator.of);
  const parts = pack.indicators.filter(({ name }) => names.includes(name));
  return own + Math.max(0, ...parts.map((part) => daysSeen(pack, part)));
}

function daysIn(window: Window): number {
  return window.kind === 'days' ? window.days + window.lag : 0;
}

/** No published standard waits longer for clear days; larger numbers stand for "never" or count something else. */
export const LONGEST_WAIT = 366;
/** A wait may be written as a sum or a product. */
const SHORTEST_LOOK = 60;

function numbersIn(trees: readonly Expression[]): number[] {
  return trees.flatMap(allParts).flatMap((part) => (part.kind === 'number' ? [part.value] : []));
}

/** The days `count` back from the day before `day`, oldest first, not before `first`. */
export function daysBefore(day: Day, count: number, first: Day): Day[] {
  const days: Day[] = [];
  for (let back = count; back >= 1; back--) {
    const earlier = addDays(day, -back);
    if (earlier >= first) days.push(earlier);
  }
  return days;
}
