import type { Day } from '../days.ts';
import type { ContextSeries } from './workspace.ts';

/** The values of the context on a day: of each series its newest entry on or before it. */
export function contextOn(
  series: ContextSeries,
  day: Day,
): Readonly<Record<string, string | number | boolean>> {
  return Object.fromEntries(
    Object.entries(series).flatMap(([name, values]) => {
      const newest = Object.keys(values)
        .filter((from) => from <= day)
        .sort()
        .at(-1);
      const value = newest === undefined ? undefined : values[newest];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
