import { diff } from '../../nightly/diff.ts';
import { renderDiff } from '../../rendering/diff/index.ts';
import { titlesOf } from '../../rendering/titles.ts';
import { textOption } from '../options.ts';
import { DONE, FOUND } from '../status.ts';
import type { Work } from '../work.ts';

/** `fenqu diff [FROM] [TO]`: compares two published nights. */
export const diffCommand: Work = async (session, options, [from, to]) => {
  const workspace = await session.openWorkspace();
  const days = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  const area = textOption(options, 'area');
  const result = await diff({
    workspace,
    ...days,
    ...(area === undefined ? {} : { area }),
    causes: options['causes'] === true,
    signal: session.signal,
  });
  session.warn(result.warnings);
  session.write(renderDiff(result.diff, session.settings.format, session.look(), titlesOf(result.packs)));
  const { changes, intoForce } = result.diff;
  return options['exitCode'] === true && changes.length + intoForce.length > 0 ? FOUND : DONE;
};
