import { rulesList } from '../../nightly/rules.ts';
import { renderPacks } from '../../rendering/packs/index.ts';
import { placeOf } from '../place.ts';
import { DONE } from '../status.ts';
import type { Work } from '../work.ts';

/** `fenqu rules list`: the packs there are. */
export const rulesListCommand: Work = async (session) => {
  const packs = await rulesList(await placeOf(session));
  session.write(renderPacks(packs, session.settings.format, session.look()));
  return DONE;
};
