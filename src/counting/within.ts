import { identifier, literal } from '../engine/sql.ts';
import { placesTable } from '../inputs/tables.ts';

/** The table that says under which position of a level the rows of an area count. */
export function withinTable(level: string): string {
  return identifier(`within_${level}`);
}

/**
 * For every area the position of its ancestor (or itself, which `own` says) at a level, positions counting the level's
 * areas in order of code. Areas above the level are not in it: their rows are placed too high to count.
 */
export function withinSql(level: string): string {
  return `CREATE TEMP TABLE IF NOT EXISTS ${withinTable(level)} AS
WITH RECURSIVE own AS (
  SELECT ix, CAST(row_number() OVER (ORDER BY ix) - 1 AS INTEGER) AS position FROM areas WHERE level = ${literal(level)}
), within(area, position, own) AS (
  SELECT ix, position, true FROM own
  UNION ALL
  SELECT a.ix, w.position, false FROM areas a JOIN within w ON a.parent = w.area WHERE a.level <> ${literal(level)}
)
SELECT area, position, own FROM within
UNION ALL ${MEMBERS_OF_GROUPS}`;
}

/** Groups lie in no tree and hold the areas that carry their attribute. */
const MEMBERS_OF_GROUPS = `SELECT g.area, o.position, false FROM own o JOIN area_groups g ON g.grp = o.ix`;

/**
 * The same for any set of areas, which may lie inside each other: an area then counts for several positions.
 *
 * @param key names the set
 * @param members a query that yields the `ix` of its areas
 */
export function withinSetSql(key: string, members: string): string {
  return `CREATE TEMP TABLE IF NOT EXISTS ${withinTable(key)} AS
WITH RECURSIVE own AS (
  SELECT ix, CAST(row_number() OVER (ORDER BY ix) - 1 AS INTEGER) AS position FROM (${members})
), within(area, position, own) AS (
  SELECT ix, position, true FROM own
  UNION ALL
  SELECT a.ix, w.position, false FROM areas a JOIN within w ON a.parent = w.area
)
SELECT area, position, own FROM within
UNION ALL ${MEMBERS_OF_GROUPS}`;
}

/** Areas above a level, each under its own number as position: where rows lie that are placed too high to count. */
export function aboveTable(level: string): string {
  return identifier(`above_${level}`);
}

/** Makes `aboveTable`: of the areas in which any row of a table lies, those above the level. */
export function aboveSql(level: string, table: string): string {
  return `CREATE TEMP TABLE IF NOT EXISTS ${aboveTable(level)} AS
SELECT DISTINCT p.area AS area, p.area AS position FROM ${placesTable({ table })} p ANTI JOIN ${withinTable(level)} w ON w.area = p.area`;
}

/** The table that says in which area of a level an area lies: `(ix, up)`. */
export function upTable(level: string): string {
  return identifier(`up_${level}`);
}
