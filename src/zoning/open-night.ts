import { join } from 'node:path';
import { addDays, type Day, isDay, today } from '../days.ts';
import { type Engine, openEngine } from '../engine/duckdb.ts';
import { freshness, type Staged, stageInputs } from '../inputs/index.ts';
import type { Judgement } from '../judging/judge.ts';
import { error, FenquError, type Problem, throwIfAny } from '../problems/problem.ts';
import type { Pack } from '../rules/pack.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type AtWork, putToWork } from './at-work.ts';
import type { Stale } from './bounds.ts';
import { knownSince } from './late-decisions.ts';
import { type Bench, judgeDays } from './night.ts';
import { anyOutside } from './places.ts';
import { foldersOf, type InCharge, isInCharge, loadPolicy, type Policy, packInCharge } from './policy.ts';
import { type PublishedMark, packsIn, whateverIsGiven, whatToRead } from './what-to-read.ts';

/** A day, or a word for one: the day that ended, the present day, the newest day in the data. */
export type AsOf = Day | 'yesterday' | 'today' | 'latest';

export interface NightOptions {
  readonly asOf?: AsOf;
  /** Judges by this pack instead of the policy's; one that the policy has in charge that day changes nothing. */
  readonly pack?: string;
  /** The present civil day; read from the clock in the workspace's time zone if absent. */
  readonly today?: Day;
  /** The newest night published before a day, if any: what it says need not be judged again. */
  readonly publishedBefore?: (day: Day) => Promise<PublishedMark | null>;
  /** Keeps case ids, for explanations and for the store. */
  readonly ids?: boolean;
  /** Takes the SHA-256 of every input file. */
  readonly hashes?: boolean;
  /** Interrupts the work; it then throws the signal's reason. */
  readonly signal?: AbortSignal;
  /** Judges with what was known by this day: of tables that say when (`date_known`), and of decisions. Nothing published is gone on from. */
  readonly knownOn?: Day;
  /** Judges before it is certain that no case is there twice: only what `staged.assured()` confirms may be told. */
  readonly hopeful?: boolean;
}

/** One night, staged, counted and judged; everything that results are made of. Close it when done. */
export interface Night extends InCharge, AtWork {
  readonly workspace: Workspace;
  readonly asOf: Day;
  readonly staged: Staged;
  readonly tonight: Judgement;
  /** It is judged as the policy says, not by another pack asked for. */
  readonly byPolicy: boolean;
  /** The first night that can be judged from the data; of the packs before it the workspace does not give all columns. */
  readonly judgedFrom: Day;
  /** The evaluation that `tonight` is: in a pack that is not judged daily the last one, null before the first. */
  readonly evaluatedOn: Day | null;
  readonly warnings: readonly Problem[];
  close(): Promise<void>;
}

/** Reads a workspace's inputs and judges a night. Throws a `FenquError` with everything that is wrong. */
export async function openNight(workspace: Workspace, options: NightOptions = {}): Promise<Night> {
  const opened = await openOn(workspace, options);
  return typeof opened === 'string' ? openNight(workspace, { ...options, asOf: opened }) : opened;
}

