import type { Day } from '../days.ts';
import type { Engine, Row } from '../engine/duckdb.ts';
import { identifier, list, literal } from '../engine/sql.ts';
import type { TableName } from '../workspace/workspace.ts';
import { DAILY, type KeptRows } from './export-rows.ts';
import { readKept } from './keep.ts';
import { readRowsIndex } from './keep-rows.ts';
import { keptPath } from './paths.ts';
import type { DailyTable } from './rows-sql.ts';

/** The rows a night rests on, as kept. */
export interface KeptNight {
  readonly store: string;
  /** What the index of its rows is called. */
  readonly index: string;
  readonly asOf: Day;
}

/** How the rows of a table differ from those of an earlier night. */
export interface RowChanges {
  readonly table: TableName;
  readonly added: number;
  /** Those of the added that are dated no later than the earlier night. */
  readonly late: number;
  readonly withdrawn: number;
  /** Rows that are recognised (cases by id, reports by area and day) and are no longer the same. */
  readonly changed: number;
  /** The changed rows by column; a row may count for several. */
  readonly columns: Readonly<Record<string, number>>;
}

/** A case of the earlier night that is no longer the same, or no longer there. */
export interface CaseRevision {
  /** As it stands in the store: the id, or its HMAC. */
  readonly id: string;
  /** What it was reported as, for which day, and where (a code). */
  readonly class: string | null;
  readonly day: Day;
  readonly area: string;
  readonly withdrawn: boolean;
  readonly changes: readonly {
    readonly column: string;
    readonly from: string | null;
    readonly to: string | null;
  }[];
}

/** What became of an earlier night's rows. */
export interface Comparison {
  readonly tables: readonly RowChanges[];
  /** In order of id. */
  readonly cases: readonly CaseRevision[];
}

/** By what a row of a table is recognised; the rows of others can only be there or not. */
const KEYS: Readonly<Partial<Record<TableName, readonly string[]>>> = {
  cases: ['id'],
  counts: ['area', 'date'],
  metrics: ['area', 'date'],
};

/**
 * Compares the rows of two nights. Days whose rows are the same lie in the same file, and are not read.
 * @throws FenquError `store-damaged`
 */
export async function compareRows(engine: Engine, before: KeptNight, now: KeptNight): Promise<Comparison> {
  const [old, present] = await Promise.all([
    readRowsIndex(before.store, before.index),
    readRowsIndex(now.store, now.index),
  ]);
  const tables: RowChanges[] = [];
  let cases: CaseRevision[] = [];
  for (const daily of DAILY) {
    const of = (rows: readonly KeptRows[]) => rows.filter(({ table }) => table === daily.table);
    const gone = without(of(old), of(present));
    const come = without(of(present), of(old));
    if (gone.length + come.length === 0) continue;
    for (const { file } of gone) await readKept(before.store, file);
    const columns = await load(engine, paths(before.store, gone), paths(now.store, come));
    const key = (KEYS[daily.table] ?? []).filter((name) => columns.includes(name));
    tables.push(await changesOf(engine, daily, { columns, key }, before.asOf));
    if (daily.table === 'cases' && key.length > 0) cases = await revisedCases(engine, columns);
  }
  return { tables, cases };
}

/** Files that only the first has; a day's file with the same rows has the same name. */
function without(some: readonly KeptRows[], others: readonly KeptRows[]): KeptRows[] {
  const names = new Set(others.map(({ day, file }) => `${day} ${file}`));
  return some.filter(({ day, file }) => !names.has(`${day} ${file}`));
}

function paths(store: string, rows: readonly KeptRows[]): string[] {
  return rows.map(({ file }) => keptPath(store, file));
}

const BEFORE = 'rows_before';
const NOW = 'rows_now';

/** Loads the files as texts into two tables, and gives the columns that both have. */
async function load(engine: Engine, before: readonly string[], now: readonly string[]): Promise<string[]> {
  const read = (files: readonly string[]): string =>
    `read_csv([${list(files.map(literal))}], header = true, all_varchar = true, union_by_name = true, delim = ',', quote = '"', escape = '"', strict_mode = true)`;
  // A side without files has the other's columns, and no rows.
  const some = before.length > 0 ? before : now;
  const others = now.length > 0 ? now : before;
  for (const [table, files, isEmpty] of [
    [BEFORE, some, before.length === 0],
    [NOW, others, now.length === 0],
  ] as const)
    await engine.run(
      `CREATE OR REPLACE TEMP TABLE ${table} AS SELECT * FROM ${read(files)}${isEmpty ? ' WHERE false' : ''}`,
    );
  const [own, theirs] = await Promise.all([columnsOf(engine, BEFORE), columnsOf(engine, NOW)]);
  return own.filter((name) => theirs.includes(name));
}

