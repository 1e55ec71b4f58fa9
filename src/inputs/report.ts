import type { Day } from '../days.ts';
import type { Engine } from '../engine/duckdb.ts';
import { identifier, literal } from '../engine/sql.ts';
import type { Problem } from '../problems/problem.ts';
import type { StagedAreas } from './areas/stage-areas.ts';
import type { PreparedFile } from './files/prepare.ts';
import { knownSql, saysWhenKnown } from './staging/known-on.ts';
import type { TablePlan } from './staging/plan.ts';
import type { StagedTable } from './staging/stage-table.ts';
import { datedRows } from './staging/staging.ts';
import type { StagedFile } from './staging/table.ts';
import type { DataReport, FileReport } from './tables.ts';

/** A file of which every row is used. */
export interface OtherFile {
  readonly table: string;
  readonly file: PreparedFile;
  readonly rows: number;
  /** Rows left out because they were not known by the day asked for. */
  readonly notYetKnown?: number;
}

/** What a report is made from. */
export interface ReportSources {
  readonly engine: Engine;
  readonly areas: StagedAreas;
  readonly areasFile: PreparedFile;
  readonly others: readonly OtherFile[];
  readonly tables: readonly StagedTable[];
  readonly newest: Readonly<Record<string, Day | null>>;
  readonly problems: readonly Problem[];
  readonly knownOn?: Day | undefined;
}

/** What was read, used, excluded and rejected, as of a day. Throws if the rows do not add up, which is our mistake. */
export async function reportOn(sources: ReportSources, asOf: Day): Promise<DataReport> {
  const { engine, areas, areasFile } = sources;
  const inFile = areas.levels.reduce((sum, level) => sum + (areas.countByLevel[level] ?? 0), 0);
  const files: FileReport[] = [wholeFile(areasFile, 'areas', inFile)];
  const through: Record<string, Day | null> = {};
  for (const table of sources.tables) {
    const rows = await usedRows(sources, table, asOf);
    files.push(...table.files.map((file) => fileReport(table, file, rows.get(file.number))));
    const day = table.plan.source.through ?? sources.newest[table.plan.table] ?? null;
    through[table.plan.table] = day === null || day < asOf ? day : asOf;
  }
  files.push(...sources.others.map((each) => wholeFile(each.file, each.table, each.rows, each.notYetKnown)));
  for (const file of files) mustAddUp(file);
  const cases = sources.tables.find((table) => table.plan.table === 'cases');
  const until = `<= DATE ${literal(asOf)}`;
  const known = cases && knownDay(cases.plan, sources.tables, sources.knownOn);
  const used = `WHERE date_report ${until} AND ${known} ${until}`;
  const count = (value: string, from: string) => (cases === undefined ? {} : tally(engine, value, from));
  return {
    asOf,
    ...(sources.knownOn !== undefined && { knownOn: sources.knownOn }),
    files,
    areas: { file: areasFile.shown, byLevel: byLevel(areas) },
    classes: await count('class', `FROM cases ${used}`),
    origins: await count('origin', `FROM cases ${used}`),
    placedAt: await count('a.level', `FROM cases c JOIN areas a ON a.ix = c.area ${used}`),
    through,
    problems: sources.problems,
  };
}

/** The day a row is known from; where one was asked for by which all are known, the day it counts for. */
function knownDay(plan: TablePlan, tables: readonly StagedTable[], knownOn: Day | undefined): string {
  const casesSay = tables.some((each) => each.plan.table === 'cases' && saysWhenKnown(each.plan));
  return knownOn === undefined ? knownSql(plan, casesSay) : identifier(plan.clock);
}

interface Used {
  readonly used: number;
  readonly later: number;
  readonly notYetKnown: number;
  readonly ungrouped: Readonly<Record<string, number>>;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
}

async function usedRows(
  { engine, tables, knownOn }: ReportSources,
  { plan }: StagedTable,
  asOf: Day,
): Promise<Map<number, Used>> {
  const day = identifier(plan.clock);
  const until = `<= DATE ${literal(asOf)}`;
  const known = `${day} ${until} AND ${knownDay(plan, tables, knownOn)} ${until}`;
  const keys = plan.columns.filter(({ onlyKey }) => onlyKey).map(({ name }) => name);
  const empty = keys.map((name, i) => `, count_if(${known} AND ${identifier(name)} IS NULL) AS empty${i}`);
  const rows =
    await engine.rows(`SELECT file, count(*) AS n, count_if(${known}) AS used, count_if(${day} ${until}) AS dated,
      (min(${day}) FILTER (${known}))::VARCHAR AS first, (max(${day}) FILTER (${known}))::VARCHAR AS last
      ${empty.join('')}
    FROM ${datedRows(plan)} GROUP BY file`);
  return new Map(
    rows.map((row) => {
      const used = Number(row['used']);
      const dated = Number(row['dated']);
      const days = { firstDay: dayOrNull(row['first']), lastDay: dayOrNull(row['last']) };
      const counts = keys.map((name, i): [string, number] => [name, Number(row[`empty${i}`])]);
      const ungrouped = Object.fromEntries(counts.filter(([, n]) => n > 0));
      const left = { later: Number(row['n']) - dated, notYetKnown: dated - used };
      return [Number(row['file']), { used, ...left, ungrouped, ...days }];
    }),
  );
}

function dayOrNull(value: unknown): Day | null {
  return typeof value === 'string' ? value : null;
}

function fileReport(table: StagedTable, staged: StagedFile, found: Used | undefined): FileReport {
  const { source } = table.plan;
  const mapped = new Set(Object.values(source.columns).flat());
  const ungrouped = found?.ungrouped ?? {};
  const excluded = {
    'after-as-of': found?.later ?? 0,
    'not-yet-known': (table.notYetKnown?.get(staged.number) ?? 0) + (found?.notYetKnown ?? 0),
    'blank-row': staged.blank,
  };
  return {
    ...aboutFile(staged.file, table.plan.table),
    columnsMapped: source.columns,
    columnsIgnored: staged.file.header.filter((name) => name !== '' && !mapped.has(name)),
    read: staged.read,
    used: found?.used ?? 0,
    excluded: Object.fromEntries(Object.entries(excluded).filter(([, n]) => n > 0)),
    rejected: table.rejected.get(staged.number) ?? {},
    ...(Object.keys(ungrouped).length > 0 && { ungrouped }),
    firstDay: found?.firstDay ?? null,
    lastDay: found?.lastDay ?? null,
  };
}

/** The report of a file of which every row is used. */
function wholeFile(file: PreparedFile, table: string, rows: number, notYetKnown = 0): FileReport {
  const excluded = notYetKnown === 0 ? {} : { 'not-yet-known': notYetKnown };
  const none = { excluded, rejected: {}, firstDay: null, lastDay: null };
  return {
    ...aboutFile(file, table),
    columnsMapped: {},
    columnsIgnored: [],
    read: rows,
    used: rows - notYetKnown,
    ...none,
  };
}

function aboutFile(file: PreparedFile, table: string) {
  return {
    table,
    file: file.shown,
    format: file.format,
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
    `SELECT ${value}::VARCHAR AS value, count(*) AS n ${from} GROUP BY value ORDER BY value`,
  );
  return Object.fromEntries(
    rows.map((row) => [row['value'] === null ? '' : String(row['value']), Number(row['n'])]),
  );
}

function byLevel({ levels, groups = [], countByLevel }: StagedAreas): Record<string, number> {
  return Object.fromEntries([...levels, ...groups].map((level) => [level, countByLevel[level] ?? 0]));
}
