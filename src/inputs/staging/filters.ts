import type { Engine } from '../../engine/duckdb.ts';
import { list, literal } from '../../engine/sql.ts';
import type { RowFilter } from '../../workspace/row-filters.ts';
import { cell } from '../files/relation.ts';
import { tidy } from './cells.ts';
import type { PlannedFilter } from './plan.ts';

/** Rows that stated filters leave out, by filter. */
export type LeftOut = Readonly<Record<string, number>>;

/** The rows of a relation that no filter leaves out. */
export function withoutLeftOut(filters: readonly PlannedFilter[], relation: string): string {
  return filters.length === 0 ? relation : `SELECT * FROM (${relation}) WHERE ${whichSql(filters)} IS NULL`;
}

/**
 * Counts the rows that filters leave out, each for the first that does.
 *
 * @param cells the source cells of the relation: rows in which all are empty are told apart, for they may be blank
 */
export async function countLeftOut(
  engine: Engine,
  filters: readonly PlannedFilter[],
  relation: string,
  cells: number,
): Promise<{ readonly leftOut: LeftOut; readonly empty: number }> {
  if (filters.length === 0) return { leftOut: {}, empty: 0 };
  const none = Array.from({ length: cells }, (_, i) => `${tidy(cell(i))} IS NULL`).join(' AND ');
  const rows = await engine.rows(
    `SELECT which, count(*) AS n, count_if(${none}) AS empty FROM (SELECT *, ${whichSql(filters)} AS which FROM (${relation}))
     WHERE which IS NOT NULL GROUP BY which ORDER BY which`,
  );
  const leftOut: Record<string, number> = {};
  for (const row of rows) {
    const name = nameOf(filters[Number(row['which'])]?.filter);
    leftOut[name] = (leftOut[name] ?? 0) + Number(row['n']);
  }
  return { leftOut, empty: rows.reduce((sum, row) => sum + Number(row['empty']), 0) };
}

/** What a filter is called in reports: `exclude: 区`. */
function nameOf(filter: RowFilter | undefined): string {
  return filter === undefined ? '' : `${filter.kind}: ${filter.column}`;
}

/** The number of the first filter that leaves a row out; NULL where none does. */
function whichSql(filters: readonly PlannedFilter[]): string {
  return `CASE ${filters.map((each, i) => `WHEN ${leavesOutSql(each)} THEN ${i}`).join(' ')} END`;
}

function leavesOutSql({ filter: { kind, texts }, cell: index }: PlannedFilter): string {
  const text = `coalesce(${tidy(cell(index))}, '')`;
  const plain = texts.filter((each) => !each.includes('*'));
  const patterns = texts.filter((each) => each.includes('*'));
  const fits = [
    ...(plain.length > 0 ? [`${text} IN (${list(plain.map(literal))})`] : []),
    ...patterns.map((each) => `${text} LIKE ${literal(likeOf(each))} ESCAPE '\\'`),
  ].join(' OR ');
  return kind === 'exclude' ? `(${fits})` : `NOT (${fits})`;
}

/** `合计*` in the notation of LIKE. */
function likeOf(pattern: string): string {
  return pattern.replaceAll(/[\\%_]/g, String.raw`\$&`).replaceAll('*', '%');
}
