import { explain } from '../../nightly/explain.ts';
import { renderExplanation } from '../../rendering/explanation/index.ts';
import { nightOptions } from '../options.ts';
import { DONE } from '../status.ts';
import type { Work } from '../work.ts';

/** `fenqu explain AREA`: why an area has its tier. */
export const explainCommand: Work = async (session, options, args) => {
  const workspace = await session.openWorkspace();
  const explanation = await explain({ workspace, ...nightOptions(session, options), area: args.join(' ') });
  session.write(renderExplanation(explanation, session.settings.format, session.look()));
  return DONE;
};
