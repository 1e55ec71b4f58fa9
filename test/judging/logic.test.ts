import { describe, expect, it } from 'vitest';
import { outcomeOf } from './expressions.ts';

const T = true;
const F = false;
const U = undefined;
const shown = (value: boolean | undefined) => (value === undefined ? 'unknown' : String(value));

describe('three-valued logic', () => {
  const and = [
    [T, T, T],
    [T, F, F],
    [T, U, null],
    [F, T, F],
    [F, F, F],
    [F, U, F],
    [U, T, null],
    [U, F, F],
    [U, U, null],
  ] as const;
  it.each(and)('%s && %s', (a, b, outcome) => expect(outcomeOf('a && b', { a, b })).toBe(outcome));
  const or = [
    [T, T, T],
    [T, F, T],
    [T, U, T],
    [F, T, T],
    [F, F, F],
    [F, U, null],
    [U, T, T],
    [U, F, null],
    [U, U, null],
  ] as const;
  it.each(or)('%s || %s', (a, b, outcome) => expect(outcomeOf('a || b', { a, b })).toBe(outcome));
  it.each([
    [T, F],
    [F, T],
    [U, null],
  ] as const)('!%s', (a, outcome) => expect(outcomeOf('!a', { a })).toBe(outcome));

  it('leaves a choice unknown where its condition is, unless both sides agree', () => {
    expect(outcomeOf('c ? 1 : 2', { c: U })).toBe(null);
    expect(outcomeOf('c ? 2 : 2', { c: U })).toBe(2);
    expect(outcomeOf('c ? 2 : n', { c: U, n: null })).toBe(null);
    expect(outcomeOf('c ? n : 2', { c: U, n: null })).toBe(null);
    expect(outcomeOf('c ? a : b', { c: U, a: T, b: T })).toBe(true);
    expect(outcomeOf('c ? a : b', { c: U, a: T, b: F })).toBe(null);
  });

  it.each([
    [2, T, T, U, true],
    [2, T, U, U, null],
    [2, T, F, U, null],
    [2, F, F, U, false],
    [1, U, F, F, null],
    [3, T, T, T, true],
  ] as const)('at_least(%i) of %s %s %s', (k, a, b, c, outcome) => {
    expect(outcomeOf(`at_least(${k}, [a, b, c])`, { a, b, c }), [a, b, c].map(shown).join()).toBe(outcome);
  });

  it('knows what is known', () => {
    expect(outcomeOf('known(x)', { x: 3 })).toBe(true);
    expect(outcomeOf('known(x)', { x: null })).toBe(false);
    expect(outcomeOf('or_else(x, 7)', { x: null })).toBe(7);
    expect(outcomeOf('or_else(x, 7)', { x: 0 })).toBe(0);
  });
});

describe('numbers', () => {
  it.each(['>', '>=', '<', '<=', '==', '!='])('x %s 5 is unknown where x is', (op) => {
    expect(outcomeOf(`x ${op} 5`, { x: null })).toBe(null);
  });
  it('compares at the threshold', () => {
    expect(outcomeOf('x > 5', { x: 5 })).toBe(false);
    expect(outcomeOf('x >= 5', { x: 5 })).toBe(true);
    expect(outcomeOf('x < 5', { x: 5 })).toBe(false);
    expect(outcomeOf('x <= 5', { x: 5 })).toBe(true);
    expect(outcomeOf('x == 5', { x: 5 })).toBe(true);
    expect(outcomeOf('x != 5', { x: 5 })).toBe(false);
  });
  it('is exact where doubles are not', () => {
    expect(outcomeOf('1/3*3 == 1')).toBe(true);
    expect(outcomeOf('0.1 + 0.2 == 0.3')).toBe(true);
    expect(outcomeOf('1e-25 * 1 == 2e-25 / 2')).toBe(true);
    expect(outcomeOf('pow(1e-25, 1) > 0')).toBe(true);
    expect(outcomeOf('1.23456789012345e-9 * 1000000000 == 1.23456789012345')).toBe(true);
    expect(outcomeOf('x * 100 / 3 >= 70', { x: 2.1 })).toBe(true);
    expect(outcomeOf('x - 0.1 > 0.2', { x: 0.3 })).toBe(false);
    expect(outcomeOf('a / b == 0.07', { a: 7, b: 100 })).toBe(true);
  });
  it('does not know what cannot be calculated', () => {
    expect(outcomeOf('1 / x > 0', { x: 0 })).toBe(null);
    expect(outcomeOf('ln(x) > 0', { x: 0 })).toBe(null);
    expect(outcomeOf('x + 1 > 0', { x: null })).toBe(null);
  });
  it('rounds halves away from zero', () => {
    expect(outcomeOf('round(x, 1)', { x: 2.25 })).toBe(2.3);
    expect(outcomeOf('round(0 - x, 1)', { x: 2.25 })).toBe(-2.3);
    expect(outcomeOf('round(x, 0)', { x: 0.5 })).toBe(1);
  });
  it('takes the extremes and membership', () => {
    expect(outcomeOf('min(a, b)', { a: 3, b: 2 })).toBe(2);
    expect(outcomeOf('max(a, b)', { a: 3, b: null })).toBe(null);
    expect(outcomeOf('a in [1, 2]', { a: 2 })).toBe(true);
    expect(outcomeOf('a in [1, 2]', { a: null })).toBe(null);
  });
});
