import type { Day } from '../days.ts';
import type { ListedMeasure, MeasureList } from '../measures/list.ts';
import type { Measure, Pack } from '../rules/pack.ts';
import { effectiveFrom } from '../zoning/effect.ts';
import type { AreaLabel, Verdict } from '../zoning/verdict.ts';

/** Where something is due. */
interface Where {
  readonly places: readonly AreaLabel[];
  /** The scope's areas in the default tier as well. */
  readonly others: boolean;
}

/** A day that people have to know of. */
export type NextDate =
  /** A test that a measure asks for. */
  | ({ readonly kind: 'test'; readonly day: Day; readonly measure: Measure } & Where)
  /** Another tier comes into force from 0:00: judged already, or foreseen if nothing new happens. */
  | {
      readonly kind: 'tier';
      readonly day: Day;
      readonly tier: string;
      readonly foreseen: boolean;
      readonly places: readonly AreaLabel[];
    };

/** Tests that are due, and tiers that come into force after the day of a list, the soonest first. */
export function nextDates(applying: MeasureList, zones: readonly Verdict[], pack: Pack): NextDate[] {
  const dates = [...testDates(applying), ...tierDates(zones, applying.inForceOn, pack)];
  return dates.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

function testDates({ byAudience }: MeasureList): NextDate[] {
  const listed = new Set(byAudience.flatMap(({ measures }) => measures));
  return [...listed].flatMap(({ measure, periods = [] }: ListedMeasure) => {
    const byDay = new Map<Day, Where>();
    for (const { dates, places, others } of periods)
      for (const day of dates) {
        const due = byDay.get(day);
        byDay.set(day, {
          places: [...(due?.places ?? []), ...places],
          others: others || due?.others === true,
        });
      }
    return [...byDay].map(([day, where]) => ({ kind: 'test' as const, day, measure, ...where }));
  });
}

function tierDates(zones: readonly Verdict[], after: Day, pack: Pack): NextDate[] {
  const dates = new Map<string, Extract<NextDate, { kind: 'tier' }>>();
  const due = (day: Day, tier: string, foreseen: boolean, area: AreaLabel): void => {
    if (day <= after) return;
    const key = JSON.stringify([day, tier, foreseen]);
    const places = [...(dates.get(key)?.places ?? []), area];
    dates.set(key, { kind: 'tier', day, tier, foreseen, places });
  };
  for (const { area, queued, nextStepDown } of zones) {
    for (const { tier, from } of queued) due(from, tier, false, area);
    if (nextStepDown !== null)
      due(effectiveFrom(pack.effective, nextStepDown.on), nextStepDown.tier, true, area);
  }
  return [...dates.values()];
}
