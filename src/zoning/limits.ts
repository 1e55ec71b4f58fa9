import { rounded } from '../judging/arithmetic.ts';
import { fractionIn, fractionOf, plainNumber } from '../judging/fractions.ts';
import type { Comparison, Expression } from '../rules/expression.ts';
import type { Indicator } from '../rules/indicator.ts';
import type { Pack } from '../rules/pack.ts';
import type { IndicatorValue } from './verdict.ts';

/** A comparison of an indicator with a number, as a condition has it. */
export interface Limit {
  readonly name: string;
  readonly op: Comparison;
  readonly value: number;
}

const MIRRORED: Readonly<Record<Comparison, Comparison>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
  '==': '==',
  '!=': '!=',
};

/** The limit that an expression is, if it is one. */
export function limitIn(part: Expression): Limit | undefined {
  if (part.kind !== 'compare') return undefined;
  const { left, right, op } = part;
  if (left.kind === 'name' && right.kind === 'number') return { name: left.name, op, value: right.value };
  if (right.kind === 'name' && left.kind === 'number')
    return { name: right.name, op: MIRRORED[op], value: left.value };
  return undefined;
}

/** Whether a value keeps to a limit; null where it is unknown. */
export function holds({ op, value }: Limit, read: IndicatorValue): boolean | null {
  if (read === null) return null;
  const number = Number(read);
  switch (op) {
    case '==':
      return number === value;
    case '!=':
      return number !== value;
    case '<':
      return number < value;
    case '<=':
      return number <= value;
    case '>':
      return number > value;
    case '>=':
      return number >= value;
  }
}

/**
 * An indicator's value as results show it: with the digits that the pack says, for judging is exact, but unrounded beside
 * a limit that the rounded one would pass.
 */
export function shownValue(pack: Pack, name: string, value: IndicatorValue, limit?: Limit): IndicatorValue {
  const round = pack.indicators.find((each) => each.name === name)?.round;
  const short = roundedTo(round, value);
  return limit !== undefined && holds(limit, short) !== holds(limit, value) ? value : short;
}

function roundedTo(round: Indicator['round'], value: IndicatorValue): IndicatorValue {
  if (round === undefined || value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string' && !/^-?\d+(\.\d+)?$/.test(value)) return value;
  const exact = typeof value === 'number' ? fractionOf(value) : fractionIn(value);
  return plainNumber(rounded(exact, round));
}
