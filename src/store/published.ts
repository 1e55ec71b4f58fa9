import type { Day } from '../days.ts';
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
  readonly evaluatedOn: Day;
  readonly tierInForce: string | null;
  readonly effectiveFrom: Day;
  readonly heldBy: readonly string[];
  readonly flags: readonly string[];
  readonly decidedBy: string | null;
  readonly nextStepDown: { readonly tier: string; readonly on: Day; readonly because: string } | null;
  readonly indicators: Readonly<Record<string, IndicatorValue>>;
}

/** What the manifest of a published night says. */
export interface Manifest {
  readonly format: 1;
  readonly as_of: Day;
  readonly revision: number;
  readonly pack: { readonly id: string; readonly edition: Day; readonly hash: string; readonly retrospective: boolean; readonly policy_from: Day };
  readonly level: string;
  readonly areas: number;
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
  /** What the result rests on, each kept once under its hash: `kept/<sha256>…`. */
  readonly kept: Readonly<Record<string, string>>;
  /** SHA-256 of zones.csv, changes.csv and state.csv, in that order. */
  readonly result: Readonly<Record<string, string>>;
  readonly tool: string;
}
