import { identifier, list, literal } from '../../engine/sql.ts';
import { cell } from '../files/relation.ts';
import { badTable, goodTable } from './careful.ts';
import type { TablePlan } from './plan.ts';
import { faultyNames, ID_HASH, isByDay, problemColumn } from './staging.ts';
import { columnsOf, type StagedFile, type StagingContext } from './table.ts';

/**
 * Makes the table `rejects`, one row for each thing that is wrong with a row, empty. `around` is the deepest area that is
 * certain of the row, `dated` its day, each where it can be read.
 */
export async function createRejects(context: StagingContext): Promise<void> {
  await context.engine.run(`CREATE TEMP TABLE rejects (tbl VARCHAR, file INTEGER, line INTEGER, nth INTEGER, code VARCHAR,
    field VARCHAR, value VARCHAR, key VARCHAR, other_file INTEGER, other_line INTEGER, row_json VARCHAR, around INTEGER, dated DATE)`);
}

/** Writes what is wrong with the careful pass's rows of a file, and with those in `twins`, to `rejects`. */
export async function collectRejects(
  context: StagingContext,
  plan: TablePlan,
  staged: StagedFile,
): Promise<void> {
  const { engine } = context;
  const { number } = staged;
  const cells = `to_json(struct_pack(${list(plan.sources.map((name, i) => `${identifier(name)} := ${cell(i)}`))}))`;
  const json = context.keepRows ? cells : 'NULL';
  const hasClock = columnsOf(context, plan).some(({ name }) => name === plan.clock);
  const dated = hasClock ? identifier(plan.clock) : 'NULL';
  const head = `SELECT ${literal(plan.table)}, ${number}`;
  for (const [nth, name] of faultyNames(columnsOf(context, plan)).entries()) {
    const problem = problemColumn(name);
    const value = cellsOf(plan, name).map(cell);
    const text = value.length === 0 ? 'NULL' : `concat_ws(' ', ${value.join(', ')})`;
    await engine.run(`INSERT INTO rejects ${head}, _line, ${nth + 1}, ${problem}, ${literal(name)}, ${text}, _area_text, NULL, NULL, ${json}, _around, ${dated}
      FROM ${badTable(number)} WHERE ${problem} IS NOT NULL`);
  }
  const [code, field] = isByDay(plan) ? ['metrics-duplicate', 'area'] : ['id-duplicate', ID_HASH];
  const placed = `SELECT _line, area AS _around, ${dated} AS _dated FROM ${goodTable(number)}
    UNION ALL SELECT _line, _around, ${dated} FROM ${badTable(number)}`;
  await engine.run(`INSERT INTO rejects ${head}, t.line, 0, ${literal(code)}, ${literal(field)}, NULL, NULL, t.first_file, t.first_line, ${json}, v._around, v._dated
    FROM twins t JOIN (${staged.careful?.relation}) c ON c.line = t.line LEFT JOIN (${placed}) v ON v._line = t.line WHERE t.file = ${number}`);
  const broken = (staged.careful?.broken ?? []).map((row) => `(${row.line}, ${literal(row.code)})`);
  for (let start = 0; start < broken.length; start += 5000)
    await engine.run(`INSERT INTO rejects ${head}, b.line, 0, b.code, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
      FROM (VALUES ${broken.slice(start, start + 5000).join(', ')}) b(line, code)`);
}

/** The source cells a canonical column is made of. */
export function cellsOf(plan: TablePlan, name: string): readonly number[] {
  if (name === 'area') return plan.area.cells;
  return plan.columns.find((column) => column.name === (name === ID_HASH ? 'id' : name))?.cells ?? [];
}

/** Rejected rows of each file, by the first thing that is wrong with each. */
export async function countRejects(
  context: StagingContext,
  plan: TablePlan,
): Promise<Map<number, Record<string, number>>> {
  const rows = await context.engine.rows(`SELECT file, code, count(*) AS n FROM (
      SELECT file, line, arg_min(code, nth) AS code FROM rejects WHERE tbl = ${literal(plan.table)} GROUP BY file, line
    ) GROUP BY file, code ORDER BY file, code`);
  const counts = new Map<number, Record<string, number>>();
  for (const row of rows) {
    const file = Number(row['file']);
    counts.set(file, { ...counts.get(file), [String(row['code'])]: Number(row['n']) });
  }
  return counts;
}
