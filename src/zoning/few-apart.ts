import { valueOfNothing } from '../counting/plan.ts';
import type { Tally } from '../counting/tally.ts';
import type { Few } from '../judging/judge.ts';
import { isRowIndicator } from '../rules/indicator.ts';
import type { Pack } from '../rules/pack.ts';
import { expressionsOf, membersOf } from '../rules/walk.ts';
import type { Bench } from './bench.ts';

const readers = new WeakMap<Pack, boolean>();

/** Whether rules read anything of the area itself but what is counted. */
export function readsItself(pack: Pack): boolean {
  const known = readers.get(pack);
  if (known !== undefined) return known;
  const found = expressionsOf(pack).some((tree) => membersOf(tree).some(({ scope }) => scope === 'area'));
  readers.set(pack, found);
  return found;
}

/** The areas of which anything was counted, where the same is judged of all others; undefined where these are not many. */
export function fewApart(
  { pack, root }: Bench,
  rows: number,
  counted: ReadonlyMap<string, Tally>,
): Few | undefined {
  if (readsItself(pack) || root.covered.size > 0) return undefined;
  const marks = new Uint8Array(rows);
  for (const indicator of pack.indicators.filter(isRowIndicator)) {
    const found = counted.get(indicator.name);
    if (found === undefined) continue;
    markOthers(found.values, valueOfNothing(indicator), marks);
    for (const row of [...found.exact.keys(), ...found.partial.keys()]) marks[row] = 1;
  }
  const standsFor = marks.indexOf(0);
  const apart = positionsMarked(marks);
  return standsFor === -1 || apart.length * 2 > rows ? undefined : { apart, standsFor };
}

function markOthers(values: Float64Array, nothing: number, marks: Uint8Array): void {
  const isUnknown = Number.isNaN(nothing);
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? Number.NaN;
    if (isUnknown ? !Number.isNaN(value) : value !== nothing) marks[row] = 1;
  }
}

function positionsMarked(marks: Uint8Array): Int32Array {
  const found: number[] = [];
  for (let row = marks.indexOf(1); row !== -1; row = marks.indexOf(1, row + 1)) found.push(row);
  return Int32Array.from(found);
}
