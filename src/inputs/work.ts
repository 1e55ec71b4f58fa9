import type { Engine } from '../engine/duckdb.ts';
import { FenquError, type Problem } from '../problems/problem.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Temporary } from './files/temporary.ts';
import type { Watch } from './files/watch.ts';
import type { StageOptions } from './staged.ts';

/** What the steps of staging share; `problems` collects whatever any of them finds. */
export interface Work {
  readonly engine: Engine;
  /** For what goes on beside the engine's other work. */
  readonly beside: Engine;
  readonly workspace: Workspace;
  readonly options: StageOptions;
  readonly temporary: Temporary;
  /** Keeps an eye on the files that are read. */
  readonly watch?: Watch;
  readonly problems: Problem[];
}

/** Takes a step, and notes what is wrong instead of giving up. */
export async function attempt<T>({ problems }: Work, step: () => Promise<T>): Promise<T | undefined> {
  try {
    return await step();
  } catch (cause) {
    if (!(cause instanceof FenquError)) throw cause;
    problems.push(...cause.problems);
    return undefined;
  }
}
