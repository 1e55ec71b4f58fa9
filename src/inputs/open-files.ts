import type { TableSource } from '../workspace/workspace.ts';
import { createBeside, stageGroups } from './areas/beside.ts';
import { type StagedAreas, stageAreas } from './areas/stage-areas.ts';
import type { PreparedFile } from './files/prepare.ts';
import { type PreparedTable, prepareAreas, prepareDecisions, prepareTable } from './prepare-inputs.ts';
import { attempt, type Work } from './work.ts';

/** What is there of the inputs before any row is placed; a file with which something is wrong is not. */
export interface OpenFiles {
  readonly areasFile: PreparedFile | undefined;
  readonly areas: StagedAreas | undefined;
  readonly prepared: readonly PreparedTable[];
  readonly decisionsFile: PreparedFile | undefined;
}

/** Makes the areas; while the engine is at it, every byte of the other files is looked at here. */
export async function openFiles(work: Work): Promise<OpenFiles> {
  const areasFile = await attempt(work, () => prepareAreas(work));
  // Problems are told file by file, whichever is found first.
  const ofAreas: Work = { ...work, problems: [] };
  const [areas, others] = await both(
    growAreas(ofAreas, areasFile),
    prepareOthers({ ...work, engine: work.beside }),
  );
  work.problems.push(...ofAreas.problems);
  return { areasFile, areas, ...others };
}

async function growAreas(work: Work, file: PreparedFile | undefined): Promise<StagedAreas | undefined> {
  const { engine, workspace, options, temporary } = work;
  await createBeside(engine);
  if (file === undefined) return undefined;
  const how = { day: options.areasOn ?? options.today, careful: options.careful };
  return attempt(work, async () =>
    stageGroups(engine, workspace, await stageAreas(engine, workspace.areas, file, temporary, how)),
  );
}

async function prepareOthers(work: Work): Promise<Pick<OpenFiles, 'prepared' | 'decisionsFile'>> {
  const prepared: PreparedTable[] = [];
  for (const source of sourcesOf(work)) prepared.push(await prepareTable(work, source));
  return { prepared, decisionsFile: await attempt(work, () => prepareDecisions(work)) };
}

/** The tables that are read. */
function sourcesOf({ workspace: { tables, premises }, options }: Work): readonly TableSource[] {
  return options.premises === true && premises !== undefined ? [...tables, premises.source] : tables;
}

/** Waits for both, also where one fails: only then may what they work on be taken away. */
async function both<A, B>(one: Promise<A>, other: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([one, other]);
  return Promise.all([one, other]);
}
