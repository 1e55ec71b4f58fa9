import type Fraction from 'fraction.js';
import type { Atom, Form, Formula } from './formula.ts';
import { ALWAYS, and, NEVER, or } from './formula.ts';

export interface Bound {
  readonly at: Fraction;
  readonly strict: boolean;
}

/** Between what a form is held. */
export interface Range {
  readonly form: Form;
  readonly least?: Bound;
  readonly most?: Bound;
}

/** What has been taken to hold so far, by form. */
export type Ranges = ReadonlyMap<string, Range>;

/** The ranges with one more bound, or nothing if it contradicts them. */
export function withBound(ranges: Ranges, { form, side, at, strict }: Atom): Ranges | undefined {
  const before = ranges.get(form.key);
  const bound = { at, strict };
  const range: Range =
    side === 'below'
      ? { ...before, form, most: tighter(before?.most, bound, -1) }
      : { ...before, form, least: tighter(before?.least, bound, 1) };
  if (isEmpty(range)) return undefined;
  return new Map(ranges).set(form.key, range);
}

function tighter(old: Bound | undefined, fresh: Bound, sign: 1 | -1): Bound {
  if (old === undefined) return fresh;
  const order = sign * fresh.at.compare(old.at);
  return order > 0 || (order === 0 && fresh.strict) ? fresh : old;
}

function isEmpty({ least, most }: Range): boolean {
  if (least === undefined || most === undefined) return false;
  const order = least.at.compare(most.at);
  return order > 0 || (order === 0 && (least.strict || most.strict));
}

/** Whether ranges decide a bound: true, false, or nothing if both are still open. */
export function decided({ form, side, at, strict }: Atom, ranges: Ranges): boolean | undefined {
  const range = ranges.get(form.key);
  if (range === undefined) return undefined;
  const [near, far] = side === 'below' ? [range.most, range.least] : [range.least, range.most];
  const sign = side === 'below' ? -1 : 1;
  if (near !== undefined) {
    const order = sign * near.at.compare(at);
    if (order > 0 || (order === 0 && (near.strict || !strict))) return true;
  }
  if (far !== undefined) {
    const order = sign * far.at.compare(at);
    if (order < 0 || (order === 0 && (far.strict || strict))) return false;
  }
  return undefined;
}

/** A formula without the bounds that the ranges decide. */
export function simplified(formula: Formula, ranges: Ranges): Formula {
  switch (formula.kind) {
    case 'constant':
      return formula;
    case 'atom': {
      const truth = decided(formula, ranges);
      return truth === undefined ? formula : truth ? ALWAYS : NEVER;
    }
    case 'and':
      return and(...formula.parts.map((part) => simplified(part, ranges)));
    case 'or':
      return or(...formula.parts.map((part) => simplified(part, ranges)));
  }
}
