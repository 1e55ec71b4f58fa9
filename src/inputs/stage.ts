import type { Day } from '../days.ts';
import type { Engine } from '../engine/duckdb.ts';
import { identifier, literal } from '../engine/sql.ts';
import { error, FenquError, type Problem, throwIfAny, warning } from '../problems/problem.ts';
import type { CalendarDay } from '../rules/pack.ts';
import type { TableSource, Workspace } from '../workspace/workspace.ts';
import { type AreaIndex, openAreaIndex } from './areas/area-index.ts';
import { createBeside, stageCovered, stageGroups } from './areas/beside.ts';
import { type Crosswalk, NO_CROSSWALK } from './areas/crosswalk.ts';
import { CROSSWALK_COLUMNS, readCrosswalk } from './areas/crosswalk-file.ts';
import { NEIGHBOR_COLUMNS, stageNeighbors } from './areas/neighbors.ts';
import { neededColumns } from './areas/rows.ts';
import { type StagedAreas, stageAreas } from './areas/stage-areas.ts';
import { DECISION_COLUMNS, readDecisions } from './decisions.ts';
import { findFiles, shownPath } from './files/find.ts';
import { isHeaderOnly, missingColumns } from './files/header.ts';
import { type PreparedFile, type PrepareOptions, prepareFile } from './files/prepare.ts';
import { openTemporary, type Temporary } from './files/temporary.ts';
import { readHolidays } from './holidays.ts';
import { writeRejects } from './rejects-file.ts';
import { type OtherFile, reportOn } from './report.ts';
import type { Staged, StageOptions } from './staged.ts';
import { countsWarnings } from './staging/counts.ts';
import { planTable } from './staging/plan.ts';
import { createRejects } from './staging/rejects.ts';
import { type StagedTable, shareOf, stageTable } from './staging/stage-table.ts';
import { datedRows } from './staging/staging.ts';
import type { StagingContext } from './staging/table.ts';
import { joinVisits } from './staging/visits.ts';
import { CLASSES, type Decision, ORIGINS } from './tables.ts';

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
  try {
    const beside = options.hopeful ? await engine.beside() : undefined;
    return await stageAll({
      engine,
      beside,
      workspace,
      options,
      temporary,
      problems: [...(options.found ?? [])],
    });
  } finally {
    temporary.close();
  }
}

/** What the steps of staging share; `problems` collects whatever any of them finds. */
export interface Work {
  readonly engine: Engine;
  readonly beside: Engine | undefined;
  readonly workspace: Workspace;
  readonly options: StageOptions;
  readonly temporary: Temporary;
  readonly problems: Problem[];
}

