import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../src/days.ts';
import type { MeasureList } from '../../src/measures/list.ts';
import { measureList } from '../../src/measures/measure-list.ts';
import { soundPack } from '../../src/nightly/rules.ts';
import type { Verdict } from '../../src/zoning/verdict.ts';
import { street, verdict } from '../rendering/samples/snapshot.ts';

const pack = await soundPack('.', 'beijing-2020-06');
const context = { response_level: { '2020-06-06': 'III', '2020-06-16': 'II', '2020-07-20': 'III' } };
const CODES = ['110106001', '110106002', '110106003', '110115001', '110115002'];
const TIERS = ['high', 'medium', 'low'] as const;

/** The level of Beijing's response on a day, read off the calendar; nothing is known of the days before. */
function level(day: string): string | null {
  if (day < '2020-06-06') return null;
  if (day >= '2020-07-20' || day < '2020-06-16') return 'III';
  return 'II';
}

/** What a measure of the file asks: its tiers, its days, and its context, from its words alone. */
function calledFor(tier: string | null, day: string): string[] {
  return pack.measures
    .filter(({ tiers, inForce, when }) => {
      const asked = when === undefined ? undefined : /response_level == "(I+)"/.exec(when.text)?.[1];
      const isThen = (inForce?.from ?? '') <= day && day <= (inForce?.until ?? '9999');
      return (
        tier !== null &&
        tiers.includes(tier) &&
        isThen &&
        (asked === undefined || (level(day) ?? asked) === asked)
      );
    })
    .map(({ id }) => id)
    .sort();
}

/** The ids of what a list has for an area; each as often as it is there for one audience. */
function listedFor({ byAudience, places }: MeasureList, code: string): string[] {
  const isRaised = places.some(({ area }) => area.code === code);
  const found = byAudience.flatMap(({ audience, measures }) =>
    measures
      .filter(({ places: named, others }) => {
        if (named.length === 0 && !others) return true;
        return named.some((area) => area.code === code) || (others && !isRaised);
      })
      .map(({ measure }) => ({ id: measure.id, audience })),
  );
  const keys = found.map(({ id, audience }) => `${id} ${audience}`);
  expect(new Set(keys).size, 'nothing is there twice for one audience').toBe(keys.length);
  return [...new Set(found.map(({ id }) => id))].sort();
}

const zones = fc
  .array(
    fc.record({
      tier: fc.constantFrom(...TIERS, null),
      inForce: fc.constantFrom(...TIERS, null),
      atLeast: fc.constantFrom(...TIERS, null),
    }),
    { minLength: CODES.length, maxLength: CODES.length },
  )
  .map((drawn) =>
    drawn.map(({ tier, inForce, atLeast }, position): Verdict => {
      const area = street(CODES[position] ?? '', `街道${position}`);
      return verdict(area, { position, tier, tierInForce: inForce, atLeast: tier === null ? atLeast : null });
    }),
  );

test('an area has exactly what its tier in force and the context call for: no more, no less, nothing twice', () => {
  fc.assert(
    fc.property(zones, fc.nat(60), fc.nat(3), (all, offset, others) => {
      const day = addDays('2020-06-01', offset);
      const listed = all.filter(({ tier, tierInForce }) => tier !== 'low' || tierInForce !== 'low');
      const rest = all.length - listed.length + others;
      const list = measureList({ asOf: addDays(day, -1), pack }, listed, {
        scope: null,
        context,
        others: rest,
      });
      for (const { area, tier, tierInForce, atLeast } of all) {
        // In force; or the lower bound of what is unknown.
        const goesBy = tierInForce ?? (tier === null ? atLeast : null);
        expect(listedFor(list, area.code), `${area.code} ${day}`).toEqual(calledFor(goesBy, day));
      }
    }),
    { numRuns: 200 },
  );
});
