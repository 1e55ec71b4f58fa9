import { isAbsolute, resolve } from 'node:path';
import { columnMap, otherNames, type RawColumn, type RawColumns } from './column-names.ts';
import { type RawFilter, rowFilters } from './row-filters.ts';
import type { RawWorkspace } from './schema.ts';
import { columnsOfShape, type Shape } from './shape.ts';
import type { AreasSource, ExtraType, PopulationsSource, TableSource } from './workspace.ts';

type Scalar = string | number | boolean;

/** What one table of data says, whichever it is. */
interface RawTable {
  readonly file: string;
  readonly columns?: RawColumns;
  readonly values?: Readonly<Record<string, Readonly<Record<string, Scalar>>>>;
  readonly defaults?: Readonly<Record<string, Scalar>>;
  readonly formats?: TableSource['formats'];
  readonly extra?: Readonly<Record<string, ExtraType>>;
  readonly exclude?: RawFilter;
  readonly only?: RawFilter;
  readonly missing?: readonly Scalar[];
  readonly pad?: Readonly<Record<string, number>>;
  readonly encoding?: 'utf-8' | 'gb18030' | 'gbk';
  readonly delimiter?: string;
  readonly sheet?: string | number;
  readonly header?: number;
  readonly fresh_within?: string | { readonly days: string; readonly otherwise?: 'error' | 'warning' };
  readonly take?: 'all' | 'newest' | 'as_of';
  readonly through?: string | { readonly file_name: string } | { readonly column: RawColumn };
  readonly cumulative?: boolean;
  readonly wide?: RawWide;
  readonly long?: RawLong;
  readonly covers?: readonly string[];
}

interface RawWide {
  readonly columns: string;
  readonly number?: string;
  readonly numbers?: Readonly<Record<string, string>>;
  readonly except?: readonly string[];
}

interface RawLong {
  readonly number: string;
  readonly value: string;
  readonly numbers: Readonly<Record<string, string>>;
}

type NamingTable = Pick<RawTable, 'columns' | 'through'>;

/** What the column that says how far the data reach is for, among the columns of a source. */
export const REACH = 'complete_through';

/** All columns of the source that a table names, by what they are for. */
export function namedColumns({ columns, through }: NamingTable): RawColumns {
  const reach = typeof through === 'object' && 'column' in through ? { [REACH]: through.column } : {};
  return { ...columns, ...reach };
}

/** A table's source with defaults filled in and its path made absolute. */
export function tableSource(table: TableSource['table'], raw: RawTable, directory: string): TableSource {
  const shape = shapeOf(raw);
  const others = othersOf(raw);
  const filters = rowFilters(raw, others.otherNames);
  return {
    table,
    file: raw.file === '-' ? raw.file : within(directory, raw.file),
    columns: { ...columnMap(raw.columns), ...columnMap(shape && columnsOfShape(shape)) },
    ...others,
    ...(filters.length > 0 && { filters }),
    ...(shape === undefined ? {} : { shape }),
    values: mapped(raw.values ?? {}, texts),
    defaults: texts(raw.defaults ?? {}),
    formats: raw.formats ?? {},
    extra: raw.extra ?? {},
    missing: (raw.missing ?? []).map(String),
    pad: raw.pad ?? {},
    ...encodingOf(raw.encoding),
    ...(raw.delimiter === undefined ? {} : { delimiter: raw.delimiter }),
    ...sheetOf(raw),
    ...(raw.fresh_within === undefined ? {} : { freshWithin: freshness(raw.fresh_within) }),
    ...(raw.take === undefined || raw.take === 'all' ? {} : { take: raw.take }),
    ...(raw.through === undefined ? {} : { through: throughOf(raw.through) }),
    ...(raw.cumulative === true ? { cumulative: true } : {}),
    ...(raw.covers === undefined ? {} : { covers: raw.covers }),
  };
}

/** The areas' source; `level` or `parent` among the columns means that the codes do not carry the tree. */
export function areasSource(raw: RawWorkspace['areas'], directory: string): AreasSource {
  const columns = columnMap(raw.columns);
  const hasTree = Object.hasOwn(columns, 'level') || Object.hasOwn(columns, 'parent');
  return {
    file: within(directory, raw.file),
    codes: raw.codes ?? (hasTree ? 'explicit' : 'nbs'),
    columns,
    ...othersOf(raw),
    pad: typeof raw.pad === 'object' ? raw.pad.code : raw.pad,
    ...encodingOf(raw.encoding),
    ...sheetOf(raw),
  };
}

function shapeOf({ wide, long }: RawTable): Shape | undefined {
  if (wide !== undefined) {
    const { columns: pattern, number, numbers = {}, except = [] } = wide;
    return { kind: 'wide', pattern, numbers, except, ...(number === undefined ? {} : { number }) };
  }
  return long && { kind: 'long', ...long };
}

/** The source of what another file says of areas. */
export function populationsSource(
  raw: NonNullable<RawWorkspace['data']['populations']>,
  directory: string,
): PopulationsSource {
  return {
    file: within(directory, raw.file),
    columns: texts(raw.columns),
    ...encodingOf(raw.encoding),
    ...sheetOf(raw),
  };
}

/** A path of the workspace, absolute. */
export function within(directory: string, path: string): string {
  return isAbsolute(path) ? path : resolve(directory, path);
}

function throughOf(raw: NonNullable<RawTable['through']>): NonNullable<TableSource['through']> {
  if (typeof raw === 'string') return raw;
  if ('file_name' in raw) return { fileName: raw.file_name };
  return { column: columnMap(raw)['column']?.[0] ?? '' };
}

function othersOf(raw: NamingTable): Pick<TableSource, 'otherNames'> {
  const others = otherNames(namedColumns(raw));
  return Object.keys(others).length === 0 ? {} : { otherNames: others };
}

function texts(raw: Readonly<Record<string, Scalar>>): Readonly<Record<string, string>> {
  return mapped(raw, String);
}

function mapped<A, B>(from: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(from).map(([key, value]) => [key, change(value)]));
}

function sheetOf({
  sheet,
  header,
}: Pick<RawTable, 'sheet' | 'header'>): Pick<TableSource, 'sheet' | 'header'> {
  return { ...(sheet === undefined ? {} : { sheet }), ...(header === undefined ? {} : { header }) };
}

/** GBK is part of GB18030, and read as such. */
function encodingOf(raw: RawTable['encoding']): { readonly encoding?: 'utf-8' | 'gb18030' } {
  return raw === undefined ? {} : { encoding: raw === 'gbk' ? 'gb18030' : raw };
}

function freshness(raw: NonNullable<RawTable['fresh_within']>): NonNullable<TableSource['freshWithin']> {
  if (typeof raw === 'string') return { days: Number.parseInt(raw, 10), severity: 'error' };
  return { days: Number.parseInt(raw.days, 10), severity: raw.otherwise ?? 'error' };
}
