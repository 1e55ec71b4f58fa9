import { history } from '../../nightly/history.ts';
import { renderHistory } from '../../rendering/history/index.ts';
import { textOption } from '../options.ts';
import { DONE } from '../status.ts';
import type { Work } from '../work.ts';

/** `fenqu history AREA`: the tiers of one area over the published nights. */
export const historyCommand: Work = async (session, options, [area = '']) => {
  const workspace = await session.openWorkspace();
  const [from, to] = [textOption(options, 'from'), textOption(options, 'to')];
  const result = await history({
    workspace,
    area,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    signal: session.signal,
  });
  session.warn(result.warnings);
  session.write(renderHistory(result, session.settings.format, session.look()));
  return DONE;
};
