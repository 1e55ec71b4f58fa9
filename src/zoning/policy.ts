import { join } from 'node:path';
import { addDays, type Day } from '../days.ts';
import { packageRoot } from '../package-root.ts';
import { error, FenquError, type Problem, throwIfAny } from '../problems/problem.ts';
import { nearest } from '../problems/suggest.ts';
import { type PackFolders, packFolders } from '../rules/folders.ts';
import { holdsOn } from '../rules/in-force.ts';
import { loadPack } from '../rules/load.ts';
import type { Pack } from '../rules/pack.ts';
import type { PolicyEntry, Workspace } from '../workspace/workspace.ts';

/** The nights that one pack judges. */
export interface Term {
  readonly pack: Pack;
  /** The first night judged by it. */
  readonly from: Day;
  /** The last one; null if none is known. */
  readonly until: Day | null;
  /** The policy entry, or `--pack`, allows judging outside the pack's time and jurisdiction. */
  readonly retrospective: boolean;
  /** What tiers of the pack before become, where the policy says so itself. */
  readonly mapsFrom: Readonly<Record<string, string>>;
}

/** Which pack judges a day, and from which day its judging begins. */
export interface InCharge {
  readonly pack: Pack;
  readonly retrospective: boolean;
  /** The first night judged by it. */
  readonly begins: Day;
  readonly term: Term;
  /** The terms before, oldest first, back to the last change of the level: their tiers carry over. */
  readonly earlier: readonly Term[];
  /** The terms beside it in the policy, whatever their level. */
  readonly previous: Term | null;
  readonly next: Term | null;
}

/** What a workspace's policy says, with its packs loaded. */
export interface Policy {
  readonly terms: readonly Term[];
}

/** The packs a workspace's policy names, or the one asked for, loaded and checked. */
export async function loadPolicy(workspace: Workspace, folders: PackFolders, only?: string): Promise<Policy> {
  const entries =
    only === undefined ? workspace.policy : [{ pack: only, from: FIRST_DAY, retrospective: true }];
  if (entries.length === 0) throw new FenquError(error('policy-empty', { place: { file: workspace.file } }));
  const packs = new Map<string, Pack>();
  const problems: Problem[] = [];
  for (const id of new Set(entries.map((entry) => entry.pack))) {
    const loaded = await loadPack(id, folders);
    problems.push(...loaded.problems);
    if (loaded.pack !== undefined) packs.set(id, loaded.pack);
  }
  problems.push(...(await strangeParams(folders)));
  throwIfAny(problems);
  const terms = termsOf(entries, packs);
  throwIfAny(terms.flatMap(outOfForce));
  const historyFrom = only === undefined ? workspace.historyFrom : undefined;
  return { terms: begunFrom(terms, historyFrom ?? terms[0]?.pack.historyFrom) };
}

function termsOf(entries: readonly PolicyEntry[], packs: ReadonlyMap<string, Pack>): Term[] {
  return entries.flatMap((entry, i) => {
    const pack = packs.get(entry.pack);
    const next = entries[i + 1];
    const until = entry.until ?? (next === undefined ? null : addDays(next.from, -1));
    const { from, retrospective, mapsFrom = {} } = entry;
    return pack === undefined ? [] : [{ pack, from, until, retrospective, mapsFrom }];
  });
}

/** Judging begins with the first term, or on the day that is said. */
function begunFrom(terms: readonly Term[], first: Day | undefined): Term[] {
  if (first === undefined) return [...terms];
  const later = terms.filter(({ until }) => until === null || until >= first);
  return later.map((term, i) => (i === 0 ? { ...term, from: first } : term));
}

/** A term must lie within the time in which its pack is in force; its open end is looked at when it is judged. */
function outOfForce({ pack, from, until, retrospective }: Term): Problem[] {
  if (retrospective) return [];
  const day = [from, until].find((each) => each !== null && !holdsOn(pack.inForce, each));
  return day === undefined || day === null ? [] : [outside(pack, day)];
}

function outside({ id, inForce }: Pack, day: Day): Problem {
  const details = { pack: id, from: inForce.from ?? '…', until: inForce.until ?? '…' };
  return error('pack-out-of-force', { value: day, with: details });
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

/** Whether a workspace's policy has a pack in charge of a day, and may: what is out of its time can only be in retrospect. */
export function isInCharge({ policy, historyFrom }: Workspace, pack: Pack, day: Day): boolean {
  const [first] = policy;
  const begun = policy.findLast(({ from }) => from <= day);
  const entry = begun ?? (historyFrom !== undefined && historyFrom <= day ? first : undefined);
  if (entry?.pack !== pack.id || (entry.until !== undefined && entry.until < day)) return false;
  return entry.retrospective || holdsOn(pack.inForce, day) || begun === undefined;
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

/** The term that a day falls into, if judging has begun. */
export function termOn({ terms }: Policy, day: Day): Term | undefined {
  return terms.findLast(({ from }) => from <= day);
}

/** The pack in charge of a day; a pack outside its time is refused unless the policy says `retrospective`. */
export function packInCharge({ terms }: Policy, day: Day): InCharge {
  const index = terms.findLastIndex(({ from }) => from <= day);
  const term = terms[index];
  if (term === undefined) {
    throw new FenquError(error('policy-not-begun', { value: day, with: { from: terms[0]?.from ?? '' } }));
  }
  const { pack, until, retrospective } = term;
  if (until !== null && until < day) {
    throw new FenquError(error('policy-ended', { value: day, with: { until } }));
  }
  // Nights before the first pack was in force are history for its clocks.
  const isHistory = index === 0 && day < (pack.inForce.from ?? day);
  if (!retrospective && !isHistory && !holdsOn(pack.inForce, day)) throw new FenquError(outside(pack, day));
  const before = terms.slice(0, index);
  const cut = before.findLastIndex((each) => each.pack.level !== pack.level);
  return {
    pack,
    retrospective,
    begins: term.from,
    term,
    earlier: before.slice(cut + 1),
    previous: before.at(-1) ?? null,
    next: terms[index + 1] ?? null,
  };
}
