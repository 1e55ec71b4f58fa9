import { replay } from '../../nightly/replay.ts';
import { renderReplay } from '../../rendering/replay/index.ts';
import { textOption } from '../options.ts';
import { DONE } from '../status.ts';
import type { Work } from '../work.ts';

/** `fenqu replay`: the nights of a range, published one after the other. */
export const replayCommand: Work = async (session, options) => {
  const workspace = await session.openWorkspace();
  const to = textOption(options, 'to');
  const result = await replay({
    workspace,
    from: textOption(options, 'from') ?? '',
    ...(to === undefined ? {} : { to }),
    revise: options['revise'] === true,
    signal: session.signal,
  });
  session.warn(result.warnings);
  session.write(renderReplay(result, session.settings.format, session.look()));
  return DONE;
};
