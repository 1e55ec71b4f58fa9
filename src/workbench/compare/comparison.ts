import type { Example } from '../../analysis/examples/example.ts';
import type { Day } from '../../days.ts';
import type { Pack } from '../../rules/pack.ts';
import type { AreaLabel } from '../../zoning/verdict.ts';

/** One of two packs that are compared, as the user named it. */
export interface Side {
  readonly name: string;
  readonly pack: Pack;
}

/** Days running on which an area has two different tiers; null is unknown. */
export interface Spell {
  readonly from: Day;
  readonly to: Day;
  readonly a: string | null;
  readonly b: string | null;
}

/** An area that two packs judge differently. */
export interface DifferingArea {
  readonly area: AreaLabel;
  readonly days: number;
  readonly spells: readonly Spell[];
}

/** What two packs make of the same data on some days. */
export interface OnData {
  readonly from: Day;
  readonly to: Day;
  readonly areas: number;
  /** By the tiers of both sides, the most area-days first. */
  readonly pairs: readonly {
    readonly a: string | null;
    readonly b: string | null;
    readonly areaDays: number;
    readonly areas: number;
  }[];
  /** The areas that differ, those that do on most days first. */
  readonly differing: readonly DifferingArea[];
}

/** The smallest inputs that one pack judges as one tier, and the other as another. */
export interface Smallest {
  readonly a: string;
  readonly b: string;
  readonly example: Example;
}

/** An indicator of the second pack that means something else than the first pack's of its name. */
export interface Namesake {
  /** What examples call it. */
  readonly name: string;
  /** What both packs call theirs. */
  readonly of: string;
}

export interface Comparison {
  readonly a: Side;
  readonly b: Side;
  /** Tiers that the other pack has not, in the order of the pack. */
  readonly only: { readonly a: readonly string[]; readonly b: readonly string[] };
  /** Missing where there is no workspace. */
  readonly data?: OnData;
  readonly smallest: readonly Smallest[];
  readonly namesakes: readonly Namesake[];
  /** Pairs of tiers of which it could not be told whether the rules can differ so. */
  readonly open: number;
}
