import type { Engine } from '../../engine/duckdb.ts';
import { list, literal } from '../../engine/sql.ts';
import { error, FenquError } from '../../problems/problem.ts';
import { columnsOfShape, type LongShape } from '../../workspace/shape.ts';
import type { PreparedFile } from './prepare.ts';
import { cell } from './relation.ts';
import type { LaidOut } from './wide.ts';

/** A row for everything that its numbers are of. */
export function longRows(rows: string, shape: LongShape, keys: readonly string[]): LaidOut {
  const { name, value, own } = longCells(keys);
  const texts = Object.keys(shape.numbers);
  const named = columnsOfShape(shape);
  const numbers = texts.map((text) => `max(${value}) FILTER (${name} = ${literal(text)})`);
  const all = [...own, ...numbers].map((each, i) => `${each} AS o${i}`);
  return {
    sql: `SELECT ${list(['min(line) AS line', ...all])} FROM (${rows}) WHERE ${isNamed(shape, name)} GROUP BY ${list(own)}`,
    columns: texts.map((text) => named[shape.numbers[text] ?? ''] ?? ''),
  };
}

/** The cells of a row that holds one number: its name, itself, and what it is of. */
function longCells(keys: readonly string[]) {
  return {
    name: `trim(${cell(keys.length)})`,
    value: cell(keys.length + 1),
    own: keys.map((_, i) => cell(i)),
  };
}

function isNamed({ numbers }: LongShape, name: string): string {
  return `${name} IN (${list(Object.keys(numbers).map(literal))})`;
}

/** @throws FenquError where a number stands twice for the same area and day */
export async function mustStandOnce(
  engine: Engine,
  file: PreparedFile,
  rows: string,
  shape: LongShape,
  keys: readonly string[],
): Promise<void> {
  const { name, own } = longCells(keys);
  const twice = await engine.rows(
    `SELECT ${name} AS name, min(line) AS first, max(line) AS line FROM (${rows}) WHERE ${isNamed(shape, name)}
     GROUP BY ${list([...own, '1'])} HAVING count(*) > 1 ORDER BY line LIMIT ${MOST_SHOWN}`,
  );
  if (twice.length === 0) return;
  throw new FenquError(
    twice.map((row) =>
      error('long-number-twice', {
        place: { file: file.shown, line: Number(row['line']), field: shape.number },
        value: String(row['name']),
        with: { first: Number(row['first']) },
      }),
    ),
  );
}

const MOST_SHOWN = 20;

/** Rows of numbers that are not asked for, by their names. */
export async function unnamedIn(
  engine: Engine,
  rows: string,
  shape: LongShape,
  keys: readonly string[],
): Promise<Record<string, number>> {
  const { name } = longCells(keys);
  const found = await engine.rows(
    `SELECT coalesce(${name}, '') AS name, count(*) AS n FROM (${rows})
     WHERE NOT coalesce(${isNamed(shape, name)}, false) GROUP BY 1 ORDER BY 2 DESC, 1`,
  );
  return Object.fromEntries(found.map((row) => [String(row['name']), Number(row['n'])]));
}
