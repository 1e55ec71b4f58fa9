import { FenquError } from '../../problems/problem.ts';
import { renderRun } from '../../rendering/run/index.ts';
import { titlesOf } from '../../rendering/titles.ts';
import { run } from '../../reporting/run.ts';
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
      cascade: options['cascade'] === true,
      onStep: log.onStep,
    });
    log.end();
    log.warn(result.warnings);
    session.write(renderRun(result, session.settings.format, session.look(), titlesOf(result.packs)));
    // A report that could not be written: the night is published, and somebody has to know.
    return result.warnings.some(({ severity }) => severity === 'error') ? FAILED : DONE;
  } catch (cause) {
    if (cause instanceof FenquError && log.fail(cause.problems)) return FAILED;
    throw cause;
  }
};
