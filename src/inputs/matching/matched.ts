import type { Manner, StopReason } from '../areas/address.ts';

/** Why an area is proposed for a text. */
export type CandidateReason =
  /** The text names it, and others as well. */
  | 'same-name'
  /** It shares an area that was divided. */
  | 'successor'
  /** The text names it, but it lies elsewhere. */
  | 'elsewhere'
  /** Its name stands somewhere in the text. */
  | 'in-text'
  /** One character is otherwise. */
  | 'one-character'
  /** Its name begins as the text does. */
  | 'begins-alike'
  /** Most pairs of characters are the same. */
  | 'similar';

export interface Candidate {
  readonly code: string;
  readonly path: string;
  readonly reason: CandidateReason;
}

/** A text that is not placed, or not as deep as it should be. */
export interface UnplacedText {
  /** As written: only the working file may show it. */
  readonly text: string;
  /** The code of the area that other cells say it lies in; empty where there is none. */
  readonly within: string;
  readonly rows: number;
  /** The deepest area that is certain. */
  readonly recognised: { readonly code: string; readonly path: string; readonly level: string } | null;
  /** Whether the rows count for what is recognised, or are rejected. */
  readonly placed: boolean;
  readonly reason: StopReason;
  readonly candidates: readonly Candidate[];
}

/** How an area was found. */
export type MatchManner = 'code' | Manner | 'crosswalk';

/** What became of the places of a table's rows. */
export interface MatchedTable {
  readonly table: string;
  readonly files: readonly string[];
  readonly rows: number;
  /** Rows placed, by level and by manner. */
  readonly placedAt: Readonly<Record<string, Readonly<Partial<Record<MatchManner, number>>>>>;
  /** Rows among them that should stand deeper. */
  readonly partly: number;
  /** Rows not placed at all, and rows that give no place. */
  readonly unplaced: number;
  readonly empty: number;
  /** Rows that are no rows of the table, or whose code a spreadsheet spoilt. */
  readonly unreadable: number;
}

/** What `data match` found. */
export interface Matched {
  readonly levels: readonly string[];
  readonly tables: readonly MatchedTable[];
  /** The most rows first. */
  readonly texts: readonly UnplacedText[];
}
