import { rm } from 'node:fs/promises';
import { addDays, type Day } from '../days.ts';
import type { Engine } from '../engine/duckdb.ts';
import { literal } from '../engine/sql.ts';
import {
  type CaseRevision,
  compareRows,
  hiddenSql,
  keepRows,
  newestBefore,
  printsFile,
  type RowChanges,
  workspaceSecret,
} from '../store/index.ts';
import { makeTemporaryFolder } from '../temporary-folder.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Night } from '../zoning/open-night.ts';

/** What became of the rows of the last run: that of this night, if it was run already, or of the newest before it. */
export interface SinceLast {
  readonly asOf: Day;
  readonly revision: number;
  /** Tables whose rows are not all the same. */
  readonly tables: readonly RowChanges[];
  /** Cases that are no longer the same, or no longer there, in order of id. */
  readonly cases: readonly CaseRevision[];
  /** Ids were kept otherwise then, as the workspace now has it: cases cannot be recognised. */
  readonly unrecognised: boolean;
  /** Names of the areas that the cases speak of, by code. */
  readonly names: Readonly<Record<string, string>>;
}

/** Columns of `cases` that the store keeps as their HMAC: what tells of one person, or may. */
export async function hiddenColumns(workspace: Workspace, engine: Engine): Promise<string[]> {
  const hidesId =
    workspace.hidesIds === true || isJoined(workspace) || (await looksPersonal(engine, workspace));
  return ['cluster', ...(hidesId ? ['id'] : []), ...textColumns(workspace)].sort();
}

/** Keeps the rows a night rests on in a store. The caller holds its lock. */
export async function keepNightsRows(night: Night, store: string, hide: readonly string[]): Promise<string> {
  const { directory, store: own } = night.workspace;
  const secret = await workspaceSecret(directory);
  // What another store has is noted nowhere.
  const prints = store === own ? printsFile(directory) : undefined;
  return keepRows(night.bench.engine, store, { asOf: night.asOf, secret, hide, prints });
}

/** How a night's rows, kept already, differ from those of the last run; null if there was none. */
export async function sinceLast(
  night: Night,
  kept: { readonly store: string; readonly index: string; readonly hide: readonly string[] },
): Promise<SinceLast | null> {
  const earlier = await newestBefore(night.workspace.store, addDays(night.asOf, 1));
  const rows = earlier?.manifest.kept['rows'];
  if (earlier === null || rows === undefined) return null;
  const { as_of: asOf, revision, hidden = ['cluster', 'id'] } = earlier.manifest;
  const before = { store: night.workspace.store, index: rows, asOf };
  const found = await compareRows(night.bench.engine, before, { ...kept, asOf: night.asOf });
  const unrecognised = hidden.includes('id') !== kept.hide.includes('id');
  if (unrecognised) {
    const tables = found.tables.filter(({ table }) => !OF_PEOPLE.has(table));
    return { asOf, revision, tables, cases: [], unrecognised, names: {} };
  }
  const later = await datedLater(night, kept.hide);
  const cases = found.cases.map((each) => stillThere(each, later.get(each.id)));
  const moved = found.cases.filter(({ withdrawn, id }) => withdrawn && later.has(id)).length;
  const tables = found.tables.map((each) => recounted(each, moved));
  return { asOf, revision, tables, cases, unrecognised, names: await namesOf(night, cases) };
}

/** The same for a night that is not published: its rows are kept aside for as long as it takes. */
export async function sinceLastAside(night: Night): Promise<SinceLast | null> {
  const store = makeTemporaryFolder();
  try {
    const hide = await hiddenColumns(night.workspace, night.bench.engine);
    return await sinceLast(night, { store, index: await keepNightsRows(night, store, hide), hide });
  } finally {
    await rm(store, { recursive: true, force: true });
  }
}

/** Cases that the night leaves out, for they are dated after it: the day of each, by id as the store would have it. */
async function datedLater(
  { workspace, asOf, bench }: Night,
  hide: readonly string[],
): Promise<Map<string, Day>> {
  if (!workspace.tables.some(({ table, columns }) => table === 'cases' && columns['id'] !== undefined))
    return new Map();
  const id = hide.includes('id') ? hiddenSql(await workspaceSecret(workspace.directory), 'id') : 'id';
  const rows = await bench.engine.rows(
    `SELECT ${id} AS id, date_report::VARCHAR AS day FROM cases WHERE id IS NOT NULL AND date_report > DATE ${literal(asOf)}`,
  );
  return new Map(rows.map((row) => [String(row['id']), String(row['day'])]));
}

/** A case that is dated later now is not withdrawn. */
function stillThere(revision: CaseRevision, later: Day | undefined): CaseRevision {
  if (!revision.withdrawn || later === undefined) return revision;
  return {
    ...revision,
    withdrawn: false,
    changes: [{ column: 'date_report', from: revision.day, to: later }],
  };
}

/** The counts of a table in which some rows that seemed withdrawn are dated later now. */
function recounted(changes: RowChanges, moved: number): RowChanges {
  if (changes.table !== 'cases' || moved === 0) return changes;
  const dates = (changes.columns['date_report'] ?? 0) + moved;
  return {
    ...changes,
    withdrawn: changes.withdrawn - moved,
    changed: changes.changed + moved,
    columns: { ...changes.columns, date_report: dates },
  };
}

const OF_PEOPLE: ReadonlySet<string> = new Set(['cases', 'visits']);

/** An id made of several columns may say more than a number does. */
function isJoined({ tables }: Workspace): boolean {
  return tables.some(({ table, columns }) => table === 'cases' && (columns['id']?.length ?? 0) > 1);
}

/** Numbers of identity cards, old and new, and of mobile telephones, with or without the country's; names; and addresses of e-mail. */
const PERSONAL = String.raw`\d{17}[\dXx]|\d{15}|(86|0086)?1[3-9]\d{9}|\p{Han}{2,4}|.+@.+`;

/** Whether ids look like numbers of identity cards or of mobile telephones, or have names in them. */
export async function looksPersonal(engine: Engine, { tables }: Workspace): Promise<boolean> {
  if (!tables.some(({ table, columns }) => table === 'cases' && columns['id'] !== undefined)) return false;
  const plainId = String.raw`regexp_replace(id, '[\s+().-]', '', 'g')`;
  const [row] = await engine.rows(
    `SELECT count(*) AS n FROM cases WHERE regexp_full_match(${plainId}, ${literal(PERSONAL)})`,
  );
  return Number(row?.['n'] ?? 0) > 0;
}

/** The workspace's own columns of free text: what they say stays in the workspace. */
function textColumns({ tables }: Workspace): string[] {
  return tables
    .filter(({ table }) => table === 'cases')
    .flatMap(({ extra }) => Object.entries(extra).flatMap(([name, type]) => (type === 'text' ? [name] : [])));
}

async function namesOf(night: Night, cases: readonly CaseRevision[]): Promise<Record<string, string>> {
  const codes = new Set(
    cases.flatMap(({ area, changes }) => [
      area,
      ...changes.flatMap(({ column, to }) => (column === 'area' && to !== null ? [to] : [])),
    ]),
  );
  if (codes.size === 0) return {};
  const rows = await night.bench.engine.rows('SELECT code, name FROM areas');
  const named = rows.map((row): [string, string] => [String(row['code']), String(row['name'])]);
  return Object.fromEntries(named.filter(([code]) => codes.has(code)));
}
