import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type Day, isDay } from '../days.ts';
import { error, FenquError, type Problem, throwIfAny } from '../problems/problem.ts';
import type { PackFolders } from '../rules/folders.ts';
import { loadPack } from '../rules/load.ts';
import type { Pack, ParamValue } from '../rules/pack.ts';
import type { Comparison, OnData } from '../workbench/compare/comparison.ts';
import { compareOnData, type Days, ranksOn } from '../workbench/compare/on-data.ts';
import { smallestDifferences } from '../workbench/compare/smallest.ts';
import { levelName } from '../workspace/level-names.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type AsOf, openNight } from '../zoning/open-night.ts';
import { builtInPacks, foldersOf } from '../zoning/policy.ts';
import { workspaceNear } from './rules.ts';

export interface CompareOptions {
  readonly workspace: string | Workspace;
  /** A pack's name, or the folder of one; with `:name=value,…` its parameters set otherwise. */
  readonly a: string;
  readonly b: string;
  /** The first day compared; that of `to` if there is none. */
  readonly from?: Day;
  /** The last: a day, `yesterday`, `today` or `latest`, the newest of the data, which it is if there is none. */
  readonly to?: AsOf;
  readonly signal?: AbortSignal;
}

/**
 * Compares two packs, or two versions or parameter sets of one: on a workspace's data, where there is one, and by the
 * smallest inputs on which their rules differ.
 *
 * @throws FenquError if they have no tier in common, or, in a workspace, judge areas of different levels
 */
export async function compareRules(options: CompareOptions): Promise<Comparison> {
  const { from } = options;
  if (from !== undefined && !isDay(from)) throw new FenquError(error('compare-from', { value: from }));
  const workspace = await workspaceNear(options.workspace);
  const [a, b] = [parseSpec(options.a), parseSpec(options.b)];
  const packs = { a: await packOf(a, workspace), b: await packOf(b, workspace) };
  throwIfAny(incomparable(packs, workspace !== undefined));
  const data = workspace && (await onData(workspace, a, b, options));
  return {
    a: { name: options.a, pack: packs.a },
    b: { name: options.b, pack: packs.b },
    only: { a: onlyIn(packs.a, packs.b), b: onlyIn(packs.b, packs.a) },
    ...(data && { data }),
    ...smallestDifferences(packs.a, packs.b),
  };
}

/** What keeps two packs from being compared. */
function incomparable({ a, b }: { a: Pack; b: Pack }, onData: boolean): Problem[] {
  const value = `${a.id}, ${b.id}`;
  if (onlyIn(a, b).length === a.tiers.length) {
    const tiers = (pack: Pack): string => pack.tiers.map(({ tier }) => tier).join(', ');
    return [error('compare-tiers', { value, with: { a: tiers(a), b: tiers(b) } })];
  }
  if (!onData || a.level === b.level) return [];
  return [error('compare-levels', { value, with: { a: levelName(a.level), b: levelName(b.level) } })];
}

/** The tiers of a pack that another has not. */
function onlyIn({ tiers }: Pack, other: Pack): string[] {
  return tiers.map(({ tier }) => tier).filter((id) => other.tiers.every(({ tier }) => tier !== id));
}

/** A pack as the user names it. */
interface Spec {
  readonly id: string;
  /** The folder that holds the pack's, where a path was given. */
  readonly own?: string;
  readonly params: Readonly<Record<string, ParamValue>>;
}

function parseSpec(text: string): Spec {
  const [name = '', given = ''] = text.split(/:(?=[a-z][a-z0-9_]*=)/);
  const params = Object.fromEntries(
    given
      .split(',')
      .filter((part) => part !== '')
      .map((part) => {
        const [key = '', value] = part.split('=');
        if (value === undefined || key === '') throw new FenquError(error('compare-params', { value: text }));
        return [key, plain(value)];
      }),
  );
  const path = resolve(name);
  return existsSync(join(path, 'pack.yaml'))
    ? { id: basename(path), own: dirname(path), params }
    : { id: name, params };
}

function plain(value: string): ParamValue {
  if (value === 'true' || value === 'false') return value === 'true';
  return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}

async function packOf({ id, own, params }: Spec, workspace: Workspace | undefined): Promise<Pack> {
  const near: PackFolders =
    workspace === undefined ? { builtIn: builtInPacks(), extra: {} } : foldersOf(workspace);
  const folders = {
    ...near,
    ...(own === undefined ? {} : { own, workspace: dirname(own) }),
    params: { ...near.params, [id]: { ...near.params?.[id], ...params } },
  };
  const { pack, problems } = await loadPack(id, folders);
  if (pack === undefined) throw new FenquError(problems.map((each) => unplaced(each, id, params)));
  return pack;
}

/** A parameter that was given on the command line stands in no file. */
function unplaced(problem: Problem, id: string, params: Spec['params']): Problem {
  const given = Object.keys(params).some((name) => problem.place?.field === `params.${id}.${name}`);
  if (!given) return problem;
  const { place: _, ...rest } = problem;
  return rest;
}

async function onData(workspace: Workspace, a: Spec, b: Spec, options: CompareOptions): Promise<OnData> {
  const open = ({ id, own, params }: Spec) => {
    const { policy: _policy, ...rest } = workspace;
    const from = workspace.policy[0]?.from ?? FIRST_DAY;
    const changed: Workspace = {
      ...rest,
      ...(own === undefined ? {} : { rules: own }),
      params: { ...workspace.params, [id]: { ...workspace.params?.[id], ...params } },
      policy: [{ pack: id, from, retrospective: true }],
    };
    const asOf = options.to ?? 'latest';
    return openNight(changed, { asOf, ...(options.signal && { signal: options.signal }) });
  };
  const one = await open(a);
  try {
    const other = await open(b);
    try {
      const to = one.asOf;
      const from = options.from ?? to;
      if (from > to) throw new FenquError(error('compare-days', { with: { from, to } }));
      const begin = [one.begins, from].sort()[0] ?? from;
      const days: Days = { begin, from, to };
      const [ranksA, ranksB] = [await ranksOn(one, days), await ranksOn(other, days)];
      return await compareOnData({ night: one, ranks: ranksA }, { night: other, ranks: ranksB }, days);
    } finally {
      await other.close();
    }
  } finally {
    await one.close();
  }
}

/** Without a policy, judging begins before all data. */
const FIRST_DAY: Day = '2019-12-01';
