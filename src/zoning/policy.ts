import { join } from 'node:path';
import type { Day } from '../days.ts';
import { packageRoot } from '../package-root.ts';
import { error, FenquError, type Problem, throwIfAny } from '../problems/problem.ts';
import { nearest } from '../problems/suggest.ts';
import { type PackFolders, packFolders } from '../rules/folders.ts';
import { loadPack } from '../rules/load.ts';
import type { Pack } from '../rules/pack.ts';
import type { PolicyEntry, Workspace } from '../workspace/workspace.ts';

/** Which pack judges a day, and from which day its judging begins. */
export interface InCharge {
  readonly pack: Pack;
  /** The policy entry, or `--pack`, allows judging outside the pack's time and jurisdiction. */
  readonly retrospective: boolean;
  /** The first night judged by it. */
  readonly begins: Day;
}

/** The packs a workspace's policy names, or the one asked for, loaded and checked. */
export async function loadPolicy(
  workspace: Workspace,
  folders: PackFolders,
  only: string | undefined,
): Promise<{ entries: readonly PolicyEntry[]; packs: ReadonlyMap<string, Pack> }> {
  const entries =
    only === undefined ? workspace.policy : [{ pack: only, from: FIRST_DAY, retrospective: true }];
  if (entries.length === 0) throw new FenquError(error('policy-empty', { place: { file: workspace.file } }));
  const packs = new Map<string, Pack>();
  const problems = [];
  for (const id of new Set(entries.map((entry) => entry.pack))) {
    const loaded = await loadPack(id, folders);
    problems.push(...loaded.problems);
    if (loaded.pack !== undefined) packs.set(id, loaded.pack);
  }
  problems.push(...(await strangeParams(folders)));
  throwIfAny(problems);
  return { entries, packs };
}

/** Parameters of packs that are not there. */
async function strangeParams(folders: PackFolders): Promise<Problem[]> {
  if (folders.params === undefined) return [];
  const known = (await packFolders(folders)).map(({ id }) => id);
  return Object.keys(folders.params)
    .filter((id) => !known.includes(id))
    .map((id) =>
      error('pack-missing', {
        place: { file: 'fenqu.yaml', field: `params.${id}` },
        value: id,
        suggest: nearest(id, known),
      }),
    );
}

/** Where a workspace's packs are found: its own folder, and the packs that come with fenqu. */
export function foldersOf(workspace: Workspace): PackFolders {
  return {
    builtIn: builtInPacks(),
    ...(workspace.rules === undefined ? {} : { own: workspace.rules }),
    workspace: workspace.directory,
    extra: extraColumns(workspace),
    ...(workspace.params === undefined ? {} : { params: workspace.params }),
  };
}

/** The columns a workspace adds to the canonical tables, where it adds any. */
function extraColumns({ tables }: Workspace): PackFolders['extra'] {
  const added = tables.filter(({ extra }) => Object.keys(extra).length > 0);
  return Object.fromEntries(added.map(({ table, extra }) => [table, extra]));
}

/** The folder of the packs that come with fenqu. */
export function builtInPacks(): string {
  return join(packageRoot(), 'rules');
}

/** With `--pack` judging begins before all data. */
const FIRST_DAY: Day = '2019-12-01';

/** The pack in charge of a day; a pack outside its time is refused unless the policy says `retrospective`. */
export function packInCharge(
  { entries, packs }: { entries: readonly PolicyEntry[]; packs: ReadonlyMap<string, Pack> },
  day: Day,
): InCharge {
  const entry = entries.filter((each) => each.from <= day).at(-1);
  const pack = entry && packs.get(entry.pack);
  if (entry === undefined || pack === undefined) {
    throw new FenquError(error('policy-not-begun', { value: day, with: { from: entries[0]?.from ?? '' } }));
  }
  const { from = entry.from, until } = pack.inForce;
  const inForce = from <= day && (until === undefined || day <= until);
  if (!inForce && !entry.retrospective) {
    const details = { pack: pack.id, from, until: until ?? '…' };
    throw new FenquError(error('pack-out-of-force', { value: day, with: details }));
  }
  return { pack, retrospective: entry.retrospective, begins: entry.from };
}
