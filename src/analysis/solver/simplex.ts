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
    for (const [name] of form.terms) values.set(name, { at: ZERO, by: ZERO });
  }
  for (const name of values.keys()) {
    const { least, most } = limits.get(name) ?? {};
    values.set(name, least ?? most ?? { at: ZERO, by: ZERO });
  }
  for (const [name, row] of rows) values.set(name, sumOfRow(row, values));
  return { rows, values, limits };
}

function nearOf({ at, strict }: Bound, sign: 1 | -1): Near {
  return { at, by: strict ? ONE.mul(sign) : ZERO };
}

function sumOfRow(row: Row, values: ReadonlyMap<string, Near>): Near {
  let at = ZERO;
  let by = ZERO;
  for (const [name, factor] of row) {
    const value = values.get(name);
    if (value === undefined) continue;
    at = at.add(value.at.mul(factor));
    by = by.add(value.by.mul(factor));
  }
  return { at, by };
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

/** `leaving` takes its target and leaves the basis, `entering` comes in. */
function exchange({ rows, values }: Tableau, leaving: string, entering: string, target: Near): void {
  const row = rows.get(leaving) ?? new Map<string, Fraction>();
  const pivot = row.get(entering) ?? ONE;
  rows.delete(leaving);
  const solved: Row = new Map([[leaving, pivot.inverse()]]);
  for (const [name, factor] of row) if (name !== entering) solved.set(name, factor.div(pivot).neg());
  for (const other of rows.values()) substitute(other, entering, solved);
  rows.set(entering, solved);
  values.set(leaving, target);
  values.set(entering, sumOfRow(solved, values));
  for (const [name, other] of rows) if (name !== entering) values.set(name, sumOfRow(other, values));
}

function substitute(row: Row, name: string, by: Row): void {
  const factor = row.get(name);
  if (factor === undefined) return;
  row.delete(name);
  for (const [each, coefficient] of by) {
    const sum = (row.get(each) ?? ZERO).add(coefficient.mul(factor));
    if (sum.equals(ZERO)) row.delete(each);
    else row.set(each, sum);
  }
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
