import type { DataReport } from '../inputs/tables.ts';
import { FenquError, type Problem } from '../problems/problem.ts';
import { readNights } from '../store/index.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { withInputsAlone } from '../zoning/inputs-alone.ts';
import type { NightOptions } from '../zoning/open-night.ts';
import { type SinceLast, sinceLastAside } from './kept-rows.ts';
import { openWorkspace, withNight, type ZoneOptions } from './zone.ts';

/** What `data check` found. */
export interface DataChecked {
  readonly report: DataReport;
  /** What became of the rows of the last run; null if there was none, another day's knowledge is asked for, or there are errors. */
  readonly sinceLast: SinceLast | null;
  readonly warnings: readonly Problem[];
  /** Everything that would fail a run. */
  readonly errors: readonly Problem[];
}

type CheckOptions = Omit<ZoneOptions, 'all' | 'area'>;

/**
 * Reads a workspace's inputs as a run would, and reports what was read, used, excluded and rejected, and how that differs
 * from the last run. Where a run would fail, what could be read is reported all the same.
 *
 * @throws FenquError where nothing can be read: with what is wrong with the workspace, the areas or the options
 */
export async function checkData(options: CheckOptions): Promise<DataChecked> {
  const workspace = await openWorkspace(options.workspace);
  const compares = options.knownOn === undefined && (await readNights(workspace.store)).length > 0;
  try {
    return await withNight(
      { ...options, workspace, ids: compares, hashes: true, premises: true },
      async (night) => ({
        report: await night.staged.report(night.asOf),
        sinceLast: compares ? await sinceLastAside(night) : null,
        warnings: night.warnings,
        errors: [],
      }),
    );
  } catch (cause) {
    if (!(cause instanceof FenquError)) throw cause;
    const read = await readDespite(cause.problems, workspace, { ...options, ids: compares });
    if (read === undefined) throw cause;
    return read;
  }
}

/** What can be reported of inputs that no night can be judged by. */
async function readDespite(
  found: readonly Problem[],
  workspace: Workspace,
  options: NightOptions,
): Promise<DataChecked | undefined> {
  return withInputsAlone(
    workspace,
    { ...options, hashes: true, premises: true },
    async ({ staged, asOf, stale }) => {
      const told = new Set(found.map(inText));
      const all = [...found, ...[...staged.problems, ...stale].filter((each) => !told.has(inText(each)))];
      const errors = all.filter(({ severity }) => severity === 'error');
      const warnings = all.filter(({ severity }) => severity !== 'error');
      const report = { ...(await staged.report(asOf)), problems: [...errors, ...warnings] };
      return { report, sinceLast: null, warnings, errors };
    },
  );
}

function inText(problem: Problem): string {
  return JSON.stringify(problem);
}
