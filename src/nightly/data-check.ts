import type { DataReport } from '../inputs/tables.ts';
import type { Problem } from '../problems/problem.ts';
import { readNights } from '../store/index.ts';
import { type SinceLast, sinceLastAside } from './kept-rows.ts';
import { openWorkspace, withNight, type ZoneOptions } from './zone.ts';

/** What `data check` found. */
export interface DataChecked {
  readonly report: DataReport;
  /** What became of the rows of the last run; null if there was none, or another day's knowledge is asked for. */
  readonly sinceLast: SinceLast | null;
  readonly warnings: readonly Problem[];
}

/**
 * Reads a workspace's inputs as a run would, and reports what was read, used, excluded and rejected, and how that differs
 * from the last run.
 *
 * @throws FenquError with everything that would fail a run
 */
export async function checkData(options: Omit<ZoneOptions, 'all' | 'area'>): Promise<DataChecked> {
  const workspace = await openWorkspace(options.workspace);
  const compares = options.knownOn === undefined && (await readNights(workspace.store)).length > 0;
  return withNight({ ...options, workspace, ids: compares, hashes: true }, async (night) => {
    return {
      report: await night.staged.report(night.asOf),
      sinceLast: compares ? await sinceLastAside(night) : null,
      warnings: night.warnings,
    };
  });
}
