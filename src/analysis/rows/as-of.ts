import { dayNumber } from '../../days.ts';
import { and, compared, constant, type Formula, solve } from '../solver/index.ts';
import type { Region } from './regions.ts';
import { FAR, type RowSpace } from './row.ts';

/** The as-of days, as day numbers, on which there can be rows of a kind; without an end where there always can. */
export interface AsOfDays {
  readonly first: number;
  readonly last?: number;
}

/** On which days rows can meet a formula, where windows begin on a day: rows since a day are not there before it. */
export function asOfDays(regions: readonly Region[], row: RowSpace, formula: Formula): AsOfDays | undefined {
  const begins = regions.flatMap(({ window }) => (window.kind === 'since' ? [dayNumber(window.since)] : []));
  if (begins.length === 0) return undefined;
  // No window is as long; after it only those without an end matter.
  const end = Math.max(...begins) + FAR / 2;
  const { variables } = row.space;
  const can = (relation: '<=' | '>=', day: number): boolean => {
    const when = compared(row.asOf, relation, constant(day), variables);
    return solve(and(row.space.axioms(), formula, when), variables).kind !== 'never';
  };
  const first = firstIn(0, end, (day) => can('<=', day));
  return can('>=', end) ? { first } : { first, last: firstIn(first, end, (day) => !can('>=', day + 1)) };
}

/** The first number from which on something is so. */
function firstIn(from: number, to: number, isSo: (at: number) => boolean): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isSo(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
