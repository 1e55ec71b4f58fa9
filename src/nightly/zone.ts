import { addDays, type Day } from '../days.ts';
import type { Decision } from '../inputs/tables.ts';
import type { MeasureList } from '../measures/list.ts';
import { FenquError, type Problem } from '../problems/problem.ts';
import { newestBefore, readKept } from '../store/index.ts';
import type { LastNight, PublishedNight } from '../store/published.ts';
import { loadWorkspace } from '../workspace/load.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { decisionNotices } from '../zoning/decision-notices.ts';
import { type Night, type NightOptions, openNight } from '../zoning/open-night.ts';
import { snapshotOf } from '../zoning/snapshot.ts';
import type { AreaLabel, Snapshot } from '../zoning/verdict.ts';
import type { PublishedMark } from '../zoning/what-to-read.ts';
import { beginningAfter } from './beginning.ts';
import { forbiddenMeasures, tiersOfNight } from './forbidden.ts';
import { measuresIn } from './measures-in.ts';
import { findScope, type Scope } from './scope.ts';

export interface ZoneOptions extends Omit<NightOptions, 'ids' | 'hashes' | 'onlyJudged'> {
  /** The workspace's folder, or a workspace already opened. */
  readonly workspace: string | Workspace;
  /** Only this area and what lies inside it: a code, a name or a path. */
  readonly area?: string;
  /** Every area, not only those outside the default tier. */
  readonly all?: boolean;
}

/** What `zone` found: the snapshot, the area it was narrowed to, and what deserves a warning. */
export interface ZoneResult {
  readonly snapshot: Snapshot;
  readonly scope: AreaLabel | null;
  /** What applies in the areas found. */
  readonly measures: MeasureList;
  readonly warnings: readonly Problem[];
}

/**
 * Zones a workspace as of a day: loads its inputs, applies the policy's pack, classifies every area. Stores nothing.
 *
 * @throws FenquError with every problem found in the configuration or the data
 */
export async function zone(options: ZoneOptions): Promise<ZoneResult> {
  return withNight({ ...options, onlyJudged: true }, async (night) => {
    const earlier = await nightGoneOnFrom(night);
    const beginning = await beginningAfter(earlier, night);
    const found = await snapshotOf(night, { all: options.all ?? false, beginning });
    const whole = found.snapshot;
    const scope = options.area === undefined ? null : await findScope(night, options.area);
    const asked = { review: night.workspace.review, within: scope?.positions };
    const notices = await decisionNotices(night, whole, earlier?.manifest.as_of ?? null, asked);
    const snapshot = { ...(scope === null ? whole : narrowed(whole, scope)), notices };
    const measures = await measuresIn(found.night, snapshot, scope);
    const leftOut = forbiddenMeasures(tiersOfNight(whole), addDays(night.asOf, 1));
    return { snapshot, scope: scope?.area ?? null, measures, warnings: [...night.warnings, ...leftOut] };
  });
}

/** A snapshot's areas inside a scope; the tally stays that of the whole. */
function narrowed(snapshot: Snapshot, { positions }: Scope): Snapshot {
  return { ...snapshot, zones: snapshot.zones.filter((each) => positions.has(each.position)) };
}

/** The newest night published before this one, if any. */
export async function earlierNight({
  workspace,
  asOf,
}: Pick<Night, 'workspace' | 'asOf'>): Promise<PublishedNight | null> {
  return newestBefore(workspace.store, asOf);
}

/** The published night whose tiers tonight's go on from: none by another pack, or with what was known on another day. */
export async function nightGoneOnFrom(night: Night): Promise<PublishedNight | null> {
  return night.byPolicy && night.staged.knownOn === null ? earlierNight(night) : null;
}

/**
 * Opens a workspace's night, works on it, and closes it whatever happens. The work must have no effects: where a case
 * turns out to be there twice, which is looked for meanwhile, it is done once more with rows gone through one by one.
 */
export async function withNight<T>(
  options: NightOptions & { readonly workspace: string | Workspace },
  work: (night: Night) => Promise<T>,
): Promise<T> {
  const workspace = await openWorkspace(options.workspace);
  const hoped = await workOn(workspace, { ...options, hopeful: true }, work);
  if (hoped.assured) return hoped.result;
  return (await workOn(workspace, options, work)).result;
}

async function workOn<T>(
  workspace: Workspace,
  options: NightOptions,
  work: (night: Night) => Promise<T>,
): Promise<{ result: T; assured: boolean }> {
  const night = await openNight(workspace, goingOn(workspace, options));
  try {
    const result = await work(night);
    return { result, assured: await night.staged.assured() };
  } catch (cause) {
    options.signal?.throwIfAborted();
    throw cause;
  } finally {
    await night.close();
  }
}

/** The newest night published before a day; null if there is none. */
export type Before = (day: Day) => Promise<LastNight | null>;

/** A night goes on from what was published before it, so that this needs no judging again. */
export function goingOn<Options extends NightOptions>(
  workspace: Workspace,
  options: Options,
  before: Before = (day) => newestBefore(workspace.store, day),
): Options {
  if (options.knownOn !== undefined) return options;
  const known = new Map<string, ReturnType<typeof decisionsKnown>>();
  const publishedBefore = async (day: Day): Promise<PublishedMark | null> => {
    const earlier = await before(day);
    return earlier === null ? null : markOf(workspace.store, earlier, known);
  };
  return { ...options, publishedBefore };
}

/**
 * A published night, as far as it matters for what has to be judged again.
 *
 * @param known the decisions of nights before, by what they are kept as: most nights have the same
 */
export async function markOf(
  store: string,
  { manifest }: Pick<PublishedNight, 'manifest'>,
  known = new Map<string, ReturnType<typeof decisionsKnown>>(),
): Promise<PublishedMark> {
  const { as_of: asOf, level, kept } = manifest;
  const { decisions = '' } = kept;
  const knew = known.get(decisions) ?? decisionsKnown(store, kept['decisions']);
  known.set(decisions, knew);
  return { asOf, level, knew: await knew };
}

/** Whether a decision is among those that a night keeps, wherever it stands in its file. */
async function decisionsKnown(
  store: string,
  kept: string | undefined,
): Promise<(decision: Decision) => boolean> {
  if (kept === undefined) return () => true;
  const all: unknown = JSON.parse((await readKept(store, kept)).toString('utf8'));
  const known = new Set(Array.isArray(all) ? all.map(saying) : []);
  return (decision) => known.has(saying(decision));
}

/** What a decision says, as a text to compare. */
function saying(decision: unknown): string {
  const parts = Object.entries(Object(decision)).filter(([key]) => key !== 'place' && key !== 'knownFrom');
  return JSON.stringify(parts);
}

/** A workspace, checked. Throws a `FenquError` with everything wrong with its `fenqu.yaml`. */
export async function openWorkspace(directory: string | Workspace): Promise<Workspace> {
  if (typeof directory !== 'string') return directory;
  const { workspace, problems } = await loadWorkspace(directory);
  if (workspace === undefined) throw new FenquError(problems);
  return workspace;
}
