import Fraction from 'fraction.js';
import type { Example } from '../../analysis/examples/example.ts';
import type { Language } from '../../language/text.ts';
import { words } from '../words/packs.ts';

type Known = Example['values'] extends ReadonlyMap<string, infer Value> ? Value : never;

/** More digits after the point than these are harder to read than a fraction. */
const SHORT = 4;

/**
 * The values of an example, for people: numbers as decimals where all of them have short ones, else as fractions, so that
 * they can be set against each other.
 */
export function valueTexts({ values }: Example, language: Language): [string, string][] {
  const asDecimals = [...values.values()].every((value) => !(value instanceof Fraction) || isShort(value));
  return [...values].map(([name, value]) => [name, shown(value, asDecimals, language)]);
}

function shown(value: Known, asDecimals: boolean, language: Language): string {
  if (value === null) return words.unknownValue[language];
  if (!(value instanceof Fraction)) return String(value);
  return asDecimals ? value.toString() : value.toFraction();
}

function isShort(value: Fraction): boolean {
  return value.round(SHORT).equals(value);
}
