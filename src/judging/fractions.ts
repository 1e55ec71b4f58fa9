import Fraction from 'fraction.js';

/** The fraction that a double's shortest decimal says. */
export function fractionOf(value: number): Fraction {
  if (Number.isInteger(value)) return new Fraction(BigInt(value));
  const [digits = '0', power] = String(value).split('e');
  const fraction = new Fraction(digits);
  return power === undefined ? fraction : fraction.mul(new Fraction(10).pow(Number(power)) ?? 0);
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
