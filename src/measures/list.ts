import type { Day } from '../days.ts';
import type { Audience, Measure, MeasureKind, Pack } from '../rules/pack.ts';
import type { AreaLabel, Verdict } from '../zoning/verdict.ts';
import type { Spell } from './spell.ts';

/** What someone wants to see of a list. */
export interface Wanted {
  readonly audience?: Audience;
  readonly kind?: MeasureKind;
}

/** An area outside the default tier, as far as measures ask. */
export type Placed = Pick<
  Verdict,
  'area' | 'position' | 'tier' | 'tierInForce' | 'atLeast' | 'since' | 'effectiveFrom'
>;

/** Places in which a measure applies over the same days. */
export interface Period extends Spell {
  /** In order of code. */
  readonly places: readonly AreaLabel[];
  /** The scope's areas in the default tier as well. */
  readonly others: boolean;
  /** It is not known whether it applies: these are the days on which it may. */
  readonly undecided: boolean;
  /** The days of `measure.days` that are still to come, counted from the first; none where that is not known. */
  readonly dates: readonly Day[];
}

/** Places for which a measure is listed in case it applies. */
export interface Undecided {
  /** Listed areas, and those in the default tier that the measure names. */
  readonly places: readonly AreaLabel[];
  /** Areas in the default tier as well. */
  readonly others: boolean;
}

/** A measure with the places it is for. */
export interface ListedMeasure {
  readonly measure: Measure;
  /** The tiers in force that bring it, the most severe first. */
  readonly tiers: readonly string[];
  /** Listed areas it applies in, in order of code; empty if it applies in the whole scope, or only outside them. */
  readonly places: readonly AreaLabel[];
  /** It applies in the scope's areas in the default tier as well (or only there), but not in the whole scope. */
  readonly others: boolean;
  /** Where it is not known whether it applies, for its condition asks what is not known; absent where it is known everywhere. */
  readonly undecided?: Undecided;
  /** Since when and until when, the longest in force first; not looked for where a list is only in short. */
  readonly periods?: readonly Period[];
}

/** An area of the scope that is not in the default tier. */
export interface TieredPlace {
  readonly area: AreaLabel;
  readonly tier: string | null;
  readonly tierInForce: string | null;
  readonly since: Day;
  readonly effectiveFrom: Day;
  /** Of an area whose tier is unknown: the lower bound, whose measures it gets. */
  readonly atLeast?: string;
}

/** What applies in an area and everything inside it; or what of it begins on a day, or ended with the day before. */
export interface MeasureList {
  readonly shows: 'applying' | 'starting' | 'ending';
  readonly asOf: Day;
  /** From 0:00 of this day: the day after the as-of day, or a later one if nothing new happens until then. */
  readonly inForceOn: Day;
  readonly pack: Pack;
  /** The rules that apply on the day, where what ended ended with the rules themselves. */
  readonly replacedBy?: Pack;
  /** The measures for an audience, or of a kind, alone; without it all. */
  readonly only?: Wanted;
  /** The area asked for; null is everywhere. */
  readonly scope: AreaLabel | null;
  readonly places: readonly TieredPlace[];
  /** How many areas of the scope are in the default tier. */
  readonly others: number;
  readonly byAudience: readonly {
    readonly audience: Audience;
    readonly measures: readonly ListedMeasure[];
  }[];
}
