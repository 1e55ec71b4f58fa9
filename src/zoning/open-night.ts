import { join } from 'node:path';
import { addDays, type Day, isDay, today } from '../days.ts';
import { type Engine, openEngine } from '../engine/duckdb.ts';
import { literal } from '../engine/sql.ts';
import { freshness, type Staged, stageInputs } from '../inputs/index.ts';
import type { Judgement } from '../judging/judge.ts';
import { error, FenquError, type Problem, throwIfAny } from '../problems/problem.ts';
import { needsOf } from '../rules/needs.ts';
import type { TableSource, Workspace } from '../workspace/workspace.ts';
import { type AtWork, putToWork } from './at-work.ts';
import type { Stale } from './bounds.ts';
import { type Bench, judgeDays } from './night.ts';
import { levelSql } from './places.ts';
import { foldersOf, type InCharge, loadPolicy, packInCharge } from './policy.ts';

/** A day, or a word for one: the day that ended, the present day, the newest day in the data. */
export type AsOf = Day | 'yesterday' | 'today' | 'latest';

export interface NightOptions {
  readonly asOf?: AsOf;
  /** Judges by this pack instead of the policy's. */
  readonly pack?: string;
  /** The present civil day; read from the clock in the workspace's time zone if absent. */
  readonly today?: Day;
  /** Keeps case ids, for explanations and for the store. */
  readonly ids?: boolean;
  /** Takes the SHA-256 of every input file. */
  readonly hashes?: boolean;
  /** Interrupts the work; it then throws the signal's reason. */
  readonly signal?: AbortSignal;
  /** Judges before it is certain that no case is there twice: only what `staged.assured()` confirms may be told. */
  readonly hopeful?: boolean;
}

/** One night, staged, counted and judged; everything that results are made of. Close it when done. */
export interface Night extends InCharge, AtWork {
  readonly workspace: Workspace;
  readonly asOf: Day;
  readonly staged: Staged;
  readonly tonight: Judgement;
  /** The evaluation that `tonight` is: in a pack that is not judged daily the last one, null before the first. */
  readonly evaluatedOn: Day | null;
  readonly warnings: readonly Problem[];
  close(): Promise<void>;
}

/** Reads a workspace's inputs and judges a night. Throws a `FenquError` with everything that is wrong. */
export async function openNight(workspace: Workspace, options: NightOptions = {}): Promise<Night> {
  const folders = foldersOf(workspace);
  const policy = await loadPolicy(workspace, folders, options.pack);
  const present = options.today ?? today(workspace.timezone);
  const engine = await openEngine(options.signal);
  let staged: Staged | undefined;
  try {
    const packs = [...new Set(policy.terms.map(({ pack }) => pack))];
    const needsFor = (table: TableSource['table']) =>
      needsOf(packs, table, options.ids ? mappedIn(workspace, table) : []);
    staged = await stageInputs(engine, workspace, {
      today: present,
      needs: {
        cases: needsFor('cases'),
        visits: needsFor('visits'),
        counts: needsFor('counts'),
        metrics: needsFor('metrics'),
      },
      ids: options.ids ?? false,
      hashes: options.hashes ?? false,
      hopeful: options.hopeful ?? false,
    });
    if (staged.rejected > 0) await staged.writeRejects(join(workspace.directory, 'rejects.csv'));
    const asOf = await resolveAsOf(options.asOf ?? 'yesterday', present, staged);
    const inCharge = packInCharge(policy, asOf);
    const stale = freshness(workspace, staged, asOf);
    throwIfAny(stale);
    const work = await putToWork({ engine, workspace, staged }, inCharge.pack, asOf, inCharge.begins);
    await checkJurisdiction(engine, inCharge);
    throwIfAny(work.book.problems);
    const bench = { ...work.bench, ...staleness(stale, asOf) };
    const judged = await judgeDays(bench, [asOf], asOf);
    const tonight = judged.get(asOf);
    if (tonight === undefined) throw new RangeError('the night was not judged');
    const close = closer(engine, staged);
    return {
      ...inCharge,
      workspace,
      asOf,
      staged,
      ...work,
      bench,
      tonight,
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

/** A pack judges only areas of its jurisdiction, unless in retrospect. */
async function checkJurisdiction(engine: Engine, { pack, retrospective }: InCharge): Promise<void> {
  const { jurisdiction, level } = pack;
  if (jurisdiction === undefined || retrospective) return;
  const [outside] = await engine.rows(
    `SELECT code FROM (${levelSql(level)}) WHERE NOT starts_with(code, ${literal(jurisdiction)}) ORDER BY code LIMIT 1`,
  );
  if (outside === undefined) return;
  throw new FenquError(
    error('pack-jurisdiction', {
      value: jurisdiction,
      with: { pack: pack.id, area: String(outside['code']) },
    }),
  );
}

/** What the store keeps of every case, if it is given; further columns only where a pack reads them. */
const KEPT_OF_CASES = ['id', 'class', 'origin', 'date_onset', 'date_report', 'cluster'];

/** The columns a workspace gives for a table that the store keeps. */
function mappedIn({ tables }: Workspace, table: TableSource['table']): string[] {
  const given = tables
    .filter((source) => source.table === table)
    .flatMap(({ columns }) => Object.keys(columns));
  return given.filter((name) => table !== 'cases' || KEPT_OF_CASES.includes(name));
}

/** The day an as-of word means. */
export async function resolveAsOf(asOf: AsOf, present: Day, staged: Pick<Staged, 'latestDay'>): Promise<Day> {
  if (asOf === 'yesterday') return addDays(present, -1);
  if (asOf === 'today') return present;
  if (asOf !== 'latest') {
    if (!isDay(asOf)) throw new FenquError(error('usage-as-of', { value: asOf }));
    if (asOf > present)
      throw new FenquError(error('usage-as-of-future', { value: asOf, with: { today: present } }));
    return asOf;
  }
  const latest = await staged.latestDay();
  if (latest === null) throw new FenquError(error('no-rows'));
  return latest;
}
