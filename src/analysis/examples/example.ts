import type { Known } from './values.ts';

/** A row of a line list by column; an empty text is an empty cell. */
export type ListedRow = Readonly<Record<string, string>>;

/** Cases by which an example can be tried with `zone`. */
export interface LineList {
  readonly asOf: string;
  readonly rows: readonly ListedRow[];
}

/** A concrete situation, and the tier judging gives it. */
export interface Example {
  readonly values: ReadonlyMap<string, Known>;
  /** The raw tier, or null where it is unknown. */
  readonly tier: string | null;
  /** Where indicators count cases: a list with these counts, for an area of its own. */
  readonly list?: LineList;
}
