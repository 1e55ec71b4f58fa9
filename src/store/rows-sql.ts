import type { Day } from '../days.ts';
import type { Engine } from '../engine/duckdb.ts';
import { identifier, list, literal } from '../engine/sql.ts';
import type { TableName } from '../workspace/workspace.ts';
import { hiddenSql } from './hiding.ts';

/** A table that is kept day by day. */
export interface DailyTable {
  readonly table: TableName;
  readonly day: string;
}

/** Columns that come first, in this order; others follow by name, so that a file does not depend on who asked. */
const FIRST = ['id', 'class', 'origin', 'date_onset', 'cluster', 'code', 'name', 'level', 'parent'];

/** What only serves the engine: an area is kept as its code, a plain hash of an id would give it away, and which file a row came from is not said of it. */
const LEFT_OUT: ReadonlySet<string> = new Set(['area', 'ix', '_id_hash', '_file']);

interface Column {
  readonly name: string;
  readonly type: string;
}

/** The columns of a canonical table that are kept; none if the table is not there. */
async function columnsOf(engine: Engine, table: string): Promise<Column[]> {
  const rows = await engine.rows(
    `SELECT column_name AS name, data_type AS type FROM duckdb_columns() WHERE table_name = ${literal(table)}`,
  );
  const place = (name: string): number => {
    const index = FIRST.indexOf(name);
    return index === -1 ? FIRST.length : index;
  };
  return rows
    .map((row) => ({ name: String(row['name']), type: String(row['type']) }))
    .filter(({ name }) => !LEFT_OUT.has(name))
    .sort((a, b) => place(a.name) - place(b.name) || (a.name < b.name ? -1 : 1));
}

/** A query for the rows known by a day, in order of day, area, and everything else; and its header. */
export interface RowsQuery {
  readonly header: readonly string[];
  readonly sql: string;
  /** How many rows there are and what they come to, whatever their order: `n, sum, xor`. */
  readonly prints: string;
}

/** The same for the rows of some days, both in. */
export interface DailyQuery {
  readonly header: readonly string[];
  readonly sql: (from: Day, to: Day) => string;
  /** Of each day up to one, in order: `day, n, sum, xor`. Areas are told by their number in the list of areas. */
  readonly prints: (through: Day) => string;
}

/** What rows come to, in two numbers: an aggregate in which their order does not matter, but how often each is there does. */
function printed(columns: readonly string[]): string {
  return `count(*) AS n, CAST(sum(hash(${list(columns)})) AS VARCHAR) AS sum, CAST(bit_xor(hash(${list([...columns, '1'])})) AS VARCHAR) AS xor`;
}

/** @param hide columns written as their HMAC under the secret */
export async function dailyRows(
  engine: Engine,
  { table, day }: DailyTable,
  secret: string,
  hide: readonly string[],
): Promise<DailyQuery | null> {
  const columns = await columnsOf(engine, table);
  if (columns.length === 0) return null;
  const rest = columns.filter(({ name }) => name !== day);
  const keys = rest.filter(({ name }) => hide.includes(name) && name !== 'id');
  const values = rest.map((column) => {
    const name = identifier(column.name);
    if (keys.includes(column)) return `${hiddenTable(column)}.hidden AS ${name}`;
    return `${hide.includes(column.name) ? hiddenSql(secret, `r.${name}`) : valueSql('r', column)} AS ${name}`;
  });
  const order = [`r.${identifier(day)}`, 'r.area NULLS FIRST', ...rest.map((_, i) => `${i + 3} NULLS FIRST`)];
  return {
    header: [day, 'area', ...rest.map(({ name }) => name)],
    prints: (
      through,
    ) => `SELECT CAST(r.${identifier(day)} AS VARCHAR) AS day, ${printed(['r.area', ...rest.map(({ name }) => `r.${identifier(name)}`)])}
FROM ${table} r WHERE r.${identifier(day)} <= DATE ${literal(through)} GROUP BY ALL ORDER BY 1`,
    sql: (
      from,
      to,
    ) => `${keys.length === 0 ? '' : `WITH ${list(keys.map((key) => hiddenKeys(table, key, secret)))}`}
SELECT ${list([`r.${identifier(day)} AS ${identifier(day)}`, 'a.code AS area', ...values])}
FROM ${[`${table} r`, 'areas a ON a.ix = r.area', ...keys.map(hiddenJoin)].join(' LEFT JOIN ')}
WHERE r.${identifier(day)} BETWEEN DATE ${literal(from)} AND DATE ${literal(to)} ORDER BY ${order.join(', ')}`,
  };
}

/** Keys that many rows share are hashed once each; ids are each row's own and are hashed where they stand. */
function hiddenKeys(table: string, key: Column, secret: string): string {
  const distinct = `SELECT DISTINCT ${identifier(key.name)} AS value FROM ${table}`;
  return `${hiddenTable(key)} AS MATERIALIZED (SELECT value, ${hiddenSql(secret, 'value')} AS hidden FROM (${distinct}))`;
}

function hiddenJoin(key: Column): string {
  return `${hiddenTable(key)} ON ${hiddenTable(key)}.value = r.${identifier(key.name)}`;
}

function hiddenTable({ name }: Column): string {
  return identifier(`hidden_${name}`);
}

/** The areas, in order of code, each with its parent's code; not the groups that are made of their attributes. */
export async function areaRows(engine: Engine): Promise<RowsQuery> {
  const columns = await columnsOf(engine, 'areas');
  const values = columns.map((column) =>
    column.name === 'parent' ? 'p.code AS parent' : `${valueSql('a', column)} AS ${identifier(column.name)}`,
  );
  return {
    header: columns.map(({ name }) => name),
    prints: `SELECT ${printed(['a.ix', ...columns.map(({ name }) => `a.${identifier(name)}`)])} FROM areas a
      WHERE a.ix NOT IN (SELECT grp FROM area_groups)`,
    sql: `SELECT ${list(values)} FROM areas a LEFT JOIN areas p ON p.ix = a.parent
      WHERE a.ix NOT IN (SELECT grp FROM area_groups) ORDER BY a.ix`,
  };
}

/** A decimal without the zeros that its column's type adds. */
function valueSql(table: string, { name, type }: Column): string {
  const column = `${table}.${identifier(name)}`;
  if (!/^DECIMAL\(\d+,[1-9]/.test(type)) return column;
  return `rtrim(rtrim(CAST(${column} AS VARCHAR), '0'), '.')`;
}
