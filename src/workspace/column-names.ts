import type { ColumnMap } from './workspace.ts';

/** A column of a source: its name, or the names of which it has one. */
export type RawColumn = string | { readonly any: readonly string[] };

export type RawColumns = Readonly<Record<string, RawColumn | readonly RawColumn[]>>;

/** Two columns of a source that share a name, and are not the same. */
export interface SharedName {
  readonly name: string;
  /** The canonical column that names the second of them. */
  readonly column: string;
  /** The one that names the first. */
  readonly other: string;
}

/** The columns of the source, each by the first of its names. */
export function columnMap(raw: RawColumns = {}): ColumnMap {
  return Object.fromEntries(
    Object.entries(raw).map(([column, from]) => [
      column,
      partsOf(from).map((part) => namesOf(part)[0] ?? ''),
    ]),
  );
}

/** The other names that columns of the source may have → their first. */
export function otherNames(raw: RawColumns = {}): Record<string, string> {
  const pairs = Object.values(raw).flatMap((from) =>
    partsOf(from).flatMap((part) => {
      const [first = '', ...others] = namesOf(part);
      return others.map((name): [string, string] => [name, first]);
    }),
  );
  return Object.fromEntries(pairs);
}

/** Names that stand for two columns of a source: which of them a file's column is could not be told. */
export function sharedNames(raw: RawColumns): SharedName[] {
  const owners = new Map<string, { readonly column: string; readonly names: string }>();
  return Object.entries(raw).flatMap(([column, from]) =>
    partsOf(from).flatMap((part) => {
      const names = namesOf(part);
      const own = { column, names: names.join('\n') };
      return names.flatMap((name): SharedName[] => {
        const known = owners.get(name);
        if (known === undefined) owners.set(name, own);
        return known === undefined || known.names === own.names
          ? []
          : [{ name, column, other: known.column }];
      });
    }),
  );
}

function partsOf(from: RawColumn | readonly RawColumn[]): readonly RawColumn[] {
  return isList(from) ? from : [from];
}

function namesOf(part: RawColumn): readonly string[] {
  return typeof part === 'string' ? [part] : part.any;
}

function isList(from: RawColumn | readonly RawColumn[]): from is readonly RawColumn[] {
  return Array.isArray(from);
}
