import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, type Day, daysFrom, weekdayOf } from '../../src/days.ts';
import { publishedBy } from './published.ts';

const DAYS = daysFrom('2021-04-26', '2021-06-20');
const HOLIDAYS: readonly Day[] = ['2021-05-01', '2021-05-13', '2021-05-24'];
const LIMITS = [165, 150, 100];

/** Whether a clock of the law runs on each of the days, and whether it is in force at 0:00 of the next. */
function clock(values: readonly number[], limit: number): { runs: boolean; holds: boolean }[] {
  const isWorkday = (day: Day): boolean => weekdayOf(day) !== 'sunday' && !HOLIDAYS.includes(day);
  let runs = false;
  const changes: { from: Day; runs: boolean }[] = [];
  return DAYS.map((day, i) => {
    const lastThree = values.slice(Math.max(0, i - 2), i + 1);
    const working = values.slice(0, i + 1).filter((_, nth) => isWorkday(DAYS[nth] ?? ''));
    const starts = !runs && lastThree.length === 3 && lastThree.every((value) => value > limit);
    const ends =
      runs && isWorkday(day) && working.length >= 5 && working.slice(-5).every((value) => value < limit);
    if (starts || ends) {
      runs = starts;
      changes.push({ from: addDays(day, 2), runs });
    }
    const due = changes.filter(({ from }) => from <= addDays(day, 1));
    return { runs, holds: due.at(-1)?.runs ?? false };
  });
}

/** Runs of values, mostly around the limits and often exactly on them. */
const series = fc
  .array(
    fc.record({
      value: fc.constantFrom(60, 99.9, 100, 100.1, 120, 149.9, 150, 150.1, 160, 164.9, 165, 165.1, 180),
      times: fc.integer({ min: 1, max: 7 }),
    }),
    { minLength: DAYS.length, maxLength: DAYS.length },
  )
  .map((runs) =>
    runs.flatMap(({ value, times }) => new Array<number>(times).fill(value)).slice(0, DAYS.length),
  );

it('one ladder of tiers says what three clocks say that know nothing of each other', async () => {
  const samples = fc.sample(series, { numRuns: 120, seed: 28 });
  const published = await publishedBy(
    'germany-2021-04',
    samples.map((incidence_7d) => ({ from: DAYS[0] ?? '', every: 1, columns: { incidence_7d } })),
  );
  for (const [i, values] of samples.entries()) {
    const clocks = LIMITS.map((limit) => ({ limit, nights: clock(values, limit) }));
    const highest = (night: number, what: 'runs' | 'holds'): string => {
      const running = clocks.find(({ nights }) => nights[night]?.[what]);
      return running === undefined ? 'no_brake' : `over_${running.limit}`;
    };
    expect(published[i]?.map(({ tier, tierInForce }) => [tier, tierInForce])).toEqual(
      DAYS.map((_, night) => [highest(night, 'runs'), highest(night, 'holds')]),
    );
  }
  const seen = new Set(published.flat().map(({ tier }) => tier));
  expect(seen).toEqual(new Set(['no_brake', 'over_100', 'over_150', 'over_165']));
});
