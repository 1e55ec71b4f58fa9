import { withPremisesHandouts } from '../../nightly/premises-handouts.ts';
import { renderPremisesHandout } from '../../rendering/premises-handout/index.ts';
import { writePremisesHandouts } from '../../reporting/premises-handouts.ts';
import { documentFormat, documentPlace, tellWritten, writeDocument } from '../documents.ts';
import { mustBeOfUse, premisesAsked, sampling } from '../premises-asked.ts';
import { DONE } from '../status.ts';
import type { Work } from '../work.ts';

/** `fenqu premises --by LEVEL --format FORMAT -o DIR`; without `--by` one document, into a file. */
export const premisesHandoutsCommand: Work = async (session, options) => {
  const format = documentFormat(options, ['summary', 'since']);
  mustBeOfUse(options);
  const place = documentPlace(session, options, format);
  const asked = {
    ...(await premisesAsked(session, options)),
    ...(options['plan'] === true && { plan: sampling(options) }),
    each: options['each'] === true,
  };
  const language = session.language();
  if (place === null) {
    const made = await withPremisesHandouts(asked, async ({ whole, warnings }) => {
      return { content: await renderPremisesHandout(whole, format, language), warnings };
    });
    session.warn(made.warnings);
    writeDocument(session, made.content);
    return DONE;
  }
  const form = { format, language, signal: session.signal };
  tellWritten(session, await writePremisesHandouts(place.folder, form, { ...asked, by: place.by }));
  return DONE;
};
