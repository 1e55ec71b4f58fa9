import { isDeepStrictEqual } from 'node:util';
import { list, literal } from '../../engine/sql.ts';
import { error, FenquError } from '../../problems/problem.ts';
import { columnsOfShape, NUMBER, partsOf, type WideShape } from '../../workspace/shape.ts';
import type { PreparedFile } from './prepare.ts';
import { cell } from './relation.ts';
import { shownHeader } from './shown-header.ts';

/** Rows `line, o0, o1 …`, and what the columns after the keys are called. */
export interface LaidOut {
  readonly sql: string;
  readonly columns: readonly string[];
}

/** A column that holds numbers, and what its name says of them. */
export interface NumberColumn {
  readonly column: string;
  readonly says: Readonly<Record<string, string>>;
}

/**
 * The columns of a file that hold numbers, by their names.
 * @throws FenquError where there are none
 */
export function matchingColumns(
  file: PreparedFile,
  shape: WideShape,
  keys: readonly string[],
): NumberColumn[] {
  const parts = partsOf(shape.pattern);
  const match = matcher(shape, keys);
  const found = file.header.flatMap((column): NumberColumn[] => {
    const matched = match(column);
    if (matched === null) return [];
    const says = Object.fromEntries(parts.map((name, i): [string, string] => [name, matched[i + 1] ?? '']));
    return [{ column, says }];
  });
  const twice = found.filter(({ column, says }, i) =>
    found.slice(0, i).some((other) => other.column === column || isDeepStrictEqual(other.says, says)),
  );
  if (twice.length > 0)
    throw new FenquError(
      twice.map(({ column }) =>
        error('column-duplicate', {
          place: { file: file.shown, line: file.headerLine ?? 1, field: column },
          value: column,
        }),
      ),
    );
  if (found.length > 0) return found;
  const header = shownHeader(file.header).join(', ');
  const place = { file: file.shown, line: file.headerLine ?? 1 };
  throw new FenquError(error('wide-no-columns', { place, value: shape.pattern, with: { header } }));
}

/** Tells the columns that hold numbers by what they are called. */
export function isWideNumber(shape: WideShape, keys: Iterable<string>): (column: string) => boolean {
  const match = matcher(shape, keys);
  return (column) => match(column) !== null;
}

function matcher(shape: WideShape, keys: Iterable<string>): (column: string) => RegExpExecArray | null {
  const others = new Set([...keys, ...shape.except]);
  const pattern = new RegExp(`^${regularExpression(shape)}$`, 'u');
  return (column) => (others.has(column) ? null : pattern.exec(column));
}

function regularExpression({ pattern, numbers }: WideShape): string {
  const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
  return pattern
    .split(/(\{[a-z][a-z0-9_]*\})/)
    .map((part) => {
      if (part === `{${NUMBER}}`) return `(${Object.keys(numbers).map(escaped).join('|')})`;
      return part.startsWith('{') ? '(.+)' : escaped(part);
    })
    .join('');
}

/** A row for each row of the file and what its columns' names say apart from the number. */
export function wideRows(
  rows: string,
  shape: WideShape,
  keys: readonly string[],
  wide: readonly NumberColumn[],
): LaidOut {
  const parts = partsOf(shape.pattern).filter((name) => name !== NUMBER);
  const cells = wide.map(({ says }, i) => {
    const said = parts.map((name, part) => `'p${part}': ${literal(says[name] ?? '')}`);
    return `{${list([...said, `'n': ${literal(says[NUMBER] ?? '')}`, `'v': ${cell(keys.length + i)}`])}}`;
  });
  const flat = `SELECT ${list(['line', ...keys.map((_, i) => cell(i)), `unnest([${list(cells)}]) AS u`])} FROM (${rows})`;
  const texts = shape.number === undefined ? Object.keys(shape.numbers) : [''];
  const numbers = texts.map((text) => `max(u.v) FILTER (u.n = ${literal(text)})`);
  const values = [...keys.map((_, i) => cell(i)), ...parts.map((_, part) => `u.p${part}`)];
  const all = [...values, ...numbers].map((value, i) => `${value} AS o${i}`);
  const named = columnsOfShape(shape);
  return {
    sql: `SELECT ${list(['line', ...all])} FROM (${flat}) GROUP BY ${list(['line', ...values])}`,
    columns: [
      ...parts.map((name) => named[name] ?? ''),
      ...texts.map((text) => named[shape.number ?? shape.numbers[text] ?? ''] ?? ''),
    ],
  };
}
