import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Day, today } from '../days.ts';
import { openEngine } from '../engine/duckdb.ts';
import { matchPlaces } from '../inputs/matching/match.ts';
import type { Matched } from '../inputs/matching/matched.ts';
import {
  type MergedRow,
  mergeRows,
  readWorkingFile,
  writeWorkingFile,
} from '../inputs/matching/working-file.ts';
import { error, FenquError, type Problem } from '../problems/problem.ts';
import { WORKING_COLUMNS } from '../workspace/working-columns.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { dayMeant } from '../zoning/open-night.ts';
import { openWorkspace } from './zone.ts';

export interface MatchOptions {
  /** The workspace's folder, or a workspace already opened. */
  readonly workspace: string | Workspace;
  /** The day whose areas count: a date, `yesterday` or `today`, the default. */
  readonly asOf?: Day | 'yesterday' | 'today';
  /** The working file; by default `unplaced.csv` in the workspace. */
  readonly out?: string;
  /** The present civil day; read from the clock in the workspace's time zone if absent. */
  readonly today?: Day;
  /** The file that the result is written to, if any: never the working file. */
  readonly output?: string;
  readonly signal?: AbortSignal;
}

/** What was placed and what was not, and the rows of the working file, which alone may show texts as they were written. */
export interface MatchResult {
  readonly matched: Matched;
  readonly path: string;
  readonly rows: readonly MergedRow[];
  /** Columns of the working file that the user added. */
  readonly added: readonly string[];
  readonly warnings: readonly Problem[];
}

/**
 * Places the rows of a workspace's tables as a run would, without judging anything. Changes no file.
 *
 * @throws FenquError with everything that is wrong with the files, also with the working file of an earlier run
 */
export async function matchData(options: MatchOptions): Promise<MatchResult> {
  const workspace = await openWorkspace(options.workspace);
  const present = options.today ?? today(workspace.timezone);
  const day = dayMeant(options.asOf ?? 'today', present);
  const path = options.out === undefined ? join(workspace.directory, 'unplaced.csv') : resolve(options.out);
  mustBeOwn(path, options.output, workspace);
  const engine = await openEngine(options.signal);
  try {
    const before = await readWorkingFile(engine, path, workspace);
    const { matched, warnings } = await matchPlaces(engine, withCrosswalkThere(workspace, path), {
      today: present,
      areasOn: day,
    });
    const columns = new Set<string>(WORKING_COLUMNS);
    return {
      matched,
      path,
      rows: mergeRows(matched.texts, before, columns),
      added: (before?.header ?? []).filter((name) => !columns.has(name)),
      warnings,
    };
  } catch (cause) {
    options.signal?.throwIfAborted();
    throw cause;
  } finally {
    await engine.close();
  }
}

/**
 * The user's entries are in the working file: a result must not replace it, nor anything but such a file be replaced.
 * @throws FenquError
 */
function mustBeOwn(path: string, output: string | undefined, { crosswalk }: Workspace): void {
  if (!/\.(csv|tsv|txt)$/i.test(path)) throw new FenquError(error('working-file-kind', { value: path }));
  const result = output === undefined ? undefined : resolve(output);
  if (result !== undefined && (result === path || result === crosswalk))
    throw new FenquError(error('working-file-output', { value: output ?? '' }));
}

/** The working file may be named as the crosswalk before it is written for the first time. */
function withCrosswalkThere(workspace: Workspace, path: string): Workspace {
  const { crosswalk, ...others } = workspace;
  return crosswalk === path && !existsSync(path) ? others : workspace;
}

/** Writes the working file, whole or not at all; none where there is nothing to fill in and never was. */
export async function saveWorkingFile({ path, rows }: MatchResult, content: string): Promise<boolean> {
  if (rows.length === 0 && !existsSync(path)) return false;
  writeWorkingFile(path, content);
  return true;
}
