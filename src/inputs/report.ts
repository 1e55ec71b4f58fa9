import { type Day, earlierOf } from '../days.ts';
import type { Engine } from '../engine/duckdb.ts';
import { identifier, literal } from '../engine/sql.ts';
import type { Problem } from '../problems/problem.ts';
import { filterColumns } from '../workspace/row-filters.ts';
import type { ColumnMap } from '../workspace/workspace.ts';
import type { StagedAreas } from './areas/stage-areas.ts';
import { nameIn } from './files/names.ts';
import type { PreparedFile } from './files/prepare.ts';
import { shownHeader } from './files/shown-header.ts';
import { alikeCases, oddDays } from './oddities.ts';
import { knownSql, saysWhenKnown } from './staging/known-on.ts';
import type { TablePlan } from './staging/plan.ts';
import type { StagedTable } from './staging/stage-table.ts';
import { datedRows } from './staging/staging.ts';
import type { StagedFile } from './staging/table.ts';
import type { DataReport, FileReport, Oddities } from './tables.ts';
import { type Used, usedRows } from './used-rows.ts';

/** A file of which every row is used. */
export interface OtherFile {
  readonly table: string;
  readonly file: PreparedFile;
  readonly rows: number;
  /** Rows left out because they were not known by the day asked for. */
  readonly notYetKnown?: number;
  /** Rows left out because they are examples. */
  readonly examples?: number;
}

/** What a report is made from. */
export interface ReportSources {
  readonly engine: Engine;
  readonly areas: StagedAreas;
  readonly areasFile: PreparedFile;
  readonly others: readonly OtherFile[];
  readonly tables: readonly StagedTable[];
  readonly through: Readonly<Record<string, Day | null>>;
  readonly problems: readonly Problem[];
  readonly knownOn?: Day | undefined;
}

/**
 * What of each file was read, used, excluded and rejected, as of any day: rows are counted once for all days. Throws if they
 * do not add up, which is our mistake.
 */
export function filesReported(sources: ReportSources): (asOf: Day) => Promise<FileReport[]> {
  const { engine, areas, areasFile, tables } = sources;
  const inFile = areas.levels.reduce((sum, level) => sum + (areas.countByLevel[level] ?? 0), 0);
  const used = tables.map(({ plan }) => usedRows(engine, plan, knownFrom(sources, plan)));
  return async (asOf) => {
    const files: FileReport[] = [wholeFile(areasFile, 'areas', inFile)];
    for (const [i, table] of tables.entries()) {
      const rows = await used[i]?.(asOf);
      files.push(...table.files.map((file) => fileReport(table, file, rows?.get(file.number))));
    }
    files.push(...sources.others.map((each) => wholeFile(each.file, each.table, each.rows, each)));
    for (const file of files) mustAddUp(file);
    return files;
  };
}

/** The day a table is complete through, as of a day. */
export function throughBy(day: Day | null | undefined, asOf: Day): Day | null {
  return day == null ? null : earlierOf(day, asOf);
}

/** What was read, used, excluded and rejected, as of a day, and what is odd about it. */
export async function reportOn(
  sources: ReportSources,
  files: readonly FileReport[],
  asOf: Day,
): Promise<DataReport> {
  const { engine, areas, areasFile } = sources;
  const through: Record<string, Day | null> = {};
  const oddities: Record<string, Oddities> = {};
  for (const table of sources.tables) {
    through[table.plan.table] = throughBy(sources.through[table.plan.table], asOf);
    if (table.plan.table === 'premises') continue;
    oddities[table.plan.table] = await oddDays(engine, {
      table: datedRows(table.plan),
      clock: table.plan.clock,
      known: knownBy(sources, table.plan, asOf),
    });
  }
  const cases = sources.tables.find((table) => table.plan.table === 'cases');
  const used = cases === undefined ? 'false' : knownBy(sources, cases.plan, asOf);
  const count = (value: string, from: string) => (cases === undefined ? {} : tally(engine, value, from));
  return {
    asOf,
    ...(sources.knownOn !== undefined && { knownOn: sources.knownOn }),
    files,
    areas: { file: areasFile.shown, byLevel: byLevel(areas) },
    classes: await count('class', `FROM cases WHERE ${used}`),
    origins: await count('origin', `FROM cases WHERE ${used}`),
    placedAt: await count('a.level', `FROM cases c JOIN areas a ON a.ix = c.area WHERE ${used}`),
    through,
    oddities,
    alike: cases === undefined ? null : await alikeCases(engine, used),
    problems: sources.problems,
  };
}

