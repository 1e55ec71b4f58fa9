/** Names in an order in which each comes after those it uses, and the circles that have none. */
export interface Order {
  readonly names: readonly string[];
  readonly cycles: readonly (readonly string[])[];
}

/** Orders names by what they use; the order of the file decides where use does not. */
export function ordered(names: readonly string[], usedBy: (name: string) => readonly string[]): Order {
  const known = new Set(names);
  const done = new Set<string>();
  const result: string[] = [];
  const cycles: string[][] = [];
  const visit = (name: string, above: readonly string[]): void => {
    const start = above.indexOf(name);
    if (start >= 0) {
      cycles.push(above.slice(start));
      return;
    }
    if (done.has(name) || !known.has(name)) return;
    for (const used of usedBy(name)) visit(used, [...above, name]);
    if (done.has(name)) return;
    done.add(name);
    result.push(name);
  };
  for (const name of names) visit(name, []);
  return { names: result, cycles };
}