async function stageAll(work: Work): Promise<Staged> {
  const { engine, workspace, options, problems } = work;
  const areasFile = await attempt(work, () => prepareAreas(work));
  const prepared: { source: TableSource; files: PreparedFile[] }[] = [];
  for (const source of workspace.tables) prepared.push({ source, files: await prepareTable(work, source) });
  const decisionsFile = await attempt(work, () => prepareDecisions(work));
  await createBeside(engine);
  const areas =
    areasFile &&
    (await attempt(work, async () =>
      stageGroups(
        engine,
        workspace,
        await stageAreas(engine, workspace.areas, areasFile, work.temporary, {
          day: options.areasOn ?? options.today,
          careful: options.careful,
        }),
      ),
    ));
  for (const [name, { columns }] of Object.entries(options.needs))
    if (columns.length > 0 && !workspace.tables.some(({ table }) => table === name))
      problems.push(error('table-unmapped', { value: name, place: { file: workspace.file, field: 'data' } }));
  // Without areas no row can be placed, and nothing further can be said of the rows.
  if (areas === undefined || areasFile === undefined) throw new FenquError(problems);

  const index = openAreaIndex(engine, areas);
  await attempt(work, () => stageCovered(engine, index, workspace));
  const neighbors = await attempt(work, () => stageNeighborsFile(work, index));
  const crosswalk = await attempt(work, () => stageCrosswalk(work, areas, index));
  const context = {
    engine,
    areas,
    crosswalk: crosswalk?.crosswalk ?? NO_CROSSWALK,
    temporary: work.temporary,
    today: options.today,
    keepIds: keepsIds(options),
    keepRows: workspace.rejectsAllowed > 0,
    ...(work.beside && { beside: work.beside }),
  };
  await createTypes(engine);
  await createRejects(context);
  const tables: StagedTable[] = [];
  for (const { source, files } of prepared) {
    const table = await attempt(work, () => stageOne(work, context, source, files));
    if (table !== undefined) tables.push(table);
  }
  await attempt(work, () => joinVisits(engine, tables));
  problems.push(...(await countsWarnings(engine, tables)));
  const decisions =
    decisionsFile && (await attempt(work, () => readDecisions(engine, index, decisionsFile, work.temporary)));
  const holidays = (await attempt(work, () => readHolidays(workspace, index))) ?? [];
  const rejected = judgeRejects(workspace, tables, problems);
  throwIfAny(problems);
  return finish(work, {
    index,
    areas,
    areasFile,
    tables,
    rejected,
    decisions: decisions ?? [],
    decisionsFile,
    neighbors,
    crosswalk: crosswalk?.file,
    holidays,
  });
}

const NO_NEEDS = { columns: [], required: [] };

async function createTypes(engine: Engine): Promise<void> {
  for (const [name, values] of [
    ['case_class', CLASSES],
    ['case_origin', ORIGINS],
  ] as const)
    await engine.run(`CREATE TYPE ${name} AS ENUM (${values.map(literal).join(', ')})`);
}

function keepsIds({ ids, needs }: StageOptions): boolean {
  return ids || needs.cases?.columns.includes('id') === true;
}

export async function attempt<T>({ problems }: Work, step: () => Promise<T>): Promise<T | undefined> {
  try {
    return await step();
  } catch (cause) {
    if (!(cause instanceof FenquError)) throw cause;
    problems.push(...cause.problems);
    return undefined;
  }
}

export async function prepareAreas(work: Work): Promise<PreparedFile> {
  const { areas } = work.workspace;
  const wanted = neededColumns(areas);
  const file = await prepareOne(work, areas.file, { encoding: areas.encoding, wanted });
  const missing = missingColumns(file, wanted);
  if (missing.length > 0) throw new FenquError(missing);
  return file;
}

async function prepareDecisions(work: Work): Promise<PreparedFile | undefined> {
  const path = work.workspace.decisions;
  return path === undefined ? undefined : prepareOne(work, path, { wanted: DECISION_COLUMNS });
}

async function stageNeighborsFile(work: Work, index: AreaIndex): Promise<OtherFile | undefined> {
  const path = work.workspace.neighbors;
  if (path === undefined) return undefined;
  const file = await prepareOne(work, path, { wanted: NEIGHBOR_COLUMNS });
  return { table: 'neighbors', file, rows: await stageNeighbors(work.engine, index, file, work.temporary) };
}

/** Reads the crosswalk, if there is one; what does not hold of it is noted. */
export async function stageCrosswalk(
  work: Work,
  areas: StagedAreas,
  index: AreaIndex,
): Promise<{ readonly crosswalk: Crosswalk; readonly file: OtherFile } | undefined> {
  const path = work.workspace.crosswalk;
  if (path === undefined) return undefined;
  const file = await orNothing(prepareOne(work, path, { wanted: CROSSWALK_COLUMNS }));
  if (file === undefined) return undefined;
  const read = await readCrosswalk(work.engine, areas, index, file, work.temporary);
  work.problems.push(...read.warnings);
  return { crosswalk: read.crosswalk, file: { table: 'crosswalk', file, rows: read.rows } };
}

/** A crosswalk without rows is one in which nothing needs to be said. */
async function orNothing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (cause) {
    if (isHeaderOnly(cause)) return undefined;
    throw cause;
  }
}

