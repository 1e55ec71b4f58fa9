import Fraction from 'fraction.js';

export const ZERO: Fraction = new Fraction(0);
export const ONE: Fraction = new Fraction(1);

/** `2·a − b + 3`: exact multiples of variables, by name, and a constant. No term is zero. */
export interface Linear {
  readonly terms: ReadonlyMap<string, Fraction>;
  readonly constant: Fraction;
}

export function constant(value: Fraction | number): Linear {
  return { terms: new Map(), constant: typeof value === 'number' ? new Fraction(value) : value };
}

export function variable(name: string): Linear {
  return { terms: new Map([[name, ONE]]), constant: ZERO };
}

export function plus(left: Linear, right: Linear): Linear {
  const terms = new Map(left.terms);
  for (const [name, by] of right.terms) {
    const sum = (terms.get(name) ?? ZERO).add(by);
    if (sum.equals(ZERO)) terms.delete(name);
    else terms.set(name, sum);
  }
  return { terms, constant: left.constant.add(right.constant) };
}

export function times(linear: Linear, by: Fraction): Linear {
  if (by.equals(ZERO)) return constant(ZERO);
  return {
    terms: new Map([...linear.terms].map(([name, coefficient]) => [name, coefficient.mul(by)])),
    constant: linear.constant.mul(by),
  };
}

export function minus(left: Linear, right: Linear): Linear {
  return plus(left, times(right, ONE.neg()));
}

export function sumOf(all: readonly Linear[]): Linear {
  return all.reduce(plus, constant(ZERO));
}

/** The value of a sum of variables only if there are none: a constant. */
export function constantOf(linear: Linear): Fraction | undefined {
  return linear.terms.size === 0 ? linear.constant : undefined;
}

/** The value at a point; a variable the point does not name is 0. */
export function valueAt(linear: Linear, point: ReadonlyMap<string, Fraction>): Fraction {
  let sum = linear.constant;
  for (const [name, by] of linear.terms) sum = sum.add(by.mul(point.get(name) ?? ZERO));
  return sum;
}
