import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Day } from '../days.ts';
import type { Decision } from '../inputs/tables.ts';
import { error, FenquError } from '../problems/problem.ts';
import { needsOf } from '../rules/needs.ts';
import type { CalendarDay, Pack } from '../rules/pack.ts';
import {
  beginningOf,
  type Cell,
  fromCsv,
  type KeptRows,
  readKept,
  readRowsIndex,
  toCsv,
} from '../store/index.ts';
import type { Manifest } from '../store/published.ts';
import { TABLES, type TableName, type TableSource, type Workspace } from '../workspace/workspace.ts';
import { type Inputs, openInputs, type ReadOptions } from '../zoning/open-inputs.ts';
import type { Policy, Term } from '../zoning/policy.ts';
import { packsIn } from '../zoning/what-to-read.ts';
import type { Given } from './given.ts';

/**
 * The inputs of a published night, from what its store keeps: they are read as a workspace of their own, whose files are
 * the kept things.
 *
 * @param present the present civil day
 * @throws FenquError `store-damaged`; `kept-too-little` for a night published before all that decides was kept
 */
export async function openKept(
  workspace: Workspace,
  manifest: Manifest,
  present: Day,
  options: ReadOptions,
): Promise<Inputs> {
  const kept = await keptThings(workspace.store, manifest);
  return openThings(workspace, kept, manifest.as_of, present, options);
}

