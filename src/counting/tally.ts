import type { DuckDBValue } from '@duckdb/node-api';
import { type Day, daysBetween } from '../days.ts';
import type { Engine } from '../engine/duckdb.ts';
import type { RowIndicator } from '../rules/indicator.ts';
import { cumulativeSql, KNOWN_REPORTERS, REPORTERS } from './cumulative.ts';
import { isChanged } from './exact.ts';
import { countedFromEvents } from './from-events.ts';
import { countingSql } from './plain-counts.ts';
import { type CountingPlan, isEventTable, valueOfNothing } from './plan.ts';
import { asksForDays, countedIn, reportedName, resultName } from './sql.ts';

/** One number an area: NaN is unknown. */
export interface Tally {
  readonly values: Float64Array;
  /** The exact number where a double would change it: a decimal, or a sum and what it is to be divided by, `7/3`. */
  readonly exact: Map<number, string>;
  /** Where the number is only a lower bound, or rests on fewer days than its window has. */
  readonly partial: Map<number, 'bound' | 'days'>;
}

export type Tallies = ReadonlyMap<Day, ReadonlyMap<string, Tally>>;

/** Carries out a counting plan: from rows that were fetched already as far as they tell it, else in the engine. */
export async function tally(engine: Engine, plan: CountingPlan, areas: number): Promise<Tallies> {
  const told = new Map<string, (day: Day) => Float64Array>();
  for (const indicator of plan.indicators) {
    const counted = countedFromEvents(plan, indicator, areas);
    if (counted !== undefined) told.set(indicator.name, counted);
  }
  if (told.size === 0) return inEngine(engine, plan, areas);
  const indicators = plan.indicators.filter(({ name }) => !told.has(name));
  const counted = await inEngine(engine, { ...plan, indicators }, areas);
  return new Map(
    plan.days.map((day) => [
      day,
      new Map([
        ...(counted.get(day) ?? []),
        ...[...told].map(([name, on]) => [name, plainTally(on(day))] as const),
      ]),
    ]),
  );
}

/** Numbers that are known for certain, and as exact as they are. */
export function plainTally(values: Float64Array): Tally {
  return { values, exact: new Map(), partial: new Map() };
}

/** The embedded engine goes through the rows of each table once. */
async function inEngine(engine: Engine, plan: CountingPlan, areas: number): Promise<Tallies> {
  if (plan.days.length === 0) return new Map();
  const rows = plan.positions?.length ?? areas;
  const tallies = new Map(plan.days.map((day) => [day, emptyTallies(plan, rows)]));
  const rowOf = plan.positions && new Map(plan.positions.map((position, row) => [position, row]));
  const write = (found: Found, indicator: RowIndicator, nth: number): void => {
    const days = found['day'] ?? [];
    const positions = found['position'] ?? [];
    const reported = found[reportedName(nth)];
    (found[resultName(nth)] ?? []).forEach((value, i) => {
      const into = tallies.get(String(days[i]))?.get(indicator.name);
      const position = Number(positions[i]);
      const row = rowOf === undefined ? position : (rowOf.get(position) ?? -1);
      if (value === null || into === undefined) return;
      writeValue(into, row, indicator, value);
      if (reported !== undefined) judgeDays(into, row, indicator, Number(reported[i]), String(days[i]));
      const known = found[KNOWN_REPORTERS]?.[i];
      if (known !== undefined && known !== found[REPORTERS]?.[i]) into.partial.set(row, 'bound');
    });
  };
  for (const table of new Set(plan.indicators.map((indicator) => indicator.table))) {
    const indicators = countedIn(plan, table);
    if (indicators.length > 0) {
      const found = await engine.columns(countingSql(plan, table));
      for (const [nth, indicator] of indicators.entries()) write(found, indicator, nth);
      continue;
    }
    for (const indicator of plan.indicators) {
      if (indicator.table !== table || indicator.kind !== 'sum') continue;
      write(await engine.columns(cumulativeSql(plan, indicator)), indicator, 0);
    }
  }
  return tallies;
}

type Found = Awaited<ReturnType<Engine['columns']>>;

function emptyTallies(plan: CountingPlan, rows: number): Map<string, Tally> {
  return new Map(
    plan.indicators.map((indicator) => {
      const cumulative = plan.traits?.[indicator.table]?.cumulative === true;
      // No total ever reported is unknown, unlike no event.
      const nothing = cumulative && indicator.missing !== 'zero' ? Number.NaN : valueOfNothing(indicator);
      const values = new Float64Array(rows).fill(nothing);
      return [indicator.name, { values, exact: new Map(), partial: new Map() }];
    }),
  );
}

/** `missing: unknown` takes away the zero of a count of events; a sum that was found to be zero is known. */
function writeValue(
  { values, exact }: Tally,
  row: number,
  indicator: RowIndicator,
  value: DuckDBValue,
): void {
  if (typeof value === 'number') {
    const taken = indicator.missing === 'unknown' && value === 0 && indicator.kind === 'count';
    values[row] = taken && isEventTable(indicator.table) ? Number.NaN : value;
    return;
  }
  const text = String(value);
  const [sum = '', parts] = text.split('/');
  values[row] = parts === undefined ? Number(sum) : Number(sum) / Number(parts);
  if (parts !== undefined || isChanged(sum)) exact.set(row, text);
}

/** A value below the days it asks for is unknown; one that rests on fewer than the window has is flagged. */
function judgeDays(into: Tally, row: number, indicator: RowIndicator, days: number, asOf: Day): void {
  if (!asksForDays(indicator) || !('daysAtLeast' in indicator)) return;
  if (days < (indicator.daysAtLeast ?? 0)) {
    into.values[row] = indicator.missing === 'zero' ? 0 : Number.NaN;
    into.exact.delete(row);
  } else if (days < daysIn(indicator, asOf)) into.partial.set(row, 'days');
}

function daysIn({ window }: RowIndicator, asOf: Day): number {
  if (window.kind === 'days') return window.days;
  return window.kind === 'since' ? daysBetween(window.since, asOf) + 1 : 0;
}
