import type { ListedRow } from './example.ts';

/** A night of a calendar: what the rules say of it, and the tier an area has after it. */
export interface CalendarNight {
  readonly day: string;
  /** The raw tier; null on a day on which the rules are not judged. */
  readonly raw: string | null;
  readonly tier: string;
}

/** A night of an area as it is, and as it is with one row more. */
export interface PairedNight {
  readonly day: string;
  readonly without: NightOfOne;
  readonly withMore: NightOfOne;
}

/** The raw tier, null where it is unknown or not judged; and the published one, null where it is not known. */
interface NightOfOne {
  readonly raw: string | null;
  readonly tier: string | null;
}

/** What shows a finding where it is no situation of an area. */
export type Evidence =
  /** A row of a table, and what a condition over rows makes of it. */
  | {
      readonly kind: 'row';
      readonly table: string;
      readonly row: ListedRow;
      readonly counted: boolean | null;
    }
  /** What an opening list says of two tiers on a day; null where it says so before the first day it names. */
  | {
      readonly kind: 'opening';
      readonly sector: string;
      readonly day: string | null;
      readonly tiers: readonly { readonly tier: string; readonly state: string }[];
    }
  /** A measure that applies in a tier, and a day on which it does. */
  | { readonly kind: 'measure'; readonly measure: string; readonly tier: string; readonly day: string }
  /** Nights in a row, by the clocks of the pack. */
  | { readonly kind: 'calendar'; readonly nights: readonly CalendarNight[] }
  /** Nights in a row from the first one judged, without a row and with it; the last one is that of the examples. */
  | {
      readonly kind: 'nights';
      readonly table: string;
      readonly row: ListedRow;
      readonly nights: readonly PairedNight[];
    };
