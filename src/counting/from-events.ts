import { type Day, dayNumber } from '../days.ts';
import type { RowIndicator } from '../rules/indicator.ts';
import { eventsFor } from './event-store.ts';
import { boundsOf, type EventIndicator, type Fetched, positionsBetween, toldAt } from './fetched.ts';
import { type CountingPlan, valueOfNothing } from './plan.ts';

/** What rows that were fetched already tell of an indicator as of a day: one number an area; undefined if they do not. */
export function countedFromEvents(
  plan: CountingPlan,
  indicator: RowIndicator,
  areas: number,
): ((day: Day) => Float64Array) | undefined {
  const there = eventsFor(plan.events, plan, indicator);
  return there && ((day) => countedOn(plan, there.rows, there.indicator, day, areas));
}

function countedOn(
  { positions, knownOn }: CountingPlan,
  rows: Fetched,
  indicator: EventIndicator,
  day: Day,
  areas: number,
): Float64Array {
  const bounds = boundsOf(indicator, day);
  const counting = { ...bounds, knownBy: dayNumber(knownOn < day ? knownOn : day) };
  const values = new Float64Array(positions?.length ?? areas).fill(valueOfNothing(indicator));
  const write = (position: number, row: number): void => {
    const told = toldAt(rows, indicator, position, counting);
    if (told === undefined) return;
    values[row] = indicator.kind === 'days_since' ? dayNumber(day) - told : told;
  };
  if (positions !== undefined) positions.forEach(write);
  else
    for (const position of each(positionsBetween(rows, bounds.from, bounds.to), areas))
      write(position, position);
  return values;
}

/** Positions, each once. */
function* each(positions: Int32Array, areas: number): Generator<number> {
  const seen = new Uint8Array(areas);
  for (const position of positions) {
    if (seen[position] === 1) continue;
    seen[position] = 1;
    yield position;
  }
}
