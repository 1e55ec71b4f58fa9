import type { Day } from '../days.ts';
import type { Decision } from '../inputs/tables.ts';
import type { Text } from '../language/text.ts';
import type { Problem } from '../problems/problem.ts';
import type { Pack } from '../rules/pack.ts';
import type { AreaLabel } from './area-label.ts';
import type { DecisionNotice } from './decision-notices.ts';
import type { AreaState } from './publish.ts';
import type { RejectedRows } from './rejected-rows.ts';

export type { AreaLabel } from './area-label.ts';

/** The first as-of day on which the tier would be lowered if nothing new happened. */
export interface StepDown {
  readonly tier: string;
  readonly on: Day;
  /**
   * The indicator that keeps the present tier until then; or `decision`, `count`, `min_stay`, `release`, `zones`, `as_of` or
   * `context`.
   */
  readonly because: string;
}

/** Why a verdict deserves a second look. */
export type Flag =
  /** The raw tier is unknown; the tier published earlier stands. */
  | 'kept'
  /** Cases known only to lie somewhere in a larger area could raise the tier. */
  | 'possibly_higher'
  /** A value is only a bound, or rests on fewer reported days than its window has. */
  | 'partial'
  /** A decision sets a tier other than the rules' own. */
  | 'contradicts_rules';

export type IndicatorValue = number | string | boolean | null;

/** The tier of one area on one day, with what led to it. */
export interface Verdict {
  readonly area: AreaLabel;
  /** Position among the areas of the level, in order of code. */
  readonly position: number;
  /** The published tier; null if nothing is known. */
  readonly tier: string | null;
  /** What the rules alone say tonight. */
  readonly rawTier: string | 'unknown';
  /** The bounds of an unknown raw tier. */
  readonly atLeast: string | null;
  readonly atMost: string | null;
  /** The first night of the unbroken run with this tier. */
  readonly since: Day;
  /** The day of the last evaluation (or designation); null before the first. */
  readonly evaluatedOn: Day | null;
  /** In force at 0:00 of the day after the as-of day; null if nothing is in force yet. */
  readonly tierInForce: string | null;
  /** The day from 0:00 of which the published tier is in force. */
  readonly effectiveFrom: Day;
  /** The rules' own tier, which runs on beneath a decision. */
  readonly ruleTier: string | null;
  /** Tiers that wait for their day, soonest first. */
  readonly queued: readonly { readonly tier: string; readonly from: Day }[];
  /** `2 of 3`, `min_stay`, `release: rounds_1d >= 1 is unknown`, `decision`. */
  readonly heldBy: readonly string[];
  /** Where only decisions lower: the tier the rules would allow, and since when. */
  readonly eligible: { readonly tier: string; readonly since: Day } | null;
  readonly indicators: Readonly<Record<string, IndicatorValue>>;
  /** Where the rule stands: `rules/beijing-2020-07/pack.yaml:31`. */
  readonly clause: string | null;
  readonly decision: Decision | null;
  readonly nextStepDown: StepDown | null;
  /**
   * Where no step down is known: the first coming evaluation that may lower it and goes by what is not known yet; null if
   * there is none.
   */
  readonly unknownAhead: Day | null;
  readonly flags: readonly Flag[];
}

/** How many areas are in each tier; every area counts once. */
export interface Tally {
  readonly byTier: Readonly<Record<string, number>>;
  readonly unknown: number;
}

/** What the rules say of all areas as at 24:00 of a day. */
export interface Snapshot {
  readonly asOf: Day;
  /** Judged with what was known by this day, where one was asked for. */
  readonly knownOn?: Day;
  /** The day each table read is complete through, the as-of day at the latest; null of one without rows. */
  readonly through: Readonly<Record<string, Day | null>>;
  readonly pack: Pack;
  readonly retrospective: boolean;
  /** Whether the workspace's policy has the pack in charge of the day, and not `--pack` alone. */
  readonly byPolicy: boolean;
  readonly level: string;
  readonly areas: number;
  readonly tally: Tally;
  /** Areas outside the default tier, worst first, then in order of code; every area where asked for. */
  readonly zones: readonly Verdict[];
  /** Decisions that somebody should look at, where that was asked for. */
  readonly notices?: readonly DecisionNotice[];
  /** What deserves a warning: about the data, its freshness, the packs. */
  readonly warnings: readonly Problem[];
  /** Cases placed only above the level, and the areas whose tier they could raise. */
  readonly placedAbove: { readonly cases: number; readonly areas: number };
  /** Rows of events that were rejected, and the areas whose tier they could raise, as far as their places can be told. */
  readonly rejected: RejectedRows & { readonly areas: number };
  /** What the clocks need of every area that is not at rest, or was not always so: what the store keeps. */
  readonly states: readonly StateOf[];
  /** Since when all other areas have been at rest; null if that was not looked for. */
  readonly restingSince: Day | null;
}

/** The state of one area, by its code. */
export interface StateOf {
  readonly area: string;
  readonly state: AreaState;
}

/** A tier's title, or its id where the pack has no such tier. */
export function tierTitle(pack: Pack, tier: string | null): Text {
  const title = pack.tiers.find((each) => each.tier === tier)?.title;
  return (
    title ?? (tier === null || tier === 'unknown' ? { zh: '未知', en: 'Unknown' } : { zh: tier, en: tier })
  );
}
