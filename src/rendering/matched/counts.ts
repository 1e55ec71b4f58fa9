import type { Matched, MatchedTable, MatchManner } from '../../inputs/matching/matched.ts';

/** How areas are found, in the order in which it is shown. */
export const MANNERS: readonly MatchManner[] = ['code', 'name', 'alias', 'former', 'crosswalk'];

/** Rows of a table placed at a level. */
export function rowsAt({ placedAt }: MatchedTable, level: string): number {
  return Object.values(placedAt[level] ?? {}).reduce((sum, n) => sum + n, 0);
}

/** Rows of all tables; `whole` are those placed as deep as they should be. */
export function totals({ tables }: Matched) {
  const sum = (of: (table: MatchedTable) => number): number =>
    tables.reduce((all, each) => all + of(each), 0);
  const placed = sum((table) =>
    Object.keys(table.placedAt).reduce((all, level) => all + rowsAt(table, level), 0),
  );
  const partly = sum((table) => table.partly);
  return {
    rows: sum((table) => table.rows),
    whole: placed - partly,
    partly,
    unplaced: sum((table) => table.unplaced),
    empty: sum((table) => table.empty),
    unreadable: sum((table) => table.unreadable),
  };
}
