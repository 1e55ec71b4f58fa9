import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { TARGETS } from '../../inputs/mapping/targets.ts';
import { mapData } from '../../nightly/data-map.ts';
import { FenquError } from '../../problems/problem.ts';
import { MAP_FORMATS } from '../../rendering/look.ts';
import { renderMapping } from '../../rendering/mapping/index.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { textOption } from '../options.ts';
import type { Session } from '../session.ts';
import { DONE } from '../status.ts';
import type { Work } from '../work.ts';

/** `fenqu data map FILE…`: what to write in `fenqu.yaml` for files that nobody has described. */
export const dataMapCommand: Work = async (session, options, files) => {
  const directory = session.settings.workspace;
  const workspace = await workspaceThere(session);
  const sheet = textOption(options, 'sheet');
  const target = TARGETS.find((each) => each === options['table']);
  const result = await mapData({
    files,
    directory,
    signal: session.signal,
    ...(workspace !== undefined && { workspace }),
    ...(sheet !== undefined && { sheet: /^\d+$/.test(sheet) ? Number(sheet) : sheet }),
    ...(target !== undefined && { target }),
  });
  const format = MAP_FORMATS.find((each) => each === options['format']) ?? 'yaml';
  session.write(renderMapping(result, format, session.look()));
  return DONE;
};

/** The workspace asked for, where there is one; one that is not finished yet is no obstacle, and is told of. */
async function workspaceThere(session: Session): Promise<Workspace | undefined> {
  if (!existsSync(join(session.settings.workspace, 'fenqu.yaml'))) return undefined;
  try {
    return await session.openWorkspace();
  } catch (cause) {
    if (!(cause instanceof FenquError)) throw cause;
    session.warn(cause.problems.map((problem) => ({ ...problem, severity: 'warning' as const })));
    return undefined;
  }
}
