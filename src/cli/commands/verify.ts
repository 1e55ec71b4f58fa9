import { verify } from '../../nightly/verify.ts';
import { renderVerified } from '../../rendering/verified/index.ts';
import { DONE, FOUND } from '../status.ts';
import type { Work } from '../work.ts';

/** `fenqu verify`: published nights computed again from what is kept of them. */
export const verifyCommand: Work = async (session, _options, days) => {
  const workspace = await session.openWorkspace();
  const nights = await verify({
    workspace,
    ...(days.length > 0 && { days }),
    signal: session.signal,
  });
  session.write(renderVerified(nights, session.settings.format, session.look()));
  return nights.every(({ outcome }) => outcome === 'verified') ? DONE : FOUND;
};
