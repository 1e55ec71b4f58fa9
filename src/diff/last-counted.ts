import { count } from '../counting/count.ts';
import { addDays, type Day, daysBetween } from '../days.ts';
import type { CountIndicator, DaysSinceIndicator, RowIndicator } from '../rules/indicator.ts';
import type { Bench } from '../zoning/night.ts';

/** For areas and counting indicators, the day of the last row that ever counted: clear days run from there. */
export async function lastCountedDays(
  bench: Bench,
  asOf: Day,
  positions: readonly number[],
): Promise<Map<number, Map<string, Day>>> {
  const indicators = bench.pack.indicators
    .filter((each): each is RowIndicator => each.kind === 'count')
    .map(sinceLast);
  if (positions.length === 0 || indicators.length === 0) return new Map();
  const { events, pack } = bench;
  const plan = { level: pack.level, indicators, days: [asOf], knownOn: asOf, positions, events };
  const counts = (await count(bench.engine, plan, bench.areas)).get(asOf);
  return new Map(
    positions.map((position, row) => {
      const days = indicators.flatMap(({ name }) => {
        const since = counts?.get(name)?.[row];
        return since === undefined || Number.isNaN(since) ? [] : [[name, addDays(asOf, -since)] as const];
      });
      return [position, new Map(days)];
    }),
  );
}

function sinceLast(indicator: RowIndicator): DaysSinceIndicator {
  const { name, title, clause, table, where, clock } = indicator;
  return {
    kind: 'days_since',
    name,
    title,
    clause,
    table,
    ...(where && { where }),
    window: { kind: 'all' },
    clock,
  };
}

/** For areas and counting indicators, how many rows that count are dated after an earlier night. */
export async function newlyCounted(
  bench: Bench,
  earlier: Day,
  asOf: Day,
  positions: readonly number[],
): Promise<Map<number, Map<string, number>>> {
  const days = daysBetween(earlier, asOf);
  const indicators = bench.pack.indicators
    .filter((each): each is CountIndicator => each.kind === 'count' && each.groupBy === undefined)
    .map((each): CountIndicator => ({ ...each, window: { kind: 'days', days, lag: 0 } }));
  if (positions.length === 0 || indicators.length === 0) return new Map();
  const { events, pack } = bench;
  const plan = { level: pack.level, indicators, days: [asOf], knownOn: asOf, positions, events };
  const counts = (await count(bench.engine, plan, bench.areas)).get(asOf);
  return new Map(
    positions.map((position, row) => [
      position,
      new Map(indicators.map(({ name }) => [name, counts?.get(name)?.[row] ?? 0])),
    ]),
  );
}
