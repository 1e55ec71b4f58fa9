import { identifier, numbersSql } from '../engine/sql.ts';
import { placesTable, rowsTable } from '../inputs/tables.ts';
import type { RowIndicator } from '../rules/indicator.ts';
import { isJudged } from './where.ts';
import { withinTable } from './within.ts';

/** Rows that count, and where: those of a table, for the areas of a level or only some of them. */
export interface Source {
  readonly table: string;
  readonly level: string;
  /** What is counted of the rows. */
  readonly indicators: readonly RowIndicator[];
  /** Only these areas, by position. */
  readonly positions?: readonly number[] | undefined;
  /** The table of `(area, position)` that says where the rows of an area count, if not that of the level. */
  readonly within?: string;
}

/**
 * A source in SQL: `r` a row, `w` its area, the position it counts for, and whether that is the area itself. The places
 * that count are found first, each once, and only then the rows that lie there: rows are many, places are few.
 */
export function sourceSql({ table, level, indicators, positions, within }: Source): string {
  const wanted = positions === undefined ? '' : `WHERE ${isWanted(positions)}`;
  const areas = within ?? withinTable(level);
  if (!standsApart(table, indicators))
    return `${identifier(table)} AS r JOIN (SELECT w.* FROM ${areas} AS w ${wanted}) AS w ON w.area = r.area`;
  const places = `SELECT p._place, w.* FROM ${placesTable({ table })} AS p JOIN ${areas} AS w ON w.area = p.area ${wanted}`;
  return `${rowsTable({ table })} AS r JOIN (${places}) AS w ON w._place = r._place`;
}

/** Whether all that is read of a row stands in the table of rows: visits have columns of their cases, some rows are judged. */
function standsApart(table: string, indicators: readonly RowIndicator[]): boolean {
  if (table === 'visits') return false;
  return indicators.every(({ where }) => where === undefined || !isJudged(where));
}

/** As JSON: tens of thousands of constants take the parser longer than counting takes. */
function isWanted(positions: readonly number[]): string {
  return `w.position IN (${numbersSql(positions)})`;
}
