import { type Day, WEEKDAYS, weekdayOf } from '../days.ts';
import type { Engine } from '../engine/duckdb.ts';
import { literal } from '../engine/sql.ts';
import type { CalendarDay, WorkCalendar } from '../rules/pack.ts';
import type { IsWorkday } from './clocks/evaluations.ts';
import { positionsInside } from './places.ts';

/** Which days are working days, by the areas of a level. */
export interface Workdays {
  at(position: number): IsWorkday;
  /** Where nothing is said of an area. */
  readonly anywhere: IsWorkday;
  /** Whether all areas have the same. */
  readonly areAlike: boolean;
}

const MONDAY_TO_FRIDAY = WEEKDAYS.slice(1, 6);

/**
 * The working days of a level's areas: the calendar's weekdays, but for the days it lists. What it says of an area holds
 * in everything inside it; the nearest area's word counts, and any area's before what is said of all.
 */
export async function openWorkdays(
  engine: Engine,
  level: string,
  { workdays = MONDAY_TO_FRIDAY, days }: WorkCalendar,
): Promise<Workdays> {
  const general = new Map(
    days.filter(({ area }) => area === undefined).map((each) => [each.date, each.workday]),
  );
  const anywhere: IsWorkday = (day) => general.get(day) ?? workdays.includes(weekdayOf(day));
  const local = await localDays(engine, level, days);
  return {
    at: (position) => {
      const own = local.get(position);
      return own === undefined ? anywhere : (day) => own.get(day) ?? anywhere(day);
    },
    anywhere,
    areAlike: local.size === 0,
  };
}

/** Days listed for an area or one it lies in, by position. */
async function localDays(
  engine: Engine,
  level: string,
  days: readonly CalendarDay[],
): Promise<Map<number, Map<Day, boolean>>> {
  const byArea = new Map<string, CalendarDay[]>();
  for (const each of days)
    if (each.area !== undefined) byArea.set(each.area, [...(byArea.get(each.area) ?? []), each]);
  const places: { readonly positions: readonly number[]; readonly days: readonly CalendarDay[] }[] = [];
  for (const [area, listed] of byArea) {
    const found = await engine.rows(`SELECT ix FROM areas WHERE code = ${literal(area)}`);
    const ixs = found.map((row) => Number(row['ix']));
    places.push({ positions: [...(await positionsInside(engine, level, ixs)).keys()], days: listed });
  }
  const local = new Map<number, Map<Day, boolean>>();
  // The wider an area, the earlier it is entered: a nearer one overwrites it.
  for (const place of places.toSorted((a, b) => b.positions.length - a.positions.length)) {
    for (const position of place.positions) {
      const own = local.get(position) ?? new Map<Day, boolean>();
      for (const { date, workday } of place.days) own.set(date, workday);
      local.set(position, own);
    }
  }
  return local;
}
