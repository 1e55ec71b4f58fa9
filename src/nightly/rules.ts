import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FenquError } from '../problems/problem.ts';
import { type PackFolders, packFolders } from '../rules/folders.ts';
import { listPacks, type PackHeader } from '../rules/list.ts';
import { loadPack } from '../rules/load.ts';
import type { Pack } from '../rules/pack.ts';
import {
  type ContextHeader,
  listContexts,
  listPolicies,
  type PolicyHeader,
} from '../workspace/named-list.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { builtInPacks, foldersOf } from '../zoning/policy.ts';
import { openWorkspace } from './zone.ts';

/** The packs that come with fenqu, and, in a workspace, its own. */
export async function rulesList(directory: string | Workspace): Promise<PackHeader[]> {
  return listPacks(await foldersNear(directory));
}

/** What workspaces may use by its name beside packs. */
export interface NamedList {
  readonly policies: readonly PolicyHeader[];
  readonly contexts: readonly ContextHeader[];
}

/** The policies and contexts that come with fenqu, and, in a workspace, its own. */
export async function namedList(directory: string | Workspace): Promise<NamedList> {
  const folders = await foldersNear(directory);
  return { policies: await listPolicies(folders), contexts: await listContexts(folders) };
}

/**
 * A pack, to be looked at.
 *
 * @throws FenquError with what is wrong with it
 */
export async function soundPack(directory: string | Workspace, id: string): Promise<Pack> {
  const { pack, problems } = await loadPack(id, await foldersNear(directory));
  if (pack === undefined) throw new FenquError(problems);
  return pack;
}

/**
 * The names of the packs that a command is about: those it is told; else in a workspace its own, which are those of its
 * rules folder and of its policy; else, with `all` or outside a workspace, all there are.
 */
export async function packsMeant(
  workspace: Workspace | undefined,
  folders: PackFolders,
  told: readonly string[],
  all: boolean,
): Promise<string[]> {
  if (told.length > 0) return [...told];
  const known = await packFolders(folders);
  const policy = workspace?.policy.map(({ pack }) => pack) ?? [];
  const own = [...known.filter(({ origin }) => origin !== 'built-in').map(({ id }) => id), ...policy];
  const meant = all || own.length === 0 ? known.map(({ id }) => id) : own;
  return [...new Set(meant)].sort();
}

/** Where the packs are: rules can be looked at outside a workspace too. */
export async function foldersNear(directory: string | Workspace): Promise<PackFolders> {
  const workspace = await workspaceNear(directory);
  return workspace === undefined ? { builtIn: builtInPacks(), extra: {} } : foldersOf(workspace);
}

/** The workspace in a folder, if there is one. */
export async function workspaceNear(directory: string | Workspace): Promise<Workspace | undefined> {
  const isThere = typeof directory !== 'string' || existsSync(join(directory, 'fenqu.yaml'));
  return isThere ? openWorkspace(directory) : undefined;
}
