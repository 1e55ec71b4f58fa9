import { percent, type Rounding } from '../../premises/rate.ts';
import {
  type Count,
  changeOf,
  mendedShare,
  type PremisesSummary,
  type SummaryRow,
  workingPercent,
} from '../../premises/summary.ts';
import { type CsvValue, csvTable } from '../csv.ts';
import type { SummaryRowValue, SummaryValue } from '../outputs/premises-summary.ts';

export function summaryValue(summary: PremisesSummary): SummaryValue {
  return {
    as_of: summary.asOf,
    pack: summary.pack.id,
    edition: summary.pack.edition,
    since: summary.since,
    since_file: summary.sinceFile,
    scope: summary.scope?.code ?? null,
    sector: summary.sector,
    rounding: { ...summary.rounding },
    rows: rowValues(summary),
  };
}

/** All rows, the total last. */
export function rowValues({ groups, total, rounding }: PremisesSummary): SummaryRowValue[] {
  return [
    ...groups.flatMap(({ by, rows }) => rows.map((row) => rowValue(by, row, rounding))),
    rowValue('total', total, rounding),
  ];
}

function rowValue(by: SummaryRowValue['by'], row: SummaryRow, rounding: Rounding): SummaryRowValue {
  const mended = mendedShare(row.now);
  return {
    by,
    key: row.key,
    name: row.name,
    now: countValue(row.now, rounding),
    before: row.before && countValue(row.before, rounding),
    // A plus would be the beginning of a formula.
    change_points: changeOf(row, rounding)?.replace('+', '') ?? null,
    mended_percent: mended && percent(mended, rounding),
  };
}

function countValue(count: Count, rounding: Rounding): SummaryRowValue['now'] {
  const { both: _, ...value } = count;
  return { ...value, working_percent: workingPercent(count, rounding) };
}

const HEAD = [
  'as_of',
  'since',
  'by',
  'key',
  'name',
  'working',
  'total',
  'unknown',
  'working_percent',
  'working_before',
  'total_before',
  'change_points',
  'inspections',
  'problems',
  'mended',
  'mended_percent',
  'rounding',
  'digits',
  'since_file',
] as const;

/** A row a group; a rate stands beside its numerator and denominator. */
export function summaryCsv(summary: PremisesSummary): string {
  const { asOf, since, sinceFile, rounding } = summary;
  const rows = rowValues(summary).map(({ by, key, name, now, before, ...rates }): CsvValue[] => [
    asOf,
    since,
    by,
    key,
    name,
    now.working,
    now.total,
    now.unknown,
    now.working_percent,
    before?.working ?? null,
    before?.total ?? null,
    rates.change_points,
    now.inspections.given === 0 ? null : now.inspections.sum,
    now.problems.given === 0 ? null : now.problems.sum,
    now.mended.given === 0 ? null : now.mended.sum,
    rates.mended_percent,
    rounding.mode,
    rounding.digits,
    sinceFile,
  ]);
  return csvTable(HEAD, rows);
}
