import type { Day } from '../days.ts';
import type { Engine } from '../engine/duckdb.ts';
import { literal } from '../engine/sql.ts';
import { error, FenquError, type Problem, throwIfAny, warning } from '../problems/problem.ts';
import type { TableSource, Workspace } from '../workspace/workspace.ts';
import { openAreaIndex } from './areas/area-index.ts';
import { stageCovered } from './areas/beside.ts';
import { NO_CROSSWALK } from './areas/crosswalk.ts';
import { addAssumed } from './assumed.ts';
import { readDecisions } from './decisions.ts';
import type { PreparedFile } from './files/prepare.ts';
import { openTemporary } from './files/temporary.ts';
import { watchFiles } from './files/watch.ts';
import { readHolidays } from './holidays.ts';
import { openFiles } from './open-files.ts';
import { stageCrosswalk, stageNeighborsFile, stagePopulationsFile } from './prepare-inputs.ts';
import { finish } from './results.ts';
import type { Staged, StageOptions } from './staged.ts';
import { countsWarnings } from './staging/counts.ts';
import { keepKnownOn, mustSayWhenKnown } from './staging/known-on.ts';
import { fieldOf, planTable, readersOf } from './staging/plan.ts';
import { createRejects } from './staging/rejects.ts';
import { type StagedTable, shareOf, stageTable } from './staging/stage-table.ts';
import type { StagingContext } from './staging/table.ts';
import { joinVisits } from './staging/visits.ts';
import { CLASSES, ORIGINS } from './tables.ts';
import { attempt, type Work } from './work.ts';

/**
 * Turns a workspace's files into the canonical tables.
 * @throws FenquError with everything that is wrong with any of the files
 */
export async function stageInputs(
  engine: Engine,
  workspace: Workspace,
  options: StageOptions,
): Promise<Staged> {
  const temporary = openTemporary();
  const watch = watchFiles();
  try {
    const staged = await stageAll({
      engine,
      beside: await engine.beside(),
      workspace,
      options,
      temporary,
      watch,
      problems: [...(options.found ?? [])],
    });
    throwIfAny(await watch.changed());
    return staged;
  } catch (cause) {
    // Whatever else seems wrong with a file that changed meanwhile may be of its being half another.
    throwIfAny(await watch.changed());
    throw cause;
  } finally {
    temporary.close();
  }
}

async function stageAll(work: Work): Promise<Staged> {
  const { engine, workspace, options, problems } = work;
  const { areasFile, areas, prepared, decisionsFile } = await openFiles(work);
  for (const [name, needs] of Object.entries(options.needs)) {
    if (needs.columns.length === 0 || workspace.tables.some(({ table }) => table === name)) continue;
    const place = { file: workspace.file, field: 'data' };
    problems.push(
      error('table-unmapped', { value: name, place, with: { readers: readersOf(needs, needs.columns) } }),
    );
  }
  // Without areas no row can be placed, and nothing further can be said of the rows.
  if (areas === undefined || areasFile === undefined) throw new FenquError(problems);

  const index = openAreaIndex(engine, areas);
  await attempt(work, () => stageCovered(engine, index, workspace));
  const neighbors = await attempt(work, () => stageNeighborsFile(work, index));
  const populations = await attempt(work, () => stagePopulationsFile(work, index));
  const crosswalk = await attempt(work, () => stageCrosswalk(work, areas, index));
  const context = {
    engine,
    areas,
    crosswalk: crosswalk?.crosswalk ?? NO_CROSSWALK,
    temporary: work.temporary,
    today: options.today,
    keepIds: keepsIds(options),
    keepRows: workspace.rejectsAllowed > 0,
    ...(options.hopeful && { beside: work.beside }),
    ...onlyCounted(work),
  };
  await createTypes(engine);
  await createRejects(context);
  const tables: StagedTable[] = [];
  const named: Record<string, Day> = {};
  for (const { source, files, through } of prepared) {
    if (through !== undefined) named[source.table] = through;
    const table = await attempt(work, () => stageOne(work, context, source, files));
    if (table !== undefined) tables.push(table);
  }
  await attempt(work, () => joinVisits(engine, tables));
  const known = await knownTables(work, tables);
  problems.push(...(await countsWarnings(engine, tables)));
  const decisions =
    decisionsFile && (await attempt(work, () => readDecisions(engine, index, decisionsFile, work.temporary)));
  const holidays = (await attempt(work, () => readHolidays(workspace, index, work.watch))) ?? [];
  const rejected = judgeRejects(workspace, tables, problems);
  if (options.whatever !== true) throwIfAny(problems);
  const staged = await finish(work.engine, problems, {
    index,
    areas,
    areasFile,
    tables: known,
    named,
    knownOn: options.knownOn,
    rejected,
    decisions: decisions?.decisions ?? [],
    decisionExamples: decisions?.examples ?? 0,
    decisionsFile,
    neighbors,
    populations,
    crosswalk: crosswalk?.file,
    holidays,
  });
  // How far the data reach was told without them.
  const { assume, asOf } = options;
  const cases = tables.find(({ plan }) => plan.table === 'cases');
  if (assume !== undefined && asOf !== undefined) await addAssumed(work, index, cases?.plan, assume, asOf);
  return staged;
}

