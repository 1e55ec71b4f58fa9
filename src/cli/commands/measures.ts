import { AUDIENCES } from '../../measures/audiences.ts';
import { MEASURE_KINDS } from '../../measures/kinds.ts';
import { type MeasuresOptions, measures } from '../../nightly/measures.ts';
import { FORMATS } from '../../rendering/look.ts';
import { renderMeasures } from '../../rendering/measures/index.ts';
import { nightOptions, textOption } from '../options.ts';
import type { Session } from '../session.ts';
import { DONE } from '../status.ts';
import type { Values, Work } from '../work.ts';

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

/** The night, the area, the day, the audience and the kind asked for. */
export async function measuresAsked(session: Session, options: Values): Promise<MeasuresOptions> {
  const workspace = await session.openWorkspace();
  const on = textOption(options, 'on');
  const audience = AUDIENCES.find((each) => each === options['audience']);
  const kind = MEASURE_KINDS.find((each) => each === options['kind']);
  return {
    workspace,
    ...nightOptions(session, options),
    ...(on !== undefined && { on }),
    ...(audience !== undefined && { audience }),
    ...(kind !== undefined && { kind }),
  };
}
