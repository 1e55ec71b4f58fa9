import { AUDIENCES } from '../../measures/audiences.ts';
import { MEASURE_KINDS } from '../../measures/kinds.ts';
import { type MeasuresOptions, measures } from '../../nightly/measures.ts';
import { renderMeasures } from '../../rendering/measures/index.ts';
import { nightOptions, textOption } from '../options.ts';
import { DONE } from '../status.ts';
import type { Values, Work } from '../work.ts';

/** `fenqu measures`: what applies in an area, by audience. */
export const measuresCommand: Work = async (session, options) => {
  const workspace = await session.openWorkspace();
  const list = await measures({
    workspace,
    ...nightOptions(session, options),
    ...chosen(options),
    shows: options['starting'] === true ? 'starting' : options['ending'] === true ? 'ending' : 'applying',
  });
  session.write(renderMeasures(list, session.settings.format, session.look()));
  return DONE;
};

/** The day, the audience and the kind asked for. */
function chosen(options: Values): Pick<MeasuresOptions, 'on' | 'audience' | 'kind'> {
  const on = textOption(options, 'on');
  const audience = AUDIENCES.find((each) => each === options['audience']);
  const kind = MEASURE_KINDS.find((each) => each === options['kind']);
  return {
    ...(on !== undefined && { on }),
    ...(audience !== undefined && { audience }),
    ...(kind !== undefined && { kind }),
  };
}
