/** Rows that are left out, or alone are read, by what stands in a column of the source. */
export interface RowFilter {
  /** `exclude`: rows with one of the texts are left out; `only`: all others are. */
  readonly kind: 'exclude' | 'only';
  readonly column: string;
  /** Cells in full; `*` stands for any signs, and the empty text for an empty cell. */
  readonly texts: readonly string[];
}

type Scalar = string | number | boolean;

/** Column of the source → the text, or texts, of rows. */
export type RawFilter = Readonly<Record<string, Scalar | readonly Scalar[]>>;

/** The filters of a table in the order in which they are written, those that exclude first. */
export function rowFilters(
  { exclude = {}, only = {} }: { readonly exclude?: RawFilter; readonly only?: RawFilter },
  otherNames: Readonly<Record<string, string>> = {},
): RowFilter[] {
  const of = (kind: RowFilter['kind'], raw: RawFilter): RowFilter[] =>
    Object.entries(raw).map(([name, texts]) => ({
      kind,
      column: otherNames[name] ?? name,
      texts: textsOf(texts),
    }));
  return [...of('exclude', exclude), ...of('only', only)];
}

/** The columns of the source that filters look at. */
export function filterColumns({ filters = [] }: { readonly filters?: readonly RowFilter[] }): string[] {
  return filters.map(({ column }) => column);
}

function textsOf(texts: Scalar | readonly Scalar[]): string[] {
  return typeof texts === 'object' ? texts.map(String) : [String(texts)];
}
