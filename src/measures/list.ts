import type { Day } from '../days.ts';
import type { Audience, Measure, Pack } from '../rules/pack.ts';
import type { AreaLabel } from '../zoning/verdict.ts';

/** A measure with the places it is for. */
export interface ListedMeasure {
  readonly measure: Measure;
  /** The tiers in force that bring it, the most severe first. */
  readonly tiers: readonly string[];
  /** Listed areas it applies in, in order of code; empty if it applies in the whole scope, or only outside them. */
  readonly places: readonly AreaLabel[];
  /** It applies in the scope's areas in the default tier as well (or only there), but not in the whole scope. */
  readonly others: boolean;
}

/** An area of the scope that is not in the default tier. */
export interface TieredPlace {
  readonly area: AreaLabel;
  readonly tier: string | null;
  readonly tierInForce: string | null;
  readonly since: Day;
  readonly effectiveFrom: Day;
}

/** What applies in an area and everything inside it, from 0:00 of the day after the as-of day. */
export interface MeasureList {
  readonly asOf: Day;
  /** From 0:00 of this day. */
  readonly inForceOn: Day;
  readonly pack: Pack;
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
