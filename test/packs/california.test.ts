import fc from 'fast-check';
import { expect, it } from 'vitest';
import { publishedBy } from './published.ts';

const TIERS = ['purple', 'red', 'orange', 'yellow'];
const WEEKS = 20;

interface Week {
  readonly rate: number;
  readonly positivity: number;
  readonly cases: number;
  readonly quartile: number;
}

/** The tier in which a week's values lie; for a county in tier `current` already, if small, with few cases spared. */
function tierOf({ rate, positivity, cases }: Week, isSmall: boolean, current: number | null): number {
  const spared = (tier: number, limit: number): boolean =>
    isSmall && current !== null && current > tier && cases <= limit;
  const byRate = [rate > 7 && !spared(0, 35), rate >= 4 && !spared(1, 14), rate >= 1 && !spared(2, 7), true];
  const byPositivity = [positivity > 8, positivity >= 5, positivity >= 2, true];
  return Math.min(byRate.indexOf(true), byPositivity.indexOf(true));
}

/** The tier of every week: up after two weeks in stricter ones, down one after three weeks and two milder ones. */
function course(weeks: readonly Week[], population: number, equity: boolean): (string | undefined)[] {
  const limits = [8, 5.2, 2.2];
  let current: number | null = null;
  let since = 0;
  let before: number | null = null;
  return weeks.map((week, i) => {
    const now = tierOf(week, population < 106_000, current);
    const [strictest, mildest] = [Math.min(now, before ?? now), Math.max(now, before ?? now)];
    const start = current;
    if (current === null) current = now;
    else if (before !== null && mildest < current) current = mildest;
    else if (before !== null && strictest > current && i - since >= 3) {
      const isFair = !equity || population <= 106_000 || week.quartile <= (limits[current] ?? 0);
      if (isFair) current += 1;
    }
    if (current !== start) since = i;
    before = now;
    return TIERS[current];
  });
}

const county = fc.record({
  population: fc.constantFrom(50_000, 105_999, 106_000, 106_001, 900_000),
  weeks: fc
    .array(
      fc.record({
        rate: fc.constantFrom(0.5, 0.9, 1, 2, 3.9, 4, 5, 7, 7.1, 9),
        positivity: fc.constantFrom(0, 0, 0, 0, 0, 0, 1.9, 2, 4.9, 5, 8, 8.1),
        cases: fc.constantFrom(1, 7, 8, 14, 15, 35, 36),
        quartile: fc.constantFrom(1, 2.2, 2.3, 5.2, 5.3, 8, 8.1),
        times: fc.integer({ min: 1, max: 6 }),
      }),
      { minLength: WEEKS, maxLength: WEEKS },
    )
    .map((runs) => runs.flatMap((run) => new Array<Week>(run.times).fill(run)).slice(0, WEEKS)),
});

it.each([
  ['california-2020-08', '2020-09-01', false],
  ['california-2020-10', '2020-10-06', true],
])('%s says week by week what its sentences say', async (id, from, equity) => {
  const counties = fc.sample(county, { numRuns: 80, seed: 31 });
  const published = await publishedBy(
    id,
    counties.map(({ population, weeks }) => ({
      from,
      every: 7,
      attributes: { population: String(population) },
      columns: {
        cases_100k_day: weeks.map(({ rate }) => rate),
        positivity_pct: weeks.map(({ positivity }) => positivity),
        cases_week: weeks.map(({ cases }) => cases),
        ...(equity ? { quartile_positivity_pct: weeks.map(({ quartile }) => quartile) } : {}),
      },
    })),
  );
  for (const [i, { population, weeks }] of counties.entries())
    expect(published[i]?.map(({ tier }) => tier)).toEqual(course(weeks, population, equity));
});
