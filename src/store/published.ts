import type { Day } from '../days.ts';
import type { Change } from '../diff/change.ts';
import type { Problem } from '../problems/problem.ts';
import type { IndicatorValue } from '../zoning/verdict.ts';

/** One listed area of a published night, as `zones.csv` has it. Codes and tier ids; null is unknown. */
export interface PublishedZone {
  readonly area: string;
  readonly name: string;
  readonly district: string | null;
  readonly districtName: string | null;
  readonly tier: string | null;
  readonly rawTier: string;
  readonly atLeast: string | null;
  readonly atMost: string | null;
  readonly since: Day;
  readonly evaluatedOn: Day | null;
  readonly tierInForce: string | null;
  readonly effectiveFrom: Day;
  readonly heldBy: readonly string[];
  readonly eligible: { readonly tier: string; readonly since: Day } | null;
  readonly flags: readonly string[];
  readonly decidedBy: string | null;
  readonly nextStepDown: { readonly tier: string; readonly on: Day; readonly because: string } | null;
  readonly indicators: Readonly<Record<string, IndicatorValue>>;
}

/** What the clocks need of one area that is not at rest, as `state.csv` has it. */
export interface PublishedState {
  readonly area: string;
  readonly tier: string | null;
  readonly since: Day;
  readonly effective_from: Day;
  readonly tier_in_force: string | null;
  /** What would be published, and in force, but for decisions. */
  readonly undecided: string | null;
  readonly undecided_in_force: string | null;
  /** Tiers that wait for their day but for decisions, soonest first. */
  readonly queued: readonly { readonly tier: string; readonly from: Day }[];
  /** An unknown left what would be published as it was. */
  readonly kept: boolean;
  /** The rules' own ranked tier, and the first day of its clocks. */
  readonly rule_tier: string | null;
  readonly rule_since: Day;
  /** The tier outside the order of severity that stands in its place. */
  readonly unranked: string | null;
  readonly evaluated_on: Day | null;
  /** Where only decisions lower: the lower tiers allowed, and each since when; the least severe last. */
  readonly eligible: readonly { readonly tier: string; readonly since: Day }[];
  /** The raw tiers that the clocks can still look at, oldest first. */
  readonly raw_tiers: readonly StoredEvaluation[];
}

/** A raw tier, null if unknown, and the least severe tier it may be. */
export interface StoredEvaluation {
  readonly day: Day;
  readonly tier: string | null;
  readonly at_least: string | null;
}

/** How the values of an indicator are written; a number with fixed digits is text. */
export type IndicatorType = 'number' | 'text' | 'boolean';

/** What the manifest of a published night says. */
export interface Manifest {
  readonly format: 1;
  readonly as_of: Day;
  readonly revision: number;
  readonly pack: {
    readonly id: string;
    readonly edition: Day;
    readonly hash: string;
    /** The pack's constants, as the workspace has them. */
    readonly params?: Readonly<Record<string, string | number | boolean>>;
    readonly retrospective: boolean;
    readonly policy_from: Day;
  };
  readonly level: string;
  readonly areas: number;
  /** Columns of cases that are kept as HMACs; of a night published before this was told, `id` and `cluster`. */
  readonly hidden?: readonly string[];
  /** Since when all areas that state.csv leaves out have been at rest. */
  readonly resting_since: Day | null;
  readonly tally: Readonly<Record<string, number>>;
  readonly inputs: readonly {
    readonly table: string;
    readonly file: string;
    readonly sha256: string;
    readonly read: number;
    readonly used: number;
    readonly excluded: number;
    readonly rejected: number;
  }[];
  /** The last columns of zones.csv, in pack order. */
  readonly indicators: Readonly<Record<string, IndicatorType>>;
  /** What the result rests on, each kept once under its hash: `<sha256>.csv` is `kept/<first two>/<sha256>.csv`. */
  readonly kept: Readonly<Record<string, string>>;
  /** SHA-256 of zones.csv, changes.csv and state.csv, in that order. */
  readonly result: Readonly<Record<ResultFile, string>>;
  /** Files of the result that are written compressed, as `state.csv.gz`; the hash is that of their content. */
  readonly compressed?: readonly ResultFile[];
  readonly tool: string;
}

/** The files of a night that are its result. */
export const RESULT_FILES = ['zones.csv', 'changes.csv', 'state.csv'] as const;
export type ResultFile = (typeof RESULT_FILES)[number];

/** A published night, by its revision in force. */
export interface NightId {
  readonly day: Day;
  readonly revision: number;
}

/** A night as it was published. */
export interface PublishedNight {
  readonly manifest: Manifest;
  /** Areas outside the default tier, in order of code. */
  readonly zones: readonly PublishedZone[];
  /** What changed since the night before; then, of kind `in_force`, what came into force that had waited. */
  readonly changes: readonly Change[];
  readonly states: readonly PublishedState[];
  /** Warnings: the night is stale. */
  readonly problems: readonly Problem[];
}

/** What the next night goes on from. */
export type LastNight = Pick<PublishedNight, 'manifest' | 'zones' | 'states'>;

/** A night to be published. */
export interface NightFiles {
  readonly day: Day;
  readonly zones: readonly PublishedZone[];
  readonly changes: readonly Change[];
  readonly states: readonly PublishedState[];
  /** The names of the pack's indicators, in its order. */
  readonly indicators: readonly string[];
  readonly manifest: Omit<
    Manifest,
    'format' | 'as_of' | 'revision' | 'indicators' | 'kept' | 'result' | 'compressed'
  >;
  /** What the result rests on, already kept: name → what `keepFile` or `keepRows` gave. `rows` is part of the result. */
  readonly kept: Readonly<Record<string, string>>;
}
