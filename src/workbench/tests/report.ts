import type { Day } from '../../days.ts';
import type { ConditionTrace } from '../../explain/explanation.ts';
import type { Text } from '../../language/text.ts';
import type { Place, Problem } from '../../problems/problem.ts';
import type { Pack } from '../../rules/pack.ts';
import type { Coverage } from '../coverage/coverage.ts';

/** A value of a verdict that a test may expect; null is unknown, or nothing in force. */
export type Value = number | string | boolean | null | readonly string[];

/** Why a verdict is as it is. */
export type Reason =
  /** A condition of a tier holds, does not hold, or is unknown. */
  | { readonly kind: 'condition'; readonly tier: string; readonly condition: ConditionTrace }
  /** No other tier's condition holds. */
  | { readonly kind: 'otherwise'; readonly tier: string }
  /** The rules alone say another tier. */
  | { readonly kind: 'raw_tier'; readonly tier: string | null }
  | { readonly kind: 'decision'; readonly place: string }
  | { readonly kind: 'held_by'; readonly what: readonly string[] }
  /** What a calculated value was made of. */
  | { readonly kind: 'value'; readonly name: string; readonly value: Value }
  /** The days over which rows were counted. */
  | { readonly kind: 'window'; readonly from: Day | null; readonly to: Day }
  | { readonly kind: 'in_force'; readonly tier: string | null };

/** One thing that came out otherwise than expected, and why it did. */
export interface Difference {
  /** As the test writes it: `tier`, `in_force`, `indicators.new_local`, `measures`. */
  readonly what: string;
  readonly expected: Value;
  readonly actual: Value;
  readonly because: readonly Reason[];
}

/** What differs for one area on one day. */
export interface Failure {
  readonly place: Place;
  readonly day: Day;
  readonly area: string;
  readonly differences: readonly Difference[];
}

export interface TestResult {
  readonly title: Text;
  readonly place: Place;
  /** Areas and days of which something was expected. */
  readonly expected: number;
  readonly failures: readonly Failure[];
}

/** The tests of one pack, run; without a pack where it could not be loaded. */
export interface PackReport {
  readonly id: string;
  readonly pack?: Pack;
  readonly files: readonly { readonly shown: string; readonly tests: readonly TestResult[] }[];
  readonly coverage?: Coverage;
  /** What kept the pack or its tests from being read; with an error among them nothing was run. */
  readonly problems: readonly Problem[];
}

export function failed({ failures }: TestResult): boolean {
  return failures.length > 0;
}

export function isBroken({ problems }: Pick<PackReport, 'problems'>): boolean {
  return problems.some(({ severity }) => severity === 'error');
}

/** Whether the tests of a pack reach less of it than is asked for. */
export function isUncovered({ coverage }: PackReport, leastPercent: number): boolean {
  return coverage !== undefined && coverage.percent < leastPercent;
}
