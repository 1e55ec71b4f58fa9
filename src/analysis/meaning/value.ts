import { ALWAYS, and, type Formula, type Linear, NEVER, not, or } from '../solver/index.ts';

/** When a condition is true and when it is false; where neither holds it is unknown. */
export interface Truth {
  readonly kind: 'truth';
  readonly yes: Formula;
  readonly no: Formula;
}

/** What holds in one of several cases that exclude each other and leave none out; null is unknown. */
export interface Case<Of> {
  readonly when: Formula;
  readonly value: Of | null;
}

/** A sum over a sum that is not 0 there: `cases × 100000 / population` compares exactly by multiplying out. */
export interface Quotient {
  readonly over: Linear;
  readonly under: Linear;
}

/** A text, or the variable that holds its place among the texts a pack mentions. */
export type SomeText =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'variable'; readonly name: string };

export type Value =
  | Truth
  | { readonly kind: 'number'; readonly cases: readonly Case<Quotient>[] }
  | { readonly kind: 'text'; readonly cases: readonly Case<SomeText>[] };

export const UNKNOWN: Truth = { kind: 'truth', yes: NEVER, no: NEVER };

export function certain(value: boolean): Truth {
  return { kind: 'truth', yes: value ? ALWAYS : NEVER, no: value ? NEVER : ALWAYS };
}

export function asTruth(value: Value): Truth {
  return value.kind === 'truth' ? value : UNKNOWN;
}

/** Where a value is known. */
function knownWhere(value: Value): Formula {
  if (value.kind === 'truth') return or(value.yes, value.no);
  return or(...casesOf(value).flatMap(({ when, value: known }) => (known === null ? [] : [when])));
}

function casesOf(value: Exclude<Value, Truth>): readonly Case<Quotient | SomeText>[] {
  return value.cases;
}

/** Cases of two values at once, without those that cannot be. */
export function paired<A, B, C>(
  left: readonly Case<A>[],
  right: readonly Case<B>[],
  make: (a: A, b: B) => readonly Case<C>[],
): Case<C>[] {
  return left.flatMap((a) =>
    right.flatMap((b) => {
      const when = and(a.when, b.when);
      if (when === NEVER) return [];
      if (a.value === null || b.value === null) return [{ when, value: null }];
      return make(a.value, b.value).map((each) => ({ ...each, when: and(when, each.when) }));
    }),
  );
}

/** When a value is known, as a condition that is itself always known. */
export function knownness(value: Value): Truth {
  const yes = knownWhere(value);
  return { kind: 'truth', yes, no: not(yes) };
}
