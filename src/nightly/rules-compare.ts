import { type Day, isDay } from '../days.ts';
import { error, FenquError, type Problem, throwIfAny } from '../problems/problem.ts';
import type { Pack } from '../rules/pack.ts';
import type { Comparison, OnData } from '../workbench/compare/comparison.ts';
import { compareOnData, type Days, ranksOn } from '../workbench/compare/on-data.ts';
import { smallestDifferences } from '../workbench/compare/smallest.ts';
import { levelName } from '../workspace/level-names.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type AsOf, openNight } from '../zoning/open-night.ts';
import { judgedBy, packMeant, parseSpec, type Spec } from './pack-spec.ts';
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
  const packs = { a: await packMeant(a, workspace), b: await packMeant(b, workspace) };
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

async function onData(workspace: Workspace, a: Spec, b: Spec, options: CompareOptions): Promise<OnData> {
  const open = (spec: Spec) => {
    const asOf = options.to ?? 'latest';
    return openNight(judgedBy(workspace, spec), { asOf, ...(options.signal && { signal: options.signal }) });
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
