import { withHandouts } from '../../nightly/measures.ts';
import { renderHandout } from '../../rendering/handout/index.ts';
import { writeHandouts } from '../../reporting/handouts.ts';
import { documentFormat, documentPlace, tellWritten, writeDocument } from '../documents.ts';
import { measuresAsked } from '../measures-asked.ts';
import { DONE } from '../status.ts';
import type { Work } from '../work.ts';

/** `fenqu measures --by LEVEL --format FORMAT -o DIR`; without `--by` one document, into a file. */
export const handoutsCommand: Work = async (session, options) => {
  const format = documentFormat(options, ['starting', 'ending']);
  const place = documentPlace(session, options, format);
  const asked = await measuresAsked(session, options);
  const language = session.language();
  if (place === null) {
    const made = await withHandouts(asked, async ({ whole, warnings }) => {
      return { content: await renderHandout(whole, format, language), warnings };
    });
    session.warn(made.warnings);
    writeDocument(session, made.content);
    return DONE;
  }
  const form = { format, language, signal: session.signal };
  tellWritten(session, await writeHandouts(place.folder, form, { ...asked, by: place.by }));
  return DONE;
};
