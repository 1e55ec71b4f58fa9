/** The name of a column without the blanks around it. */
export function cleanName(name: string): string {
  return name.replace(/^[\s\u3000\ufeff]+|[\s\u3000\ufeff]+$/g, '');
}

/**
 * The names of a header. One that differs from a wanted one only by blanks and line breaks within, or by the width of its
 * characters, is taken for it, unless another column has the very name.
 */
export function headerNames(cells: readonly string[], wanted: ReadonlySet<string>): string[] {
  const names = cells.map(cleanName);
  const there = new Set(names);
  const byLook = new Map([...wanted].filter((name) => !there.has(name)).map((name) => [lookOf(name), name]));
  return names.map((name) => (wanted.has(name) ? name : (byLook.get(lookOf(name)) ?? name)));
}

function lookOf(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, '');
}

/** How many of the wanted names a header has. */
export function namesFound(header: readonly string[], wanted: ReadonlySet<string>): number {
  return new Set(header.filter((name) => wanted.has(name))).size;
}
