import type { Day } from '../days.ts';
import { error, FenquError, warning } from '../problems/problem.ts';
import { filterColumns } from '../workspace/row-filters.ts';
import type { AreasSource, TableSource } from '../workspace/workspace.ts';
import type { AreaIndex } from './areas/area-index.ts';
import type { Crosswalk } from './areas/crosswalk.ts';
import { CROSSWALK_COLUMNS, readCrosswalk } from './areas/crosswalk-file.ts';
import { NEIGHBOR_COLUMNS, stageNeighbors } from './areas/neighbors.ts';
import { stagePopulations } from './areas/populations.ts';
import { neededColumns } from './areas/rows.ts';
import type { StagedAreas } from './areas/stage-areas.ts';
import { DECISION_COLUMNS } from './decisions.ts';
import { findFiles, shownPath } from './files/find.ts';
import { isHeaderOnly, missingColumns } from './files/header.ts';
import { wantedColumns } from './files/names.ts';
import { type PreparedFile, type PrepareOptions, prepareFile } from './files/prepare.ts';
import { isNumberColumn, ownColumns, reshape } from './files/reshape.ts';
import { takeFiles } from './files/take.ts';
import type { OtherFile } from './report.ts';
import { dateColumns, throughColumn } from './staging/plan.ts';
import { attempt, type Work } from './work.ts';

/** The file of areas, which must have the columns that are read of it. */
export async function prepareAreas(work: Work): Promise<PreparedFile> {
  const { areas } = work.workspace;
  const wanted = neededColumns(areas);
  const { encoding, sheet, header, otherNames } = areas;
  const how = { encoding, sheet, header, otherNames, wanted, keepAll: true };
  const file = await prepareOne(work, areas.file, how);
  const missing = missingColumns(file, wanted, otherNames);
  if (missing.length > 0) throw new FenquError(missing);
  return file;
}

/** The file of decisions, if there is one. Where nothing was decided yet it has a header alone, which is said. */
export async function prepareDecisions(work: Work): Promise<PreparedFile | undefined> {
  const path = work.workspace.decisions;
  if (path === undefined) return undefined;
  const file = await prepareOne(work, path, { wanted: DECISION_COLUMNS, mayBeEmpty: true });
  if (!file.hasRows)
    work.problems.push(warning('decisions-none', { value: file.shown, place: { file: file.shown } }));
  return file;
}

/** Reads the neighbours, if there are any. */
export async function stageNeighborsFile(work: Work, index: AreaIndex): Promise<OtherFile | undefined> {
  const path = work.workspace.neighbors;
  if (path === undefined) return undefined;
  const file = await prepareOne(work, path, { wanted: NEIGHBOR_COLUMNS });
  return { table: 'neighbors', file, rows: await stageNeighbors(work.engine, index, file, work.temporary) };
}

/** Gives areas what another file says of them, if there is one. */
export async function stagePopulationsFile(work: Work, index: AreaIndex): Promise<OtherFile | undefined> {
  const source = work.workspace.populations;
  if (source === undefined) return undefined;
  const { file: path, columns, encoding, sheet, header } = source;
  const wanted = Object.values(columns);
  const file = await prepareOne(work, path, { encoding, sheet, header, wanted });
  const read = await stagePopulations(work.engine, index, file, columns, work.temporary);
  return { table: 'populations', file, ...read };
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

/** The one file that a path stands for. */
async function prepareOne(
  work: Work,
  pattern: string,
  {
    wanted,
    otherNames,
    ...how
  }: Pick<PrepareOptions, 'encoding' | 'sheet' | 'header' | 'keepAll' | 'mayBeEmpty'> & {
    readonly wanted: Iterable<string>;
    readonly otherNames?: AreasSource['otherNames'];
  },
) {
  const { directory } = work.workspace;
  const [path, ...more] = await findFiles(pattern, directory);
  const place = { file: shownPath(pattern, directory) };
  if (path === undefined || more.length > 0)
    throw new FenquError(error('file-several', { place, with: { count: more.length + 1 } }));
  const file = await prepareFile(path, work.temporary, {
    ...ofAll(work),
    ...how,
    wanted: wantedColumns(wanted, otherNames),
  });
  work.problems.push(...(file.warnings ?? []));
  return file;
}

/** How every file is prepared. */
function ofAll({ engine, workspace, options, watch }: Work) {
  const { directory, timezone } = workspace;
  return { engine, directory, timezone, hash: options.hashes, watch };
}

/**
 * The files of a table that can be read; the others' problems are noted.
 *
 * @param whole the table with all its columns, where only some of them must be there: by all of them its sheet, header and
 *   delimiter are found, so that the same rows are read whatever is read of them
 */
export async function prepareTable(
  work: Work,
  source: TableSource,
  whole: TableSource = source,
): Promise<PreparedTable> {
  const { directory } = work.workspace;
  const own = source.asNamed ? (source.columns['id'] ?? []) : ownColumns(source);
  const needed = new Set([...own, ...throughColumn(source), ...filterColumns(source)]);
  const wanted = wantedColumns([...needed, ...ownColumns(whole)], whole.otherNames);
  const keepAll = source.shape?.kind === 'wide';
  const files: PreparedFile[] = [];
  const taken = await attempt(work, async () =>
    takeFiles(source, await findFiles(source.file, directory), work.options.asOf, directory),
  );
  for (const path of taken?.paths ?? []) {
    const { encoding, delimiter, sheet, header } = source;
    const columns = { wanted, keepAll, dates: dateColumns(source), isNumber: isNumberColumn(source) };
    const { mayBeEmpty = false } = source;
    const how = { ...ofAll(work), ...columns, encoding, delimiter, sheet, header, mayBeEmpty };
    const file = await attempt(work, () => prepareFile(path, work.temporary, how));
    if (file === undefined) continue;
    work.problems.push(...(file.warnings ?? []));
    const missing = missingColumns(file, needed, source.otherNames);
    work.problems.push(...missing);
    if (missing.length > 0) continue;
    const laidOut = await attempt(work, () => reshape(work.engine, file, source, work.temporary));
    if (laidOut !== undefined) files.push(laidOut);
  }
  return {
    source: asNamedIn(source, files),
    files,
    ...(taken?.through !== undefined && { through: taken.through }),
  };
}

/** A source that takes columns as they are called, with those that every file has. */
function asNamedIn(source: TableSource, files: readonly PreparedFile[]): TableSource {
  if (source.asNamed !== true) return source;
  const there = Object.entries(source.columns).filter(([, [name = '']]) =>
    files.every(({ header }) => header.includes(name)),
  );
  return { ...source, columns: Object.fromEntries(there) };
}

/** A table's files, and the newest day in their names where those say how far the data reach. */
export interface PreparedTable {
  readonly source: TableSource;
  readonly files: readonly PreparedFile[];
  readonly through?: Day;
}
