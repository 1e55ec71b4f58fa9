import { fill } from '../../language/text.ts';
import { initWorkspace } from '../../nightly/init.ts';
import { DONE } from '../status.ts';
import { words } from '../words/words.ts';
import type { Work } from '../work.ts';

/** `fenqu init [DIR]`: makes a workspace to start from; with `--template`, tables to be filled in. */
export const initCommand: Work = async (session, options, args) => {
  if (options['template'] === true || options['tables'] !== undefined)
    return (await import('./init-template.ts')).initTemplateCommand(session, options, args);
  const folder = args[0] ?? session.settings.workspace;
  const { files } = initWorkspace(folder);
  const values = { folder, files: files.join(', ') };
  session.write(fill(words.initDone[session.language()], values));
  return DONE;
};