/** The tables with what was known by the day asked for, if any. */
async function knownTables(work: Work, tables: readonly StagedTable[]): Promise<readonly StagedTable[]> {
  const { knownOn } = work.options;
  if (knownOn === undefined || work.problems.some(({ severity }) => severity === 'error')) return tables;
  mustSayWhenKnown(work.workspace);
  return keepKnownOn(work.engine, tables, knownOn);
}

const NO_NEEDS = { columns: [], required: [] };

async function createTypes(engine: Engine): Promise<void> {
  for (const [name, values] of [
    ['case_class', CLASSES],
    ['case_origin', ORIGINS],
  ] as const)
    await engine.run(`CREATE TYPE ${name} AS ENUM (${values.map(literal).join(', ')})`);
}

/** Whether only those cases need be kept that count: nothing else then comes of the others. */
function onlyCounted({ workspace, options }: Work): Pick<StagingContext, 'counted'> {
  const { counted, assume, knownOn } = options;
  const isJoined = workspace.tables.some(({ table }) => table === 'visits');
  const areOthersAsked = isJoined || assume !== undefined || knownOn !== undefined;
  return counted === undefined || areOthersAsked ? {} : { counted };
}

function keepsIds({ ids, needs }: StageOptions): boolean {
  return ids || needs.cases?.columns.includes('id') === true;
}

async function stageOne(
  work: Work,
  context: StagingContext,
  source: TableSource,
  files: readonly PreparedFile[],
): Promise<StagedTable> {
  const found: Problem[] = [];
  const needs = source.table === 'premises' ? NO_NEEDS : work.options.needs[source.table];
  const plan = planTable(source, needs ?? NO_NEEDS, work.workspace, found);
  if (found.length > 0) throw new FenquError(found);
  return stageTable(context, plan, files, work.options.careful === true);
}

/** Adds the rejects to the problems: as errors, or as warnings where the workspace allows so many. Returns their number. */
function judgeRejects(workspace: Workspace, tables: readonly StagedTable[], problems: Problem[]): number {
  let total = 0;
  for (const table of tables) {
    problems.push(...table.warnings);
    const { read, rejected } = shareOf(table);
    if (rejected === 0) continue;
    total += rejected;
    if (rejected > read * workspace.rejectsAllowed) {
      problems.push(...table.rejects);
      continue;
    }
    const place = { file: workspace.file, field: fieldOf(table.plan.table) };
    problems.push(warning('rejects-allowed', { place, with: { rows: rejected, read } }));
    problems.push(...table.rejects.map((problem) => ({ ...problem, severity: 'warning' as const })));
  }
  return total;
}
