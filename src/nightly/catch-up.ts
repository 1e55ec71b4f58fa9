import { addDays, type Day, daysFrom } from '../days.ts';
import { FenquError, note, type Problem } from '../problems/problem.ts';
import { readNights } from '../store/index.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { dayMeant, openNight } from '../zoning/open-night.ts';
import { type ReplayedNight, throughNights } from './replay.ts';
import type { OnStep } from './step.ts';
import { goingOn, type ZoneOptions } from './zone.ts';

/** What a job that catches up is asked for. */
interface Asked extends Pick<ZoneOptions, 'signal'> {
  readonly onStep?: OnStep;
  /** The present civil day. */
  readonly present: Day;
  /** Nights of the same job done before. */
  readonly done: number;
}

/** What was made up for before a night. */
export interface CaughtUp {
  readonly nights: readonly ReplayedNight[];
  readonly warnings: readonly Problem[];
}

/**
 * Publishes the nights missed between the newest published one and the one asked for, in their order. Where none is
 * published yet, none was missed. The caller holds the lock.
 *
 * @throws FenquError where one cannot be published, with how many are left; those before it stay
 */
export async function catchUp(
  workspace: Workspace,
  day: Day,
  { present, done, signal, onStep }: Asked,
): Promise<CaughtUp> {
  const newest = (await readNights(workspace.store)).findLast((night) => night.day < day)?.day;
  const days = newest === undefined ? [] : daysFrom(addDays(newest, 1), addDays(day, -1));
  const nights: ReplayedNight[] = [];
  const warnings: Problem[] = [];
  const how = {
    present,
    done,
    of: done + days.length + 1,
    ...(signal && { signal }),
    ...(onStep && { onStep }),
  };
  try {
    for await (const { night, problems } of throughNights(workspace, days, how)) {
      nights.push(night);
      warnings.push(...problems);
    }
  } catch (cause) {
    const failed = days[nights.length];
    if (!(cause instanceof FenquError) || failed === undefined) throw cause;
    const left = days.length - nights.length + 1;
    const values = { done: nights.length, left };
    throw new FenquError([...cause.problems, note('catch-up-ended', { value: failed, with: values })], {
      cause,
    });
  }
  return { nights, warnings };
}

/** The night asked for; where the data have to tell it, they are read for that alone. */
export async function dayAsked(
  workspace: Workspace,
  { asOf = 'yesterday', signal }: Pick<ZoneOptions, 'asOf' | 'signal'>,
  present: Day,
): Promise<Day> {
  if (asOf !== 'latest') return dayMeant(asOf, present);
  const how = { asOf, today: present, ...(signal && { signal }) };
  const night = await openNight(workspace, goingOn(workspace, how));
  await night.close();
  return night.asOf;
}
