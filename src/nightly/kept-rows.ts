import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, type Day } from '../days.ts';
import type { Engine } from '../engine/duckdb.ts';
import {
  type CaseRevision,
  compareRows,
  keepRows,
  newestBefore,
  type RowChanges,
  workspaceSecret,
} from '../store/index.ts';
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
export async function hiddenColumns(night: Pick<Night, 'workspace' | 'bench'>): Promise<string[]> {
  const { workspace, bench } = night;
  const hidesId =
    workspace.hidesIds === true || isJoined(workspace) || (await looksPersonal(bench.engine, workspace));
  return ['cluster', ...(hidesId ? ['id'] : []), ...textColumns(workspace)].sort();
}

/** Keeps the rows a night rests on in a store. The caller holds its lock. */
export async function keepNightsRows(night: Night, store: string, hide: readonly string[]): Promise<string> {
  const secret = await workspaceSecret(night.workspace.directory);
  return keepRows(night.bench.engine, store, { asOf: night.asOf, secret, hide });
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
  const tables = unrecognised ? found.tables.filter(({ table }) => !OF_PEOPLE.has(table)) : found.tables;
  const cases = unrecognised ? [] : found.cases;
  return { asOf, revision, tables, cases, unrecognised, names: await namesOf(night, cases) };
}

/** The same for a night that is not published: its rows are kept aside for as long as it takes. */
export async function sinceLastAside(night: Night): Promise<SinceLast | null> {
  const store = await mkdtemp(join(tmpdir(), 'fenqu-rows-'));
  try {
    const hide = await hiddenColumns(night);
    return await sinceLast(night, { store, index: await keepNightsRows(night, store, hide), hide });
  } finally {
    await rm(store, { recursive: true, force: true });
  }
}

const OF_PEOPLE: ReadonlySet<string> = new Set(['cases', 'visits']);

/** An id made of several columns may say more than a number does. */
function isJoined({ tables }: Workspace): boolean {
  return tables.some(({ table, columns }) => table === 'cases' && (columns['id']?.length ?? 0) > 1);
}

/** Whether ids look like numbers of identity cards or of mobile telephones. */
export async function looksPersonal(engine: Engine, { tables }: Workspace): Promise<boolean> {
  if (!tables.some(({ table, columns }) => table === 'cases' && columns['id'] !== undefined)) return false;
  const [row] = await engine.rows(
    String.raw`SELECT count(*) AS n FROM cases WHERE regexp_full_match(id, '\d{17}[\dXx]|1[3-9]\d{9}')`,
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
