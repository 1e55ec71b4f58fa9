import { isPlace } from '../../rules/expressions/places.ts';
import type { Pack } from '../../rules/pack.ts';
import type { Space } from '../meaning/space.ts';
import { and, compared, constant, type Formula, type Linear, variable } from '../solver/index.ts';

/** Which of the values that may be unknown are so in a plain example. */
export interface Knowns {
  /** Variables that say of a value that it is unknown, where it had better be known. */
  readonly known: readonly string[];
  /** Where it had better be unknown: an earlier tier, and what larger areas calculate, is the last thing to be made up. */
  readonly open: readonly string[];
}

export function knownsOf({ indicators }: Pack, { variables }: Space): Knowns {
  const isMadeUp = (name: string): boolean => {
    const [scope = '', member] = name.slice('unknown '.length).split('.');
    if (member === undefined) return false;
    const isExpr = indicators.some((each) => each.name === member && each.kind === 'expr');
    return scope === 'previous' || (isPlace(scope) && isExpr);
  };
  const all = [...variables.keys()].filter((name) => name.startsWith('unknown '));
  return { known: all.filter((name) => !isMadeUp(name)), open: all.filter(isMadeUp) };
}

/**
 * What a plain example is like, the plainest first: everything known, nothing below zero and every day like today, or
 * at least some of it.
 */
export function plainly(pack: Pack, space: Space, near: readonly Linear[]): Formula[] {
  const { variables } = space;
  const { known, open } = knownsOf(pack, space);
  const is = (name: string, value: number): Formula =>
    compared(variable(name), '==', constant(value), variables);
  const allKnown = known.map((name) => is(name, 0));
  const steady = near.map((each) => compared(each, '==', constant(0), variables));
  const early = open.map((name) => is(name, 1));
  // Growth and temperature can be negative; reports hardly ever are.
  const notNegative = [...variables].flatMap(([name, { least }]) =>
    least === undefined ? compared(variable(name), '>=', constant(0), variables) : [],
  );
  return [
    and(...early, ...allKnown, ...notNegative, ...steady),
    and(...allKnown, ...notNegative, ...steady),
    and(...allKnown, ...notNegative),
    and(...allKnown),
  ];
}
