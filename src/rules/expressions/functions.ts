import { FUNCTION_NAMES, type FunctionName } from '../expression.ts';

interface Signature {
  /** As a rule author reads it. */
  readonly written: string;
  /** As CEL's type checker reads it; the environment adds those that take any number of values. */
  readonly cel: readonly string[];
  readonly least: number;
  readonly most: number;
}

const MANY = 12;

/** The functions of the rule language. Judging gives them their meaning; here is only how they are called. */
export const FUNCTIONS: Readonly<Record<FunctionName, Signature>> = {
  known: one('known(x)', 1, ['known(dyn): bool']),
  or_else: one(
    'or_else(x, instead)',
    2,
    ['double', 'string', 'bool', 'date'].map((t) => `or_else(${t}, ${t}): ${t}`),
  ),
  at_least: one('at_least(k, [conditions])', 2, ['at_least(double, list<bool>): bool']),
  min: many('min'),
  max: many('max'),
  abs: one('abs(x)', 1, ['abs(double): double']),
  pow: one('pow(x, power)', 2, ['pow(double, double): double']),
  ln: one('ln(x)', 1, ['ln(double): double']),
  exp: one('exp(x)', 1, ['exp(double): double']),
  round: one('round(x, digits)', 2, ['round(double, double): double']),
  zones: one('zones("LEVEL", ["tier", …])', 2, ['zones(string, list<string>): double']),
  days_between: one('days_between(from, to)', 2, ['days_between(date, date): double']),
};

export function isFunction(name: string): name is FunctionName {
  return FUNCTION_NAMES.some((known) => known === name);
}

function one(written: string, count: number, cel: readonly string[]): Signature {
  return { written, cel, least: count, most: count };
}

function many(name: 'min' | 'max'): Signature {
  const counts = Array.from({ length: MANY - 1 }, (_, i) => i + 2);
  const cel = counts.map((count) => `${name}(${Array(count).fill('double').join(', ')}): double`);
  return { written: `${name}(x, y, …)`, cel, least: 2, most: MANY };
}
