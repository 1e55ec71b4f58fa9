import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Workspace } from '../workspace/workspace.ts';
import type { Session } from './session.ts';

/** Rules can be looked at outside a workspace too; inside one, its language is spoken. */
export async function placeOf(session: Session): Promise<string | Workspace> {
  const folder = session.settings.workspace;
  return existsSync(join(folder, 'fenqu.yaml')) ? session.openWorkspace() : folder;
}
