import type { Engine } from '../../engine/duckdb.ts';
import { list } from '../../engine/sql.ts';
import { error, FenquError } from '../../problems/problem.ts';
import { plainValue, tidy } from '../staging/cells.ts';
import { readCarefully } from './careful.ts';
import { missingColumns } from './header.ts';
import type { PreparedFile } from './prepare.ts';
import { carefulRelation, cell } from './relation.ts';
import type { Temporary } from './temporary.ts';

/** A row of a small file. */
export interface PlainRow<Column extends string> {
  readonly line: number;
  /** What stands in a column, trimmed; empty where nothing does or there is no such column. */
  readonly text: (column: Column) => string;
  /** The day that stands in one of the columns of dates; empty where none can be read. */
  readonly day: (column: Column) => string;
}

/** The columns of a small file, by the names that they must have. */
export interface PlainColumns<Column extends string> {
  readonly all: readonly Column[];
  readonly needed: readonly Column[];
  readonly dates?: readonly Column[];
}

/**
 * The rows of a small file with columns of its own names, in their order.
 * @throws FenquError where it lacks needed columns, or rows are no rows of it
 */
export async function plainRows<Column extends string>(
  engine: Engine,
  file: PreparedFile,
  { all, needed, dates = [] }: PlainColumns<Column>,
  temporary: Temporary,
): Promise<PlainRow<Column>[]> {
  const missing = missingColumns(file, needed);
  if (missing.length > 0) throw new FenquError(missing);
  const present = all.filter((name) => file.header.includes(name));
  const copy = temporary.path('.csv');
  const { broken } = await readCarefully(engine, file, present, copy);
  const ragged = broken.map(({ code, line, with: details }) =>
    error(code, { place: { file: file.shown, line }, with: details }),
  );
  if (ragged.length > 0) throw new FenquError(ragged);
  const texts = present.map((name, i) => `${tidy(cell(i))} AS "${name}"`);
  const days = dates
    .filter((name) => present.includes(name))
    .map((name) => `(${plainValue('date', `"${name}"`)})::VARCHAR AS "d_${name}"`);
  const relation = `SELECT ${list(['line', ...texts])} FROM (${carefulRelation(copy, file, present)})`;
  const rows = await engine.rows(`SELECT ${list(['*', ...days])} FROM (${relation}) ORDER BY line`);
  return rows.map((row) => {
    const at = (name: string): string => (row[name] == null ? '' : String(row[name]));
    return { line: Number(row['line']), text: at, day: (name) => at(`d_${name}`) };
  });
}
