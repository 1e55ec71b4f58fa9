import { identifier, list, literal } from '../../engine/sql.ts';
import { nameIn } from './names.ts';
import { parquetCells } from './parquet.ts';
import type { PreparedFile } from './prepare.ts';

/** The alias of the nth source column that a table reads. */
export function cell(index: number): string {
  return `_s${index}`;
}

/** A query over a prepared file that yields the wanted source columns as texts `_s0`, `_s1` …, in that order; no others are read. */
export function fileRelation(file: PreparedFile, sources: readonly string[]): string {
  switch (file.layout) {
    case 'ndjson':
      return jsonCells(
        `read_ndjson_objects(${literal(file.path)}, maximum_object_size = 4194304)`,
        keysOf(file, sources),
      );
    case 'parquet':
      return parquetCells(file.path, file.cells ?? {}, sources, cell);
    case 'rows':
      return csvCells(file.path, ROW_NUMBER, file.kept ?? [], ',', sources);
    case 'csv':
      return csvCells(file.path, [], file.header, file.delimiter ?? ',', sources);
  }
}

/** The column before all others in a file of rows. */
const ROW_NUMBER = ['line'];

function csvCells(
  path: string,
  before: readonly string[],
  header: readonly string[],
  delimiter: string,
  sources: readonly string[],
): string {
  const names = header.map((_, index) => `c${index}`);
  const cells = sources.map(
    (source, index) => `${names[header.indexOf(source)] ?? 'NULL'} AS ${cell(index)}`,
  );
  return `SELECT ${list(cells)} FROM ${readCsv(path, [...before, ...names], delimiter)}`;
}

/** A query over a normalised copy written by the careful reader: the same cells, and `line`. */
export function carefulRelation(
  path: string,
  file: Pick<PreparedFile, 'layout' | 'writtenAs'>,
  sources: readonly string[],
): string {
  if (file.layout === 'ndjson')
    return jsonCells(readCsv(path, ['line', 'json'], ','), keysOf(file, sources), 'line::INTEGER AS line, ');
  const names = sources.map((_, index) => cell(index));
  return `SELECT ${list(['line::INTEGER AS line', ...names])} FROM ${readCsv(path, ['line', ...names], ',')}`;
}

/** Nothing is guessed: every column is text, and a row of another width is an error. */
function readCsv(path: string, names: readonly string[], delimiter: string): string {
  const columns = names.map((name) => `${literal(name)}: 'VARCHAR'`).join(', ');
  return `read_csv(${literal(path)}, auto_detect = false, header = true, delim = ${literal(delimiter)}, quote = '"',
  escape = '"', strict_mode = true, null_padding = false, ignore_errors = false, columns = {${columns}}, buffer_size = 4194304)`;
}

/** Source columns as the objects of a file name them. */
function keysOf(file: Pick<PreparedFile, 'writtenAs'>, sources: readonly string[]): string[] {
  return sources.map((name) => nameIn(file, name));
}

function jsonCells(from: string, keys: readonly string[], before = ''): string {
  // JSON pointers, because every key can be written as one.
  const paths = keys.map((key) => literal(`/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`));
  const cells = keys.map((_, index) => `${identifier('cells')}[${index + 1}] AS ${cell(index)}`);
  return `SELECT ${before}${list(cells)} FROM (SELECT *, json_extract_string(json, [${paths.join(', ')}]) AS cells FROM ${from})`;
}
