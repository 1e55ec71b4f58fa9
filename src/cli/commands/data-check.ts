import { checkData } from '../../nightly/data-check.ts';
import { renderDataReport } from '../../rendering/data-report/index.ts';
import { DONE } from '../main.ts';
import { nightOptions } from '../options.ts';
import type { Work } from '../program.ts';

/** `fenqu data check`: what was read, used, excluded and rejected. */
export const dataCheckCommand: Work = async (session, options) => {
  const workspace = await session.openWorkspace();
  const { report, warnings } = await checkData({ workspace, ...nightOptions(session, options) });
  session.warn(warnings);
  session.write(renderDataReport(report, session.settings.format, session.look()));
  return DONE;
};
