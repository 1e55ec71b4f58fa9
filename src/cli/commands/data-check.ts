import { checkData } from '../../nightly/data-check.ts';
import { renderDataReport } from '../../rendering/data-report/index.ts';
import { nightOptions } from '../options.ts';
import { DONE } from '../status.ts';
import type { Work } from '../work.ts';

/** `fenqu data check`: what was read, used, excluded and rejected. */
export const dataCheckCommand: Work = async (session, options) => {
  const workspace = await session.openWorkspace();
  const { warnings, ...found } = await checkData({ workspace, ...nightOptions(session, options) });
  session.warn(warnings);
  session.write(renderDataReport(found, session.settings.format, session.look()));
  return DONE;
};
