import type { Day } from '../../days.ts';
import type { Text } from '../../language/text.ts';
import type { Place } from '../../problems/problem.ts';
import type { ContextSeries } from '../../workspace/workspace.ts';

/** An area of a test; those that `areas:` does not speak of are made where they are named. */
export interface TestArea {
  readonly place: Place;
  readonly name: string;
  readonly level?: string;
  readonly parent?: string;
  readonly code?: string;
  readonly neighbors: readonly string[];
  /** Columns of the areas file: the population among them. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** New cases of one kind in one area, on some days. */
export interface CaseSeries {
  readonly place: Place;
  readonly area: string;
  readonly days: readonly { readonly day: Day; readonly cases: number }[];
  /** The other columns of each of these cases. */
  readonly columns: Readonly<Record<string, string>>;
  /** Where each of them stayed: on the case's own day if none is given. */
  readonly visits: readonly { readonly area: string; readonly columns: Readonly<Record<string, string>> }[];
}

/** The metrics or counts of an area on some days, by column. */
export interface MetricSeries {
  readonly place: Place;
  readonly area: string;
  readonly days: readonly { readonly day: Day; readonly values: Readonly<Record<string, string>> }[];
}

/** A decision, by the columns of the decisions file. */
export interface TestDecision {
  readonly place: Place;
  readonly area: string;
  readonly columns: Readonly<Record<string, string>>;
}

export type ExpectedValue = number | string | boolean | null;

/** What is expected of an area on some days; only what is there is compared. Unknown is null. */
export interface Expectation {
  readonly place: Place;
  readonly days: readonly Day[];
  readonly area: string;
  readonly tier?: string | null;
  readonly rawTier?: string | null;
  readonly atLeast?: string;
  readonly atMost?: string;
  readonly since?: Day;
  readonly inForce?: string | null;
  readonly effectiveFrom?: Day;
  readonly evaluatedOn?: Day;
  readonly heldBy?: readonly string[];
  readonly indicators?: Readonly<Record<string, ExpectedValue>>;
  readonly measures?: readonly string[];
}

/** What a workspace says as a whole. */
export interface Common {
  /** The counts are totals so far. */
  readonly cumulative: boolean;
  readonly params: Readonly<Record<string, string | number | boolean>>;
  readonly groups: Readonly<Record<string, string>>;
  /** Days by whether they are working days. */
  readonly holidays: Readonly<Record<Day, boolean>>;
}

/** A test of a pack: what is put in, day by day, and what is to come out. */
export interface PackTest {
  readonly title: Text;
  readonly place: Place;
  /** Every area the test names, in the order in which it does. */
  readonly areas: readonly TestArea[];
  readonly cases: readonly CaseSeries[];
  readonly metrics: readonly MetricSeries[];
  readonly counts: readonly MetricSeries[];
  /** What the tests of one world have in common. */
  readonly common: Common;
  readonly decisions: readonly TestDecision[];
  readonly context: ContextSeries;
  /** The packs that judge, by day; the tested pack alone from the first night, if empty. */
  readonly policy: readonly { readonly pack: string; readonly from: Day }[];
  /** The first night judged. */
  readonly firstNight: Day;
  readonly expect: readonly Expectation[];
}
