import type { Known } from './values.ts';

/** A row of a table by column; an empty text is an empty cell. */
export type ListedRow = Readonly<Record<string, string>>;

/**
 * The files of a small workspace in which `zone` comes to an example's values: by table its rows, those of `areas` among
 * them. The area of the example is `A`; attributes stand in `areas`, the context among the example's values.
 */
export interface ExampleData {
  readonly asOf: string;
  readonly tables: Readonly<Record<string, readonly ListedRow[]>>;
}

/** A concrete situation, and the tier judging gives it. */
export interface Example {
  readonly values: ReadonlyMap<string, Known>;
  /** The raw tier, or null where it is unknown. */
  readonly tier: string | null;
  /** Rows that have these values; none where a value rests on what one night's files cannot hold. */
  readonly data?: ExampleData;
}
