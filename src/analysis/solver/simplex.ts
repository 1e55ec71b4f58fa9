import type Fraction from 'fraction.js';
import type { Bound, Ranges } from './bounds.ts';
import { ONE, ZERO } from './linear.ts';

/** A number and an infinitely small part of it, with which strict bounds are met exactly. */
interface Near {
  readonly at: Fraction;
  readonly by: Fraction;
}

interface Limits {
  readonly least?: Near;
  readonly most?: Near;
}

const NOWHERE: Near = { at: ZERO, by: ZERO };
const MINUS_ONE = ONE.neg();

type Row = Map<string, Fraction>;

/** Basic variables as sums of the others, the values of all, and their limits. */
interface Tableau {
  readonly rows: Map<string, Row>;
  readonly values: Map<string, Near>;
  readonly limits: ReadonlyMap<string, Limits>;
}

/**
 * A rational point within all ranges, or nothing if there is none: the general simplex method, exact, with the rule of the
 * smallest name against going in circles.
 */
export function pointWithin(ranges: Ranges): Map<string, Fraction> | undefined {
  const tableau = tableauOf(ranges);
  for (;;) {
    const broken = firstBroken(tableau);
    if (broken === undefined) return concrete(tableau);
    if (!repaired(tableau, broken.name, broken.target, broken.sign)) return undefined;
  }
}

function tableauOf(ranges: Ranges): Tableau {
  const rows = new Map<string, Row>();
  const values = new Map<string, Near>();
  const limits = new Map<string, Limits>();
  for (const { form, least, most } of ranges.values()) {
    const [first] = form.terms;
    const isPlain = form.terms.length === 1 && first !== undefined;
    limits.set(isPlain ? first[0] : form.key, {
      ...(least && { least: nearOf(least, 1) }),
      ...(most && { most: nearOf(most, -1) }),
    });
    if (!isPlain) rows.set(form.key, new Map(form.terms));
    for (const [name] of form.terms) values.set(name, NOWHERE);
  }
  for (const name of values.keys()) {
    const { least, most } = limits.get(name) ?? {};
    values.set(name, least ?? most ?? NOWHERE);
  }
  for (const [name, row] of rows) values.set(name, sumOfRow(row, values));
  return { rows, values, limits };
}

function nearOf({ at, strict }: Bound, sign: 1 | -1): Near {
  return { at, by: strict ? (sign === 1 ? ONE : MINUS_ONE) : ZERO };
}

function sumOfRow(row: Row, values: ReadonlyMap<string, Near>): Near {
  let total = NOWHERE;
  for (const [name, factor] of row) total = sum(total, scaled(values.get(name) ?? NOWHERE, factor));
  return total;
}

interface Broken {
  readonly name: string;
  readonly target: Near;
  /** 1 if the value has to grow. */
  readonly sign: 1 | -1;
}

function firstBroken({ rows, values, limits }: Tableau): Broken | undefined {
  let first: Broken | undefined;
  for (const name of rows.keys()) {
    const value = values.get(name);
    if (value === undefined || (first !== undefined && name >= first.name)) continue;
    const { least, most } = limits.get(name) ?? {};
    if (least !== undefined && order(value, least) < 0) first = { name, target: least, sign: 1 };
    else if (most !== undefined && order(value, most) > 0) first = { name, target: most, sign: -1 };
  }
  return first;
}

/** Exchanges a broken basic variable for one that can still move the right way; false if none can. */
function repaired(tableau: Tableau, name: string, target: Near, sign: 1 | -1): boolean {
  const row = tableau.rows.get(name) ?? new Map<string, Fraction>();
  let other: string | undefined;
  for (const [candidate, factor] of row) {
    if (other !== undefined && candidate >= other) continue;
    const up = factor.compare(ZERO) > 0 === sign > 0;
    if (canMove(tableau, candidate, up)) other = candidate;
  }
  if (other === undefined) return false;
  exchange(tableau, name, other, target);
  return true;
}

function canMove({ values, limits }: Tableau, name: string, up: boolean): boolean {
  const value = values.get(name);
  const { least, most } = limits.get(name) ?? {};
  const limit = up ? most : least;
  return (
    value === undefined || limit === undefined || (up ? order(value, limit) < 0 : order(value, limit) > 0)
  );
}

/** `leaving` takes its target and leaves the basis, `entering` comes in and moves as far as that takes; the others follow. */
function exchange({ rows, values }: Tableau, leaving: string, entering: string, target: Near): void {
  const row = rows.get(leaving) ?? new Map<string, Fraction>();
  const pivot = row.get(entering) ?? ONE;
  const inverse = pivot.inverse();
  const step = scaled(sum(target, scaled(values.get(leaving) ?? NOWHERE, MINUS_ONE)), inverse);
  rows.delete(leaving);
  const solved: Row = new Map([[leaving, inverse]]);
  const minusInverse = inverse.neg();
  for (const [name, factor] of row) if (name !== entering) solved.set(name, product(factor, minusInverse));
  for (const [name, other] of rows) {
    const factor = other.get(entering);
    if (factor === undefined) continue;
    values.set(name, sum(values.get(name) ?? NOWHERE, scaled(step, factor)));
    substitute(other, entering, solved, factor);
  }
  rows.set(entering, solved);
  values.set(leaving, target);
  values.set(entering, sum(values.get(entering) ?? NOWHERE, step));
}

function substitute(row: Row, name: string, by: Row, factor: Fraction): void {
  row.delete(name);
  for (const [each, coefficient] of by) {
    const added = product(coefficient, factor);
    const there = row.get(each);
    const total = there === undefined ? added : there.add(added);
    if (total.n === 0n) row.delete(each);
    else row.set(each, total);
  }
}

function sum(a: Near, b: Near): Near {
  return {
    at: a.at.n === 0n ? b.at : b.at.n === 0n ? a.at : a.at.add(b.at),
    by: a.by.n === 0n ? b.by : b.by.n === 0n ? a.by : a.by.add(b.by),
  };
}

function scaled({ at, by }: Near, factor: Fraction): Near {
  return { at: product(at, factor), by: product(by, factor) };
}

/** Nearly all factors are 1, −1 or 0: they take no arithmetic. */
function product(a: Fraction, b: Fraction): Fraction {
  if (a.n === 0n || b.n === 0n) return ZERO;
  if (isUnit(a)) return a.s === 1n ? b : b.neg();
  if (isUnit(b)) return b.s === 1n ? a : a.neg();
  return a.mul(b);
}

function isUnit({ n, d }: Fraction): boolean {
  return n === 1n && d === 1n;
}

function order(a: Near, b: Near): number {
  return a.at.compare(b.at) || a.by.compare(b.by);
}

/** The point with a number for what is infinitely small, small enough for every limit. */
function concrete({ values, limits }: Tableau): Map<string, Fraction> {
  let small = ONE;
  for (const [name, { least, most }] of limits) {
    const value = values.get(name);
    if (value === undefined) continue;
    for (const [low, high] of [
      [least, value],
      [value, most],
    ] as const) {
      if (low === undefined || high === undefined) continue;
      const [room, slope] = [high.at.sub(low.at), low.by.sub(high.by)];
      if (slope.compare(ZERO) > 0 && room.div(slope).compare(small) < 0) small = room.div(slope);
    }
  }
  return new Map([...values].map(([name, { at, by }]) => [name, at.add(by.mul(small))]));
}
