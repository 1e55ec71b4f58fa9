import { isDeepStrictEqual } from 'node:util';
import type { Engine } from '../../engine/duckdb.ts';
import { literal } from '../../engine/sql.ts';
import type { TableSource, Workspace } from '../../workspace/workspace.ts';
import { openTemporary } from '../files/temporary.ts';
import { tidy } from '../staging/cells.ts';
import { howRead } from './as-read.ts';
import { type Column, recognise } from './columns.ts';
import { compare } from './compare.ts';
import { told } from './complete.ts';
import { seen } from './facts.ts';
import { type KnownAreas, openKnownAreas } from './known-areas.ts';
import { type Looking, lookAt } from './look.ts';
import { readColumnNames } from './names.ts';
import { commonPattern } from './pattern.ts';
import type { Block, OpenPoint, Proposal, Target, Value } from './proposal.ts';
import { propose } from './propose.ts';

/** Which files are looked at, and from where. */
export interface MapFilesOptions {
  /** Absolute paths, or `-`. */
  readonly paths: readonly string[];
  /** The folder whose `fenqu.yaml` is to name the files. */
  readonly directory: string;
  readonly workspace?: Workspace | undefined;
  readonly sheet?: string | number | undefined;
  readonly target?: Target | undefined;
}

/**
 * Proposes how files are read that nobody has described: nothing of what they hold is told but the names of columns and
 * the few texts of class, origin and role.
 * @throws FenquError with what makes a file unreadable
 */
export async function mapFiles(engine: Engine, options: MapFilesOptions): Promise<Proposal[]> {
  const temporary = openTemporary();
  try {
    const { workspace, directory } = options;
    const areas = workspace && (await openKnownAreas(engine, workspace, temporary));
    const names = await readColumnNames();
    const timezone = workspace?.timezone ?? 'Asia/Shanghai';
    const looking: Looking = { engine, names, temporary, directory, timezone };
    const proposals: Proposal[] = [];
    await engine.run('CREATE OR REPLACE TEMP TABLE ids (file VARCHAR, id VARCHAR)');
    for (const path of options.paths) proposals.push(await mapFile(path, looking, options, areas));
    const shared = await idsInSeveral(engine);
    return together(proposals, directory, shared);
  } finally {
    temporary.close();
  }
}

async function mapFile(
  path: string,
  looking: Looking,
  { workspace, sheet, target }: MapFilesOptions,
  areas: KnownAreas | undefined,
): Promise<Proposal> {
  const looked = await lookAt(path, looking, sheet);
  const columns = await recognise(looking.engine, looked, looking.names, areas);
  const proposed = await propose(looked, columns, {
    engine: looking.engine,
    names: looking.names,
    areasKnown: areas !== undefined,
    target,
    named: looked.file.file,
  });
  await keepIds(looking.engine, columns, proposed);
  const how = proposed.target === undefined ? {} : await howRead(path, looked.file, proposed, looking);
  const others = looked.sheets.filter((name) => name !== looked.file.sheet);
  const sheets: OpenPoint[] =
    'sheet' in how && sheet === undefined ? [{ kind: 'other-sheets', sheets: others }] : [];
  const proposal = {
    ...proposed,
    block: withHow(proposed.block, how),
    open: [...proposed.open, ...sheets],
  };
  const source = sourceOf(workspace, proposal.target);
  return source === undefined
    ? proposal
    : { ...proposal, compared: compare(source, columns, proposal, looking.names) };
}

/** Notes the ids of a line list, which must differ in all its files together. */
async function keepIds(
  engine: Engine,
  columns: readonly Column[],
  { mapped, files }: Proposal,
): Promise<void> {
  const sources = mapped.find(({ column }) => column === 'id')?.sources ?? [];
  const cells = sources.flatMap((name) => columns.filter((column) => column.name === name));
  if (cells.length === 0) return;
  const id = cells.map(({ index }) => tidy(seen(index))).join(` || chr(31) || `);
  await engine.run(`INSERT INTO ids SELECT DISTINCT ${literal(files[0] ?? '')}, ${id} FROM seen`);
}

