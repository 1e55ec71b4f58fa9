import { zone } from '../../nightly/zone.ts';
import { renderSnapshot } from '../../rendering/snapshot/index.ts';
import { nightOptions } from '../options.ts';
import { DONE } from '../status.ts';
import type { Work } from '../work.ts';

/** `fenqu zone`: computes and prints; stores nothing. */
export const zoneCommand: Work = async (session, options) => {
  const workspace = await session.openWorkspace();
  const { snapshot, measures, warnings } = await zone({ workspace, ...nightOptions(session, options) });
  session.warn(warnings);
  session.write(renderSnapshot(snapshot, session.settings.format, session.look(), measures));
  return DONE;
};
