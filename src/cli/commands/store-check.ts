import { checkStore } from '../../nightly/store.ts';
import { isDamaged, renderStoreCheck } from '../../rendering/store/check.ts';
import { DONE, FOUND } from '../status.ts';
import type { Work } from '../work.ts';

/** `fenqu store check`: reads the whole store. */
export const storeCheckCommand: Work = async (session) => {
  const workspace = await session.openWorkspace();
  const found = await checkStore({ workspace, signal: session.signal });
  session.write(renderStoreCheck(found, session.settings.format, session.look()));
  return isDamaged(found) ? FOUND : DONE;
};
