import type { Day } from '../../days.ts';
import type { Engine } from '../../engine/duckdb.ts';
import { identifier } from '../../engine/sql.ts';
import { rowsTable } from '../tables.ts';
import { THROUGH, throughColumn } from './plan.ts';
import type { StagedTable } from './stage-table.ts';

/**
 * The day each table is complete through: as stated, as its files' names or one of its columns say, or the newest row's.
 *
 * @param newest the newest row's day of each table
 * @param named the newest day in the names of a table's files, where those say it
 */
export async function throughDays(
  engine: Engine,
  tables: readonly StagedTable[],
  newest: Readonly<Record<string, Day | null>>,
  named: Readonly<Record<string, Day>>,
): Promise<Record<string, Day | null>> {
  const days: Record<string, Day | null> = {};
  for (const { plan } of tables) {
    const { through } = plan.source;
    const stated = typeof through === 'string' ? through : named[plan.table];
    days[plan.table] = stated ?? newest[plan.table] ?? null;
    if (throughColumn(plan.source).length === 0) continue;
    const [row] = await engine.rows(
      `SELECT max(${identifier(THROUGH)})::VARCHAR AS day FROM ${rowsTable(plan)}`,
    );
    days[plan.table] = typeof row?.['day'] === 'string' ? row['day'] : null;
  }
  return days;
}