/** The inputs that kept things make, of one night or put together from several. */
export async function openThings(
  workspace: Workspace,
  kept: KeptThings,
  asOf: Day,
  present: Day,
  options: ReadOptions,
): Promise<Inputs> {
  const folder = await mkdtemp(join(tmpdir(), 'fenqu-kept-'));
  try {
    const of = await keptWorkspace(workspace, kept, folder);
    const inputs = await openInputs(of, kept.policy, asOf, present, { ...options, ids: true });
    return { ...inputs, staged: { ...inputs.staged, decisions: kept.decisions, holidays: kept.holidays } };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a store keeps of a night, read and checked by its hashes. */
export interface KeptThings {
  readonly store: string;
  readonly rows: readonly KeptRows[];
  readonly given: Given;
  readonly policy: Policy;
  readonly decisions: readonly Decision[];
  readonly holidays: readonly CalendarDay[];
  readonly context: Workspace['context'];
  readonly neighbors: string | undefined;
  /** Rows and decisions that cannot be placed are left out, and decisions of tiers there are not: they are of another night. */
  readonly lenient?: boolean;
}

export async function keptThings(store: string, { kept, as_of: asOf }: Manifest): Promise<KeptThings> {
  const { rows, given: name, decisions, calendar, context, neighbors } = kept;
  if (rows === undefined || name === undefined || decisions === undefined || context === undefined)
    throw new FenquError(error('kept-too-little', { value: asOf }));
  const given: Given = await parsed(store, name);
  const terms = await Promise.all(
    given.terms.map(async (term): Promise<Term> => {
      const pack: Pack = await parsed(store, term.pack);
      return { ...term, pack };
    }),
  );
  return {
    store,
    rows: await readRowsIndex(store, rows),
    given,
    policy: { terms },
    decisions: await parsed(store, decisions),
    holidays: calendar === undefined ? [] : await parsed(store, calendar),
    context: await parsed(store, context),
    neighbors,
  };
}

async function parsed(store: string, kept: string) {
  return JSON.parse((await readKept(store, kept)).toString('utf8'));
}

/** A workspace whose files are the kept things, laid out in a folder. */
async function keptWorkspace(workspace: Workspace, kept: KeptThings, folder: string): Promise<Workspace> {
  const { given, context, store } = kept;
  const areas = kept.rows.find(({ table }) => table === 'areas');
  const areasFile = join(folder, 'areas.csv');
  const header = await copied(store, areas === undefined ? [] : [areas], areasFile);
  const tables: TableSource[] = [];
  for (const table of TABLES) {
    if (given.tables[table] === undefined) continue;
    tables.push(await tableOf(kept, table, join(folder, `${table}.csv`)));
  }
  const neighbors = join(folder, 'neighbors.csv');
  if (kept.neighbors !== undefined) await writeFile(neighbors, await readKept(store, kept.neighbors));
  return {
    directory: folder,
    file: workspace.file,
    language: workspace.language,
    timezone: workspace.timezone,
    areas: {
      file: areasFile,
      codes: given.codes,
      columns: Object.fromEntries(header.map((name) => [name, [name]])),
      pad: undefined,
    },
    tables,
    rejectsAllowed: kept.lenient ? 1 : 0,
    ...(kept.neighbors !== undefined && { neighbors }),
    ...(given.groups && { groups: given.groups }),
    ...(given.workdays && { calendar: { workdays: given.workdays } }),
    context,
    policy: [],
    store,
  };
}

async function tableOf(
  { store, rows, given, policy }: KeptThings,
  table: TableName,
  file: string,
): Promise<TableSource> {
  const own = rows.filter((each) => each.table === table);
  const header = own.length === 0 ? await withoutRows(table, policy, file) : await copied(store, own, file);
  const { through, extra = {}, ...rest } = given.tables[table] ?? {};
  return {
    table,
    file,
    // What a visit has of its case is given to it anew.
    columns: Object.fromEntries(
      header
        .filter((name) => !name.startsWith('case.') && !(table === 'visits' && name === 'date_report'))
        .map((name) => [name, [name]]),
    ),
    values: {},
    defaults: {},
    formats: {},
    extra,
    missing: [],
    pad: {},
    ...(own.length === 0 && { mayBeEmpty: true }),
    ...rest,
    ...(through && { through }),
  };
}

/** What rows of a table have, whatever is read of them. */
const OWN: Readonly<Record<TableName, readonly string[]>> = {
  cases: ['id', 'area', 'date_report'],
  visits: ['case', 'area', 'date'],
  counts: ['area', 'date'],
  metrics: ['area', 'date'],
};

/** Writes a table of which nothing is kept, for all its rows came later; it has the columns that are read of it. */
async function withoutRows(table: TableName, policy: Policy, file: string): Promise<string[]> {
  const read = needsOf(packsIn(policy), table).columns.filter((name) => !name.startsWith('case.'));
  const header = [...new Set([...OWN[table], ...read])];
  await writeFile(file, toCsv(header, []), { mode: 0o600 });
  return header;
}

/**
 * Copies kept files into one, and gives its header. Files of several nights may have other columns: they are laid out anew
 * then, with all that any of them has.
 */
async function copied(store: string, all: readonly KeptRows[], file: string): Promise<string[]> {
  const headers = await Promise.all(all.map((each) => headerOf(store, each.file)));
  const header = [...new Set(headers.flat())];
  const write = async function* (): AsyncGenerator<Uint8Array | string> {
    yield toCsv(header, []);
    for (const [i, { file: name }] of all.entries()) {
      const bytes = await readKept(store, name);
      const own = headers[i] ?? [];
      if (own.join() === header.join()) yield bytes.subarray(bytes.indexOf(10) + 1);
      else yield laidOut(fromCsv(bytes.toString('utf8'), own), own, header);
    }
  };
  await pipeline(write, createWriteStream(file, { mode: 0o600 }));
  return header;
}

function laidOut(rows: readonly Cell[][], own: readonly string[], header: readonly string[]): string {
  const at = header.map((name) => own.indexOf(name));
  return toCsv(
    [],
    rows.map((cells) => at.map((index) => cells[index] ?? null)),
  ).slice(1);
}

/** The codes of the areas in a kept list of them. */
export async function keptCodes(store: string, file: string): Promise<ReadonlySet<string>> {
  const header = await headerOf(store, file);
  const at = header.indexOf('code');
  const rows = fromCsv((await readKept(store, file)).toString('utf8'), header);
  return new Set(rows.flatMap((cells) => cells[at] ?? []));
}

/** The columns of a kept file of rows. */
export async function headerOf(store: string, kept: string): Promise<string[]> {
  const text = (await beginningOf(store, kept)).toString('utf8');
  return text.slice(0, Math.max(0, text.indexOf('\n'))).split(',');
}
