import { pruneStore } from '../../nightly/store.ts';
import { renderStorePrune } from '../../rendering/store/prune.ts';
import { textOption } from '../options.ts';
import { DONE } from '../status.ts';
import type { Work } from '../work.ts';

/** `fenqu store prune`: removes what a rule of retention lets go. */
export const storePruneCommand: Work = async (session, options) => {
  const workspace = await session.openWorkspace();
  const keepNights = textOption(options, 'keepNights');
  const keepRevisions = textOption(options, 'keepRevisions');
  const pruned = await pruneStore({
    workspace,
    ...(keepNights === undefined ? {} : { keepNights }),
    ...(keepRevisions === undefined ? {} : { keepRevisions }),
    apply: options['apply'] === true,
    signal: session.signal,
  });
  session.write(renderStorePrune(pruned, session.settings.format, session.look()));
  return DONE;
};
