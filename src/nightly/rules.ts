import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../problems/problem.ts';
import type { PackFolders } from '../rules/folders.ts';
import { listPacks, type PackHeader } from '../rules/list.ts';
import { loadPack } from '../rules/load.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { builtInPacks, foldersOf } from '../zoning/policy.ts';
import { openWorkspace } from './zone.ts';

/** What was found in one pack. */
export interface CheckedPack {
  readonly id: string;
  readonly problems: readonly Problem[];
}

/** The packs that come with fenqu, and, in a workspace, its own. */
export async function rulesList(directory: string | Workspace): Promise<PackHeader[]> {
  return listPacks(await foldersNear(directory));
}

/** Checks the structure, names and types of packs: those named, or all there are. */
export async function checkRules(
  directory: string | Workspace,
  ids: readonly string[],
): Promise<CheckedPack[]> {
  const folders = await foldersNear(directory);
  const wanted = ids.length > 0 ? ids : (await listPacks(folders)).map(({ id }) => id);
  return Promise.all(wanted.map(async (id) => ({ id, problems: (await loadPack(id, folders)).problems })));
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
