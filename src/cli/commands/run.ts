import { run } from '../../nightly/run.ts';
import { renderRun } from '../../rendering/run/index.ts';
import { titlesOf } from '../../rendering/titles.ts';
import { nightOptions } from '../options.ts';
import { DONE } from '../status.ts';
import type { Work } from '../work.ts';

/** `fenqu run`: the nightly job. */
export const runCommand: Work = async (session, options) => {
  const workspace = await session.openWorkspace();
  const result = await run({
    workspace,
    ...nightOptions(session, options),
    revise: options['revise'] === true,
  });
  session.warn(result.warnings);
  session.write(renderRun(result, session.settings.format, session.look(), titlesOf(result.packs)));
  return DONE;
};
