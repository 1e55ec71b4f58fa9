import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fill } from '../../language/text.ts';
import { forecast } from '../../nightly/forecast.ts';
import { error, FenquError } from '../../problems/problem.ts';
import { renderForecast } from '../../rendering/forecast/index.ts';
import { FORECAST_FORMATS } from '../../rendering/look.ts';
import { writeCalendars } from '../../reporting/calendars.ts';
import { nightOptions, textOption } from '../options.ts';
import { DONE } from '../status.ts';
import { words } from '../words/words.ts';
import type { Work } from '../work.ts';

/** `fenqu forecast`: when each listed area is in which tier if nothing new happens. */
export const forecastCommand: Work = async (session, options) => {
  const workspace = await session.openWorkspace();
  const { output } = session.settings;
  const format = FORECAST_FORMATS.find((each) => each === options['format']) ?? 'table';
  const folder = format === 'ics' && output !== undefined && isFolder(output) ? output : undefined;
  const by = textOption(options, 'by') ?? 'county';
  const assume = textOption(options, 'assume');
  if (assume !== undefined && format === 'ics')
    throw new FenquError(error('assume-calendar', { value: assume }));
  const result = await forecast({
    workspace,
    ...nightOptions(session, options),
    ...(folder !== undefined && { by }),
    ...(assume !== undefined && { assume: resolve(assume) }),
  });
  session.warn(result.warnings);
  if (folder === undefined) {
    session.write(renderForecast(result.forecast, format, session.look(), result.scope));
    return DONE;
  }
  const paths = await writeCalendars(folder, result.forecast.snapshot, result.parts, session.language());
  session.notice(fill(words.calendarsDone[session.language()], { folder, count: paths.length }));
  return DONE;
};

/** A folder that is there, or what is written as one. */
function isFolder(path: string): boolean {
  return /[/\\]$/.test(path) || statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
