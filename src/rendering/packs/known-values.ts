import type { Example } from '../../analysis/examples/example.ts';

type Known = Example['values'] extends ReadonlyMap<string, infer Value> ? Value : never;

/** A value as data formats have it: a number, or a fraction as text where a decimal would change it. */
export function numberValue(value: Known): number | string | boolean | null {
  if (value === null || typeof value !== 'object') return value;
  // A fraction without end is written with its period in brackets.
  return value.toString().includes('(') ? value.toFraction() : value.valueOf();
}
