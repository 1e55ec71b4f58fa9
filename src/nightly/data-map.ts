import { resolve } from 'node:path';
import { openEngine } from '../engine/duckdb.ts';
import { findFiles, STANDARD_INPUT } from '../inputs/files/find.ts';
import { mapFiles } from '../inputs/mapping/map-files.ts';
import type { Proposal, Target } from '../inputs/mapping/proposal.ts';
import type { Workspace } from '../workspace/workspace.ts';

export interface MapOptions {
  /** Paths and globs, from the present folder; `-` is standard input. */
  readonly files: readonly string[];
  /** The folder whose `fenqu.yaml` is to name the files. It need not hold one. */
  readonly directory: string;
  /** The workspace in that folder, if it was opened already. */
  readonly workspace?: Workspace;
  readonly sheet?: string | number;
  /** Which table the files are, where that is known. */
  readonly target?: Target;
  readonly signal?: AbortSignal;
}

/** What is proposed for files that nobody has described. */
export interface MapResult {
  readonly proposals: readonly Proposal[];
}

/**
 * Proposes the block of `fenqu.yaml` for files that fenqu has never seen. Changes nothing, and tells nothing of what is in
 * the files but the names of columns and the texts of class, origin and role.
 *
 * @throws FenquError with what makes a file unreadable
 */
export async function mapData(options: MapOptions): Promise<MapResult> {
  const { workspace, sheet, target } = options;
  const directory = resolve(options.directory);
  const paths: string[] = [];
  for (const file of options.files)
    paths.push(...(await findFiles(file === STANDARD_INPUT ? file : resolve(file), directory)));
  const engine = await openEngine(options.signal);
  try {
    const unique = [...new Set(paths)];
    return { proposals: await mapFiles(engine, { paths: unique, directory, workspace, sheet, target }) };
  } catch (cause) {
    options.signal?.throwIfAborted();
    throw cause;
  } finally {
    await engine.close();
  }
}
