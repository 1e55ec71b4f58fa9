import { addDays, type Day } from '../../days.ts';
import type { NightId } from '../published.ts';
import { staleCauses } from '../stale.ts';
import { type DayFolder, type Layout, unpublished } from './layout.ts';

/** How long what was published stays, in days back from the newest published night; without a number, for ever. */
export interface Retention {
  readonly nights?: number;
  /** Revisions that are no longer in force. */
  readonly revisions?: number;
}

/** What may go by a retention rule. */
export interface Outdated {
  readonly nights: readonly DayFolder[];
  readonly superseded: readonly NightId[];
  /** Revisions that never were in force, of days that have one in force; and days that have none. */
  readonly unpublished: readonly NightId[];
  readonly empty: readonly DayFolder[];
  /** Nights older than the rule has them that stay: a later one is stale since they were published anew. */
  readonly held: readonly Day[];
}

/**
 * What of a store is older than a rule has it. The newest of the nights that could go stays: the first night within the rule
 * goes on from it, and could not be computed again without it. So do nights that make another stale, for what says so would
 * mean nothing without them.
 */
export async function outdated(store: string, layout: Layout, rule: Retention): Promise<Outdated> {
  const published = layout.days.filter(({ current }) => current !== null);
  const newest = published.at(-1)?.day;
  const before = (days: number | undefined): Day | undefined =>
    days === undefined || newest === undefined ? undefined : addDays(newest, 1 - days);
  const first = before(rule.nights);
  const older = published.filter(({ day }) => first !== undefined && day < first);
  const base = older.at(-1);
  const causes = await causesOf(store, published);
  const nights = older.filter((each) => each !== base && !causes.has(each.day));
  const held = older.filter((each) => each !== base && causes.has(each.day)).map(({ day }) => day);
  const firstRevised = before(rule.revisions);
  const superseded = published
    .filter((each) => firstRevised !== undefined && each.day < firstRevised && !nights.includes(each))
    .filter(({ day }) => !causes.has(day))
    .flatMap(({ day, current, revisions }) =>
      revisions.filter((revision) => revision < (current ?? 0)).map((revision) => ({ day, revision })),
    );
  return {
    nights,
    superseded,
    unpublished: published.flatMap((folder) =>
      nights.includes(folder) ? [] : unpublished(folder).map((revision) => ({ day: folder.day, revision })),
    ),
    empty: layout.days.filter(({ current, problems }) => current === null && problems.length === 0),
    held,
  };
}

/** The days of nights that make others stale. */
async function causesOf(store: string, published: readonly DayFolder[]): Promise<ReadonlySet<Day>> {
  const days = new Set<Day>();
  for (const { day, current } of published)
    for (const cause of await staleCauses(store, { day, revision: current ?? 0 })) days.add(cause.day);
  return days;
}
