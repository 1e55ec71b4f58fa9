import type { Day } from '../days.ts';
import { error, FenquError, type Problem, warning } from '../problems/problem.ts';
import { readNights } from '../store/index.ts';
import { type AsOf, dayMeant } from '../zoning/open-night.ts';

/**
 * Holds the clock against the nights that are published, which it must not have been put back behind: a day that it alone
 * names is not published before them, for that night would be judged by itself and told from no other.
 *
 * @returns a warning where a night is published that by the clock has not come yet
 * @throws FenquError `run-before-newest` for such a day, unless that night is published already
 */
export async function clockBehind(store: string, asOf: AsOf = 'yesterday', present: Day): Promise<Problem[]> {
  const nights = await readNights(store);
  const newest = nights.at(-1)?.day;
  if (newest === undefined) return [];
  const behind = newest > present ? [warning('clock-behind', { value: present, with: { newest } })] : [];
  if (asOf !== 'yesterday' && asOf !== 'today') return behind;
  const day = dayMeant(asOf, present);
  if (day >= newest || nights.some((night) => night.day === day)) return behind;
  const values = { word: asOf, today: present, newest };
  throw new FenquError([error('run-before-newest', { value: day, with: values }), ...behind]);
}

/**
 * Holds the newest day in the data against the nights that are published: data that were cut, or older ones put in their
 * place, are not taken for a night of their own.
 *
 * @throws FenquError `latest-before-newest`, unless that night is published already
 */
export async function latestBehind(store: string, day: Day): Promise<void> {
  const nights = await readNights(store);
  const newest = nights.at(-1)?.day;
  if (newest === undefined || day >= newest || nights.some((night) => night.day === day)) return;
  throw new FenquError(error('latest-before-newest', { value: day, with: { newest } }));
}

/** Works, and where that fails says of the clock too what could be why. */
export async function tellingWith<T>(told: readonly Problem[], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof FenquError) || told.length === 0) throw cause;
    throw new FenquError([...cause.problems, ...told], { cause });
  }
}
