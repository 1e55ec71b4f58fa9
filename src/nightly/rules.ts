import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FenquError } from '../problems/problem.ts';
import type { PackFolders } from '../rules/folders.ts';
import { listPacks, type PackHeader } from '../rules/list.ts';
import { loadPack } from '../rules/load.ts';
import type { Pack } from '../rules/pack.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { builtInPacks, foldersOf } from '../zoning/policy.ts';
import { openWorkspace } from './zone.ts';

/** The packs that come with fenqu, and, in a workspace, its own. */
export async function rulesList(directory: string | Workspace): Promise<PackHeader[]> {
  return listPacks(await foldersNear(directory));
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
