import type { Engine } from '../engine/duckdb.ts';
import { writeWholeFile } from '../whole-file.ts';
import { csvLine } from './files/careful-tally.ts';
import type { PreparedFile } from './files/prepare.ts';
import { lineOf } from './files/reshape.ts';
import type { StagedTable } from './staging/stage-table.ts';

const HEADER = ['table', 'file', 'line', 'code', 'field', 'value', 'row'];

/**
 * Writes the rejected rows: one line for each thing that is wrong with a row, with the row's mapped cells as JSON. A working
 * file, the only one with a source's own text, so for this user's eyes alone.
 */
export async function writeRejects(
  engine: Engine,
  tables: readonly StagedTable[],
  path: string,
): Promise<void> {
  const read = new Map(
    tables.flatMap(({ plan, files }) =>
      files.map(({ number, file }): [string, PreparedFile] => [`${plan.table} ${number}`, file]),
    ),
  );
  const rows =
    await engine.rows(`SELECT tbl, file, line, code, CASE field WHEN '_id_hash' THEN 'id' ELSE field END AS field,
      value, row_json FROM rejects ORDER BY tbl, file, line, nth`);
  const lines = rows.map((row) => {
    const file = read.get(`${row['tbl']} ${row['file']}`);
    const cells = [
      row['tbl'],
      file?.shown,
      file && lineOf(file, Number(row['line'])),
      row['code'],
      row['field'],
      row['value'],
      row['row_json'],
    ];
    return csvLine(cells.map((value) => (value == null ? '' : String(value))));
  });
  writeWholeFile(path, [csvLine(HEADER), ...lines].join(''), 0o600);
}