/** Whether a row counts as of a day: it is dated no later, and was known, unless all rows there are were known. */
function knownBy(sources: ReportSources, plan: TablePlan, asOf: Day): string {
  const clock = identifier(plan.clock);
  const dated = datedBy(plan, asOf);
  const known = knownFrom(sources, plan);
  return known === clock ? dated : `${dated} AND ${known} <= DATE ${literal(asOf)}`;
}

/** Whether a row is dated no later than a day; of premises some rows have no day. */
function datedBy({ table, clock }: TablePlan, asOf: Day): string {
  const dated = `${identifier(clock)} <= DATE ${literal(asOf)}`;
  return table === 'premises' ? `coalesce(${dated}, true)` : dated;
}

/** The day from which a row counts as known. */
function knownFrom({ tables, knownOn }: ReportSources, plan: TablePlan): string {
  if (knownOn !== undefined) return identifier(plan.clock);
  const casesSay = tables.some((each) => each.plan.table === 'cases' && saysWhenKnown(each.plan));
  return knownSql(plan, casesSay);
}

function fileReport(table: StagedTable, staged: StagedFile, found: Used | undefined): FileReport {
  const { source } = table.plan;
  const mapped = new Set([...Object.values(source.columns).flat(), ...filterColumns(source)]);
  const ungrouped = found?.ungrouped ?? {};
  const excluded = {
    'after-as-of': found?.later ?? 0,
    'not-yet-known': (table.notYetKnown?.get(staged.number) ?? 0) + (found?.notYetKnown ?? 0),
    'blank-row': staged.blank,
    ...staged.leftOut,
    'example-row': staged.examples,
  };
  return {
    ...aboutFile(staged.file, table.plan.table),
    columnsMapped: columnsIn(staged.file, source.columns),
    columnsIgnored: shownHeader(
      staged.file.ignored ?? staged.file.header.filter((name) => name !== '' && !mapped.has(name)),
    ),
    ...(staged.file.reshaped !== undefined && { reshaped: staged.file.reshaped }),
    read: staged.read,
    used: found?.used ?? 0,
    excluded: Object.fromEntries(Object.entries(excluded).filter(([, n]) => n > 0)),
    rejected: table.rejected.get(staged.number) ?? {},
    ...(Object.keys(ungrouped).length > 0 && { ungrouped }),
    firstDay: found?.firstDay ?? null,
    lastDay: found?.lastDay ?? null,
  };
}

/** The columns as the file names them. */
function columnsIn(file: PreparedFile, columns: ColumnMap): ColumnMap {
  return Object.fromEntries(
    Object.entries(columns).map(([column, from]) => [column, from.map((name) => nameIn(file, name))]),
  );
}

/** The report of a file of which every row is used. */
function wholeFile(
  file: PreparedFile,
  table: string,
  rows: number,
  { notYetKnown = 0, examples = 0 }: Pick<OtherFile, 'notYetKnown' | 'examples'> = {},
): FileReport {
  const excluded = {
    ...(notYetKnown > 0 && { 'not-yet-known': notYetKnown }),
    ...(examples > 0 && { 'example-row': examples }),
  };
  const none = { excluded, rejected: {}, firstDay: null, lastDay: null };
  return {
    ...aboutFile(file, table),
    columnsMapped: {},
    columnsIgnored: [],
    read: rows + examples,
    used: rows - notYetKnown,
    ...none,
  };
}

function aboutFile(file: PreparedFile, table: string) {
  return {
    table,
    file: file.file,
    format: file.format,
    ...(file.sheet !== undefined && { sheet: file.sheet }),
    compression: file.compression,
    encoding: file.encoding,
    bom: file.bom,
    ...(file.format === 'csv' && file.delimiter !== undefined && { delimiter: file.delimiter }),
    ...(file.hash !== undefined && { hash: file.hash }),
  };
}

function mustAddUp({ file, read, used, excluded, rejected }: FileReport): void {
  const sum = [...Object.values(excluded), ...Object.values(rejected)].reduce((a, b) => a + b, used);
  if (sum !== read) throw new RangeError(`${file}: ${read} rows read, ${sum} accounted for`);
}

async function tally(engine: Engine, value: string, from: string): Promise<Record<string, number>> {
  const rows = await engine.rows(
    `SELECT ${value}::VARCHAR AS value, count(*) AS n ${from} GROUP BY 1 ORDER BY 1`,
  );
  return Object.fromEntries(
    rows.map((row) => [row['value'] === null ? '' : String(row['value']), Number(row['n'])]),
  );
}

function byLevel({ levels, groups = [], countByLevel }: StagedAreas): Record<string, number> {
  return Object.fromEntries([...levels, ...groups].map((level) => [level, countByLevel[level] ?? 0]));
}