async function columnsOf(engine: Engine, table: string): Promise<string[]> {
  return (await engine.rows(`DESCRIBE ${table}`)).map((row) => String(row['column_name']));
}

interface Compared {
  readonly columns: readonly string[];
  readonly key: readonly string[];
}

async function changesOf(
  engine: Engine,
  { table, day }: DailyTable,
  { columns, key }: Compared,
  asOf: Day,
): Promise<RowChanges> {
  const late = `${identifier(day)} <= ${literal(asOf)}`;
  const counts = await Promise.all([
    engine.rows(
      `SELECT count(*) AS n, count_if(${late}) AS late FROM (${unmatched(NOW, BEFORE, { columns, key })})`,
    ),
    engine.rows(`SELECT count(*) AS n, 0 AS late FROM (${unmatched(BEFORE, NOW, { columns, key })})`),
  ]);
  const [added, withdrawn] = counts.map(([row]) => ({
    n: Number(row?.['n'] ?? 0),
    late: Number(row?.['late'] ?? 0),
  }));
  const rest = columns.filter((name) => !key.includes(name));
  const differing = key.length === 0 || rest.length === 0 ? undefined : await differences(engine, key, rest);
  return {
    table,
    added: added?.n ?? 0,
    late: added?.late ?? 0,
    withdrawn: withdrawn?.n ?? 0,
    changed: Number(differing?.['n'] ?? 0),
    columns: Object.fromEntries(
      rest
        .map((name, i): [string, number] => [name, Number(differing?.[`d${i}`] ?? 0)])
        .filter(([, n]) => n > 0),
    ),
  };
}

/** The rows of one table that are not recognised in the other; those without a key are, where all their cells are the same. */
function unmatched(some: string, others: string, { columns, key }: Compared): string {
  const cells = list(columns.map(identifier));
  const keyed = key.map((name) => `${identifier(name)} IS NOT NULL`).join(' AND ') || 'false';
  const match = key.map((name) => `o.${identifier(name)} = s.${identifier(name)}`).join(' AND ') || 'false';
  return `SELECT ${cells} FROM ${some} s WHERE ${keyed} AND NOT EXISTS (SELECT 1 FROM ${others} o WHERE ${match})
    UNION ALL (SELECT ${cells} FROM ${some} WHERE NOT (${keyed}) EXCEPT ALL SELECT ${cells} FROM ${others} WHERE NOT (${keyed}))`;
}

async function differences(
  engine: Engine,
  key: readonly string[],
  rest: readonly string[],
): Promise<Row | undefined> {
  const differs = rest.map((name) => `b.${identifier(name)} IS DISTINCT FROM n.${identifier(name)}`);
  const [row] = await engine.rows(
    `SELECT ${list([`count_if(${differs.join(' OR ')}) AS n`, ...differs.map((each, i) => `count_if(${each}) AS d${i}`)])}
     FROM ${BEFORE} b JOIN ${NOW} n USING (${list(key.map(identifier))})`,
  );
  return row;
}

async function revisedCases(engine: Engine, columns: readonly string[]): Promise<CaseRevision[]> {
  const rest = columns.filter((name) => name !== 'id');
  const differs = rest.map((name) => `b.${identifier(name)} IS DISTINCT FROM n.${identifier(name)}`);
  const cells = rest.flatMap((name, i) => [
    `b.${identifier(name)} AS b${i}`,
    `n.${identifier(name)} AS n${i}`,
  ]);
  const rows = await engine.rows(
    `SELECT ${list(['b.id AS id', 'n.id IS NULL AS withdrawn', ...cells])}
     FROM ${BEFORE} b LEFT JOIN ${NOW} n ON n.id = b.id
     WHERE b.id IS NOT NULL AND (n.id IS NULL OR ${differs.join(' OR ')}) ORDER BY b.id`,
  );
  return rows.map((row): CaseRevision => {
    const cell = (side: 'b' | 'n', name: string): string | null => {
      const value = row[`${side}${rest.indexOf(name)}`];
      return typeof value === 'string' ? value : null;
    };
    const withdrawn = row['withdrawn'] === true;
    const changed = withdrawn ? [] : rest.filter((name) => cell('b', name) !== cell('n', name));
    return {
      id: String(row['id']),
      class: cell('b', 'class'),
      day: cell('b', 'date_report') ?? '',
      area: cell('b', 'area') ?? '',
      withdrawn,
      changes: changed.map((column) => ({ column, from: cell('b', column), to: cell('n', column) })),
    };
  });
}
