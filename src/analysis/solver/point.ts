import type Fraction from 'fraction.js';
import type { Form, Formula } from './formula.ts';
import { ZERO } from './linear.ts';

/** Values by variable; one that is not named is 0. */
export type Point = ReadonlyMap<string, Fraction>;

/** Whether a formula holds at a point. */
export function holdsAt(formula: Formula, point: Point): boolean {
  switch (formula.kind) {
    case 'constant':
      return formula.value;
    case 'and':
      return formula.parts.every((part) => holdsAt(part, point));
    case 'or':
      return formula.parts.some((part) => holdsAt(part, point));
    case 'atom': {
      const order = formAt(formula.form, point).compare(formula.at) * (formula.side === 'below' ? 1 : -1);
      return formula.strict ? order < 0 : order <= 0;
    }
  }
}

/** The sum that a form stands for, at a point. */
export function formAt({ terms }: Form, point: Point): Fraction {
  return terms.reduce((sum, [name, by]) => sum.add(by.mul(point.get(name) ?? ZERO)), ZERO);
}
