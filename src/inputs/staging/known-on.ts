import type { Day } from '../../days.ts';
import type { Engine } from '../../engine/duckdb.ts';
import { identifier, literal } from '../../engine/sql.ts';
import { error, FenquError } from '../../problems/problem.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { rowsTable } from '../tables.ts';
import type { TablePlan } from './plan.ts';
import type { StagedTable } from './stage-table.ts';
import { VISITS_OF_CASES } from './visits.ts';

/**
 * Leaves out what was not known by a day. What is left is then taken as known from the day it counts for: that is how
 * things look to someone who judges an earlier day with what is known now.
 *
 * @returns the tables, each with the rows left out of its files
 */
export async function keepKnownOn(
  engine: Engine,
  tables: readonly StagedTable[],
  knownOn: Day,
): Promise<StagedTable[]> {
  const casesSay = tables.some(({ plan }) => plan.table === 'cases' && saysWhenKnown(plan));
  const left: StagedTable[] = [];
  for (const table of tables) {
    const known = knownSql(table.plan, casesSay);
    left.push({
      ...table,
      notYetKnown: await leaveOut(engine, table.plan, `${known} > DATE ${literal(knownOn)}`),
    });
  }
  return left;
}

/** Leaves out the rows that are dated by a day and were not known by it; those dated later stay. */
export async function leaveOutLate(engine: Engine, day: Day): Promise<void> {
  for (const [table, clock, known] of LATE) {
    const columns = await engine.rows(
      `SELECT 1 AS one FROM duckdb_columns() WHERE table_name = ${literal(table)} AND column_name = ${literal(known)}`,
    );
    const at = `DATE ${literal(day)}`;
    const isLate = `${identifier(clock)} <= ${at} AND ${identifier(known)} > ${at}`;
    if (columns.length > 0) await engine.run(`DELETE FROM ${identifier(table)} WHERE ${isLate}`);
  }
}

/** Where rows lie, the day each counts for, and the one from which it is known. */
const LATE = [
  [rowsTable({ table: 'cases' }), 'date_report', 'date_known'],
  [VISITS_OF_CASES, 'date_report', 'case.date_known'],
  [rowsTable({ table: 'counts' }), 'date', 'date_known'],
  [rowsTable({ table: 'metrics' }), 'date', 'date_known'],
] as const;

/** @throws FenquError where no table says when its rows were known: the day would change nothing it is asked for */
export function mustSayWhenKnown({ tables, file }: Workspace): void {
  if (tables.some(({ columns }) => columns['date_known'] !== undefined)) return;
  throw new FenquError(
    error('known-on-column', { value: 'date_known', place: { file, field: 'data.cases.columns' } }),
  );
}

async function leaveOut(engine: Engine, plan: TablePlan, isLater: string): Promise<Map<number, number>> {
  const rows = plan.table === 'visits' ? VISITS_OF_CASES : rowsTable(plan);
  const counts = await engine.rows(
    `SELECT _file AS file, count(*) AS n FROM ${rows} WHERE ${isLater} GROUP BY _file`,
  );
  if (counts.length > 0) await engine.run(`DELETE FROM ${rows} WHERE ${isLater}`);
  return new Map(counts.map((row) => [Number(row['file']), Number(row['n'])]));
}

/** The day a row is known from; when a visit is known is the matter of its case. */
export function knownSql(plan: TablePlan, casesSay: boolean): string {
  const clock = identifier(plan.clock);
  if (plan.table === 'visits') return casesSay ? `coalesce("case.date_known", ${clock})` : clock;
  return saysWhenKnown(plan) ? `coalesce(date_known, ${clock})` : clock;
}

/** Whether a table's rows say when they were known. */
export function saysWhenKnown({ columns }: TablePlan): boolean {
  return columns.some(({ name }) => name === 'date_known');
}
