import { join } from 'node:path';
import type { Language } from '../language/text.ts';
import type { ForecastPart } from '../nightly/forecast.ts';
import { isDiskFull } from '../problems/machine.ts';
import { error, FenquError } from '../problems/problem.ts';
import { forecastCalendar } from '../rendering/forecast/calendar.ts';
import type { Snapshot } from '../zoning/verdict.ts';
import { distinct, safeName } from './file-names.ts';
import { writeWhole } from './write.ts';

/**
 * Writes a calendar for each part into a folder, each file whole or not at all; also for those of which nothing is foreseen, so that no
 * calendar of an earlier night stays.
 *
 * @returns the paths, in the order of the parts
 * @throws FenquError `file-unwritable` or `disk-full`
 */
export async function writeCalendars(
  folder: string,
  snapshot: Snapshot,
  parts: readonly ForecastPart[],
  language: Language,
): Promise<string[]> {
  const names = distinct(
    parts.map(({ area }) =>
      area === null ? 'elsewhere' : safeName(`${area.code}-${area.names.at(-1) ?? ''}`),
    ),
  );
  const paths = names.map((name) => join(folder, `${name}.ics`));
  for (const [i, { area, areas }] of parts.entries()) {
    const path = paths[i] ?? '';
    const text = forecastCalendar({ snapshot, areas, place: area ?? 'elsewhere' }, language);
    try {
      await writeWhole(path, text);
    } catch (cause) {
      if (!(cause instanceof Error && 'code' in cause)) throw cause;
      const code = isDiskFull(String(cause.code)) ? 'disk-full' : 'file-unwritable';
      throw new FenquError(error(code, { value: path, with: { detail: String(cause.code) } }));
    }
  }
  return paths;
}
