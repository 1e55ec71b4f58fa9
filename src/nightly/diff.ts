import type { Day } from '../days.ts';
import type { Change, Diff } from '../diff/change.ts';
import { error, FenquError, type Problem } from '../problems/problem.ts';
import { loadPack } from '../rules/load.ts';
import type { Pack } from '../rules/pack.ts';
import { readNight, readNights } from '../store/index.ts';
import type { PublishedNight } from '../store/published.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { foldersOf } from '../zoning/policy.ts';
import { openWorkspace } from './zone.ts';

export interface DiffOptions {
  readonly workspace: string | Workspace;
  /** Two published days; by default the last two, or `from` and the last. */
  readonly from?: Day;
  readonly to?: Day;
}

export interface DiffResult {
  readonly diff: Diff;
  /** The packs of both nights, as far as they are still there: they name the tiers and measures. */
  readonly packs: readonly Pack[];
  readonly warnings: readonly Problem[];
}

/**
 * Compares two published nights, from what is stored. The reasons are those found when the changes were published.
 *
 * @throws FenquError if a night is missing or damaged
 */
export async function diff(options: DiffOptions): Promise<DiffResult> {
  const workspace = await openWorkspace(options.workspace);
  const days = (await readNights(workspace.store)).map(({ day }) => day);
  const to = options.to ?? days.filter((day) => day !== options.from).at(-1);
  const from = options.from ?? days.filter((day) => to !== undefined && day < to).at(-1);
  if (to === undefined) throw new FenquError(error('store-no-nights', { value: workspace.store }));
  const missing = [from, to].find((day) => day !== undefined && !days.includes(day));
  if (missing !== undefined)
    throw new FenquError(error('store-no-night', { value: missing, suggest: days.slice(-3) }));
  const after = await readNight(workspace.store, to);
  const before = from === undefined ? null : await readNight(workspace.store, from);
  const between = days.filter((day) => from !== undefined && day > from && day < to);
  const nights = [...(await Promise.all(between.map((day) => readNight(workspace.store, day)))), after];
  const packs = await packsOf(workspace, [after, ...(before === null ? [] : [before])]);
  const warnings = [...(before?.problems ?? []), ...after.problems];
  return { diff: compare(before, after, nights), packs, warnings };
}

async function packsOf(workspace: Workspace, nights: readonly PublishedNight[]): Promise<Pack[]> {
  const ids = [...new Set(nights.map((night) => night.manifest.pack.id))];
  const loaded = await Promise.all(ids.map((id) => loadPack(id, foldersOf(workspace))));
  return loaded.flatMap(({ pack }) => pack ?? []);
}

/** The changes between two nights: of each area that differs, its last change on the way, seen from the first night. */
function compare(
  before: PublishedNight | null,
  after: PublishedNight,
  nights: readonly PublishedNight[],
): Diff {
  const side = ({ manifest }: PublishedNight) => ({ asOf: manifest.as_of, pack: manifest.pack.id });
  if (before === null) return { from: null, to: side(after), changes: [] };
  const first = new Map<string, Change>();
  const last = new Map<string, Change>();
  for (const change of nights.flatMap((night) => night.changes)) {
    if (!first.has(change.area.code)) first.set(change.area.code, change);
    last.set(change.area.code, change);
  }
  const changes = [...last].flatMap(([code, change]) => {
    const from = first.get(code)?.from ?? null;
    return from === change.to ? [] : [{ ...change, from, ...measuresOver(code, nights) }];
  });
  return { from: side(before), to: side(after), changes };
}

/** What begins and ends over several changes: measures imposed and lifted again on the way cancel out. */
function measuresOver(code: string, nights: readonly PublishedNight[]): Pick<Change, 'impose' | 'lift'> {
  const impose = new Set<string>();
  const lift = new Set<string>();
  for (const change of nights.flatMap((night) => night.changes).filter((each) => each.area.code === code)) {
    for (const id of change.impose) if (!lift.delete(id)) impose.add(id);
    for (const id of change.lift) if (!impose.delete(id)) lift.add(id);
  }
  return { impose: [...impose], lift: [...lift] };
}
