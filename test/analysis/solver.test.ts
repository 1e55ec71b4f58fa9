import fc from 'fast-check';
import Fraction from 'fraction.js';
import { describe, expect, test } from 'vitest';
import {
  and,
  compared,
  constant,
  type Formula,
  type Linear,
  not,
  or,
  type Relation,
  smallest,
  solve,
  sumOf,
  times,
  type Variables,
  valueAt,
  variable,
} from '../../src/analysis/solver/index.ts';
import { seed } from '../counting/runs.ts';

const NAMES = ['a', 'b', 'c'] as const;
const MOST = 4;

/** A comparison of a sum with a number, to be put as a bound and to be tried by hand. */
interface Comparison {
  readonly factors: readonly number[];
  readonly relation: Relation;
  readonly limit: number;
}
type Tree =
  | { readonly is: 'comparison'; readonly of: Comparison }
  | { readonly is: 'not'; readonly of: Tree }
  | { readonly is: 'and' | 'or'; readonly of: readonly Tree[] };

const { tree } = fc.letrec<{ tree: Tree; leaf: Tree }>((tie) => ({
  leaf: fc.record({
    is: fc.constant('comparison' as const),
    of: fc.record({
      factors: fc.tuple(...NAMES.map(() => fc.constantFrom(0, 0, 1, 1, 2, -1, -3))),
      relation: fc.constantFrom<Relation>('==', '!=', '<', '<=', '>', '>='),
      limit: fc.constantFrom(-1, 0, 0.5, 1, 2, 2.5, 3, 7),
    }),
  }),
  tree: fc.oneof(
    { maxDepth: 4 },
    tie('leaf'),
    fc.record({ is: fc.constant('not' as const), of: tie('tree') }),
    fc.record({
      is: fc.constantFrom('and' as const, 'or' as const),
      of: fc.array(tie('tree'), { maxLength: 3 }),
    }),
  ),
}));

function formulaOf(from: Tree, variables: Variables): Formula {
  switch (from.is) {
    case 'comparison': {
      const { factors, relation, limit } = from.of;
      const sum = sumOf(NAMES.map((name, i): Linear => times(variable(name), new Fraction(factors[i] ?? 0))));
      return compared(sum, relation, constant(limit), variables);
    }
    case 'not':
      return not(formulaOf(from.of, variables));
    case 'and':
      return and(...from.of.map((part) => formulaOf(part, variables)));
    case 'or':
      return or(...from.of.map((part) => formulaOf(part, variables)));
  }
}

function holds(from: Tree, at: readonly number[]): boolean {
  switch (from.is) {
    case 'comparison': {
      const { factors, relation, limit } = from.of;
      const sum = factors.reduce((total, factor, i) => total + factor * (at[i] ?? 0), 0);
      const order = Math.sign(Math.round((sum - limit) * 1000));
      return {
        '==': order === 0,
        '!=': order !== 0,
        '<': order < 0,
        '<=': order <= 0,
        '>': order > 0,
        '>=': order >= 0,
      }[relation];
    }
    case 'not':
      return !holds(from.of, at);
    case 'and':
      return from.of.every((part) => holds(part, at));
    case 'or':
      return from.of.some((part) => holds(part, at));
  }
}

function grid(step: number): number[][] {
  const values = Array.from({ length: MOST / step + 1 }, (_, i) => i * step);
  return values.flatMap((a) => values.flatMap((b) => values.map((c) => [a, b, c])));
}

function among(whole: boolean): Variables {
  return new Map(NAMES.map((name) => [name, { whole, least: 0, most: MOST }]));
}

const everything = sumOf(NAMES.map(variable));

describe('solving', () => {
  test('whole numbers: finds values exactly where trying all of them does', () => {
    const answers = { found: 0, never: 0 };
    fc.assert(
      fc.property(tree, (one) => {
        const variables = among(true);
        const answer = solve(formulaOf(one, variables), variables);
        const trials = grid(1).filter((at) => holds(one, at));
        expect(answer.kind).toBe(trials.length > 0 ? 'found' : 'never');
        if (answer.kind !== 'found') answers.never++;
        else {
          answers.found++;
          const point = smallest(answer, [everything], variables);
          const at = NAMES.map((name) => point.get(name)?.valueOf() ?? 0);
          expect(holds(one, at)).toBe(true);
          expect(at.every((value) => Number.isInteger(value) && value >= 0 && value <= MOST)).toBe(true);
        }
      }),
      { numRuns: 1500, seed },
    );
    expect(answers.never).toBeGreaterThan(100);
    expect(answers.found).toBeGreaterThan(500);
  });

  test('fractions: what is found holds, and where nothing is found no point of a grid does', () => {
    const answers = { found: 0, never: 0 };
    fc.assert(
      fc.property(tree, (one) => {
        const variables = among(false);
        const answer = solve(formulaOf(one, variables), variables);
        if (answer.kind === 'found') {
          answers.found++;
          const doubled = NAMES.map((name) => answer.point.get(name) ?? new Fraction(0));
          expect(holdsExactly(one, doubled)).toBe(true);
        } else {
          answers.never++;
          expect(answer.kind).toBe('never');
          expect(grid(0.5).filter((at) => holds(one, at))).toEqual([]);
        }
      }),
      { numRuns: 600, seed },
    );
    expect(answers.never).toBeGreaterThan(40);
  });

  test('the smallest sum is the smallest there is, for a conjunction', () => {
    const comparisons = fc.array(tree.filter(isPlain), { minLength: 1, maxLength: 4 });
    let tried = 0;
    fc.assert(
      fc.property(comparisons, (parts) => {
        const one: Tree = { is: 'and', of: parts };
        const variables = among(true);
        const answer = solve(formulaOf(one, variables), variables);
        const sums = grid(1)
          .filter((at) => holds(one, at))
          .map((at) => at.reduce((a, b) => a + b, 0));
        if (answer.kind !== 'found') return;
        tried++;
        const point = smallest(answer, [everything], variables);
        expect(valueAt(everything, point).valueOf()).toBe(Math.min(...sums));
      }),
      { numRuns: 400, seed },
    );
    expect(tried).toBeGreaterThan(50);
  });

  test('whole numbers that fractions would allow: 2a = 2b + 1', () => {
    const two = new Fraction(2);
    const make = (whole: boolean) => {
      const variables: Variables = new Map([
        ['a', { whole, least: 0 }],
        ['b', { whole, least: 0 }],
      ]);
      const odd = sumOf([times(variable('b'), two), constant(1)]);
      return solve(compared(times(variable('a'), two), '==', odd, variables), variables).kind;
    };
    expect([make(true), make(false)]).toEqual(['never', 'found']);
  });
});

/** `!=` leaves a choice of two ranges; only the others make one range whose least sum is the least of all. */
function isPlain(one: Tree): boolean {
  return one.is === 'comparison' && one.of.relation !== '!=';
}

function holdsExactly(from: Tree, at: readonly Fraction[]): boolean {
  switch (from.is) {
    case 'comparison': {
      const { factors, relation, limit } = from.of;
      const sum = factors.reduce(
        (total, factor, i) => total.add((at[i] ?? new Fraction(0)).mul(factor)),
        new Fraction(0),
      );
      return holds({ is: 'comparison', of: { factors: [1], relation, limit: 0 } }, [
        Math.sign(sum.compare(limit)),
      ]);
    }
    case 'not':
      return !holdsExactly(from.of, at);
    case 'and':
      return from.of.every((part) => holdsExactly(part, at));
    case 'or':
      return from.of.some((part) => holdsExactly(part, at));
  }
}
