import type { Day } from '../days.ts';
import type { Text } from '../language/text.ts';
import type { Pack } from '../rules/pack.ts';
import type { IndicatorValue, Verdict } from '../zoning/verdict.ts';

/** A condition with its truth (null is unknown), what it read, and the conditions it is made of. */
export interface ConditionTrace {
  /** As written in the pack, or its part: `new_local > 5`. */
  readonly text: string;
  readonly truth: boolean | null;
  /** For a comparison: the names it reads, with their values. */
  readonly readings: readonly { readonly name: string; readonly value: IndicatorValue }[];
  /** `&&`, `||`, `!`, `at_least`, and `other` for a choice; null for a condition without parts. */
  readonly joint: 'and' | 'or' | 'not' | 'at_least' | 'other' | null;
  /** How many parts `at_least` asks for; null where that is unknown. */
  readonly needed?: number | null;
  /** Those of a chain such as `a || b || c` stand side by side. */
  readonly parts: readonly ConditionTrace[];
}

/** One tier of the pack: whether it was taken, and if not why not. */
export interface TierTrace {
  readonly tier: string;
  readonly title: Text;
  /**
   * `passed-over`: its condition holds too, but a more severe tier came first. `reported-since`: it holds only by what
   * was reported since the last evaluation.
   */
  readonly outcome:
    | 'taken'
    | 'passed-over'
    | 'reported-since'
    | 'false'
    | 'unknown'
    | 'declared'
    | 'decided'
    | 'otherwise';
  readonly rule: 'when' | 'otherwise' | 'declared';
  readonly condition: ConditionTrace | null;
  readonly clause: string;
  readonly source: string | null;
}

/** The rows an indicator counted, by id only. */
export interface CountedCases {
  readonly indicator: string;
  readonly title: Text;
  readonly value: IndicatorValue;
  readonly from: Day | null;
  readonly to: Day;
  /** Cases that a group needs to count; 1 where cases are not counted by group. */
  readonly least: number;
  readonly cases: readonly { readonly id: string; readonly day: Day; readonly group: string | null }[];
}

/** An indicator that is worked out from others, with what went into it. */
export interface Calculated {
  readonly indicator: string;
  readonly title: Text;
  readonly value: IndicatorValue;
  /** As written in the pack: `new_7d / area.population * 100000`. */
  readonly text: string;
  readonly readings: ConditionTrace['readings'];
}

/** The published night that an explanation is of, made from what the store keeps. */
export interface FromStore {
  readonly revision: number;
  /** It is the revision in force. */
  readonly inForce: boolean;
  /** The version of fenqu that published it. */
  readonly tool: string;
  /** What is explained is what was published. */
  readonly agrees: boolean;
}

/** Why an area has its tier, from the stored trace: nothing is judged again. */
export interface Explanation {
  readonly asOf: Day;
  /** Judged with what was known by this day, where one was asked for. */
  readonly knownOn?: Day;
  /** Of a published night, where it was not computed from today's inputs. */
  readonly fromStore?: FromStore;
  readonly pack: Pack;
  readonly verdict: Verdict;
  /** No step down is known, and from this evaluation on what it is judged by is not known yet. */
  readonly unknownAhead: Day | null;
  readonly tiers: readonly TierTrace[];
  readonly calculated: readonly Calculated[];
  readonly counted: readonly CountedCases[];
}
