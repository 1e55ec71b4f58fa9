import type Fraction from 'fraction.js';
import { type Ranges, withBound } from './bounds.ts';
import type { Atom, Variables } from './formula.ts';
import { ONE } from './linear.ts';
import { pointWithin } from './simplex.ts';

/** A point, proof that there is none, or that the search was broken off. */
export type Point = ReadonlyMap<string, Fraction> | 'none' | 'gave-up';

/** How many cuts are tried before the search for a whole point is broken off. */
const MOST_CUTS = 200;

/** A point within all ranges whose whole variables are whole: rational points, cut at the first that is not. */
export function wholePoint(ranges: Ranges, variables: Variables): Point {
  const open: Ranges[] = [ranges];
  for (let cuts = 0; cuts < MOST_CUTS; cuts++) {
    const next = open.pop();
    if (next === undefined) return 'none';
    const point = pointWithin(next);
    if (point === undefined) continue;
    const broken = [...point].find(([name, value]) => variables.get(name)?.whole === true && value.d !== 1n);
    if (broken === undefined) return point;
    const [name, value] = broken;
    const below = withBound(next, cut(name, 'below', value.floor()));
    const above = withBound(next, cut(name, 'above', value.floor().add(ONE)));
    if (above !== undefined) open.push(above);
    if (below !== undefined) open.push(below);
  }
  return 'gave-up';
}

function cut(name: string, side: Atom['side'], at: Fraction): Atom {
  const form = { key: `1·${name}`, terms: [[name, ONE] as const], whole: true };
  return { kind: 'atom', form, side, at, strict: false };
}
