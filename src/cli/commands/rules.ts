import { namedList, rulesList } from '../../nightly/rules.ts';
import { renderPacks } from '../../rendering/packs/index.ts';
import { placeOf } from '../place.ts';
import { DONE } from '../status.ts';
import type { Work } from '../work.ts';

/** `fenqu rules list`: the packs, policies and contexts there are. */
export const rulesListCommand: Work = async (session) => {
  const place = await placeOf(session);
  const list = { packs: await rulesList(place), ...(await namedList(place)) };
  session.write(renderPacks(list, session.settings.format, session.look()));
  return DONE;
};
