import type { Handout } from '../../handouts/handout.ts';
import { sourcesOf } from '../measures/measure-lines.ts';

/** All sources of a hand-out by id: first those of what applies, by the numbers that its measures name. */
export function sourcesOfHandout({ applying, opening }: Pick<Handout, 'applying' | 'opening'>): string[] {
  const rows = opening?.sectors.flatMap(({ cells }) => cells.map(({ row }) => row.source)) ?? [];
  return [...new Set([...sourcesOf(applying), ...rows])];
}
