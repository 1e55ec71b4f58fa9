import { type Day, isDay, today } from '../days.ts';
import type { Diff } from '../diff/change.ts';
import type { DataReport } from '../inputs/tables.ts';
import type { Problem } from '../problems/problem.ts';
import type { Pack } from '../rules/pack.ts';
import { staleNights, withLock } from '../store/index.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { decisionNotices } from '../zoning/decision-notices.ts';
import { type Night, openNight } from '../zoning/open-night.ts';
import type { Snapshot } from '../zoning/verdict.ts';
import { type Cascaded, cascade, type Span } from './cascade.ts';
import { catchUp, dayAsked } from './catch-up.ts';
import { clockBehind, latestBehind, tellingWith } from './clock.ts';
import { hiddenColumns, keepNightsRows, type SinceLast, sinceLast } from './kept-rows.ts';
import type { Publication } from './publication.ts';
import { publishNight } from './publish-night.ts';
import type { ReplayedNight } from './replay.ts';
import { type ReportContent, reportContents } from './reports.ts';
import type { OnStep, Step } from './step.ts';
import { tonightCompared } from './tonight.ts';
import { gathered, leftStale } from './warnings.ts';
import { earlierNight, goingOn, openWorkspace, type ZoneOptions } from './zone.ts';

export interface RunOptions extends Pick<ZoneOptions, 'workspace' | 'asOf' | 'today'> {
  /** Publishes a different result for a night already published, as its next revision. */
  readonly revise?: boolean;
  /** First publishes the nights missed since the newest published one, each as of its own day. */
  readonly catchUp?: boolean;
  /** Computes stale nights again, those before this one first and those after it last, each as of its own day. */
  readonly cascade?: boolean;
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
  /** The stale nights that were computed again, oldest first. */
  readonly cascaded: readonly ReplayedNight[];
  readonly warnings: readonly Problem[];
}

/** A night that is published, with what its reports are to say. */
export interface PublishedResult extends Omit<RunResult, 'caughtUp' | 'cascaded'> {
  readonly contents: readonly ReportContent[];
}

/**
 * The nightly job: zones the workspace, compares with the newest night published before, and publishes.
 * The same result again is a no-op; a different one is refused unless `revise`, or the night is stale and `cascade` is asked for.
 *
 * @throws FenquError for problems of configuration, data, lock or store; the night is not published then, or one before or
 *   after it could not be
 */
export async function run(options: RunOptions): Promise<RunResult> {
  const workspace = await openWorkspace(options.workspace);
  const present = options.today ?? today(workspace.timezone);
  return withLock(workspace.store, options.signal, async () => {
    const clock = await clockBehind(workspace.store, options.asOf, present);
    const { warnings, ...result } = await tellingWith(clock, () =>
      runLocked(workspace, { ...options, today: present }),
    );
    return { ...result, warnings: [...clock, ...warnings] };
  });
}

/** A job whose clock has been read. */
type Clocked = RunOptions & { readonly today: Day };

async function runLocked(workspace: Workspace, options: Clocked): Promise<RunResult> {
  const before = await beforeTonight(workspace, options);
  const { warnings, ...tonight } = await tonightPublished(workspace, options, before);
  const { day } = tonight.published;
  const done = before.cascaded.nights.length + before.caughtUp.length + 1;
  const after = await cascadeIfAsked(workspace, options, { after: day }, { done });
  return {
    ...tonight,
    caughtUp: before.caughtUp,
    cascaded: [...before.cascaded.nights, ...after.nights],
    warnings: gathered(
      await leftStale(workspace.store, [...before.warnings, ...warnings, ...after.warnings]),
    ),
  };
}

/** What was done before the night asked for. */
interface Before {
  readonly cascaded: Cascaded;
  readonly caughtUp: readonly ReplayedNight[];
  readonly warnings: readonly Problem[];
  /** The night asked for, where it had to be known. */
  readonly day: Day | undefined;
}

