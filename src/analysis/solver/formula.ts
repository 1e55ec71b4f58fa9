import type Fraction from 'fraction.js';
import { type Linear, minus, ONE, ZERO } from './linear.ts';

/** What a variable of a question may be. Truth values and texts are whole numbers too: 0 and 1, places in a list. */
export interface Variable {
  readonly whole: boolean;
  readonly least?: number;
  readonly most?: number;
}
export type Variables = ReadonlyMap<string, Variable>;

/**
 * A sum of variables without constant, in one way of writing it: coefficients are whole, without common divisor, the first
 * is positive. All comparisons of the same sum are then bounds on the same form.
 */
export interface Form {
  readonly key: string;
  readonly terms: readonly (readonly [string, Fraction])[];
  /** It takes whole values only. */
  readonly whole: boolean;
}

/** A bound on a form: at or below (above) a value, without the value itself if `strict`. */
export interface Atom {
  readonly kind: 'atom';
  readonly form: Form;
  readonly side: 'below' | 'above';
  readonly at: Fraction;
  readonly strict: boolean;
}

/** A condition in two-valued logic over bounds. `not` has been carried down to the bounds. */
export type Formula =
  | { readonly kind: 'constant'; readonly value: boolean }
  | Atom
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Formula[] };

export const ALWAYS: Formula = { kind: 'constant', value: true };
export const NEVER: Formula = { kind: 'constant', value: false };

export function and(...parts: readonly Formula[]): Formula {
  return joined('and', parts);
}

export function or(...parts: readonly Formula[]): Formula {
  return joined('or', parts);
}

function joined(kind: 'and' | 'or', parts: readonly Formula[]): Formula {
  const neutral = kind === 'and';
  const open: Formula[] = [];
  for (const part of parts) {
    if (part.kind === 'constant') {
      if (part.value !== neutral) return part;
    } else if (part.kind === kind) open.push(...part.parts);
    else open.push(part);
  }
  const [first] = open;
  if (first === undefined) return neutral ? ALWAYS : NEVER;
  return open.length === 1 ? first : { kind, parts: open };
}

export function not(formula: Formula): Formula {
  switch (formula.kind) {
    case 'constant':
      return formula.value ? NEVER : ALWAYS;
    case 'and':
      return or(...formula.parts.map(not));
    case 'or':
      return and(...formula.parts.map(not));
    case 'atom': {
      const side = formula.side === 'below' ? 'above' : 'below';
      return bound(formula.form, side, formula.at, !formula.strict);
    }
  }
}

export type Relation = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** `left relation right`, as bounds. */
export function compared(left: Linear, relation: Relation, right: Linear, variables: Variables): Formula {
  const difference = minus(left, right);
  switch (relation) {
    case '<':
    case '<=':
      return atMostZero(difference, relation === '<', variables);
    case '>':
    case '>=':
      return not(atMostZero(difference, relation === '>=', variables));
    case '==':
      return and(atMostZero(difference, false, variables), not(atMostZero(difference, true, variables)));
    case '!=':
      return not(compared(left, '==', right, variables));
  }
}

function atMostZero(linear: Linear, strict: boolean, variables: Variables): Formula {
  if (linear.terms.size === 0) {
    const order = linear.constant.compare(ZERO);
    return order < 0 || (order === 0 && !strict) ? ALWAYS : NEVER;
  }
  const sorted = [...linear.terms].sort(([a], [b]) => (a < b ? -1 : 1));
  const scale = scaleOf(sorted.map(([, by]) => by));
  const terms = sorted.map(([name, by]) => [name, by.mul(scale)] as const);
  const key = terms.map(([name, by]) => `${by.toFraction()}·${name}`).join(' + ');
  const whole = terms.every(([name]) => variables.get(name)?.whole === true);
  const side = scale.compare(ZERO) > 0 ? 'below' : 'above';
  return bound({ key, terms, whole }, side, linear.constant.mul(scale).neg(), strict);
}

/** What makes coefficients whole, without common divisor, the first positive. */
function scaleOf(coefficients: readonly Fraction[]): Fraction {
  const divisor = coefficients.reduce((gcd, each) => gcd.gcd(each), ZERO).abs();
  const sign = (coefficients[0] ?? ONE).compare(ZERO) < 0 ? ONE.neg() : ONE;
  return sign.div(divisor);
}

/** A whole form's bound lies on a whole number, and is never strict. */
function bound(form: Form, side: Atom['side'], at: Fraction, strict: boolean): Atom {
  if (!form.whole) return { kind: 'atom', form, side, at, strict };
  const whole =
    side === 'below' ? (strict ? at.ceil().sub(ONE) : at.floor()) : strict ? at.floor().add(ONE) : at.ceil();
  return { kind: 'atom', form, side, at: whole, strict: false };
}
