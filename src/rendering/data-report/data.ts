import type { DataReport, FileReport } from '../../inputs/tables.ts';
import type { SinceLast } from '../../nightly/kept-rows.ts';
import { type CsvValue, csvTable } from '../csv.ts';
import { jsonDocument, jsonLines } from '../json.ts';
import type { DataReportValue, FileValue } from '../outputs/data-check.ts';
import { problemValue } from '../problem-values.ts';
import { total } from './file-lines.ts';
import { sinceLastValue } from './since-last.ts';

export function dataReportJson(report: DataReport, since: SinceLast | null): string {
  return jsonDocument(reportValue(report, since));
}

function reportValue(report: DataReport, since: SinceLast | null): DataReportValue {
  return { ...dataValue(report), since_last: since === null ? null : sinceLastValue(since) };
}

/** What became of the rows read. */
export function dataValue(report: DataReport): Omit<DataReportValue, 'since_last'> {
  return {
    as_of: report.asOf,
    ...(report.knownOn !== undefined && { known_on: report.knownOn }),
    areas: { file: report.areas.file, by_level: { ...report.areas.byLevel } },
    files: report.files.map((file) => fileValue(file, report)),
    classes: { ...report.classes },
    origins: { ...report.origins },
    placed_at: { ...report.placedAt },
    alike:
      report.alike === null
        ? null
        : { ...report.alike, most: report.alike.most.map((each) => ({ ...each })) },
    oddities: Object.fromEntries(
      Object.entries(report.oddities).map(([table, { gaps, surges }]) => [
        table,
        { gaps: gaps.map((each) => ({ ...each })), surges: surges.map((each) => ({ ...each })) },
      ]),
    ),
    problems: report.problems.map(problemValue),
  };
}

/** One file a line. */
export function dataReportNdjson(report: DataReport): string {
  return jsonLines(report.files.map((file) => fileValue(file, report)));
}

function fileValue(file: FileReport, { through }: DataReport): FileValue {
  return {
    table: file.table,
    file: file.file,
    format: file.format,
    ...(file.sheet !== undefined && { sheet: file.sheet }),
    compression: file.compression,
    encoding: file.encoding,
    bom: file.bom,
    delimiter: file.delimiter ?? null,
    columns_mapped: { ...file.columnsMapped },
    columns_ignored: file.columnsIgnored,
    ...(file.reshaped !== undefined && {
      reshaped: reshapedValue(file.reshaped),
    }),
    read: file.read,
    used: file.used,
    excluded: { ...file.excluded },
    rejected: { ...file.rejected },
    ...(file.ungrouped !== undefined && { ungrouped: { ...file.ungrouped } }),
    first_day: file.firstDay,
    last_day: file.lastDay,
    through: through[file.table] ?? null,
    ...(file.hash !== undefined && { sha256: file.hash }),
  };
}

function reshapedValue({ rows, columns, unnamed, excluded }: NonNullable<FileReport['reshaped']>) {
  return {
    rows,
    columns,
    unnamed: { ...unnamed },
    ...(excluded !== undefined && { excluded: { ...excluded } }),
  };
}

const HEAD = [
  'table',
  'file',
  'format',
  'compression',
  'encoding',
  'bom',
  'read',
  'used',
  'excluded',
  'rejected',
  'first_day',
  'last_day',
  'through',
  'columns_ignored',
] as const;

/** A row a file. */
export function dataReportCsv({ files, through }: DataReport): string {
  const rows = files.map((file): CsvValue[] => [
    file.table,
    file.file,
    file.format,
    file.compression,
    file.encoding,
    file.bom,
    file.read,
    file.used,
    total(file.excluded),
    total(file.rejected),
    file.firstDay,
    file.lastDay,
    through[file.table] ?? null,
    file.columnsIgnored.join(' '),
  ]);
  return csvTable(HEAD, rows);
}
