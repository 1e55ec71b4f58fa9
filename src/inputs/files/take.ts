import { basename } from 'node:path';
import { type Day, isDay } from '../../days.ts';
import { error, FenquError } from '../../problems/problem.ts';
import type { TableSource } from '../../workspace/workspace.ts';
import { shownPath } from './find.ts';

/** A day as names of files have it: `2022-05-11`, `20220511`, `2022.5.11`, `2022年5月11日`. */
const DAY = String.raw`(?<year>20\d\d)(?:(?<month>\d\d)(?<day>\d\d)|[-_.年](?<month2>\d{1,2})[-_.月](?<day2>\d{1,2})日?)`;
const ANYWHERE = new RegExp(`(?<!\\d)${DAY}(?!\\d)`);

/** Which of a table's files are read, and the newest day in their names. */
export interface Taken {
  readonly paths: readonly string[];
  /** Where the workspace has the names say through which day the data are complete. */
  readonly through?: Day;
}

/**
 * Chooses among the files that a table's pattern names, which are in order of name.
 *
 * @param asOf the day judged; nothing where the data are to say which it is, and the newest files are taken
 * @throws FenquError `file-undated` for each file whose name should say a day and does not, `file-none-for-day`
 */
export function takeFiles(
  { take, through, file }: TableSource,
  paths: readonly string[],
  asOf: Day | undefined,
  directory: string,
): Taken {
  const named = typeof through === 'object' && 'fileName' in through ? through.fileName : undefined;
  if (take === undefined && named === undefined) return { paths };
  const pattern = named === undefined ? ANYWHERE : patternOf(named);
  const dated = paths.map((path) => ({ path, day: dayIn(basename(path), pattern) }));
  const without = dated.filter(({ day }) => day === undefined);
  // Without a day in any name, the last in order of name is the newest.
  if (without.length === paths.length && take === 'newest' && named === undefined)
    return { paths: paths.slice(-1) };
  if (without.length > 0) throw new FenquError(without.map(({ path }) => undated(path, named, directory)));
  const days = dated.map(({ day = '' }) => day).sort();
  const wanted = take === undefined ? undefined : take === 'as_of' && asOf !== undefined ? asOf : days.at(-1);
  const taken = dated.filter(({ day }) => wanted === undefined || day === wanted);
  if (taken.length === 0) {
    const value = shownPath(file, directory);
    const details = { asOf: asOf ?? '', newest: days.at(-1) ?? '' };
    throw new FenquError(error('file-none-for-day', { value, place: { file: value }, with: details }));
  }
  const last = wanted ?? days.at(-1);
  return {
    paths: taken.map(({ path }) => path),
    ...(named !== undefined && last !== undefined && { through: last }),
  };
}

/** A name such as `cases-{date}.csv` as a pattern that whole names fit. */
function patternOf(named: string): RegExp {
  const parts = named.split('{date}').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  const [before = '', ...after] = parts;
  return new RegExp(`^${before}${DAY}${after.join('.*')}$`);
}

function dayIn(name: string, pattern: RegExp): Day | undefined {
  const { year = '', month, day, month2 = '', day2 = '' } = pattern.exec(name)?.groups ?? {};
  const text = [year, (month ?? month2).padStart(2, '0'), (day ?? day2).padStart(2, '0')].join('-');
  return isDay(text) ? text : undefined;
}

function undated(path: string, named: string | undefined, directory: string) {
  const value = shownPath(path, directory);
  return error('file-undated', { value, place: { file: value }, with: { pattern: named ?? '{date}' } });
}
