import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PackFolders } from '../rules/folders.ts';
import { listPacks, type PackHeader } from '../rules/list.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { builtInPacks, foldersOf } from '../zoning/policy.ts';
import { openWorkspace } from './zone.ts';

/** The packs that come with fenqu, and, in a workspace, its own. */
export async function rulesList(directory: string | Workspace): Promise<PackHeader[]> {
  return listPacks(await foldersNear(directory));
}

/** Rules can be looked at outside a workspace too. */
export async function foldersNear(directory: string | Workspace): Promise<PackFolders> {
  if (typeof directory === 'string' && !existsSync(join(directory, 'fenqu.yaml')))
    return { builtIn: builtInPacks(), extra: {} };
  return foldersOf(await openWorkspace(directory));
}
