import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Day } from '../days.ts';
import { error, FenquError, type Problem } from '../problems/problem.ts';
import type { PackFolders } from '../rules/folders.ts';
import { loadPack } from '../rules/load.ts';
import type { Pack, ParamValue } from '../rules/pack.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { builtInPacks, foldersOf } from '../zoning/policy.ts';

/** A pack as the user names it: its name, its folder or file, and parameters set otherwise (`mine:limit=6`). */
export interface Spec {
  readonly id: string;
  /** The folder that holds the pack's, where a path was given. */
  readonly own?: string;
  readonly params: Readonly<Record<string, ParamValue>>;
}

export function parseSpec(text: string): Spec {
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
  const path = basename(name) === 'pack.yaml' ? dirname(resolve(name)) : resolve(name);
  return existsSync(join(path, 'pack.yaml'))
    ? { id: basename(path), own: dirname(path), params }
    : { id: name, params };
}

function plain(value: string): ParamValue {
  if (value === 'true' || value === 'false') return value === 'true';
  return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}

/** Loads the pack that is meant. Throws a `FenquError` if there is none, or it is broken. */
export async function packMeant({ id, own, params }: Spec, workspace: Workspace | undefined): Promise<Pack> {
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

/** The workspace as if the pack had judged alone from the day on which the policy begins. */
export function judgedBy(workspace: Workspace, { id, own, params }: Spec): Workspace {
  const { policy: _policy, ...rest } = workspace;
  const from = workspace.policy[0]?.from ?? FIRST_DAY;
  return {
    ...rest,
    ...(own === undefined ? {} : { rules: own }),
    params: { ...workspace.params, [id]: { ...workspace.params?.[id], ...params } },
    policy: [{ pack: id, from, retrospective: true }],
  };
}

/** Without a policy, judging begins before all data. */
const FIRST_DAY: Day = '2019-12-01';
