import { listed, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { CalendarDay, Pack } from '../../rules/pack.ts';
import { transitions, weekdays } from '../words/pack-page.ts';

/** Which days are working days, where a clock counts them or the pack says. */
export function calendar(pack: Pack, language: Language): string[] {
  if (pack.calendar === undefined && !countsWorkdays(pack)) return [];
  const { workdays, days = [] } = pack.calendar ?? {};
  const week =
    workdays === undefined
      ? transitions.usualWeek[language]
      : say(transitions.workdaysAre, language, {
          weekdays: listed(
            workdays.map((each) => weekdays[each][language]),
            language,
          ),
        });
  return [
    week,
    ...some(
      transitions.daysOff,
      days.filter(({ workday }) => !workday),
      language,
    ),
    ...some(
      transitions.daysOn,
      days.filter(({ workday }) => workday),
      language,
    ),
    transitions.ownDays[language],
  ];
}

function countsWorkdays({ tiers }: Pack): boolean {
  return tiers.some(({ clocks }) =>
    [clocks?.tighten.after, clocks?.loosen.after].some(
      (each) => each?.kind === 'on' && each.on === 'workdays',
    ),
  );
}

function some(
  text: (typeof transitions)['daysOff' | 'daysOn'],
  found: readonly CalendarDay[],
  language: Language,
): string[] {
  if (found.length === 0) return [];
  const days = found.map(({ date, area }) =>
    area === undefined ? date : say(transitions.inArea, language, { date, area }),
  );
  return [say(text, language, { days: listed(days, language) })];
}
