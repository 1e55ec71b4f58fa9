/** What counting has to know of a table beside its name. */
export type TableTraits = Readonly<Record<string, TableTrait>>;

interface TableTrait {
  /** Numbers are totals so far, not what is new. */
  readonly cumulative?: boolean;
  /** Its column `date_known`, where filled, says from which day a row is known. */
  readonly dateKnown?: boolean;
}