/** Ids that stand in several files, and the files. */
async function idsInSeveral(engine: Engine): Promise<readonly (readonly string[])[]> {
  const rows = await engine.rows(`SELECT string_agg(file, chr(31)) AS files FROM ids WHERE id IS NOT NULL
    GROUP BY id HAVING count(*) > 1`);
  return rows.map(({ files }) => String(files).split('\u001f'));
}

/** The block with what says how the file is read behind its name. */
function withHow({ file, ...block }: Block, how: Block): Block {
  return { ...(file !== undefined && { file }), ...how, ...block };
}

function sourceOf(workspace: Workspace | undefined, target: Target | undefined): TableSource | undefined {
  return workspace?.tables.find(({ table }) => table === target);
}

/** Files that are read alike make one proposal; those of one table that are not are told of. */
function together(
  proposals: readonly Proposal[],
  directory: string,
  shared: readonly (readonly string[])[],
): Proposal[] {
  const groups: Proposal[][] = [];
  for (const proposal of proposals) {
    const same = groups.find(([first]) => first !== undefined && isAlike(first, proposal));
    if (same === undefined) groups.push([proposal]);
    else same.push(proposal);
  }
  const merged = groups.map((group) => withoutSharedIds(merge(group, directory), shared));
  return merged.map((proposal, i) => {
    const before = merged
      .slice(0, i)
      .filter(({ target }) => target !== undefined && target === proposal.target);
    if (before.length === 0) return proposal;
    const files = before.flatMap((each) => each.files);
    return told({ ...proposal, open: [...proposal.open, { kind: 'files-differ', files }] });
  });
}

/** Tables that may be made of several files. */
const SEVERAL: readonly Target[] = ['cases', 'visits', 'counts', 'metrics'];

function isAlike(a: Proposal, b: Proposal): boolean {
  const essence = ({ block: { file: _, ...block }, target, mapped }: Proposal) => ({
    // Texts of values may be other ones in another month: what stands for what does not contradict.
    block: { ...block, values: null, missing: null },
    target,
    columns: mapped.map(({ column, sources }) => ({ column, sources })),
  });
  return a.target !== undefined && SEVERAL.includes(a.target) && isDeepStrictEqual(essence(a), essence(b));
}

/** A line list in several files, some of whose ids stand in more than one of them, has a point to settle. */
function withoutSharedIds(proposal: Proposal, shared: readonly (readonly string[])[]): Proposal {
  const repeated = shared.filter((files) => files.filter((file) => proposal.files.includes(file)).length > 1);
  if (proposal.target !== 'cases' || repeated.length === 0) return proposal;
  return told({ ...proposal, open: [...proposal.open, { kind: 'ids-shared', ids: repeated.length }] });
}

function merge(group: readonly Proposal[], directory: string): Proposal {
  const [first, ...others] = group;
  if (first === undefined) throw new RangeError('no proposal');
  if (others.length === 0) return first;
  const files = group.flatMap((each) => each.files);
  const values = group.map(({ block }) => mapOf(block['values']));
  const columns = [...new Set(values.flatMap(Object.keys))];
  const joined = Object.fromEntries(
    columns.map((column) => [
      column,
      Object.fromEntries(values.flatMap((each) => Object.entries(mapOf(each[column])))),
    ]),
  );
  const missing = [...new Set(group.flatMap(({ block }) => listOf(block['missing'])))].sort();
  const open = group.flatMap((each) => each.open);
  const { values: _, missing: __, ...block } = first.block;
  return told({
    ...first,
    files,
    rows: group.reduce((sum, { rows }) => sum + rows, 0),
    block: {
      ...block,
      file: commonPattern(files, directory),
      ...(columns.length > 0 && { values: joined }),
      ...(missing.length > 0 && { missing }),
    },
    open: open.filter((point, i) => open.findIndex((other) => isDeepStrictEqual(other, point)) === i),
  });
}

function mapOf(value: Value | undefined): Readonly<Record<string, Value>> {
  return typeof value === 'object' && !isList(value) ? value : {};
}

function listOf(value: Value | undefined): string[] {
  return value !== undefined && isList(value) ? value.map(String) : [];
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
