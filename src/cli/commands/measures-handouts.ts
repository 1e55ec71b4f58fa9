import { counted, say } from '../../language/say.ts';
import { type HandoutsOptions, withHandouts } from '../../nightly/measures.ts';
import { error, FenquError } from '../../problems/problem.ts';
import { renderHandout } from '../../rendering/handout/index.ts';
import { HANDOUT_FORMATS, type HandoutFormat } from '../../rendering/look.ts';
import { writeHandouts } from '../../reporting/handouts.ts';
import { writeWhole } from '../../reporting/write.ts';
import { measuresAsked } from '../measures-asked.ts';
import { textOption } from '../options.ts';
import { DONE } from '../status.ts';
import { cannotWrite } from '../terminal.ts';
import { nouns, words } from '../words/words.ts';
import type { Values, Work } from '../work.ts';

/** `fenqu measures --by LEVEL --format FORMAT -o DIR`; without `--by` one document, into a file. */
export const handoutsCommand: Work = async (session, options) => {
  const format = formatAsked(options);
  const { output } = session.settings;
  const by = textOption(options, 'by');
  const isText = format === 'md' || format === 'html' || format === 'json';
  if ((output === undefined || output === '-') && (by !== undefined || !isText))
    throw new FenquError(error('usage-missing', { value: '-o' }));
  const asked: HandoutsOptions = {
    ...(await measuresAsked(session, options)),
    ...(by !== undefined && { by }),
  };
  const language = session.language();
  if (by === undefined || output === undefined) {
    const made = await withHandouts(asked, async ({ whole, warnings }) => {
      return { content: await renderHandout(whole, format, language), warnings };
    });
    session.warn(made.warnings);
    if (typeof made.content === 'string') session.write(made.content);
    else if (output !== undefined)
      await writeWhole(output, made.content).catch((cause: unknown) => {
        throw cannotWrite(output, cause);
      });
    return DONE;
  }
  const form = { format, language, signal: session.signal };
  const done = await writeHandouts(output, form, (work) => withHandouts(asked, work));
  session.warn(done.warnings);
  const documents = counted(done.documents, nouns.documents, language);
  const values = { documents, folder: done.path, written: done.written, unchanged: done.unchanged };
  session.notice(say(words.handoutsDone, language, values));
  return DONE;
};

/** @throws FenquError where the format, or what else is asked, is none of hand-outs */
function formatAsked(options: Values): HandoutFormat {
  const excess = ['starting', 'ending'].find((name) => options[name] === true);
  if (excess !== undefined) throw new FenquError(error('usage-handout-whole', { value: `--${excess}` }));
  const format = HANDOUT_FORMATS.find((each) => each === options['format']);
  if (format !== undefined) return format;
  const known = HANDOUT_FORMATS.join(', ');
  throw new FenquError(error('usage-handout-format', { value: String(options['format']), with: { known } }));
}