async function prepareOne(
  work: Work,
  pattern: string,
  how: Pick<PrepareOptions, 'encoding'> & { wanted: Iterable<string> },
) {
  const { directory } = work.workspace;
  const [path, ...more] = await findFiles(pattern, directory);
  const place = { file: shownPath(pattern, directory) };
  if (path === undefined || more.length > 0)
    throw new FenquError(error('file-several', { place, with: { count: more.length + 1 } }));
  return prepareFile(path, work.temporary, {
    ...how,
    directory,
    wanted: new Set(how.wanted),
    hash: work.options.hashes,
  });
}

/** The files of a table that can be read; the others' problems are noted. */
export async function prepareTable(work: Work, source: TableSource): Promise<PreparedFile[]> {
  const { directory } = work.workspace;
  const wanted = new Set(Object.values(source.columns).flat());
  const files: PreparedFile[] = [];
  for (const path of (await attempt(work, () => findFiles(source.file, directory))) ?? []) {
    const { encoding, delimiter } = source;
    const how = { directory, encoding, delimiter, wanted, hash: work.options.hashes };
    const file = await attempt(work, () => prepareFile(path, work.temporary, how));
    if (file === undefined) continue;
    const missing = missingColumns(file, wanted);
    work.problems.push(...missing);
    if (missing.length === 0) files.push(file);
  }
  return files;
}

async function stageOne(
  work: Work,
  context: StagingContext,
  source: TableSource,
  files: readonly PreparedFile[],
): Promise<StagedTable> {
  const found: Problem[] = [];
  const plan = planTable(source, work.options.needs[source.table] ?? NO_NEEDS, work.workspace, found);
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
    const place = { file: workspace.file, field: `data.${table.plan.table}` };
    problems.push(warning('rejects-allowed', { place, with: { rows: rejected, read } }));
    problems.push(...table.rejects.map((problem) => ({ ...problem, severity: 'warning' as const })));
  }
  return total;
}

interface Results {
  readonly index: AreaIndex;
  readonly areas: StagedAreas;
  readonly areasFile: PreparedFile;
  readonly tables: readonly StagedTable[];
  readonly rejected: number;
  readonly decisions: readonly Decision[];
  readonly decisionsFile: PreparedFile | undefined;
  readonly neighbors: OtherFile | undefined;
  readonly crosswalk: OtherFile | undefined;
  readonly holidays: readonly CalendarDay[];
}

async function finish({ engine, problems }: Work, results: Results): Promise<Staged> {
  const { index, areas, areasFile, tables, rejected, decisions, decisionsFile, neighbors } = results;
  const newest: Record<string, Day | null> = {};
  for (const { plan } of tables) {
    const rows = await engine.rows(
      `SELECT max(${identifier(plan.clock)})::VARCHAR AS day FROM ${datedRows(plan)}`,
    );
    const day = rows[0]?.['day'];
    newest[plan.table] = typeof day === 'string' ? day : null;
  }
  const ruled = decisionsFile && { table: 'decisions', file: decisionsFile, rows: decisions.length };
  const others = [ruled, neighbors, results.crosswalk].filter((each) => each !== undefined);
  const sources = { engine, areas, areasFile, tables, newest, problems, others };
  return {
    areas: index,
    areasDated: areas.dated,
    decisions,
    holidays: results.holidays,
    tables: tables.map(({ plan }) => plan.table),
    newest,
    problems,
    rejected,
    report: (asOf) => reportOn(sources, asOf),
    latestDay: async () =>
      Object.values(newest).reduce((a, b) => (a === null || (b !== null && b > a) ? b : a), null),
    writeRejects: (path) => writeRejects(engine, tables, path),
    assured: async () => !(await Promise.all(tables.map(({ twinsFound }) => twinsFound))).includes(true),
    // Nothing is held open; the engine is its owner's to close.
    close: async () => {},
  };
}
