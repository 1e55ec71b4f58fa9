import { measures } from '../../nightly/measures.ts';
import { renderMeasures } from '../../rendering/measures/index.ts';
import { nightOptions } from '../options.ts';
import { DONE } from '../status.ts';
import type { Work } from '../work.ts';

/** `fenqu measures`: what applies in an area, by audience. */
export const measuresCommand: Work = async (session, options) => {
  const workspace = await session.openWorkspace();
  const list = await measures({ workspace, ...nightOptions(session, options) });
  session.write(renderMeasures(list, session.settings.format, session.look()));
  return DONE;
};
