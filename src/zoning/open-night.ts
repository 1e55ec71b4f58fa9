import { addDays, type Day, isDay, today } from '../days.ts';
import { openEngine } from '../engine/duckdb.ts';
import { type Staged, stageInputs } from '../inputs/index.ts';
import { error, FenquError } from '../problems/problem.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Night, nightOn } from './night-on.ts';
import { howToRead, openInputs, type ReadOptions } from './open-inputs.ts';
import { foldersOf, isInCharge, loadPolicy, type Policy } from './policy.ts';
import { packsIn, whateverIsGiven } from './what-to-read.ts';

export type { Night } from './night-on.ts';

/** A day, or a word for one: the day that ended, the present day, the newest day in the data. */
export type AsOf = Day | 'yesterday' | 'today' | 'latest';

export interface NightOptions extends ReadOptions {
  readonly asOf?: AsOf;
  /** Judges by this pack instead of the policy's; one that the policy has in charge that day changes nothing. */
  readonly pack?: string;
  /** The present civil day; read from the clock in the workspace's time zone if absent. */
  readonly today?: Day;
}

/** Reads a workspace's inputs and judges a night. Throws a `FenquError` with everything that is wrong. */
export async function openNight(workspace: Workspace, options: NightOptions = {}): Promise<Night> {
  const opened = await openOn(workspace, options);
  return typeof opened === 'string' ? openNight(workspace, { ...options, asOf: opened }) : opened;
}

/** A night; or only its day, where which areas there are depends on a day that the data had to tell. */
async function openOn(workspace: Workspace, options: NightOptions): Promise<Night | Day> {
  const present = options.today ?? today(workspace.timezone);
  const asked = await loadPolicy(workspace, foldersOf(workspace), options.pack);
  const day = await dayBefore(workspace, asked, present, options);
  const byPolicy = options.pack === undefined || isOwn(workspace, asked, day);
  const policy =
    byPolicy && options.pack !== undefined ? await loadPolicy(workspace, foldersOf(workspace)) : asked;
  const inputs = await openInputs(workspace, policy, day, present, options);
  try {
    if (day === null && inputs.staged.areasDated) {
      const told = await newestDay(inputs.staged);
      await inputs.close();
      return told;
    }
    return await nightOn(inputs, day ?? (await newestDay(inputs.staged)), { ...options, byPolicy });
  } catch (cause) {
    await inputs.close();
    options.signal?.throwIfAborted();
    throw cause;
  }
}

/** Whether the pack asked for is the policy's own that day. */
function isOwn(workspace: Workspace, { terms: [only] }: Policy, day: Day | null): boolean {
  return day !== null && only !== undefined && isInCharge(workspace, only.pack, day);
}

/**
 * The day an as-of word means, as far as it is known before the data are read. For the newest day in them they are read
 * once by themselves where it depends on the day which pack judges.
 */
async function dayBefore(
  workspace: Workspace,
  policy: Policy,
  present: Day,
  options: NightOptions,
): Promise<Day | null> {
  const asOf = options.asOf ?? 'yesterday';
  if (asOf !== 'latest') return dayMeant(asOf, present);
  const mayBeInCharge = workspace.policy.some(({ pack }) => pack === options.pack);
  if (packsIn(policy).length === 1 && !mayBeInCharge) return null;
  const engine = await openEngine(options.signal);
  try {
    const needs = whateverIsGiven(policy);
    const staged = await stageInputs(engine, workspace, { ...howToRead(present, {}), needs });
    return await newestDay(staged);
  } catch (cause) {
    options.signal?.throwIfAborted();
    throw cause;
  } finally {
    await engine.close();
  }
}

/** The day that a word for one means. */
export function dayMeant(asOf: Exclude<AsOf, 'latest'>, present: Day): Day {
  if (asOf === 'yesterday') return addDays(present, -1);
  if (asOf === 'today') return present;
  if (!isDay(asOf)) throw new FenquError(error('usage-as-of', { value: asOf }));
  if (asOf > present)
    throw new FenquError(error('usage-as-of-future', { value: asOf, with: { today: present } }));
  return asOf;
}

async function newestDay(staged: Staged): Promise<Day> {
  const latest = await staged.latestDay();
  if (latest === null) throw new FenquError(error('no-rows'));
  return latest;
}
