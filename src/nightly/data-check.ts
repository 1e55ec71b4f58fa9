import type { DataReport } from '../inputs/tables.ts';
import type { Problem } from '../problems/problem.ts';
import { withNight, type ZoneOptions } from './zone.ts';

/**
 * Reads a workspace's inputs as a run would, and reports what was read, used, excluded and rejected.
 *
 * @throws FenquError with everything that would fail a run
 */
export async function checkData(
  options: Omit<ZoneOptions, 'all' | 'area'>,
): Promise<{ readonly report: DataReport; readonly warnings: readonly Problem[] }> {
  return withNight({ ...options, hashes: true }, async (night) => ({
    report: await night.staged.report(night.asOf),
    warnings: night.warnings,
  }));
}
