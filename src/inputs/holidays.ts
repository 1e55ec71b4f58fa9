import { readFile } from 'node:fs/promises';
import { error, FenquError, type Problem } from '../problems/problem.ts';
import { readCalendar } from '../rules/calendar-file.ts';
import type { CalendarDay } from '../rules/pack.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { AreaIndex } from './areas/area-index.ts';
import { oneArea } from './decisions.ts';
import { shownPath } from './files/find.ts';
import type { Watch } from './files/watch.ts';

/**
 * Reads the workspace's list of days that are working days or holidays against the week; every area becomes a code.
 * @throws FenquError with everything that is wrong with the file
 */
export async function readHolidays(
  { calendar, directory }: Workspace,
  areas: AreaIndex,
  watch?: Watch,
): Promise<CalendarDay[]> {
  if (calendar?.file === undefined) return [];
  const file = shownPath(calendar.file, directory);
  await watch?.begin(calendar.file, file);
  const bytes = await readFile(calendar.file).catch(() => undefined);
  if (bytes === undefined) throw new FenquError(error('calendar-missing', { place: { file }, value: file }));
  const { days, problems } = readCalendar(decoded(bytes), file);
  const found: Problem[] = [...problems];
  const named = await areas.resolveAll(days.flatMap(({ area }) => area ?? []));
  const placed = days.map(({ area, line, ...day }): CalendarDay => {
    const at = { file, line, field: 'area' };
    const code = area === undefined ? undefined : oneArea(named.get(area), area, at, found);
    return { ...day, ...(code === undefined ? {} : { area: code }) };
  });
  if (found.length > 0) throw new FenquError(found);
  return placed;
}

/** UTF-8, or else GB18030. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
