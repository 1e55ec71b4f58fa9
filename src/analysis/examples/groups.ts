import type { EventTable } from '../rows/tables.ts';
import type { Point } from '../solver/index.ts';
import type { Version } from '../world/counts.ts';
import { groupedName, groupsOf } from '../world/groups.ts';
import type { Valued } from './judged.ts';
import type { MadeRow } from './rows.ts';

/** How many rows of a cell may belong to groups of a column. */
type Allotted = (cell: string, column: string) => number;

/** As many as a point says, where it says so. */
export function allotted(point: Point, version: Version): Allotted {
  return (cell, column) =>
    point.get(groupedName(cell, column, version))?.valueOf() ?? Number.POSITIVE_INFINITY;
}

/** Rows put into groups such that every indicator over groups has its value; nothing if that was not found. */
export function withGroups(
  table: EventTable,
  rows: readonly MadeRow[],
  valued: Valued,
  mayBeGrouped: Allotted,
): readonly MadeRow[] | undefined {
  const wanted = wantedGroups(table, valued);
  // Large groups and narrow regions leave the least choice.
  const inOrder = [...wanted].sort(
    (a, b) => b.least - a.least || sizeOf(rows, a.region) - sizeOf(rows, b.region),
  );
  let labels = 0;
  const made = rows.map((row) => ({ ...row, columns: { ...row.columns } }));
  for (const { column, region, least, count } of inOrder) {
    const open = made.filter(({ cell }, i) => placeIn(made, i) < mayBeGrouped(cell.name, column));
    const free = open.filter(({ cell, columns }) => cell.regions.has(region) && columns[column] === '');
    for (let have = groupCount(made, column, region, least); have < count; have++) {
      const members = free.splice(0, least);
      if (members.length < least) return undefined;
      labels++;
      for (const { columns } of members) columns[column] = `k${labels}`;
    }
  }
  return hasGroups(table, made, valued) ? made : undefined;
}

/** Whether rows have as many groups as every indicator over groups says. */
export function hasGroups(table: EventTable, rows: readonly MadeRow[], valued: Valued): boolean {
  return wantedGroups(table, valued).every(
    ({ column, region, least, count }) => groupCount(rows, column, region, least) === count,
  );
}

function wantedGroups(table: EventTable, valued: Valued) {
  return table.indicators.flatMap((indicator) => {
    const groups = indicator.kind === 'count' ? groupsOf(indicator) : undefined;
    const value = valued.indicators.get(indicator.name);
    if (groups === undefined || value === undefined || value === null || typeof value !== 'object') return [];
    return [{ ...groups, count: Number(value.valueOf()) }];
  });
}

/** A row's place among the rows of its cell, from 0. */
function placeIn(rows: readonly MadeRow[], at: number): number {
  const cell = rows[at]?.cell.name;
  return rows.slice(0, at).filter((row) => row.cell.name === cell).length;
}

function sizeOf(rows: readonly MadeRow[], region: string): number {
  return rows.filter(({ cell }) => cell.regions.has(region)).length;
}

/** How many groups of a column have that many rows within a region. */
function groupCount(rows: readonly MadeRow[], column: string, region: string, least: number): number {
  const sizes = new Map<string, number>();
  for (const { cell, columns } of rows) {
    const label = columns[column] ?? '';
    if (label !== '' && cell.regions.has(region)) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  }
  return [...sizes.values()].filter((size) => size >= least).length;
}
