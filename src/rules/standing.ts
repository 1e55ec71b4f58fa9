import type { Day } from '../days.ts';
import type { Text } from '../language/text.ts';
import type { Written } from './expression.ts';
import type { Audience, MeasureKind, SourceStatus } from './pack.ts';

/** What a statement about measures rests on, and when it holds. */
export interface Basis {
  readonly source: string;
  readonly status: SourceStatus;
  readonly clauseOfSource?: string;
  readonly inForce?: { readonly from?: Day; readonly until?: Day };
  /** `rules/…/measures.yaml:12` */
  readonly clause: string;
}

/** Kinds of measures that the standard forbids in some tiers. */
export interface Forbidden extends Basis {
  readonly tiers: readonly string[];
  readonly kinds: readonly MeasureKind[];
  /** Towards whom; towards everyone if absent. */
  readonly audience?: readonly Audience[];
  /** In which sector; in every one if absent. */
  readonly sector?: string;
  /** Measures that the standard itself takes all the same, by id. */
  readonly except?: readonly string[];
  readonly text?: Text;
}

/** Whether premises are open. */
export type Openness =
  | { readonly state: 'closed' }
  | {
      readonly state: 'conditional';
      readonly conditions: Text;
      /** The measures that state the conditions, by id. */
      readonly measures: readonly string[];
    }
  | { readonly state: 'open' };

/** Whether the premises of some sectors are open, by tier. */
export interface OpeningRow extends Basis {
  readonly sectors: readonly string[];
  /** A tier that is not there is one of which the standard says nothing. */
  readonly tiers: Readonly<Record<string, Openness>>;
  /** The context in which the row goes before those without one. */
  readonly when?: Written;
}

export type IsolationPlace = 'home' | 'central';

/** Days of isolation in one place; in any of several, the one to prefer first. */
export interface IsolationStage {
  readonly days: number;
  readonly places: readonly IsolationPlace[];
}

/** The days on which people are tested, or how many times within how many days. */
export type Tests =
  | { readonly kind: 'days'; readonly days: readonly number[] }
  | {
      readonly kind: 'times';
      readonly times: number;
      readonly withinDays: number;
      readonly hoursBetween?: number;
    };

/** What people who arrive meet, by where they come from. */
export interface Arrival extends Basis {
  /** Tiers of the place they come from; none where it does not matter. */
  readonly origin: readonly string[];
  /** The level of the ancestor around that place, all of which is meant; the place itself if absent. */
  readonly scope?: string;
  readonly who?: Text;
  /** The measure at the destination, by id. */
  readonly measure: string;
  /** Days before arrival on which having been there counts. */
  readonly lookBackDays?: number;
  readonly isolation: readonly IsolationStage[];
  readonly countedFrom?: 'leaving' | 'arrival';
  readonly monitoringDays?: number;
  readonly tests?: Tests;
}
