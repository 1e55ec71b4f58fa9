import { today } from '../../days.ts';
import { AUDIENCES } from '../../measures/audiences.ts';
import { MEASURE_KINDS } from '../../measures/kinds.ts';
import { type Arrivals, arrivals, arrivalsListed } from '../../nightly/arrivals.ts';
import { type MeasuresOptions, measures } from '../../nightly/measures.ts';
import { renderArrivals } from '../../rendering/arrivals/index.ts';
import { FORMATS } from '../../rendering/look.ts';
import { renderMeasures } from '../../rendering/measures/index.ts';
import type { Workspace } from '../../workspace/workspace.ts';
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
  const people = await arrivalsAsked(await session.openWorkspace(), session, options);
  if (people !== undefined) {
    session.write(renderArrivals(people, format, session.look()));
    return DONE;
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

/** What people who arrive meet, where that is asked. */
async function arrivalsAsked(
  workspace: Workspace,
  { signal }: Session,
  options: Values,
): Promise<Arrivals | undefined> {
  const text = (name: string): string | undefined => textOption(options, name);
  const pack = text('pack');
  const how = { workspace, signal, ...(pack !== undefined && { pack }) };
  const file = text('arrivals');
  if (file !== undefined) return arrivalsListed({ ...how, file });
  const [from, tier] = [text('arrivalFrom'), text('arrivalTier')];
  if (from === undefined && tier === undefined) return undefined;
  const arrived = text('arrived') ?? today(workspace.timezone);
  const arriving = {
    from: from ?? '',
    left: text('left') ?? arrived,
    arrived,
    ...(tier !== undefined && { tier }),
  };
  return arrivals({ ...how, arriving });
}
