import type { ConditionTrace } from '../explain/explanation.ts';
import type { IndicatorValue } from '../zoning/verdict.ts';

const SHOWN = { '>': '>', '>=': '≥', '<': '<', '<=': '≤', '==': '=', '!=': '≠' } as const;
const OPPOSITE = { '>': '≤', '>=': '<', '<': '≥', '<=': '>', '==': '≠', '!=': '=' } as const;
const COMPARISON =
  /^([\w.]+)\s*(>=|<=|==|!=|>|<)\s*(?:(-?[\d.]+|"[^"]*"|true|false)|(params\.(?<param>\w+)))$/;

/** A comparison of one value with a bound that the pack states, as it came out. */
export interface ComparisonRead {
  readonly name: string;
  readonly value: IndicatorValue;
  /** As it is: `<` for a `>=` that does not hold; as it is asked for where that is unknown. */
  readonly sign: string;
  readonly bound: string;
  /** The parameter whose value the bound is. */
  readonly param: string | null;
}

/** The comparison that a condition is, if it is one of a value with a constant, written out or a parameter. */
export function comparisonRead({ text, truth, readings }: ConditionTrace): ComparisonRead | undefined {
  const [, name, op, literal, constant] = COMPARISON.exec(text) ?? [];
  const param = COMPARISON.exec(text)?.groups?.['param'] ?? null;
  const reading = readings.find((each) => each.name === name);
  const given = readings.find((each) => each.name === constant);
  const others = readings.filter((each) => each !== reading && each !== given);
  const bound = literal ?? (given === undefined ? undefined : asWritten(given.value));
  if (reading === undefined || bound === undefined || others.length > 0 || !isComparison(op))
    return undefined;
  const sign = truth === false ? OPPOSITE[op] : SHOWN[op];
  return { name: reading.name, value: reading.value, sign, bound, param };
}

function isComparison(op: string | undefined): op is keyof typeof SHOWN {
  return op !== undefined && Object.hasOwn(SHOWN, op);
}

/** A parameter's value as it would stand in the condition; a number is told from a text by its look. */
function asWritten(value: IndicatorValue): string | undefined {
  if (value === null) return undefined;
  return typeof value !== 'string' || /^-?\d+([./]\d+)?$/.test(value) ? String(value) : `"${value}"`;
}
