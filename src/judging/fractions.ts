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

/** A number as plain data: a double, or its decimal where that has an end and a double would change it. */
export function plainNumber(value: Fraction): number | string {
  const number = value.valueOf();
  if (!Number.isFinite(number) || fractionOf(number).equals(value)) return number;
  const digits = decimalsOf(value.d);
  return digits === undefined ? number : value.toString(digits);
}

/** How many digits after the point a fraction with this denominator has; nothing where they have no end. */
function decimalsOf(denominator: bigint): number | undefined {
  let [rest, twos, fives] = [denominator, 0, 0];
  for (; rest % 2n === 0n; rest /= 2n) twos++;
  for (; rest % 5n === 0n; rest /= 5n) fives++;
  return rest === 1n ? Math.max(twos, fives) : undefined;
}
