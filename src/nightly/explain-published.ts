import { type Day, isDay, today } from '../days.ts';
import { explain as explainVerdict } from '../explain/explain.ts';
import type { Explanation } from '../explain/explanation.ts';
import { error, FenquError, type Problem, warning } from '../problems/problem.ts';
import { defaultTier } from '../rules/pack.ts';
import { readNight, readNights, writeZones } from '../store/index.ts';
import type { PublishedNight } from '../store/published.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Night, nightOn } from '../zoning/night-on.ts';
import type { Inputs } from '../zoning/open-inputs.ts';
import { snapshotOf } from '../zoning/snapshot.ts';
import type { Verdict } from '../zoning/verdict.ts';
import { beginningAfter } from './beginning.ts';
import { positionMeant } from './explain.ts';
import { openKept } from './kept-night.ts';
import { publishedZone } from './publish-night.ts';
import { goingOn, markOf, openWorkspace } from './zone.ts';

export interface ExplainPublishedOptions {
  readonly workspace: string | Workspace;
  /** The published night. */
  readonly on: Day;
  /** By default the revision in force. */
  readonly revision?: number;
  readonly area: string;
  /** The present civil day; read from the clock in the workspace's time zone if absent. */
  readonly today?: Day;
  readonly signal?: AbortSignal;
}

export interface ExplainedNight {
  readonly explanation: Explanation;
  /** That the night is stale, or that it comes out otherwise than it was published. */
  readonly warnings: readonly Problem[];
}

/**
 * Why one area had its tier on a published night, from what the store keeps of it: rows, packs, decisions, and the night
 * before. What became of the input files and packs since does not matter.
 *
 * @throws FenquError `store-no-night`, `store-damaged`, `kept-too-little`; as `explain` for the area
 */
export async function explainPublished(options: ExplainPublishedOptions): Promise<ExplainedNight> {
  const { on, revision, signal } = options;
  if (!isDay(on)) throw new FenquError(error('usage-day', { value: on, with: { option: '--on' } }));
  const workspace = await openWorkspace(options.workspace);
  const published = await readNight(workspace.store, on, revision);
  const present = options.today ?? today(workspace.timezone);
  const how = goingOn(workspace, { ids: true, ...(signal && { signal }) });
  const inputs = await openKept(workspace, published.manifest, present, how);
  try {
    return await explained(inputs, published, options.area);
  } catch (cause) {
    signal?.throwIfAborted();
    throw cause;
  } finally {
    await inputs.close();
  }
}

async function explained(inputs: Inputs, published: PublishedNight, area: string): Promise<ExplainedNight> {
  const { store } = inputs.workspace;
  const { manifest, problems } = published;
  const inForce = (await readNights(store)).find(({ day }) => day === manifest.as_of)?.revision;
  const isCurrent = inForce === manifest.revision;
  let first: Explanation | undefined;
  for await (const earlier of nightsBefore(store, published, isCurrent && problems.length === 0)) {
    const { night, verdict } = await judged(inputs, manifest.as_of, earlier, area);
    const agrees = isAsPublished(published, verdict, night);
    const plain = await explainVerdict(night, verdict);
    const fromStore = { revision: manifest.revision, inForce: isCurrent, tool: manifest.tool, agrees };
    const explanation: Explanation = { ...plain, fromStore };
    if (agrees) return { explanation, warnings: problems };
    first ??= explanation;
  }
  if (first === undefined) throw new RangeError('no night to go on from, and not none either');
  const values = { day: manifest.as_of, revision: manifest.revision };
  const otherwise = warning('explained-otherwise', { value: first.verdict.area.name, with: values });
  return { explanation: first, warnings: [...problems, otherwise] };
}

/**
 * The night that a published one went on from: the newest before it. Where one of those was published anew since, it may
 * have been an older revision, or a night before that; null is that there was none.
 */
async function* nightsBefore(
  store: string,
  { manifest }: PublishedNight,
  isFresh: boolean,
): AsyncGenerator<PublishedNight | null> {
  const before = (await readNights(store)).filter(({ day }) => day < manifest.as_of).reverse();
  const [newest] = before;
  if (newest !== undefined) yield await readNight(store, newest.day, newest.revision);
  if (newest !== undefined && isFresh) return;
  for (const night of before.slice(0, MOST_BACK))
    for (let revision = night.revision; revision > 0; revision--) {
      if (night === newest && revision === night.revision) continue;
      const older = await ifThere(readNight(store, night.day, revision));
      if (older !== undefined) yield older;
    }
  if (before.length < MOST_BACK) yield null;
}

/** How many nights back are tried: others were published in between only where somebody filled a gap. */
const MOST_BACK = 3;

/** Revisions that are no longer in force may have been pruned. */
async function ifThere(night: Promise<PublishedNight>): Promise<PublishedNight | undefined> {
  try {
    return await night;
  } catch (cause) {
    if (!(cause instanceof FenquError)) throw cause;
    return undefined;
  }
}

async function judged(
  inputs: Inputs,
  day: Day,
  earlier: PublishedNight | null,
  area: string,
): Promise<{ night: Night; verdict: Verdict }> {
  const { store } = inputs.workspace;
  const publishedBefore = async () => (earlier === null ? null : markOf(store, earlier));
  const opened = await nightOn(inputs, day, { byPolicy: true, publishedBefore });
  const position = await positionMeant(opened, area);
  const beginning = await beginningAfter(earlier, opened);
  const { snapshot, night } = await snapshotOf(opened, { only: [position], beginning });
  const [verdict] = snapshot.zones;
  if (verdict === undefined) throw new FenquError(error('area-not-found', { value: area }));
  return { night, verdict };
}

/** Whether a verdict is what was published of its area. */
function isAsPublished({ zones, states }: PublishedNight, verdict: Verdict, { pack }: Night): boolean {
  const { code } = verdict.area;
  const zone = zones.find(({ area }) => area === code);
  const names = pack.indicators.map(({ name }) => name);
  if (zone !== undefined)
    return writeZones([zone], names).equals(writeZones([publishedZone(verdict)], names));
  const state = states.find(({ area }) => area === code);
  const isSince = state === undefined || state.since === verdict.since;
  return isSince && verdict.tier === (defaultTier(pack)?.tier ?? null);
}
