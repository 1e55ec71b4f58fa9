import { addDays, type Day } from '../days.ts';
import type { Column } from '../judging/columns.ts';
import { readAt } from '../judging/others.ts';
import { judgeDays } from './night.ts';
import type { Night } from './night-on.ts';
import { lastDue } from './schedule.ts';

/** Indicators by name, a row an area; none before the first evaluation. */
export type Counted = ReadonlyMap<string, Column>;

const NOTHING: Counted = new Map();

/**
 * The indicators that hold on some days: as of the last evaluation before 0:00 of each, counted from the rows there are
 * tonight; after tonight, if nothing new happens.
 *
 * @param positions the areas wanted, or all that are judged
 */
export async function countedOn(
  night: Night,
  days: readonly Day[],
  positions?: readonly number[],
): Promise<Map<Day, Counted>> {
  const { bench, pack, begins, asOf, tonight, evaluatedOn } = night;
  const evaluations = new Map(days.map((day) => [day, lastDue(pack, addDays(day, -1), begins)]));
  const wanted = new Set([...evaluations.values()].flatMap((day) => day ?? []));
  const others = [...wanted].filter((day) => day !== evaluatedOn).sort();
  const judged = await judgeDays(bench, others, asOf, positions);
  const found = new Map([...judged].map(([day, { indicators }]) => [day, indicators]));
  if (evaluatedOn !== null && wanted.has(evaluatedOn))
    found.set(evaluatedOn, positions === undefined ? tonight.indicators : at(tonight.indicators, positions));
  return new Map([...evaluations].map(([day, evaluation]) => [day, found.get(evaluation ?? '') ?? NOTHING]));
}

function at(indicators: Counted, positions: readonly number[]): Counted {
  return new Map([...indicators].map(([name, column]) => [name, readAt(column, positions)]));
}
