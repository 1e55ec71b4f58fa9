import { explain } from '../../nightly/explain.ts';
import { explainPublished } from '../../nightly/explain-published.ts';
import { error, FenquError } from '../../problems/problem.ts';
import { renderExplanation } from '../../rendering/explanation/index.ts';
import { nightOptions, textOption } from '../options.ts';
import { DONE } from '../status.ts';
import type { Work } from '../work.ts';

/** `fenqu explain AREA`: why an area has its tier; with `--on` why it had it on a published night. */
export const explainCommand: Work = async (session, options, args) => {
  const workspace = await session.openWorkspace();
  const area = args.join(' ');
  const [on, text] = [textOption(options, 'on'), textOption(options, 'revision')];
  if (on === undefined && text !== undefined)
    throw new FenquError(error('usage-requires', { value: '--revision', with: { option: '--on' } }));
  const revision = text === undefined ? {} : { revision: revisionOf(text) };
  const { explanation, warnings } =
    on === undefined
      ? { explanation: await explain({ workspace, ...nightOptions(session, options), area }), warnings: [] }
      : await explainPublished({ workspace, on, ...revision, area, signal: session.signal });
  session.warn(warnings);
  session.write(renderExplanation(explanation, session.settings.format, session.look()));
  return DONE;
};

/** A revision as it is written: `2`, or `r2` as the store names it. */
function revisionOf(text: string): number {
  const number = /^r?([1-9]\d*)$/.exec(text)?.[1];
  if (number === undefined) throw new FenquError(error('usage-revision', { value: text }));
  return Number(number);
}
