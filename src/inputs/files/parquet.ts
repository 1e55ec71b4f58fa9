import type { Engine } from '../../engine/duckdb.ts';
import { identifier, list, literal } from '../../engine/sql.ts';
import { lackIn } from '../../problems/machine.ts';
import { error, FenquError } from '../../problems/problem.ts';
import { rewritten } from '../../workspace/date-formats.ts';
import type { Tally } from './careful-tally.ts';
import type { Head } from './head.ts';
import { nameIn, type WantedColumns, wantedNames } from './names.ts';
import type { DateColumn } from './sheets/cell-text.ts';

/** The columns of a Parquet file, and how each becomes a text. */
export interface ParquetHead extends Head {
  readonly cells: Readonly<Record<string, string>>;
}

const SAMPLE_ROWS = 50;

/**
 * Reads the columns of a Parquet file and its first rows.
 * @throws FenquError `parquet-broken`
 */
export async function parquetHead(
  path: string,
  shown: string,
  options: {
    readonly engine: Engine;
    readonly timezone: string;
    readonly wanted: WantedColumns;
    readonly keepAll?: boolean;
    readonly dates?: ReadonlyMap<string, DateColumn>;
  },
): Promise<ParquetHead> {
  const { engine, timezone, wanted, keepAll = false, dates } = options;
  try {
    const described = await engine.rows(`DESCRIBE SELECT * FROM ${readParquet(path)}`);
    const names = wantedNames(
      described.map((row) => String(row['column_name'])),
      wanted,
    );
    const columns = described.map((row, i) => ({
      name: names.header[i] ?? '',
      type: String(row['column_type']),
    }));
    const read = columns.filter(({ name }) => keepAll || wanted.names.has(name));
    const cells = Object.fromEntries(
      read.map(({ name, type }) => [name, textSql(nameIn(names, name), type, timezone, dates?.get(name))]),
    );
    const some = read.map(({ name }, i) => `${cells[name]} AS s${i}`);
    const from = `FROM ${readParquet(path)} LIMIT ${SAMPLE_ROWS}`;
    const rows = await engine.rows(`SELECT ${list(['1 AS one', ...some])} ${from}`);
    const position = new Map(read.map(({ name }, i) => [name, i]));
    const sample = rows.map((row) => columns.map(({ name }) => String(row[`s${position.get(name)}`] ?? '')));
    return { ...names, cells, sample, hasRows: rows.length > 0 };
  } catch (cause) {
    throw parquetBroken(shown, cause);
  }
}

/** A query over a Parquet file that yields the wanted columns as texts, by position. */
export function parquetCells(
  path: string,
  cells: Readonly<Record<string, string>>,
  sources: readonly string[],
  alias: (index: number) => string,
): string {
  const texts = sources.map((source, i) => `${cells[source] ?? 'NULL'} AS ${alias(i)}`);
  return `SELECT ${list(['file_row_number', ...texts])} FROM ${readParquet(path, ', file_row_number = true')}`;
}

/**
 * Writes the wanted cells of a Parquet file to a normalised copy, each row after its number in the file, from 1.
 * @throws FenquError `parquet-broken`
 */
export async function copyParquet(
  engine: Engine,
  file: { readonly path: string; readonly shown: string; readonly cells?: Readonly<Record<string, string>> },
  sources: readonly string[],
  target: string,
): Promise<Tally> {
  const names = sources.map((_, i) => `c${i}`);
  const rows = parquetCells(file.path, file.cells ?? {}, sources, (i) => `c${i}`);
  const isBlank = names.length === 0 ? 'false' : names.map((name) => `${name} IS NULL`).join(' AND ');
  try {
    const [total] = await engine.rows(`SELECT count(*) AS n FROM (${rows})`);
    const written = await engine.run(`COPY (SELECT ${list(['file_row_number + 1 AS line', ...names])}
      FROM (${rows}) WHERE NOT (${isBlank})) TO ${literal(target)} (FORMAT csv, HEADER, QUOTE '"', ESCAPE '"')`);
    const read = Number(total?.['n'] ?? 0);
    return { read, blank: read - written, broken: [] };
  } catch (cause) {
    throw parquetBroken(file.shown, cause);
  }
}

function readParquet(path: string, more = ''): string {
  // The path is no pattern, whatever signs it has.
  return `read_parquet([${literal(path.replace(/[*?[]/g, '[$&]'))}], binary_as_string = true${more})`;
}

/** A value as the text that a CSV file would have for it. */
function textSql(name: string, type: string, timezone: string, dates: DateColumn | undefined): string {
  const value = identifier(name);
  const day = dates?.format === undefined ? undefined : literal(strftimeOf(dates.format));
  if (type === 'DATE') return day === undefined ? `${value}::VARCHAR` : `strftime(${value}, ${day})`;
  if (type.startsWith('TIMESTAMP')) {
    const moment = type.includes('ZONE')
      ? `(${value} AT TIME ZONE ${literal(timezone)})`
      : `${value}::TIMESTAMP`;
    if (day === undefined) return `${moment}::VARCHAR`;
    const clock = `CASE WHEN ${moment} = date_trunc('day', ${moment}) THEN '' ELSE strftime(${moment}, ' %H:%M:%S') END`;
    return `strftime(${moment}, ${day}) || ${clock}`;
  }
  // Whole numbers that stand in a column of fractions because one of them is missing are codes still.
  if (type === 'FLOAT' || type === 'DOUBLE')
    return `CASE WHEN isfinite(${value}) THEN CASE WHEN ${value} = trunc(${value}) AND abs(${value}) < 1e15
      THEN ${value}::BIGINT::VARCHAR ELSE ${value}::VARCHAR END END`;
  return `${value}::VARCHAR`;
}

/** A format such as `M/d/yyyy` in the notation of strftime. */
function strftimeOf(format: string): string {
  const codes = {
    yyyy: '%Y',
    MM: '%m',
    M: '%-m',
    dd: '%d',
    d: '%-d',
    HH: '%H',
    H: '%-H',
    mm: '%M',
    ss: '%S',
  };
  return rewritten(format.replaceAll('%', '%%'), (part) => codes[part]);
}

function parquetBroken(shown: string, cause: unknown): FenquError {
  // The engine's own sentence may quote values; its first words say enough.
  const detail = cause instanceof Error ? (cause.message.split(/[:\n]/)[0] ?? '') : '';
  const code = lackIn(cause) ?? 'parquet-broken';
  return new FenquError(error(code, { value: shown, place: { file: shown }, with: { detail } }), {
    cause,
  });
}
