import { type Day, today } from '../days.ts';
import { toolVersion } from '../package-root.ts';
import { error, FenquError, type Problem } from '../problems/problem.ts';
import { compareNight, type NightDifferences, nearestDays, readNight, readNights } from '../store/index.ts';
import type { PublishedNight } from '../store/published.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { nightOn } from '../zoning/night-on.ts';
import { type ChangedSince, changedSince } from './changed-since.ts';
import { openKept } from './kept-night.ts';
import { manifestOf, nightFiles } from './publish-night.ts';
import { tonightCompared } from './tonight.ts';
import { earlierNight, goingOn, openWorkspace } from './zone.ts';

export interface VerifyOptions {
  readonly workspace: string | Workspace;
  /** The nights to verify; all that are published if there are none. */
  readonly days?: readonly Day[];
  /** The present civil day; read from the clock in the workspace's time zone if absent. */
  readonly today?: Day;
  readonly signal?: AbortSignal;
  /** Told of each night when it is done. */
  readonly onNight?: (night: VerifiedNight) => void;
}

/**
 * What became of a night that was computed again from what was kept of it. `verified`: every byte agrees. `stale`: an
 * earlier night was published anew since. `tool-differs`: it does not agree, and another version of fenqu published it.
 * `damaged`: the store's files are not as they were published. `unknown`: too little is kept of it.
 */
export type Verification = 'verified' | 'stale' | 'tool-differs' | 'differs' | 'damaged' | 'unknown';

export interface VerifiedNight {
  readonly day: Day;
  readonly revision: number | null;
  readonly outcome: Verification;
  /** What does not agree; null where nothing could be computed. */
  readonly differences: NightDifferences | null;
  /** What is no longer as it was when the night was published; null where its manifest cannot be read. */
  readonly since: ChangedSince | null;
  readonly problems: readonly Problem[];
}

/**
 * Computes published nights again from what the store keeps of them, and says whether every byte agrees. Changes nothing.
 *
 * @throws FenquError for a workspace that cannot be opened, and for days that were not published
 */
export async function verify(options: VerifyOptions): Promise<readonly VerifiedNight[]> {
  const workspace = await openWorkspace(options.workspace);
  const present = options.today ?? today(workspace.timezone);
  const published = (await readNights(workspace.store)).map(({ day }) => day);
  const missing = options.days?.find((day) => !published.includes(day));
  if (missing !== undefined)
    throw new FenquError(
      error('store-no-night', {
        value: missing,
        with: { nights: published.length },
        suggest: nearestDays(published, missing),
      }),
    );
  const nights: VerifiedNight[] = [];
  for (const day of options.days ?? published) {
    options.signal?.throwIfAborted();
    const night = await verifyNight(workspace, day, present, options.signal);
    nights.push(night);
    options.onNight?.(night);
  }
  return nights;
}

async function verifyNight(
  workspace: Workspace,
  day: Day,
  present: Day,
  signal: AbortSignal | undefined,
): Promise<VerifiedNight> {
  const read = await orProblems(readNight(workspace.store, day));
  if ('problems' in read && !('manifest' in read))
    return {
      day,
      revision: null,
      outcome: 'damaged',
      differences: null,
      since: null,
      problems: read.problems,
    };
  const { manifest, problems } = read;
  const since = await changedSince(workspace, manifest);
  const known = { day, revision: manifest.revision, since };
  const differences = await orProblems(recompute(workspace, read, present, signal));
  if ('problems' in differences) {
    const isOld = differences.problems.every(({ code }) => code === 'kept-too-little');
    return {
      ...known,
      outcome: isOld ? 'unknown' : 'damaged',
      differences: null,
      problems: differences.problems,
    };
  }
  const outcome =
    differences.what.length === 0
      ? 'verified'
      : problems.length > 0
        ? 'stale'
        : manifest.tool === toolVersion()
          ? 'differs'
          : 'tool-differs';
  return { ...known, outcome, differences, problems };
}

/** The night once more, from what is kept, held against what is stored. */
async function recompute(
  workspace: Workspace,
  { manifest }: PublishedNight,
  present: Day,
  signal: AbortSignal | undefined,
): Promise<NightDifferences> {
  const { as_of: day, revision, inputs, hidden, kept, tool } = manifest;
  const how = goingOn(workspace, signal === undefined ? {} : { signal });
  const opened = await openKept(workspace, manifest, present, how);
  try {
    const judged = await nightOn(opened, day, { ...how, byPolicy: true });
    const { night, snapshot, diff } = await tonightCompared(judged, await earlierNight(judged));
    const now = manifestOf(night, snapshot, await night.staged.filesOn(day), hidden ?? []);
    const { retrospective } = manifest.pack;
    const same = { ...now, pack: { ...now.pack, retrospective }, inputs, tool };
    return await compareNight(
      workspace.store,
      { day, revision },
      nightFiles(night, { snapshot, diff, manifest: same, kept }),
      diff.from === null,
    );
  } finally {
    await opened.close();
  }
}

async function orProblems<T extends object>(
  work: Promise<T>,
): Promise<T | { readonly problems: readonly Problem[] }> {
  try {
    return await work;
  } catch (cause) {
    if (!(cause instanceof FenquError)) throw cause;
    return { problems: cause.problems };
  }
}
