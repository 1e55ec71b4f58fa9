import type { Type } from '../expression.ts';

/** Names and their types. `others` is the type of any further name, where the list cannot be complete. */
export interface Names {
  readonly known: Readonly<Record<string, Type>>;
  readonly others?: Type;
}

/** What an expression may speak of, and what it has to yield. */
export interface Scope {
  /** Plain names: indicators, or the columns of a row. */
  readonly names: Names;
  readonly subject: 'indicator' | 'column';
  /** `area.population`: the names after the point, by what stands before it. */
  readonly members: Readonly<Record<string, Names>>;
  /** The names after the point where what stands before it is none of `members`: it is then the name of a level. */
  readonly levels?: Names;
  /** Members whose value is known when the pack is loaded: they are read as if it were written in their place. */
  readonly constants?: Readonly<Record<string, Readonly<Record<string, number | string | boolean>>>>;
  readonly wanted: readonly Type[];
  /** Whether `zones()` may be used, which needs the tiers of other areas. */
  readonly zones?: true;
  /** Columns, as written, that hold one of a few values: a text compared with them must be one of these. */
  readonly choices?: Readonly<Record<string, readonly string[]>>;
}

/** The type of a name, or nothing if there is no such name. */
export function typeOfName(names: Names, name: string): Type | undefined {
  return Object.hasOwn(names.known, name) ? names.known[name] : names.others;
}

export function membersOfScope(scope: Scope, name: string): Names | undefined {
  if (Object.hasOwn(scope.members, name)) return scope.members[name];
  return Object.hasOwn(scope.names.known, name) ? undefined : scope.levels;
}
