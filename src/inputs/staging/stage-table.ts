import { error, FenquError, type Problem, warning } from '../../problems/problem.ts';
import type { PreparedFile } from '../files/prepare.ts';
import { rowsTable } from '../tables.ts';
import { badTable, goodTable, insertCareful, stageCarefully } from './careful.ts';
import { stageCounted } from './counted.ts';
import type { TablePlan } from './plan.ts';
import { rejectProblems } from './reject-problems.ts';
import { collectRejects, countRejects } from './rejects.ts';
import { createSql, ID_HASH } from './staging.ts';
import { columnsOf, type StagedFile, type StagingContext, stageFast } from './table.ts';
import { filesWithTwins, findTwins } from './twins.ts';

/** A staged table, with what became of each file's rows. */
export interface StagedTable {
  readonly plan: TablePlan;
  readonly files: readonly StagedFile[];
  /** By file number, then by problem code. */
  readonly rejected: ReadonlyMap<number, Readonly<Record<string, number>>>;
  /** One for each kind of reject; errors until someone allows them. */
  readonly rejects: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** Rows left out because they were not known by the day asked for, by file number. */
  readonly notYetKnown?: ReadonlyMap<number, number>;
  /** Looks for duplicates where that was put off: whether there are any. Looks once, whoever asks. */
  readonly twinsFound: () => Promise<boolean>;
}

/**
 * Stages the files of one table: fast where nothing is wrong, else carefully.
 * @throws FenquError with the files whose rows cannot be told apart
 */
export async function stageTable(
  context: StagingContext,
  plan: TablePlan,
  files: readonly PreparedFile[],
  careful: boolean,
): Promise<StagedTable> {
  const counted = careful ? undefined : await stageCounted(context, plan, files);
  return counted?.kind === 'staged'
    ? withoutRejects(plan, counted.file, counted.unnamed)
    : stageAllRows(context, plan, files, careful || counted?.kind === 'twins');
}

async function stageAllRows(
  context: StagingContext,
  plan: TablePlan,
  files: readonly PreparedFile[],
  careful: boolean,
): Promise<StagedTable> {
  const { engine } = context;
  for (const sql of createSql(plan, columnsOf(context, plan), { alone: false })) await engine.run(sql);
  const staged: StagedFile[] = [];
  const fatal: Problem[] = [];
  for (const [number, file] of files.entries()) {
    const fast = careful ? undefined : await stageFast(context, plan, file, number);
    const done = fast ?? (await orProblems(stageCarefully(context, plan, file, number), fatal));
    if (done !== undefined) staged.push(done);
  }
  fatal.push(...mustLeaveSome(plan, staged));
  if (fatal.length > 0) throw new FenquError(fatal);
  const twinsFound = lookLater(context, plan, staged);
  if (twinsFound === undefined) await stageTwinsCarefully(context, plan, staged);
  await findTwins(context, plan, staged);
  for (const each of staged) {
    if (each.careful === undefined) continue;
    await insertCareful(context, plan, each.number);
    await collectRejects(context, plan, each);
    for (const table of [badTable(each.number), goodTable(each.number)])
      await engine.run(`DROP TABLE ${table}`);
  }
  const rejected = await countRejects(context, plan);
  const rejects = rejected.size > 0 ? await rejectProblems(context, plan, staged) : [];
  const warnings = await warningsOf(context, plan, staged);
  return {
    plan,
    files: staged,
    rejected,
    rejects,
    warnings,
    twinsFound: twinsFound ?? (async () => false),
  };
}

/** A table whose one file was read as it is. */
function withoutRejects(plan: TablePlan, file: StagedFile, unnamed: number): StagedTable {
  return {
    plan,
    files: [file],
    rejected: new Map(),
    rejects: [],
    warnings: unnamed === 0 ? [] : [idEmpty(file, unnamed)],
    twinsFound: async () => false,
  };
}

/** Filters that leave out all rows of a table are mistaken: no rows are not the same as no cases. */
function mustLeaveSome({ source }: TablePlan, staged: readonly StagedFile[]): Problem[] {
  const filters = (source.filters ?? []).map(({ kind, column }) => `${kind}: ${column}`).join(', ');
  const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((a, b) => a + b, 0);
  let left = 0;
  for (const { file, read, blank, leftOut } of staged) {
    const { rows = 0, excluded = {} } = file.reshaped ?? {};
    left += file.reshaped === undefined ? read - blank - sum(leftOut) : rows - sum(excluded);
  }
  const [first] = staged;
  if (filters === '' || first === undefined || left > 0) return [];
  return [
    error('filter-leaves-none', {
      value: source.table,
      place: { file: first.file.shown },
      with: { filters },
    }),
  ];
}

/** Looks for duplicates beside other work, where that is allowed and no row waits to be told that it is one. */
function lookLater(
  { beside }: StagingContext,
  plan: TablePlan,
  staged: readonly StagedFile[],
): (() => Promise<boolean>) | undefined {
  if (beside === undefined || staged.some((each) => each.careful !== undefined)) return undefined;
  let found: Promise<boolean> | undefined;
  return () => {
    if (found !== undefined) return found;
    found = filesWithTwins(beside, plan, staged).then(({ length }) => length > 0);
    // Nobody may be waiting yet when it fails.
    found.catch(() => {});
    return found;
  };
}

/** Stages the files again that hold a row which is there twice. */
async function stageTwinsCarefully(
  context: StagingContext,
  plan: TablePlan,
  staged: StagedFile[],
): Promise<void> {
  for (const number of await filesWithTwins(context.engine, plan, staged)) {
    const before = staged[number];
    if (before === undefined || before.careful !== undefined) continue;
    await context.engine.run(`DELETE FROM ${rowsTable(plan)} WHERE _file = ${number}`);
    staged[number] = await stageCarefully(context, plan, before.file, number);
  }
}

async function orProblems<T>(work: Promise<T>, problems: Problem[]): Promise<T | undefined> {
  try {
    return await work;
  } catch (cause) {
    if (!(cause instanceof FenquError)) throw cause;
    problems.push(...cause.problems);
    return undefined;
  }
}

async function warningsOf(
  context: StagingContext,
  plan: TablePlan,
  staged: readonly StagedFile[],
): Promise<Problem[]> {
  const below = staged.flatMap(({ file, below: { rows, texts } }) =>
    rows === 0
      ? []
      : [warning('area-not-placed-below', { place: { file: file.shown }, with: { rows, texts } })],
  );
  if (!plan.columns.some((column) => column.kind === 'id')) return below;
  const empty = await context.engine.rows(
    `SELECT _file AS file, count(*) AS n FROM ${rowsTable(plan)} WHERE ${ID_HASH} IS NULL GROUP BY _file ORDER BY _file`,
  );
  const unnamed = empty.map((row) => idEmpty(staged[Number(row['file'])], Number(row['n'])));
  return [...below, ...unnamed];
}

function idEmpty(staged: StagedFile | undefined, rows: number): Problem {
  return warning('id-empty', { place: { file: staged?.file.shown ?? '' }, with: { rows } });
}

/** Rows read and rejected over all files of a table. */
export function shareOf(table: StagedTable): { read: number; rejected: number } {
  const read = table.files.reduce((sum, file) => sum + file.read, 0);
  const counts = [...table.rejected.values()].flatMap((byCode) => Object.values(byCode));
  return { read, rejected: counts.reduce((sum, n) => sum + n, 0) };
}
