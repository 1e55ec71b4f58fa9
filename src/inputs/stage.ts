import type { Day } from '../days.ts';
import type { Engine } from '../engine/duckdb.ts';
import { literal } from '../engine/sql.ts';
import { error, FenquError, type Problem, throwIfAny, warning } from '../problems/problem.ts';
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
import { ownColumns, reshape } from './files/reshape.ts';
import { takeFiles } from './files/take.ts';
import { openTemporary, type Temporary } from './files/temporary.ts';
import { readHolidays } from './holidays.ts';
import type { OtherFile } from './report.ts';
import { finish } from './results.ts';
import type { Staged, StageOptions } from './staged.ts';
import { countsWarnings } from './staging/counts.ts';
import { keepKnownOn, mustSayWhenKnown } from './staging/known-on.ts';
import { dateColumns, numberColumns, planTable, readersOf, throughColumn } from './staging/plan.ts';
import { createRejects } from './staging/rejects.ts';
import { type StagedTable, shareOf, stageTable } from './staging/stage-table.ts';
import type { StagingContext } from './staging/table.ts';
import { joinVisits } from './staging/visits.ts';
import { CLASSES, ORIGINS } from './tables.ts';

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
  const prepared: PreparedTable[] = [];
  for (const source of workspace.tables) prepared.push(await prepareTable(work, source));
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
  const holidays = (await attempt(work, () => readHolidays(workspace, index))) ?? [];
  const rejected = judgeRejects(workspace, tables, problems);
  throwIfAny(problems);
  return finish(work.engine, problems, {
    index,
    areas,
    areasFile,
    tables: known,
    named,
    knownOn: options.knownOn,
    rejected,
    decisions: decisions ?? [],
    decisionsFile,
    neighbors,
    crosswalk: crosswalk?.file,
    holidays,
  });
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
  const { encoding, sheet, header } = areas;
  const file = await prepareOne(work, areas.file, { encoding, sheet, header, wanted, keepAll: true });
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
  how: Pick<PrepareOptions, 'encoding' | 'sheet' | 'header' | 'keepAll'> & { wanted: Iterable<string> },
) {
  const { directory } = work.workspace;
  const [path, ...more] = await findFiles(pattern, directory);
  const place = { file: shownPath(pattern, directory) };
  if (path === undefined || more.length > 0)
    throw new FenquError(error('file-several', { place, with: { count: more.length + 1 } }));
  const file = await prepareFile(path, work.temporary, {
    ...ofAll(work),
    ...how,
    wanted: new Set(how.wanted),
  });
  work.problems.push(...(file.warnings ?? []));
  return file;
}

/** How every file is prepared. */
function ofAll({ engine, workspace, options }: Work) {
  const { directory, timezone } = workspace;
  return { engine, directory, timezone, hash: options.hashes };
}

/** The files of a table that can be read; the others' problems are noted. */
export async function prepareTable(work: Work, source: TableSource): Promise<PreparedTable> {
  const { directory } = work.workspace;
  const wanted = new Set([...ownColumns(source), ...throughColumn(source)]);
  const keepAll = source.shape?.kind === 'wide';
  const files: PreparedFile[] = [];
  const taken = await attempt(work, async () =>
    takeFiles(source, await findFiles(source.file, directory), work.options.asOf, directory),
  );
  for (const path of taken?.paths ?? []) {
    const { encoding, delimiter, sheet, header } = source;
    const columns = { wanted, keepAll, dates: dateColumns(source), numbers: numberColumns(source) };
    const how = { ...ofAll(work), ...columns, encoding, delimiter, sheet, header };
    const file = await attempt(work, () => prepareFile(path, work.temporary, how));
    if (file === undefined) continue;
    work.problems.push(...(file.warnings ?? []));
    const missing = missingColumns(file, wanted);
    work.problems.push(...missing);
    if (missing.length > 0) continue;
    const laidOut = await attempt(work, () => reshape(work.engine, file, source, work.temporary));
    if (laidOut !== undefined) files.push(laidOut);
  }
  return { source, files, ...(taken?.through !== undefined && { through: taken.through }) };
}

/** A table's files, and the newest day in their names where those say how far the data reach. */
export interface PreparedTable {
  readonly source: TableSource;
  readonly files: readonly PreparedFile[];
  readonly through?: Day;
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
