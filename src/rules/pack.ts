import type { Day, Weekday } from '../days.ts';
import type { Text } from '../language/text.ts';
import type { AttributeTypes } from './attributes.ts';
import type { Written } from './expression.ts';
import type { Indicator } from './indicator.ts';
import type { Arrival, Forbidden, OpeningRow } from './standing.ts';
import type { ExtraColumns } from './tables.ts';

export type SourceStatus = 'official' | 'secondary' | 'unverified';

/** A document that a rule or a measure rests on. */
export interface Source {
  readonly title: string | Text;
  readonly publisher?: string | Text;
  readonly published?: Day;
  readonly number?: string;
  readonly status: SourceStatus;
  readonly url?: string;
  readonly note?: Text;
}

/** When a judged tier comes into force, counted from the as-of day. */
export type Effect =
  | { readonly kind: 'after_days'; readonly days: number }
  | { readonly kind: 'weekday'; readonly weekday: Weekday };

/** A constant of a pack that a workspace may set otherwise. */
export type ParamValue = number | string | boolean;

/** How an area comes into a tier: by a condition, because no other tier holds, or only by decision. */
export type TierRule =
  | { readonly kind: 'when'; readonly when: Written }
  | { readonly kind: 'otherwise' }
  | { readonly kind: 'declared' };

/** Which evaluations a clock looks at, back from tonight's. */
export type After =
  /** The last so many. */
  | { readonly kind: 'evaluations'; readonly count: number }
  /** Those of the last so many days, on each of which there must have been one. */
  | { readonly kind: 'days'; readonly count: number }
  /** The last so many on such days; the tier then moves only on such a day. */
  | { readonly kind: 'on'; readonly count: number; readonly on: Weekday | 'workdays' };

/** When a tier may be left for a more severe one. */
export interface Tightening {
  readonly after: After;
  /** Tiers passed at a time; null is any number. */
  readonly steps: number | null;
}

/** When a tier may be left for a less severe one. */
export interface Loosening extends Tightening {
  readonly minStayDays: number;
}

/** What governs leaving a tier. */
export interface Clocks {
  readonly tighten: Tightening;
  readonly loosen: Loosening;
}

/** A day that a list of holidays speaks of; in one area and all inside it, or everywhere. */
export interface CalendarDay {
  readonly date: Day;
  readonly workday: boolean;
  readonly area?: string;
}

export interface WorkCalendar {
  readonly workdays?: readonly Weekday[];
  readonly days: readonly CalendarDay[];
}

export interface Tier {
  readonly tier: string;
  /** 0 is the most severe. */
  readonly rank: number;
  readonly title: Text;
  readonly rule: TierRule;
  readonly source?: string;
  /** Where in the source, e.g. `第三条`. */
  readonly clauseOfSource?: string;
  /** `rules/…/pack.yaml:31` */
  readonly clause: string;
  readonly note?: Text;
  /** What governs leaving it; absent in a pack without transitions. */
  readonly clocks?: Clocks;
  /** Must be true for the tier to be left for a less severe one. */
  readonly release?: Written;
  /** Stands outside the order of severity. */
  readonly unranked?: true;
  /** Its condition reads the published tiers of other areas: it is decided after all others, and has no clock. */
  readonly residual?: true;
}

export type Audience =
  | 'residents'
  | 'arrivals'
  | 'contacts'
  | 'communities'
  | 'premises'
  | 'enterprises'
  | 'schools'
  | 'care'
  | 'transport'
  | 'government';

export type MeasureKind =
  | 'closure'
  | 'restriction'
  | 'testing'
  | 'screening'
  | 'hygiene'
  | 'monitoring'
  | 'support'
  | 'information';

/** What applies in some tiers, to whom, on whose authority. */
export interface Measure {
  readonly id: string;
  readonly title: Text;
  readonly text: Text;
  readonly tiers: readonly string[];
  readonly audience: readonly Audience[];
  readonly sector?: string;
  readonly kind: MeasureKind;
  readonly frequency?: Text;
  readonly duration?: string;
  readonly days?: readonly number[];
  readonly responsible?: Text;
  readonly parameters?: Readonly<Record<string, string | number>>;
  readonly source: string;
  readonly status: SourceStatus;
  readonly clauseOfSource?: string;
  readonly inForce?: { readonly from?: Day; readonly until?: Day };
  readonly when?: Written;
  /** The measure of the catalogue that this is. */
  readonly use?: string;
  /** `rules/…/measures.yaml:12` */
  readonly clause: string;
}

/** The rules of one published standard, checked and ready to judge. */
export interface Pack {
  readonly id: string;
  readonly title: Text;
  readonly edition: Day;
  /** The pack from which this edition differs. */
  readonly extends?: string;
  readonly jurisdiction?: string;
  readonly inForce: { readonly from?: Day; readonly until?: Day };
  readonly sources: Readonly<Record<string, Source>>;
  /** The level of the areas that get a tier; several, where the standard mixes units, joined by commas. */
  readonly level: string;
  /** The same, one by one. */
  readonly levels: readonly string[];
  /** The constants that its expressions read, as the workspace has them; none is the same as no key. */
  readonly params?: Readonly<Record<string, ParamValue>>;
  /** What parameters and attributes are called, by the name that expressions have for them: `params.limit`; none is the same as no key. */
  readonly titles?: Readonly<Record<string, Text>>;
  readonly effective: Effect;
  /** Columns that the rules read beside the canonical ones, by table. */
  readonly extra?: ExtraColumns;
  /** Attributes of areas that are not read as numbers, or that the pack declares, with their type. */
  readonly attributes?: AttributeTypes;
  /** The rules are judged on this weekday only; every day if absent. */
  readonly evaluatedOn?: Weekday;
  /** The tier in which areas begin, instead of the first that is judged. */
  readonly start?: string;
  /** Who lowers a tier: the rules alone never do. */
  readonly decides?: { readonly loosen: 'decision'; readonly level?: string };
  readonly calendar?: WorkCalendar;
  /** Tiers of earlier packs, by pack id or of any (`*`), and the tiers they become. */
  readonly mapsFrom?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The first night judged, where the pack is the first of its policy. */
  readonly historyFrom?: Day;
  /** In an order in which each uses only earlier ones. */
  readonly indicators: readonly Indicator[];
  /** The most severe first. */
  readonly tiers: readonly Tier[];
  readonly measures: readonly Measure[];
  /** What the standard forbids, which premises are open, what people who arrive meet; none is the same as no key. */
  readonly forbids?: readonly Forbidden[];
  readonly opening?: readonly OpeningRow[];
  readonly arrivals?: readonly Arrival[];
  /** What its own sectors of premises are called. */
  readonly sectors?: Readonly<Record<string, Text>>;
  readonly notes?: Text;
  /** SHA-256 of the pack's files, in hexadecimal. */
  readonly hash: string;
  /** `built-in`, or the workspace's folder it came from, relative to the workspace. */
  readonly origin: string;
}

/** The tier taken when no other holds, and that listings leave out. */
export function defaultTier(pack: Pack): Tier | undefined {
  return pack.tiers.find((tier) => tier.rule.kind === 'otherwise');
}

/** Whether any tier has a clock of its own making, or a condition for leaving it. */
export function hasTransitions(pack: Pack): boolean {
  return pack.tiers.some((tier) => tier.clocks !== undefined || tier.release !== undefined);
}
