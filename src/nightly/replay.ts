import { addDays, type Day, daysFrom, isDay, today } from '../days.ts';
import type { ChangeKind, Diff } from '../diff/change.ts';
import { error, FenquError, type Problem } from '../problems/problem.ts';
import type { Pack } from '../rules/pack.ts';
import {
  beginRows,
  inARow,
  keepRowsIndex,
  type LastNight,
  newestBefore,
  printsFile,
  type Row,
  type RowsOnTheWay,
  withLock,
  workspaceSecret,
} from '../store/index.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { nightOn } from '../zoning/night-on.ts';
import { type Inputs, openInputs, type ReadOptions } from '../zoning/open-inputs.ts';
import { dayMeant } from '../zoning/open-night.ts';
import { foldersOf, loadPolicy, type Policy, termOn } from '../zoning/policy.ts';
import type { Tally } from '../zoning/verdict.ts';
import { hiddenColumns } from './kept-rows.ts';
import type { Publication } from './publication.ts';
import { filesWithKept } from './publish-night.ts';
import type { OnStep, Step } from './step.ts';
import { tonightCompared } from './tonight.ts';
import { gathered, leftStale } from './warnings.ts';
import { type Before, goingOn, openWorkspace } from './zone.ts';

export interface ReplayOptions {
  readonly workspace: string | Workspace;
  /** The first night. */
  readonly from: Day;
  /** The last night; by default the day that ended. */
  readonly to?: Day | 'yesterday' | 'today';
  /** The present civil day; read from the clock in the workspace's time zone if absent. */
  readonly today?: Day;
  /** Publishes a different result for a night already published, as its next revision. */
  readonly revise?: boolean;
  /** Ends the replay between two nights; those published stay. */
  readonly signal?: AbortSignal;
  /** Told of each night when it is published. */
  readonly onNight?: (night: ReplayedNight) => void;
  /** Told of each step. */
  readonly onStep?: OnStep;
}

/** One night of a replay. */
export interface ReplayedNight {
  readonly published: Publication;
  readonly pack: Pack;
  readonly tally: Tally;
  /** How many areas changed since the night before, by kind of change. */
  readonly changes: Readonly<Partial<Record<ChangeKind, number>>>;
}

export interface ReplayResult {
  readonly nights: readonly ReplayedNight[];
  /** What deserves a warning, each once. */
  readonly warnings: readonly Problem[];
}

/**
 * Publishes the nights of a range one after the other, reading the inputs once for all nights that read the same of them.
 * The store holds the same bytes afterwards as if each had been run by itself with these inputs.
 *
 * @throws FenquError as `run` does; the nights published before stay
 */
export async function replay(options: ReplayOptions): Promise<ReplayResult> {
  const workspace = await openWorkspace(options.workspace);
  const present = options.today ?? today(workspace.timezone);
  const days = daysAsked(options, present);
  return withLock(workspace.store, options.signal, async () => {
    const nights: ReplayedNight[] = [];
    const warnings: Problem[] = [];
    for await (const { night, problems } of throughNights(workspace, days, { ...options, present })) {
      nights.push(night);
      warnings.push(...problems);
      options.onNight?.(night);
    }
    return { nights, warnings: gathered(await leftStale(workspace.store, warnings)) };
  });
}

/** What nights in a row are published with. */
interface Through extends Pick<ReplayOptions, 'revise' | 'signal' | 'onStep'> {
  readonly present: Day;
  /** How many nights the job has, where more follow; and how many it had before these. */
  readonly of?: number;
  readonly done?: number;
}

/** Publishes nights in their order, reading the inputs as seldom as gives the same. The caller holds the lock. */
export async function* throughNights(
  workspace: Workspace,
  days: readonly Day[],
  options: Through,
): AsyncGenerator<Published, void, undefined> {
  const policy = await loadPolicy(workspace, foldersOf(workspace));
  const nights = options.of ?? days.length;
  const at = (step: Step['step'], day: Day, published?: Publication): void =>
    options.onStep?.({
      step,
      day,
      night: (options.done ?? 0) + days.indexOf(day) + 1,
      nights,
      ...(published === undefined ? {} : { published }),
    });
  const { store } = workspace;
  const { revise = false, signal } = options;
  const behind = nightBehind(store);
  const row = await inARow(store, days[0] ?? '', { revise, signal });
  const inForce: Published[] = [];
  try {
    for (const stretch of stretchesOf(workspace, policy, days))
      yield* throughStretch(workspace, policy, stretch, { ...options, at, behind, row, inForce });
    yield* rest(row, inForce);
  } catch (cause) {
    // Nights before the one that failed come into force all the same, or one of them is why.
    yield* rest(row, inForce);
    throw cause;
  } finally {
    await row.settled();
  }
}

/** The nights that are still under way, as far as they come into force. */
async function* rest(row: Row, inForce: Published[]): AsyncGenerator<Published, void, undefined> {
  try {
    await row.settled();
  } finally {
    yield* inForce.splice(0);
  }
}

/** The night published last, from the store or as it was put there. */
interface Behind {
  readonly before: Before;
  readonly put: (night: LastNight) => void;
}

