import { today } from '../../days.ts';
import { type Arrivals, arrivals, arrivalsListed } from '../../nightly/arrivals.ts';
import { measures } from '../../nightly/measures.ts';
import { error, FenquError } from '../../problems/problem.ts';
import { renderArrivals } from '../../rendering/arrivals/index.ts';
import { FORMATS, type Format } from '../../rendering/look.ts';
import { renderMeasures } from '../../rendering/measures/index.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { measuresAsked } from '../measures-asked.ts';
import { textOption } from '../options.ts';
import type { Session } from '../session.ts';
import { DONE } from '../status.ts';
import type { Values, Work } from '../work.ts';

/** `fenqu measures`: what applies in an area, by audience; or documents to hand out. */
export const measuresCommand: Work = async (session, options, args) => {
  const format = FORMATS.find((each) => each === options['format']);
  mustGoTogether(options, format);
  if (options['by'] !== undefined || format === undefined) {
    const { handoutsCommand } = await import('./measures-handouts.ts');
    return handoutsCommand(session, options, args);
  }
  const people = await arrivalsAsked(await session.openWorkspace(), session, options);
  if (people !== undefined) {
    session.warn(people.warnings);
    session.write(renderArrivals(people, format, session.look()));
    return DONE;
  }
  const list = await measures({
    ...(await measuresAsked(session, options)),
    shows: options['starting'] === true ? 'starting' : options['ending'] === true ? 'ending' : 'applying',
  });
  session.warn(list.warnings);
  session.write(renderMeasures(list, format, session.look()));
  return DONE;
};

/** @throws FenquError for days of a journey from nowhere, and documents of people who arrive */
function mustGoTogether(options: Values, format: Format | undefined): void {
  const isArriving = ['arrivalFrom', 'arrivalTier', 'arrivals'].some((name) => options[name] !== undefined);
  if (isArriving) {
    if (format !== undefined) return;
    const choices = FORMATS.join(', ');
    throw new FenquError(error('usage-choice', { value: String(options['format']), with: { choices } }));
  }
  const day = ['left', 'arrived'].find((name) => options[name] !== undefined);
  if (day !== undefined)
    throw new FenquError(error('usage-requires', { value: `--${day}`, with: { option: '--arrival-from' } }));
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
  const left = text('left') ?? text('arrived') ?? today(workspace.timezone);
  const arriving = {
    from: from ?? '',
    left,
    arrived: text('arrived') ?? left,
    ...(tier !== undefined && { tier }),
  };
  return arrivals({ ...how, arriving });
}
