import { addDays, type Day, weekdayOf } from '../../days.ts';
import { TRUE } from '../../judging/columns.ts';
import { NO_TIER } from '../../judging/raw-tier.ts';
import type { Pack } from '../../rules/pack.ts';
import { clockworkOf } from '../../zoning/clocks/clockwork.ts';
import type { IsWorkday } from '../../zoning/clocks/evaluations.ts';
import { afterEvening, type RulesState } from '../../zoning/clocks/rules-state.ts';
import type { CalendarNight } from './evidence.ts';

/**
 * The tiers of nights in a row by the clocks of a pack, with every release granted and no holidays.
 *
 * @param said the rank that the rules say on each night; what they say on a day without evaluation is not heard
 */
export function calendarOf(pack: Pack, said: readonly number[]): CalendarNight[] {
  const works = clockworkOf(pack);
  const first = firstDay(pack);
  let state: RulesState | undefined;
  return said.map((rank, i): CalendarNight => {
    const day = addDays(first, i);
    const isDue = pack.evaluatedOn === undefined || weekdayOf(day) === pack.evaluatedOn;
    state = afterEvening(works, state, {
      day,
      isWorkday: (each) => workdaysOf(pack).includes(weekdayOf(each)),
      released: () => TRUE,
      raw: isDue ? { rank, atLeast: rank } : undefined,
      designated: undefined,
    });
    const tier = state.unranked === NO_TIER ? state.rank : state.unranked;
    return { day, raw: isDue ? nameOf(pack, rank) : null, tier: nameOf(pack, tier) };
  });
}

/** The first day of judging after a pack is in force: an evaluation of a weekly one, else a Monday. */
export function firstDay({ inForce, edition, evaluatedOn = 'monday' }: Pack): Day {
  let day = inForce.from ?? edition;
  while (weekdayOf(day) !== evaluatedOn) day = addDays(day, 1);
  return day;
}

/** Which days are working days everywhere, by a pack's own calendar. */
export function isWorkdayIn(pack: Pack): IsWorkday {
  const listed = new Map(
    (pack.calendar?.days ?? []).flatMap(({ date, workday, area }) =>
      area === undefined ? [[date, workday] as const] : [],
    ),
  );
  return (day) => listed.get(day) ?? workdaysOf(pack).includes(weekdayOf(day));
}

function workdaysOf({ calendar }: Pack): readonly string[] {
  return calendar?.workdays ?? ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
}

function nameOf({ tiers }: Pack, rank: number): string {
  return tiers[rank]?.tier ?? '';
}
