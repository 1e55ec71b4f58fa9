import { count } from '../counting/count.ts';
import { addDays, type Day } from '../days.ts';
import type { DaysSinceIndicator, RowIndicator } from '../rules/pack.ts';
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
  const plan = { level: bench.pack.level, indicators, days: [asOf], knownOn: asOf, positions };
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
