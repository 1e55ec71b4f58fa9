import type { Engine } from '../engine/duckdb.ts';
import { FenquError, throwIfAny } from '../problems/problem.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type AreaIndex, openAreaIndex } from './areas/area-index.ts';
import { stageAreas } from './areas/stage-areas.ts';
import { openTemporary } from './files/temporary.ts';
import { prepareAreas } from './prepare-inputs.ts';
import { attempt, type Work } from './work.ts';

/** The columns of the areas as the store keeps them. */
const KEPT = { code: ['code'], name: ['name'], level: ['level'], parent: ['parent'] } as const;

/**
 * Opens areas as a published night has kept them, and nothing else: to find which one is meant.
 *
 * @param file the kept file
 * @throws FenquError if it cannot be read
 */
export async function openKeptAreas(engine: Engine, workspace: Workspace, file: string): Promise<AreaIndex> {
  const temporary = openTemporary();
  try {
    const areas = { file, codes: 'explicit', columns: KEPT, pad: undefined } as const;
    const options = { today: '', needs: {}, ids: false, hashes: false };
    const work: Work = {
      engine,
      beside: await engine.beside(),
      workspace: { ...workspace, areas },
      options,
      temporary,
      problems: [],
    };
    const staged = await attempt(work, async () =>
      stageAreas(engine, areas, await prepareAreas(work), temporary, { day: '' }),
    );
    throwIfAny(work.problems);
    if (staged === undefined) throw new FenquError(work.problems);
    return openAreaIndex(engine, staged);
  } finally {
    temporary.close();
  }
}
