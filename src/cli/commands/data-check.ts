import { checkData } from '../../nightly/data-check.ts';
import { FenquError } from '../../problems/problem.ts';
import { renderDataReport } from '../../rendering/data-report/index.ts';
import { nightOptions } from '../options.ts';
import { DONE } from '../status.ts';
import type { Work } from '../work.ts';

/** `fenqu data check`: what was read, used, excluded and rejected; also where that fails a run. */
export const dataCheckCommand: Work = async (session, options) => {
  const workspace = await session.openWorkspace();
  const { warnings, errors, ...found } = await checkData({ workspace, ...nightOptions(session, options) });
  session.write(renderDataReport(found, session.settings.format, session.look()));
  if (errors.length > 0) throw new FenquError([...errors, ...(session.settings.quiet ? [] : warnings)]);
  session.warn(warnings);
  return DONE;
};
