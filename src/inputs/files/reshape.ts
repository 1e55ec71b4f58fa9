import type { Engine } from '../../engine/duckdb.ts';
import { list, literal } from '../../engine/sql.ts';
import { error, FenquError } from '../../problems/problem.ts';
import { filterColumns } from '../../workspace/row-filters.ts';
import { columnsOfShape } from '../../workspace/shape.ts';
import type { TableSource } from '../../workspace/workspace.ts';
import { countLeftOut, withoutLeftOut } from '../staging/filters.ts';
import { numberColumns, throughColumn } from '../staging/plan.ts';
import { readCarefully } from './careful.ts';
import { longRows, mustStandOnce, unnamedIn } from './long.ts';
import type { PreparedFile } from './prepare.ts';
import { carefulRelation } from './relation.ts';
import type { Temporary } from './temporary.ts';
import { isWideNumber, matchingColumns, wideRows } from './wide.ts';

/** The source columns of a table that its files have themselves, and do not come of its shape. */
export function ownColumns({ columns, shape }: TableSource): string[] {
  const made = new Set(shape === undefined ? [] : Object.values(columnsOfShape(shape)));
  const own = Object.values(columns)
    .flat()
    .filter((name) => !made.has(name));
  return shape?.kind === 'long' ? [...own, shape.number, shape.value] : own;
}

/** Tells the columns of a table's files that hold numbers, those that come of its shape included. */
export function isNumberColumn(source: TableSource): (column: string) => boolean {
  const { shape } = source;
  const mapped = numberColumns(source);
  if (shape === undefined) return (column) => mapped.has(column);
  if (shape.kind === 'long') return (column) => column === shape.value || mapped.has(column);
  const isWide = isWideNumber(shape, [...ownColumns(source), ...throughColumn(source)]);
  return (column) => mapped.has(column) || isWide(column);
}

/** The line of a file, as it lies on disk, that a row of what is read comes from. */
export function lineOf({ lines }: Pick<PreparedFile, 'lines'>, row: number): number {
  return lines?.[row - 1] ?? row;
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
  const numbers = shape.kind === 'wide' ? wide.map(({ column }) => column) : [shape.number, shape.value];
  const own = [...keys, ...numbers];
  const { filters = [] } = source;
  const planned = filters.map((filter, i) => ({ filter, cell: own.length + i }));
  const cells = [...own, ...filterColumns(source)];
  const copy = temporary.path('.csv');
  const { read, broken } = await readCarefully(engine, file, cells, copy);
  if (broken.length > 0)
    throw new FenquError(
      broken.map(({ code, line, with: details }) =>
        error(code, { place: { file: file.shown, line }, with: details }),
      ),
    );
  const all = carefulRelation(copy, file, cells);
  const { leftOut } = await countLeftOut(engine, planned, all, cells.length);
  const rows = withoutLeftOut(planned, all);
  const laidOut = shape.kind === 'wide' ? wideRows(rows, shape, keys, wide) : longRows(rows, shape, keys);
  if (shape.kind === 'long') await mustStandOnce(engine, file, rows, shape, keys);
  const target = temporary.path('.csv');
  const kept = [...keys, ...laidOut.columns];
  const cellsOut = kept.map((_, i) => `o${i}`);
  // One line of the file makes several rows, each of which has a number of its own.
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE laid_out AS SELECT row_number() OVER (ORDER BY ${list(['line', ...cellsOut])})::INTEGER AS nth, * FROM (${laidOut.sql})`,
  );
  await engine.run(
    `COPY (SELECT ${list(['nth', ...cellsOut])} FROM laid_out ORDER BY nth)
     TO ${literal(target)} (FORMAT csv, HEADER true, FORCE_QUOTE *)`,
  );
  const [lines] = await engine.integers('SELECT line::INTEGER FROM laid_out ORDER BY nth');
  await engine.run('DROP TABLE laid_out');
  const unnamed = shape.kind === 'long' ? await unnamedIn(engine, rows, shape, keys) : {};
  return {
    ...file,
    layout: 'rows',
    path: target,
    header: kept,
    kept,
    sample: [],
    lines: lines ?? new Int32Array(),
    ignored: file.header.filter((name) => name !== '' && !cells.includes(name)),
    reshaped: {
      rows: read,
      columns: shape.kind === 'wide' ? wide.length : 1,
      unnamed,
      ...(Object.keys(leftOut).length > 0 && { excluded: leftOut }),
    },
  };
}
