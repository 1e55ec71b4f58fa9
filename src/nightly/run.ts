import { isDay } from '../days.ts';
import type { Diff } from '../diff/change.ts';
import type { DataReport } from '../inputs/tables.ts';
import type { Problem } from '../problems/problem.ts';
import type { Pack } from '../rules/pack.ts';
import { withLock } from '../store/index.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { decisionNotices } from '../zoning/decision-notices.ts';
import { type Night, openNight } from '../zoning/open-night.ts';
import type { Snapshot } from '../zoning/verdict.ts';
import { catchUp } from './catch-up.ts';
import { hiddenColumns, keepNightsRows, type SinceLast, sinceLast } from './kept-rows.ts';
import type { Publication } from './publication.ts';
import { publishNight } from './publish-night.ts';
import { eachOnce, type ReplayedNight } from './replay.ts';
import { type ReportContent, reportContents } from './reports.ts';
import type { OnStep, Step } from './step.ts';
import { tonightCompared } from './tonight.ts';
import { goingOn, openWorkspace, type ZoneOptions } from './zone.ts';

export interface RunOptions extends Pick<ZoneOptions, 'workspace' | 'asOf' | 'today'> {
  /** Publishes a different result for a night already published, as its next revision. */
  readonly revise?: boolean;
  /** First publishes the nights missed since the newest published one, each as of its own day. */
  readonly catchUp?: boolean;
  /** Works on the night once it is published, while no other run can begin; what is wrong then is told with the result. */
  readonly whenPublished?: (workspace: Workspace, night: PublishedResult) => Promise<readonly Problem[]>;
  /** Told of each step. */
  readonly onStep?: OnStep;
  /** Ends the run before anything is published. */
  readonly signal?: AbortSignal;
}

/** What the nightly job did. */
export interface RunResult {
  readonly published: Publication;
  readonly snapshot: Snapshot;
  readonly diff: Diff;
  /** Tonight's pack, and that of the night before if another judged then: they name the tiers and measures. */
  readonly packs: readonly Pack[];
  /** What was read, used, excluded and rejected. */
  readonly report: DataReport;
  /** What became of the rows of the last run; null if there was none. */
  readonly sinceLast: SinceLast | null;
  /** The missed nights that were published before this one, oldest first. */
  readonly caughtUp: readonly ReplayedNight[];
  readonly warnings: readonly Problem[];
}

/** A night that is published, with what its reports are to say. */
export interface PublishedResult extends Omit<RunResult, 'caughtUp'> {
  readonly contents: readonly ReportContent[];
}

/**
 * The nightly job: zones the workspace, compares with the newest night published before, and publishes.
 * The same result again is a no-op; a different one is refused unless `revise`.
 *
 * @throws FenquError for problems of configuration, data, lock or store; nothing is published then
 */
export async function run(options: RunOptions): Promise<RunResult> {
  const workspace = await openWorkspace(options.workspace);
  return withLock(workspace.store, options.signal, async () => {
    const missed = options.catchUp === true ? await catchUp(workspace, options) : NONE;
    const nights = missed.nights.length + 1;
    const day = missed.day ?? plainDay(options.asOf);
    const at: At = (step, more = {}) => options.onStep?.({ step, day, night: nights, nights, ...more });
    at('reading');
    const asOf = missed.day === undefined ? {} : { asOf: missed.day };
    const how = { ...options, ...asOf, ids: true, hashes: true, premises: true, onRead: () => at('judging') };
    const night = await openNight(workspace, goingOn(workspace, how));
    try {
      const { contents, ...result } = await publish(night, options, at);
      if (contents.length > 0) at('reporting', { day: night.asOf });
      const wrong = await options.whenPublished?.(workspace, { ...result, contents });
      const warnings = eachOnce([...missed.warnings, ...result.warnings, ...(wrong ?? [])]);
      return { ...result, caughtUp: missed.nights, warnings };
    } catch (cause) {
      options.signal?.throwIfAborted();
      throw cause;
    } finally {
      await night.close();
    }
  });
}

type At = (step: Step['step'], more?: Partial<Step>) => void;

const NONE = { nights: [], warnings: [], day: undefined } as const;

/** The day asked for, where that needs neither data nor clock. */
function plainDay(asOf: RunOptions['asOf']): string | null {
  return asOf !== undefined && isDay(asOf) ? asOf : null;
}

async function publish(opened: Night, options: RunOptions, at: At): Promise<PublishedResult> {
  const { night, snapshot: judged, diff, packs } = await tonightCompared(opened);
  const review = { review: night.workspace.review };
  const notices = await decisionNotices(night, judged, diff.from?.asOf ?? null, review);
  const snapshot = { ...judged, notices };
  const report = await night.staged.report(night.asOf);
  options.signal?.throwIfAborted();
  const { store } = night.workspace;
  const contents = await reportContents(night, snapshot, diff);
  at('keeping', { day: night.asOf });
  const hidden = await hiddenColumns(night.workspace, night.bench.engine);
  const rows = await keepNightsRows(night, store, hidden);
  const since = await sinceLast(night, { store, index: rows, hide: hidden });
  options.signal?.throwIfAborted();
  at('publishing', { day: night.asOf });
  const { notes, ...published } = await publishNight(
    night,
    { snapshot, diff, report, rows, hidden },
    {
      revise: options.revise ?? false,
      signal: options.signal,
    },
  );
  at('published', { day: night.asOf, published });
  const warnings = [...night.warnings, ...notes];
  return { published, snapshot, diff, packs, report, sinceLast: since, warnings, contents };
}
