import { replay } from '../../nightly/replay.ts';
import { FenquError } from '../../problems/problem.ts';
import { renderReplay } from '../../rendering/replay/index.ts';
import { openLog } from '../log.ts';
import { textOption } from '../options.ts';
import { DONE, FAILED } from '../status.ts';
import type { Work } from '../work.ts';

/** `fenqu replay`: the nights of a range, published one after the other. */
export const replayCommand: Work = async (session, options) => {
  const log = openLog(session, textOption(options, 'log'));
  try {
    const workspace = await session.openWorkspace();
    const to = textOption(options, 'to');
    const result = await replay({
      workspace,
      from: textOption(options, 'from') ?? '',
      ...(to === undefined ? {} : { to }),
      revise: options['revise'] === true,
      signal: session.signal,
      onStep: log.onStep,
    });
    log.end();
    log.warn(result.warnings);
    session.write(renderReplay(result, session.settings.format, session.look()));
    return DONE;
  } catch (cause) {
    if (cause instanceof FenquError && log.fail(cause.problems)) return FAILED;
    throw cause;
  }
};
