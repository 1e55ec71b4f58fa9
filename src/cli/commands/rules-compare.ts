import { compareRules } from '../../nightly/rules-compare.ts';
import { renderComparison } from '../../rendering/comparison/index.ts';
import { textOption } from '../options.ts';
import { placeOf } from '../place.ts';
import { DONE, FOUND } from '../status.ts';
import type { Work } from '../work.ts';

/**
 * `fenqu rules compare A B`: what two packs make of the same, on data and at the least. With `--exit-code` status 1 if
 * anything differs, or it could not be told.
 */
export const rulesCompareCommand: Work = async (session, options, [a = '', b = '']) => {
  const workspace = await placeOf(session);
  const [from, to] = [textOption(options, 'from'), textOption(options, 'to') ?? textOption(options, 'asOf')];
  const comparison = await compareRules({
    workspace,
    a,
    b,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    signal: session.signal,
  });
  session.write(renderComparison(comparison, session.settings.format, session.look()));
  const { data, smallest, open } = comparison;
  const differs = (data?.differing.length ?? 0) + smallest.length + open > 0;
  return options['exitCode'] === true && differs ? FOUND : DONE;
};
