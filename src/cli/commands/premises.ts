import { premises } from '../../nightly/premises.ts';
import { renderPremises } from '../../rendering/premises/index.ts';
import { nightOptions, textOption } from '../options.ts';
import { DONE } from '../status.ts';
import type { Work } from '../work.ts';

/** `fenqu premises`: whether premises may open, and what applies to them. */
export const premisesCommand: Work = async (session, options) => {
  const workspace = await session.openWorkspace();
  const [sector, id] = [textOption(options, 'sector'), textOption(options, 'id')];
  const list = await premises({
    workspace,
    ...nightOptions(session, options),
    ...(sector === undefined ? {} : { sector }),
    ...(id === undefined ? {} : { id }),
  });
  session.warn(list.warnings);
  session.write(renderPremises(list, session.settings.format, session.look()));
  return DONE;
};
