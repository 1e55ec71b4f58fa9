import type { Day } from '../../days.ts';
import type { ConditionTrace } from '../../explain/explanation.ts';

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
  | { readonly kind: 'in_force'; readonly tier: string | null }
  /** A tier waits until it is in force. */
  | { readonly kind: 'queued'; readonly tier: string; readonly from: Day };

/** One thing that came out otherwise than expected, and why it did. */
export interface Difference {
  /** As the test writes it: `tier`, `in_force`, `indicators.new_local`, `measures`. */
  readonly what: string;
  readonly expected: Value;
  readonly actual: Value;
  readonly because: readonly Reason[];
}
