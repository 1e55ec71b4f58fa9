import { measures } from '../../nightly/measures.ts';
import { FORMATS } from '../../rendering/look.ts';
import { renderMeasures } from '../../rendering/measures/index.ts';
import { measuresAsked } from '../measures-asked.ts';
import { DONE } from '../status.ts';
import type { Work } from '../work.ts';

/** `fenqu measures`: what applies in an area, by audience; or documents to hand out. */
export const measuresCommand: Work = async (session, options, args) => {
  const format = FORMATS.find((each) => each === options['format']);
  if (options['by'] !== undefined || format === undefined) {
    const { handoutsCommand } = await import('./measures-handouts.ts');
    return handoutsCommand(session, options, args);
  }
  const list = await measures({
    ...(await measuresAsked(session, options)),
    shows: options['starting'] === true ? 'starting' : options['ending'] === true ? 'ending' : 'applying',
  });
  session.write(renderMeasures(list, format, session.look()));
  return DONE;
};
