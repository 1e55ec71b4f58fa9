import type { Day } from '../days.ts';
import type { Engine } from '../engine/duckdb.ts';
import { identifier, literal } from '../engine/sql.ts';
import type { Problem } from '../problems/problem.ts';
import type { StagedAreas } from './areas/stage-areas.ts';
import type { PreparedFile } from './files/prepare.ts';
import type { StagedTable } from './staging/stage-table.ts';
import { datedRows } from './staging/staging.ts';
import type { StagedFile } from './staging/table.ts';
import type { DataReport, FileReport } from './tables.ts';

/** A file of which every row is used. */
export interface OtherFile {
  readonly table: string;
  readonly file: PreparedFile;
  readonly rows: number;
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
}

/** What was read, used, excluded and rejected, as of a day. Throws if the rows do not add up, which is our mistake. */
export async function reportOn(sources: ReportSources, asOf: Day): Promise<DataReport> {
  const { engine, areas, areasFile } = sources;
  const inFile = areas.levels.reduce((sum, level) => sum + (areas.countByLevel[level] ?? 0), 0);
  const files: FileReport[] = [wholeFile(areasFile, 'areas', inFile)];
  const through: Record<string, Day | null> = {};
  for (const table of sources.tables) {
    const used = await usedRows(engine, table, asOf);
    files.push(...table.files.map((file) => fileReport(table, file, used.get(file.number))));
    const day = sources.through[table.plan.table] ?? null;
    through[table.plan.table] = day === null || day < asOf ? day : asOf;
  }
  files.push(...sources.others.map(({ table, file, rows }) => wholeFile(file, table, rows)));
  for (const file of files) mustAddUp(file);
  const cases = sources.tables.some((table) => table.plan.table === 'cases');
  const known = `FROM cases c WHERE date_report <= DATE ${literal(asOf)}`;
  const count = (value: string, from: string) => (cases ? tally(engine, value, from) : {});
  return {
    asOf,
    files,
    areas: { file: areasFile.shown, byLevel: byLevel(areas) },
    classes: await count('class', known),
    origins: await count('origin', known),
    placedAt: await count(
      'a.level',
      `FROM cases c JOIN areas a ON a.ix = c.area WHERE date_report <= DATE ${literal(asOf)}`,
    ),
    through,
    problems: sources.problems,
  };
}

interface Used {
  readonly used: number;
  readonly later: number;
  readonly ungrouped: Readonly<Record<string, number>>;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
}

async function usedRows(engine: Engine, { plan }: StagedTable, asOf: Day): Promise<Map<number, Used>> {
  const day = identifier(plan.clock);
  const known = `${day} <= DATE ${literal(asOf)}`;
  const keys = plan.columns.filter(({ onlyKey }) => onlyKey).map(({ name }) => name);
  const empty = keys.map((name, i) => `, count_if(${known} AND ${identifier(name)} IS NULL) AS empty${i}`);
  const rows = await engine.rows(`SELECT file, count(*) AS n, count_if(${known}) AS used,
      (min(${day}) FILTER (${known}))::VARCHAR AS first, (max(${day}) FILTER (${known}))::VARCHAR AS last
      ${empty.join('')}
    FROM ${datedRows(plan)} GROUP BY file`);
  return new Map(
    rows.map((row) => {
      const used = Number(row['used']);
      const days = { firstDay: dayOrNull(row['first']), lastDay: dayOrNull(row['last']) };
      const counts = keys.map((name, i): [string, number] => [name, Number(row[`empty${i}`])]);
      const ungrouped = Object.fromEntries(counts.filter(([, n]) => n > 0));
      return [Number(row['file']), { used, later: Number(row['n']) - used, ungrouped, ...days }];
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
  const excluded = { 'after-as-of': found?.later ?? 0, 'blank-row': staged.blank };
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
function wholeFile(file: PreparedFile, table: string, rows: number): FileReport {
  const none = { excluded: {}, rejected: {}, firstDay: null, lastDay: null };
  return {
    ...aboutFile(file, table),
    columnsMapped: {},
    columnsIgnored: [],
    read: rows,
    used: rows,
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
    `SELECT ${value}::VARCHAR AS value, count(*) AS n ${from} GROUP BY value ORDER BY value`,
  );
  return Object.fromEntries(
    rows.map((row) => [row['value'] === null ? '' : String(row['value']), Number(row['n'])]),
  );
}

function byLevel({ levels, groups = [], countByLevel }: StagedAreas): Record<string, number> {
  return Object.fromEntries([...levels, ...groups].map((level) => [level, countByLevel[level] ?? 0]));
}