async function beforeTonight(workspace: Workspace, options: Clocked): Promise<Before> {
  if (options.catchUp !== true && options.cascade !== true)
    return { cascaded: NONE, caughtUp: [], warnings: [], day: undefined };
  const present = options.today;
  const day = await dayAsked(workspace, options, present);
  const cascaded = await cascadeIfAsked(workspace, options, { before: day }, { follow: 1 });
  const missed = options.catchUp
    ? await catchUp(workspace, day, { ...options, present, done: cascaded.nights.length })
    : NONE;
  return { cascaded, caughtUp: missed.nights, warnings: [...cascaded.warnings, ...missed.warnings], day };
}

const NONE: Cascaded = { nights: [], warnings: [] };

async function cascadeIfAsked(
  workspace: Workspace,
  { cascade: isAsked, today: present, signal, onStep }: Clocked,
  span: Span,
  counts: { readonly done?: number; readonly follow?: number },
): Promise<Cascaded> {
  return isAsked === true ? cascade(workspace, span, { ...counts, present, signal, onStep }) : NONE;
}

/** The night asked for, published, with its reports. */
async function tonightPublished(
  workspace: Workspace,
  options: RunOptions,
  before: Before,
): Promise<Omit<PublishedResult, 'contents'>> {
  const nights = before.cascaded.nights.length + before.caughtUp.length + 1;
  const day = before.day ?? plainDay(options.asOf);
  const at: At = (step, more = {}) => options.onStep?.({ step, day, night: nights, nights, ...more });
  at('reading');
  const asOf = before.day === undefined ? {} : { asOf: before.day };
  const how = { ...options, ...asOf, ids: true, hashes: true, premises: true, onRead: () => at('judging') };
  const night = await openNight(workspace, goingOn(workspace, how));
  try {
    if (options.asOf === 'latest') await latestBehind(workspace.store, night.asOf);
    const revise = options.revise === true || (options.cascade === true && (await isStale(night)));
    const { contents, ...result } = await publish(night, { ...options, revise }, at);
    if (contents.length > 0) at('reporting', { day: night.asOf });
    const wrong = await options.whenPublished?.(workspace, { ...result, contents });
    return { ...result, warnings: [...result.warnings, ...(wrong ?? [])] };
  } catch (cause) {
    options.signal?.throwIfAborted();
    throw cause;
  } finally {
    await night.close();
  }
}

async function isStale({ workspace, asOf }: Night): Promise<boolean> {
  return (await staleNights(workspace.store)).some(({ day }) => day === asOf);
}

type At = (step: Step['step'], more?: Partial<Step>) => void;

/** The day asked for, where that needs neither data nor clock. */
function plainDay(asOf: RunOptions['asOf']): string | null {
  return asOf !== undefined && isDay(asOf) ? asOf : null;
}

async function publish(opened: Night, options: RunOptions, at: At): Promise<PublishedResult> {
  const foresees = (opened.workspace.reports ?? []).some(
    ({ what }) => what === 'measures' || what === 'handouts',
  );
  const tonight = await tonightCompared(opened, await earlierNight(opened), { ladders: foresees });
  const { night, snapshot: judged, diff, packs } = tonight;
  const review = { review: night.workspace.review };
  const notices = await decisionNotices(night, judged, diff.from?.asOf ?? null, review);
  const snapshot = { ...judged, notices };
  const report = await night.staged.report(night.asOf);
  options.signal?.throwIfAborted();
  const { store } = night.workspace;
  const contents = await reportContents({ ...tonight, snapshot });
  at('keeping', { day: night.asOf });
  const hidden = await hiddenColumns(night.workspace, night.bench.engine);
  const rows = await keepNightsRows(night, store, hidden);
  const since = await sinceLast(night, { store, index: rows, hide: hidden });
  options.signal?.throwIfAborted();
  at('publishing', { day: night.asOf });
  const {
    notes,
    inForce: _,
    ...published
  } = await publishNight(
    night,
    { snapshot, diff, files: report.files, rows, hidden },
    {
      revise: options.revise ?? false,
      signal: options.signal,
    },
  );
  at('published', { day: night.asOf, published });
  const warnings = [...night.warnings, ...notes];
  return { published, snapshot, diff, packs, report, sinceLast: since, warnings, contents };
}
