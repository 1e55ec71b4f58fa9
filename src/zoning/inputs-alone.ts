import { type Day, today } from '../days.ts';
import { openEngine } from '../engine/duckdb.ts';
import { freshness } from '../inputs/freshness.ts';
import { type Staged, type StageOptions, stageInputs } from '../inputs/index.ts';
import { FenquError, type Problem } from '../problems/problem.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { dayMeant, type NightOptions } from './open-night.ts';
import { foldersOf, loadPolicy } from './policy.ts';
import { whatToRead } from './what-to-read.ts';

/** What could be read of a workspace's inputs. */
export interface InputsRead {
  readonly staged: Staged;
  readonly asOf: Day;
  /** What is stale of it. */
  readonly stale: readonly Problem[];
}

/**
 * Reads a workspace's inputs as a night would, whatever is wrong with them, and judges nothing. Nothing is given where not
 * even the areas can be read.
 */
export async function withInputsAlone<T>(
  workspace: Workspace,
  options: NightOptions,
  work: (inputs: InputsRead) => Promise<T>,
): Promise<T | undefined> {
  const present = options.today ?? today(workspace.timezone);
  const engine = await openEngine(options.signal);
  try {
    const day = options.asOf === 'latest' ? null : dayMeant(options.asOf ?? 'yesterday', present);
    const staged = await stageInputs(engine, workspace, {
      needs: await needed(workspace, options, day),
      today: present,
      ids: options.ids ?? false,
      hashes: options.hashes ?? false,
      premises: options.premises ?? false,
      whatever: true,
      ...(day !== null && { asOf: day, areasOn: day }),
      ...(options.knownOn !== undefined && { knownOn: options.knownOn }),
    });
    const asOf = day ?? (await staged.latestDay()) ?? present;
    return await work({ staged, asOf, stale: freshness(workspace, staged, asOf) });
  } catch (cause) {
    options.signal?.throwIfAborted();
    if (cause instanceof FenquError) return undefined;
    throw cause;
  } finally {
    await engine.close();
  }
}

/** The columns that the packs read; where these cannot be loaded or none judges the day, what the store would keep. */
async function needed(
  workspace: Workspace,
  options: NightOptions,
  day: Day | null,
): Promise<StageOptions['needs']> {
  try {
    const policy = await loadPolicy(workspace, foldersOf(workspace), options.pack);
    return (await whatToRead(workspace, policy, day, options)).needs;
  } catch (cause) {
    if (!(cause instanceof FenquError)) throw cause;
    return (await whatToRead(workspace, { terms: [] }, null, { ids: true })).needs;
  }
}
