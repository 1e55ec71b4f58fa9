import { matchData, saveWorkingFile } from '../../nightly/data-match.ts';
import { renderMatch } from '../../rendering/matched/index.ts';
import { workingFile } from '../../rendering/matched/working-file.ts';
import { textOption } from '../options.ts';
import { DONE, FOUND } from '../status.ts';
import type { Work } from '../work.ts';

/** `fenqu data match`: which area each row is placed in, and a file of the texts that are not, to be filled in. */
export const dataMatchCommand: Work = async (session, options) => {
  const workspace = await session.openWorkspace();
  const asOf = textOption(options, 'asOf');
  const out = textOption(options, 'out');
  const result = await matchData({
    workspace,
    signal: session.signal,
    ...(asOf === undefined ? {} : { asOf }),
    ...(out === undefined ? {} : { out }),
    ...(session.settings.output === undefined ? {} : { output: session.settings.output }),
  });
  session.warn(result.warnings);
  await saveWorkingFile(result, workingFile(result.rows, result.added, session.language()));
  session.write(renderMatch(result, session.settings.format, session.look()));
  const left = result.matched.texts.length > 0 || result.warnings.length > 0;
  return options['exitCode'] === true && left ? FOUND : DONE;
};
