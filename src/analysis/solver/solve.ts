import type Fraction from 'fraction.js';
import { type Range, type Ranges, simplified, withBound } from './bounds.ts';
import { type Atom, and, type Formula, not, type Variables } from './formula.ts';
import { limitsOf, namesIn } from './limits.ts';
import { formAt, type Point as Values } from './point.ts';
import { pointWithin } from './simplex.ts';
import { wholePoint } from './whole.ts';

/** Values under which a formula holds, and the bounds they were found within. */
export interface Found {
  readonly kind: 'found';
  readonly point: ReadonlyMap<string, Fraction>;
  readonly ranges: Ranges;
}

/** Whether a formula can hold. `gave-up`: neither values nor a proof were found within the limits. */
export type Answer = Found | { readonly kind: 'never' } | { readonly kind: 'gave-up' };

/** How many cases are told apart before a question is given up. */
const MOST_STEPS = 3_000;

/**
 * Whether a formula can hold, exactly: bounds are decided one by one, and what is decided must have a point in common.
 * Every variable keeps to its own limits.
 */
export function solve(formula: Formula, variables: Variables): Answer {
  const steps = { left: MOST_STEPS };
  let gaveUp = false;
  const search = (open: Formula, ranges: Ranges, seen: Seen): Found | undefined => {
    if (steps.left-- <= 0) {
      gaveUp = true;
      return undefined;
    }
    const settled = settle(open, ranges);
    if (settled === undefined) return undefined;
    const atom = nextAtom(settled.formula);
    if (atom !== undefined) {
      const next = seenWithin(settled.ranges, seen);
      if (next === undefined) return undefined;
      return (
        search(and(settled.formula, atom), settled.ranges, next) ??
        search(and(settled.formula, not(atom)), settled.ranges, next)
      );
    }
    const point = wholePoint(settled.ranges, variables);
    if (point === 'gave-up') gaveUp = true;
    return typeof point === 'string' ? undefined : { kind: 'found', point, ranges: settled.ranges };
  };
  const found = search(and(limitsOf(namesIn(formula), variables), formula), new Map(), NOTHING_SEEN);
  return found ?? { kind: gaveUp ? 'gave-up' : 'never' };
}

interface Settled {
  readonly formula: Formula;
  readonly ranges: Ranges;
}

/** Takes over every bound that a formula cannot do without, until none is left; nothing if they contradict each other. */
function settle(formula: Formula, ranges: Ranges): Settled | undefined {
  let open = simplified(formula, ranges);
  let held = ranges;
  for (;;) {
    const sure = open.kind === 'atom' ? [open] : open.kind === 'and' ? open.parts.filter(isAtom) : [];
    if (open.kind === 'constant' && !open.value) return undefined;
    if (sure.length === 0) return { formula: open, ranges: held };
    for (const atom of sure) {
      const more = withBound(held, atom);
      if (more === undefined) return undefined;
      held = more;
    }
    open = simplified(open, held);
  }
}

function isAtom(formula: Formula): formula is Atom {
  return formula.kind === 'atom';
}

/** The bound to decide next: of the choice with the fewest ways. */
function nextAtom(formula: Formula): Atom | undefined {
  if (formula.kind === 'atom') return formula;
  if (formula.kind === 'constant') return undefined;
  const choices = formula.kind === 'or' ? [formula] : formula.parts.filter(({ kind }) => kind === 'or');
  const widths = choices.map((choice) => (choice.kind === 'or' ? choice.parts.length : 0));
  const narrowest = choices[widths.indexOf(Math.min(...widths))];
  return narrowest === undefined ? undefined : firstAtom(narrowest);
}

function firstAtom(formula: Formula): Atom | undefined {
  if (formula.kind === 'atom') return formula;
  if (formula.kind === 'constant') return undefined;
  for (const part of formula.parts) {
    const atom = firstAtom(part);
    if (atom !== undefined) return atom;
  }
  return undefined;
}

/** A point, and ranges that it lies within. */
interface Seen {
  readonly point: Values;
  readonly ranges: Ranges;
}

const NOTHING_SEEN: Seen = { point: new Map(), ranges: new Map() };

/**
 * A point within the ranges, or nothing if there is none. The one seen last often does: one of two ways has it. Bounds on
 * single variables cannot contradict each other but one by one.
 */
function seenWithin(ranges: Ranges, seen: Seen): Seen | undefined {
  const fresh = [...ranges].filter(([key, range]) => seen.ranges.get(key) !== range);
  if (fresh.every(([, range]) => isWithin(range, seen.point))) return { point: seen.point, ranges };
  const isPlain = [...ranges.values()].every(({ form }) => form.terms.length === 1);
  if (isPlain) return seen;
  const point = pointWithin(ranges);
  return point && { point, ranges };
}

function isWithin({ form, least, most }: Range, point: Values): boolean {
  const value = formAt(form, point);
  return (
    (least === undefined || meets(value.compare(least.at), least.strict)) &&
    (most === undefined || meets(-value.compare(most.at), most.strict))
  );
}

function meets(order: number, strict: boolean): boolean {
  return strict ? order > 0 : order >= 0;
}
