import { run } from '../../nightly/run.ts';
import { FenquError } from '../../problems/problem.ts';
import { renderRun } from '../../rendering/run/index.ts';
import { titlesOf } from '../../rendering/titles.ts';
import { openLog } from '../log.ts';
import { nightOptions, textOption } from '../options.ts';
import { DONE, FAILED } from '../status.ts';
import type { Work } from '../work.ts';

/** `fenqu run`: the nightly job. */
export const runCommand: Work = async (session, options) => {
  const log = openLog(session, textOption(options, 'log'));
  try {
    const workspace = await session.openWorkspace();
    const result = await run({
      workspace,
      ...nightOptions(session, options),
      revise: options['revise'] === true,
      catchUp: options['catchUp'] === true,
      onStep: log.onStep,
    });
    log.end();
    log.warn(result.warnings);
    session.write(renderRun(result, session.settings.format, session.look(), titlesOf(result.packs)));
    return DONE;
  } catch (cause) {
    if (cause instanceof FenquError && log.fail(cause.problems)) return FAILED;
    throw cause;
  }
};
