/** fenqu as a library: the same core as the command line. Results are plain data. */
export type { Change, Diff, Reason } from './diff/change.ts';
export type { ConditionTrace, CountedCases, Explanation, TierTrace } from './explain/explanation.ts';
export {
  type AreaForecast,
  type Ending,
  type Forecast,
  type HeldUntil,
  heldUntil,
} from './forecast/forecast.ts';
export type { Handout } from './handouts/handout.ts';
export type { NextDate } from './handouts/next-dates.ts';
export type { PremisesHandout } from './handouts/premises-handout.ts';
export type { HistoryNight, Spell } from './history/spells.ts';
export type { DataReport, Decision, FileReport, Premises } from './inputs/tables.ts';
export type { Language, Text } from './language/text.ts';
export type { ListedMeasure, MeasureList, Period, TieredPlace } from './measures/list.ts';
export {
  type ArrivalOptions,
  type Arrivals,
  type Arrived,
  type Arriving,
  arrivals,
  arrivalsListed,
  type MetIn,
} from './nightly/arrivals.ts';
export { checkData, type DataChecked } from './nightly/data-check.ts';
export { type MatchOptions, type MatchResult, matchData } from './nightly/data-match.ts';
export { type DiffOptions, type DiffResult, diff } from './nightly/diff.ts';
export { type DiffPacksOptions, diffPacks } from './nightly/diff-packs.ts';
export { type ExplainOptions, explain } from './nightly/explain.ts';
export {
  type ExplainedNight,
  type ExplainPublishedOptions,
  explainPublished,
} from './nightly/explain-published.ts';
export {
  type ForecastOptions,
  type ForecastPart,
  type ForecastResult,
  forecast,
} from './nightly/forecast.ts';
export type { NightHandouts } from './nightly/handouts.ts';
export { type HistoryOptions, type HistoryResult, history } from './nightly/history.ts';
export { initWorkspace } from './nightly/init.ts';
export { type HandoutsOptions, type MeasuresOptions, measures, withHandouts } from './nightly/measures.ts';
export { type PremisesOptions, premises } from './nightly/premises.ts';
export {
  type NightPremises,
  type PremisesHandoutsOptions,
  withPremisesHandouts,
} from './nightly/premises-handouts.ts';
export { type PlanOptions, samplingPlan } from './nightly/premises-plan.ts';
export { premisesSummary, type SummaryOptions } from './nightly/premises-summary.ts';
export type { Publication } from './nightly/publication.ts';
export { type ReplayedNight, type ReplayOptions, type ReplayResult, replay } from './nightly/replay.ts';
export { type NamedList, namedList, rulesList } from './nightly/rules.ts';
export { type CheckedPack, type CheckOptions, checkRules } from './nightly/rules-check.ts';
export type { RunResult } from './nightly/run.ts';
export type { OnStep, Step } from './nightly/step.ts';
export {
  checkStore,
  type PruneOptions,
  type PruneResult,
  pruneStore,
  type StoreOptions,
} from './nightly/store.ts';
export { type VerifiedNight, type VerifyOptions, verify } from './nightly/verify.ts';
export { openWorkspace, type ZoneOptions, type ZoneResult, zone } from './nightly/zone.ts';
export type { Grade } from './premises/grading.ts';
export type { PremisesList } from './premises/list.ts';
export type { SamplingPlan } from './premises/plan.ts';
export type { PremisesSheet } from './premises/sheet.ts';
export type { PremisesSummary, SummaryRow } from './premises/summary.ts';
export { describeProblem, describeProblems } from './problems/describe.ts';
export { FenquError, type Place, type Problem } from './problems/problem.ts';
export type { DocumentForm, WrittenDocuments } from './reporting/documents.ts';
export { writeHandouts } from './reporting/handouts.ts';
export { writePremisesHandouts } from './reporting/premises-handouts.ts';
export { type JobResult, type RunOptions, run } from './reporting/run.ts';
export type { WrittenReport } from './reporting/write.ts';
export type { Indicator } from './rules/indicator.ts';
export type { PackHeader } from './rules/list.ts';
export type { Measure, Pack, Source, Tier } from './rules/pack.ts';
export type { StoreChecked } from './store/index.ts';
export type { ContextHeader, PolicyHeader } from './workspace/named-list.ts';
export type { Workspace } from './workspace/workspace.ts';
export type { Ladder, LadderInForce, LadderStep } from './zoning/ladder.ts';
export type { AreaLabel, Snapshot, StepDown, Tally, Verdict } from './zoning/verdict.ts';
