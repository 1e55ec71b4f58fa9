import type { Handout } from '../../handouts/handout.ts';
import type { OpeningCell } from '../../handouts/opening-list.ts';
import type { OpeningRow } from '../../rules/standing.ts';
import { sourcesOf } from '../measures/measure-lines.ts';

/** All sources of a hand-out by id: first those of what applies, by the numbers that its measures name. */
export function sourcesOfHandout({ applying, opening }: Pick<Handout, 'applying' | 'opening'>): string[] {
  const rows =
    opening?.sectors.flatMap(({ cells }) => cells.flatMap(rowsOf).map(({ source }) => source)) ?? [];
  return [...new Set([...sourcesOf(applying), ...rows])];
}

/** The rows that a cell of an opening list rests on: one, or of an unknown one all that it may be. */
export function rowsOf({ opening }: OpeningCell): OpeningRow[] {
  if (opening.kind === 'said') return [opening.row];
  return opening.possible.flatMap((each) => (each === null ? [] : each.row));
}