function nightBehind(store: string): Behind {
  let last: { readonly next: Day; readonly night: LastNight | null } | undefined;
  return {
    before: async (day) => {
      if (last?.next !== day) last = { next: day, night: await newestBefore(store, day) };
      return last.night;
    },
    put: (night) => {
      last = { next: addDays(night.manifest.as_of, 1), night };
    },
  };
}

function daysAsked({ from, to = 'yesterday' }: ReplayOptions, present: Day): Day[] {
  if (!isDay(from)) throw new FenquError(error('usage-day', { value: from, with: { option: '--from' } }));
  const last = dayMeant(to, present);
  if (last < from) throw new FenquError(error('usage-range', { value: from, with: { to: last } }));
  return daysFrom(from, last);
}

/**
 * Days that read the same of the inputs: those of one term of the policy, unless a table's file is chosen by the day.
 * Where which areas there are depends on the day, that shows when they are read.
 */
function stretchesOf({ tables }: Workspace, policy: Policy, days: readonly Day[]): Day[][] {
  if (tables.some(({ take }) => take === 'as_of')) return days.map((day) => [day]);
  const stretches: Day[][] = [];
  for (const day of days) {
    const last = stretches.at(-1);
    if (last !== undefined && termOn(policy, last[0] ?? '') === termOn(policy, day)) last.push(day);
    else stretches.push([day]);
  }
  return stretches;
}

interface Stretch extends Through {
  readonly behind: Behind;
  readonly row: Row;
  /** Those in force that were not told yet. */
  readonly inForce: Published[];
  readonly at: (step: Step['step'], day: Day, published?: Publication) => void;
}

export interface Published {
  readonly night: ReplayedNight;
  readonly problems: readonly Problem[];
}

async function* throughStretch(
  workspace: Workspace,
  policy: Policy,
  days: readonly Day[],
  options: Stretch,
): AsyncGenerator<Published, void, undefined> {
  const last = days.at(-1);
  if (last === undefined) return;
  const { signal, present } = options;
  const reading = { ids: true, hashes: true, premises: true, ...(signal && { signal }) };
  const how: ReadOptions = goingOn(workspace, reading, options.behind.before);
  options.at('reading', days[0] ?? last);
  const inputs = await openInputs(workspace, policy, days[0] ?? last, present, how);
  let rows: KeptOnce | undefined;
  try {
    const isShared = days.length === 1 || !inputs.staged.areasDated;
    const mine = isShared ? days : days.slice(0, 1);
    rows = await keptOnce(inputs, mine.at(-1) ?? last);
    const ground = mine.length === 1 ? inputs : { ...inputs, through: mine.at(-1) };
    for (const day of mine) {
      signal?.throwIfAborted();
      await publishOn(ground, day, rows, { ...options, how });
      yield* options.inForce.splice(0);
    }
    await rows.rows.settled();
  } catch (cause) {
    signal?.throwIfAborted();
    throw cause;
  } finally {
    await inputs.close();
    await rows?.rows.leave();
  }
  if (inputs.staged.areasDated && days.length > 1)
    for (const day of days.slice(1)) yield* throughStretch(workspace, policy, [day], options);
}

/** The rows of all nights, kept once beside the judging, and their columns that are HMACs. */
interface KeptOnce {
  readonly rows: RowsOnTheWay;
  readonly hidden: readonly string[];
}

async function keptOnce({ engine, workspace }: Inputs, last: Day): Promise<KeptOnce> {
  const hidden = await hiddenColumns(workspace, engine);
  const secret = await workspaceSecret(workspace.directory);
  const prints = printsFile(workspace.directory);
  const beside = await engine.beside();
  const rows = await beginRows(engine, workspace.store, { asOf: last, secret, hide: hidden, prints, beside });
  return { rows, hidden };
}

async function publishOn(
  inputs: Inputs,
  day: Day,
  { rows, hidden }: KeptOnce,
  { how, at, behind, row, inForce }: Stretch & { readonly how: ReadOptions },
): Promise<void> {
  at('judging', day);
  const opened = await nightOn(inputs, day, { ...how, byPolicy: true });
  const { night, snapshot, diff } = await tonightCompared(opened, await behind.before(day));
  const files = await night.staged.filesOn(day);
  at('publishing', day);
  const index = await keepRowsIndex(inputs.workspace.store, await rows.through(day), day);
  const kept = await filesWithKept(night, { snapshot, diff, files, rows: index, hidden });
  const told = { pack: snapshot.pack, tally: snapshot.tally, changes: kindsOf(diff) };
  const { warnings } = night;
  const next = await row.put(kept, ({ notes, ...published }) => {
    at('published', day, published);
    inForce.push({ night: { published, ...told }, problems: [...warnings, ...notes] });
  });
  behind.put(next);
}

function kindsOf({ changes, intoForce }: Diff): ReplayedNight['changes'] {
  const kinds: Partial<Record<ChangeKind, number>> = {};
  for (const { kind } of [...changes, ...intoForce]) kinds[kind] = (kinds[kind] ?? 0) + 1;
  return kinds;
}
