/** The columns that are wanted of a file. */
export interface WantedColumns {
  readonly names: ReadonlySet<string>;
  /** Other names that one of them may have instead → the wanted one. */
  readonly others: ReadonlyMap<string, string>;
}

/** What the columns of a file are called. */
export interface Header {
  /** Columns that are wanted have the name under which they are. */
  readonly header: readonly string[];
  /** Wanted columns that are there by another of their names: wanted name → the one in the file. */
  readonly writtenAs?: Readonly<Record<string, string>>;
}

/** Columns that have but one name. */
export function wantedColumns(
  names: Iterable<string>,
  others: Readonly<Record<string, string>> = {},
): WantedColumns {
  return { names: new Set(names), others: new Map(Object.entries(others)) };
}

/** Whether a column is wanted, under whichever of its names. */
export function isWanted({ names, others }: WantedColumns, name: string): boolean {
  return names.has(name) || others.has(name);
}

/** The name of a column without the blanks around it. */
export function cleanName(name: string): string {
  return name.replace(/^[\s\u3000\ufeff]+|[\s\u3000\ufeff]+$/g, '');
}

/**
 * The names of a header. One that differs from a wanted one only by blanks and line breaks within, or by the width of its
 * characters, is taken for it, unless another column has the very name.
 */
export function headerNames(cells: readonly string[], wanted: WantedColumns): Header {
  const names = cells.map(cleanName);
  const there = new Set(names);
  const all = [...wanted.names, ...wanted.others.keys()];
  const byLook = new Map(all.filter((name) => !there.has(name)).map((name) => [lookOf(name), name]));
  return wantedNames(
    names.map((name) => (isWanted(wanted, name) ? name : (byLook.get(lookOf(name)) ?? name))),
    wanted,
  );
}

/** Calls columns as they are wanted. Where several of a column's names are there, none is: which is meant nobody can tell. */
export function wantedNames(names: readonly string[], { others }: WantedColumns): Header {
  if (others.size === 0) return { header: names };
  const mainOf = (name: string): string => others.get(name) ?? name;
  const found = new Map<string, Set<string>>();
  for (const name of names) found.set(mainOf(name), (found.get(mainOf(name)) ?? new Set()).add(name));
  const renamed = [...found].filter(([main, [first, ...more]]) => first !== main && more.length === 0);
  const writtenAs = Object.fromEntries(renamed.map(([main, [name = main]]) => [main, name]));
  const header = names.map((name) => (writtenAs[mainOf(name)] === name ? mainOf(name) : name));
  return renamed.length === 0 ? { header } : { header, writtenAs };
}

/** All names of the columns that have more than one. */
export function namesOfSeveral({ others }: WantedColumns): string[] {
  return [...new Set([...others.values(), ...others.keys()])];
}

/** What a column is called in a file. */
export function nameIn({ writtenAs }: Pick<Header, 'writtenAs'>, name: string): string {
  return writtenAs?.[name] ?? name;
}

function lookOf(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, '');
}

/** How many of the wanted names a header has. */
export function namesFound(header: readonly string[], { names }: WantedColumns): number {
  return new Set(header.filter((name) => names.has(name))).size;
}
