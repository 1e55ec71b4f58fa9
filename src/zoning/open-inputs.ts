import { join } from 'node:path';
import { type Day, isDay } from '../days.ts';
import { openEngine } from '../engine/duckdb.ts';
import { type StageOptions, stageInputs } from '../inputs/index.ts';
import { error, FenquError } from '../problems/problem.ts';
import type { Pack } from '../rules/pack.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Ground } from './at-work.ts';
import type { Bench } from './bench.ts';
import { countedRows } from './counted-rows.ts';
import type { Policy } from './policy.ts';
import { type PublishedMark, whatToRead } from './what-to-read.ts';

/** How the inputs are read, whichever night they are judged for. */
export interface ReadOptions {
  /** The newest night published before a day, if any: what it says need not be judged again. */
  readonly publishedBefore?: (day: Day) => Promise<PublishedMark | null>;
  /** Keeps case ids, for explanations and for the store. */
  readonly ids?: boolean;
  /** Takes the SHA-256 of every input file. */
  readonly hashes?: boolean;
  /** Reads the list of premises, too. */
  readonly premises?: boolean;
  /** Interrupts the work; it then throws the signal's reason. */
  readonly signal?: AbortSignal;
  /** Judges with what was known by this day: of tables that say when (`date_known`), and of decisions. Nothing published is gone on from. */
  readonly knownOn?: Day;
  /** Judges before it is certain that no case is there twice: only what `staged.assured()` confirms may be told. */
  readonly hopeful?: boolean;
  /** Asks for nothing but what is judged, of all cases and all nights: those that count for nothing need not be kept. */
  readonly onlyJudged?: boolean;
  /** A file of hypothetical cases, counted as if they were known. Nothing with them is to be published. */
  readonly assume?: string;
  /** Told when the inputs are read. */
  readonly onRead?: () => void;
}

/** Staged inputs on which nights can be judged. Close them when done. */
export interface Inputs extends Ground {
  readonly policy: Policy;
  readonly benches: Map<Pack, Bench>;
  /** The first night that can be judged from the data; null where that is not known before the day is. */
  readonly judgedFrom: Day | null;
  close(): Promise<void>;
}

/**
 * Stages what a policy's packs read of a workspace's inputs.
 *
 * @param day the night they are read for, or the last of several that one term judges; null if the data are to say
 * @param present the present civil day
 * @throws FenquError with everything that is wrong
 */
export async function openInputs(
  workspace: Workspace,
  policy: Policy,
  day: Day | null,
  present: Day,
  options: ReadOptions,
): Promise<Inputs> {
  const engine = await openEngine(options.signal);
  try {
    const { judgedFrom, ...what } = await whatToRead(workspace, policy, day, options);
    const known = day === null ? {} : { asOf: day, areasOn: day };
    const staged = await stageInputs(engine, workspace, {
      ...what,
      ...howToRead(present, options),
      ...known,
      ...(options.assume !== undefined && { assume: options.assume }),
      ...(options.onlyJudged === true && options.hopeful === true && countedRows(policy)),
    });
    options.onRead?.();
    if (staged.rejected > 0) await staged.writeRejects(join(workspace.directory, 'rejects.csv'));
    const close = async (): Promise<void> => {
      await staged.close();
      await engine.close();
    };
    return { engine, workspace, staged, policy, judgedFrom, benches: new Map(), close };
  } catch (cause) {
    await engine.close();
    options.signal?.throwIfAborted();
    throw cause;
  }
}

/** What of the options staging asks for. */
export function howToRead(
  present: Day,
  { ids = false, hashes = false, hopeful = false, premises = false, knownOn }: ReadOptions,
): Pick<StageOptions, 'today' | 'ids' | 'hashes' | 'hopeful' | 'knownOn' | 'premises'> {
  if (knownOn !== undefined) mustBeDay(knownOn, present);
  // A row that is there twice must be found before any are left out.
  const known = knownOn === undefined ? { hopeful } : { hopeful: false, knownOn };
  return { today: present, ids, hashes, premises, ...known };
}

function mustBeDay(value: Day, present: Day): void {
  const option = '--known-on';
  if (!isDay(value)) throw new FenquError(error('usage-day', { value, with: { option } }));
  if (value > present)
    throw new FenquError(error('usage-known-on-future', { value, with: { today: present } }));
}
