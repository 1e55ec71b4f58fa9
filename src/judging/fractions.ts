import Fraction from 'fraction.js';

/** The fraction that a double's shortest decimal says. */
export function fractionOf(value: number): Fraction {
  return Number.isInteger(value) ? new Fraction(BigInt(value)) : new Fraction(decimalText(value));
}

function decimalText(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(20) : text;
}

/** The number a text states. */
export function fractionIn(text: string): Fraction {
  const [number = '0', parts] = text.split('/');
  const value = new Fraction(number);
  return parts === undefined ? value : value.div(new Fraction(parts));
}

/** A number as plain data: a double, or its decimal where a double would change it. */
export function plainNumber(value: Fraction): number | string {
  const number = value.valueOf();
  if (!Number.isFinite(number) || fractionOf(number).equals(value)) return number;
  const text = value.toString();
  return text.includes('(') ? number : text;
}
