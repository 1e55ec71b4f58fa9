import type { Engine } from '../../engine/duckdb.ts';
import { list, literal } from '../../engine/sql.ts';
import { error, FenquError } from '../../problems/problem.ts';
import { columnsOfShape } from '../../workspace/shape.ts';
import type { TableSource } from '../../workspace/workspace.ts';
import { throughColumn } from '../staging/plan.ts';
import { readCarefully } from './careful.ts';
import { longRows, mustStandOnce, unnamedIn } from './long.ts';
import type { PreparedFile } from './prepare.ts';
import { carefulRelation } from './relation.ts';
import type { Temporary } from './temporary.ts';
import { matchingColumns, wideRows } from './wide.ts';

/** The source columns of a table that its files have themselves, and do not come of its shape. */
export function ownColumns({ columns, shape }: TableSource): string[] {
  const made = new Set(shape === undefined ? [] : Object.values(columnsOfShape(shape)));
  const own = Object.values(columns)
    .flat()
    .filter((name) => !made.has(name));
  return shape?.kind === 'long' ? [...own, shape.number, shape.value] : own;
}

/**
 * Lays a file out as tables are: a row for each area and day, with a column for each number.
 * @throws FenquError where a row is broken, or no column holds numbers
 */
export async function reshape(
  engine: Engine,
  file: PreparedFile,
  source: TableSource,
  temporary: Temporary,
): Promise<PreparedFile> {
  const { shape } = source;
  if (shape === undefined) return file;
  const keys = [...ownColumns(source), ...throughColumn(source)].filter(
    (name) => shape.kind === 'wide' || (name !== shape.number && name !== shape.value),
  );
  const wide = shape.kind === 'wide' ? matchingColumns(file, shape, keys) : [];
  const cells =
    shape.kind === 'wide'
      ? [...keys, ...wide.map(({ column }) => column)]
      : [...keys, shape.number, shape.value];
  const copy = temporary.path('.csv');
  const { read, broken } = await readCarefully(engine, file, cells, copy);
  if (broken.length > 0)
    throw new FenquError(
      broken.map(({ code, line, with: details }) =>
        error(code, { place: { file: file.shown, line }, with: details }),
      ),
    );
  const rows = carefulRelation(copy, file.layout, cells);
  const laidOut = shape.kind === 'wide' ? wideRows(rows, shape, keys, wide) : longRows(rows, shape, keys);
  if (shape.kind === 'long') await mustStandOnce(engine, file, rows, shape, keys);
  const target = temporary.path('.csv');
  const kept = [...keys, ...laidOut.columns];
  await engine.run(
    `COPY (SELECT ${list(['line', ...kept.map((_, i) => `o${i}`)])} FROM (${laidOut.sql}) ORDER BY line)
     TO ${literal(target)} (FORMAT csv, HEADER true, FORCE_QUOTE *)`,
  );
  const unnamed = shape.kind === 'long' ? await unnamedIn(engine, rows, shape, keys) : {};
  return {
    ...file,
    layout: 'rows',
    path: target,
    header: kept,
    kept,
    sample: [],
    ignored: file.header.filter((name) => name !== '' && !cells.includes(name)),
    reshaped: { rows: read, columns: shape.kind === 'wide' ? wide.length : 1, unnamed },
  };
}