/** A night; or only its day, where which areas there are depends on a day that the data had to tell. */
async function openOn(workspace: Workspace, options: NightOptions): Promise<Night | Day> {
  const folders = foldersOf(workspace);
  const present = options.today ?? today(workspace.timezone);
  const asked = await loadPolicy(workspace, folders, options.pack);
  const day = await dayBefore(workspace, asked, present, options);
  const byPolicy = options.pack === undefined || isOwn(workspace, asked, day);
  const policy = byPolicy && options.pack !== undefined ? await loadPolicy(workspace, folders) : asked;
  const engine = await openEngine(options.signal);
  let staged: Staged | undefined;
  try {
    const { judgedFrom, ...what } = await whatToRead(workspace, policy, day, options);
    const known = day === null ? {} : { asOf: day, areasOn: day };
    const inputs = await stageInputs(engine, workspace, {
      ...what,
      ...howToRead(present, options),
      ...known,
    });
    staged = inputs;
    if (day === null && staged.areasDated) {
      const told = await newestDay(staged);
      await closer(engine, staged)();
      return told;
    }
    if (staged.rejected > 0) await staged.writeRejects(join(workspace.directory, 'rejects.csv'));
    const asOf = day ?? (await newestDay(staged));
    const inCharge = packInCharge(policy, asOf);
    const stale = freshness(workspace, staged, asOf);
    throwIfAny(stale);
    const published = byPolicy ? await options.publishedBefore?.(asOf) : undefined;
    if (published?.level === inCharge.pack.level)
      staged = { ...inputs, decisions: knownSince(inputs.decisions, published) };
    const work = await putToWork({ engine, workspace, staged }, inCharge.pack, asOf, inCharge.begins);
    const retrospective =
      inCharge.retrospective || !(await isInside(engine, workspace, inCharge.pack, options.pack));
    throwIfAny(work.book.problems);
    const bench = { ...work.bench, ...staleness(stale, asOf) };
    const judged = await judgeDays(bench, [asOf], asOf);
    const tonight = judged.get(asOf);
    if (tonight === undefined) throw new RangeError('the night was not judged');
    const close = closer(engine, staged);
    return {
      ...inCharge,
      retrospective,
      workspace,
      asOf,
      staged,
      ...work,
      bench,
      tonight,
      byPolicy,
      judgedFrom: judgedFrom ?? (inCharge.earlier[0] ?? inCharge.term).from,
      evaluatedOn: asOf,
      warnings: [...staged.problems, ...stale, ...work.book.problems],
      close,
    };
  } catch (cause) {
    await closer(engine, staged)();
    options.signal?.throwIfAborted();
    throw cause;
  }
}

function closer(engine: Engine, staged: Staged | undefined): () => Promise<void> {
  return async () => {
    await staged?.close();
    await engine.close();
  };
}

/** What is tolerated of stale tables: that they are warned about, not that a zero is believed. Visits are those of cases. */
function staleness(stale: readonly Problem[], asOf: Day): Pick<Bench, 'stale'> {
  const found = stale.map((problem): [string, Stale] => {
    const through = String(problem.with?.['through'] ?? '');
    const known = isDay(through) ? through : addDays(asOf, -36_500);
    return [String(problem.with?.['table'] ?? ''), { through: known, tonight: asOf }];
  });
  if (found.length === 0) return {};
  const tables = Object.fromEntries(found);
  const { cases } = tables;
  return { stale: { ...(cases && { visits: cases }), ...tables } };
}

/** Whether the pack asked for is the policy's own that day. */
function isOwn(workspace: Workspace, { terms: [only] }: Policy, day: Day | null): boolean {
  return day !== null && only !== undefined && isInCharge(workspace, only.pack, day);
}

/** Whether all areas are of a pack's jurisdiction. If not, it judges them in retrospect alone, as one asked for does. */
async function isInside(
  engine: Engine,
  workspace: Workspace,
  { id, jurisdiction, level }: Pack,
  asked: string | undefined,
): Promise<boolean> {
  if (jurisdiction === undefined) return true;
  const area = await anyOutside(engine, level, jurisdiction, workspace.areas.codes);
  if (area === undefined) return true;
  if (asked !== undefined) return false;
  throw new FenquError(error('pack-jurisdiction', { value: jurisdiction, with: { pack: id, area } }));
}

function howToRead(present: Day, { ids = false, hashes = false, hopeful = false, knownOn }: NightOptions) {
  if (knownOn !== undefined) mustBeDay(knownOn, present);
  // A row that is there twice must be found before any are left out.
  const known = knownOn === undefined ? { hopeful } : { hopeful: false, knownOn };
  return { today: present, ids, hashes, ...known };
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

function mustBeDay(value: Day, present: Day): void {
  const option = '--known-on';
  if (!isDay(value)) throw new FenquError(error('usage-day', { value, with: { option } }));
  if (value > present)
    throw new FenquError(error('usage-known-on-future', { value, with: { today: present } }));
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
