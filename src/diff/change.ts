import type { Day } from '../days.ts';
import type { Values } from '../language/text.ts';
import type { Pack } from '../rules/pack.ts';
import type { AreaLabel } from '../zoning/verdict.ts';

/**
 * Raised or lowered among the listed tiers; listed: out of the default tier; delisted: into it; known: into it from
 * an unknown one; changed: into or out of one outside the order of severity. New and removed: the level of zoned areas is
 * another, and nothing can be compared. In force: a tier judged before whose day has come.
 */
export type ChangeKind =
  | 'raised'
  | 'lowered'
  | 'listed'
  | 'delisted'
  | 'known'
  | 'changed'
  | 'new'
  | 'removed'
  | 'in_force'
  | 'unknown';

/**
 * Why a tier changed, as data; the sentence is made when it is shown. Values by code:
 * `clear-days` {days, since}: no counted case since a day · `new-cases` {title_zh, title_en, new, from, to, limit}: more
 * cases in the window · `rose`/`fell` {title_zh, title_en, from, to, limit}: an indicator passed its limit, `limit` as
 * written in the rule, e.g. `> 5`; where those values are not of the nights compared, as of which days they are:
 * {from_as_of, to_as_of} · `decision` {authority, reason}, `decision-ended` {authority, until} ·
 * `unknown` {title_zh, title_en}: an indicator is no longer known · `known` {}: it is known again · `rules` {from, to}:
 * another pack judges · `revised` {day}: by the data of today it would have been so on the earlier night · `count-reached` {count}: so many evaluations agreed · `stayed` {days}: the minimum stay is over ·
 * `released` {condition}: the condition for leaving the tier holds · `judged` {on}: the tier that comes into force was judged
 * first on that day. Of two packs that are compared, what the tier rests on by one of them: `pack-condition` {pack, condition,
 * readings, clause} · `pack-otherwise` {pack}: no condition holds · `pack-held` {pack, title_zh, title_en}: the rules
 * say that tier tonight, the published one has not moved · `pack-decision` {pack, authority, reason} · `pack-unknown` {pack} ·
 * `pack-only` {pack}: the other judges areas of another level.
 */
export interface Reason {
  readonly code:
    | 'clear-days'
    | 'new-cases'
    | 'rose'
    | 'fell'
    | 'decision'
    | 'decision-ended'
    | 'unknown'
    | 'known'
    | 'rules'
    | 'count-reached'
    | 'revised'
    | 'stayed'
    | 'released'
    | 'judged'
    | 'pack-condition'
    | 'pack-otherwise'
    | 'pack-held'
    | 'pack-decision'
    | 'pack-unknown'
    | 'pack-only';
  readonly with: Values;
}

/** What can change a tier from one night to the next, in the order in which each is told of its part. */
export const CAUSES = ['time', 'new-cases', 'revised-data', 'rules', 'decision', 'area-list'] as const;
export type Cause = (typeof CAUSES)[number];

/** A cause's part in a change: the tier without it, and with it. Tier ids; null is unknown. */
export interface CausePart {
  readonly cause: Cause;
  /** Causes that have this part together with it, in their order: without it they make no night that could be computed. */
  readonly with?: readonly Cause[];
  /** The night on which it was at work. */
  readonly on: Day;
  readonly from: string | null;
  readonly to: string | null;
}

/** One area whose published tier differs between two nights; of kind `in_force`, whose tier in force does. */
export interface Change {
  readonly area: AreaLabel;
  readonly kind: ChangeKind;
  /** Tier ids; null is unknown, of kind `in_force` that nothing was in force yet. */
  readonly from: string | null;
  readonly to: string | null;
  /** From 0:00 of this day the new tier is in force. */
  readonly inForceFrom: Day;
  readonly reasons: readonly Reason[];
  /** What made the change, found by computing the night again; missing where that was not asked for, or cannot be told. */
  readonly causes?: readonly CausePart[];
  /** Measure ids that begin to apply with the change, and that end. */
  readonly impose: readonly string[];
  readonly lift: readonly string[];
}

/** A tier of one pack and its counterpart in another, and by what it is that. */
export interface TierMatch {
  readonly from: string;
  readonly to: string;
  readonly by: 'name' | 'maps_from' | 'default';
}

/** How the tiers of two packs go together, and those that have no counterpart. */
export interface TierMatches {
  readonly matches: readonly TierMatch[];
  readonly unmatched: { readonly from: readonly string[]; readonly to: readonly string[] };
}

/** One of two packs that are compared, as the user named it. */
export interface ComparedPack {
  readonly name: string;
  readonly pack: Pack;
}

/** What changed between two nights; or, where `packs` are given, between two packs on one day. */
export interface Diff {
  readonly from: { readonly asOf: Day; readonly pack: string } | null;
  readonly to: { readonly asOf: Day; readonly pack: string };
  readonly packs?: {
    readonly from: ComparedPack;
    readonly to: ComparedPack;
    readonly tiers: TierMatches;
  };
  /** Raised and newly listed first (worst tier first), then lowered and delisted; within these in order of code. */
  readonly changes: readonly Change[];
  /** What comes into force that was judged before, all of kind `in_force`, in the same order. */
  readonly intoForce: readonly Change[];
}
